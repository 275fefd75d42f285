#include "exchange/importers/pocket_html.hpp"

#include "exchange/dates.hpp"
#include "exchange/each_token.hpp"
#include "exchange/importers/markup_text.hpp"
#include "exchange/link.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <optional>

namespace florilege::exchange {

namespace {

class PocketReader {
public:
    PocketReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, words_{options.record_bytes}
    {}

    void take(text::MarkupToken const& token);
    void finish();

private:
    /// What the text being read belongs to.
    enum class In { nothing, heading, link };
    /// The list the links stand in, by its heading.
    enum class Section { unknown, unread, archive };

    void take_start(text::MarkupToken const& tag);
    void open_link(text::MarkupToken const& tag);
    void close();
    void close_heading();

    ImportOptions const& options_;
    Intake& intake_;
    MarkupText words_;
    In in_ = In::nothing;
    Section section_ = Section::unknown;
    library::BookmarkDraft draft_;
    std::string href_;
    Extra extra_;
    Place place_;
    bool read_any_ = false;
    std::uint64_t other_links_ = 0;
};

void PocketReader::take(text::MarkupToken const& token)
{
    switch (token.kind) {
    case text::Markup::start_tag: return take_start(token);
    case text::Markup::end_tag:
        if (token.name == "a" || token.name == "h1" || token.name == "li" || token.name == "ul")
            return close();
        break;
    case text::Markup::damage: return intake_.reject({token.line, {}}, std::string{token.text});
    case text::Markup::text:
    case text::Markup::raw_text:
    case text::Markup::comment:
    case text::Markup::doctype: break;
    }
    if (in_ != In::nothing) words_.take(token);
}

void PocketReader::take_start(text::MarkupToken const& tag)
{
    if (tag.name == "h1") {
        close();
        in_ = In::heading;
    } else if (tag.name == "a" && tag.attribute("href")) {
        close();
        if (section_ == Section::unknown && !tag.attribute("time_added"))
            ++other_links_;
        else
            open_link(tag);
    } else if (tag.name == "li" || tag.name == "ul") {
        close();
    } else if (in_ != In::nothing) {
        words_.take(tag);
    }
}

void PocketReader::open_link(text::MarkupToken const& tag)
{
    read_any_ = true;
    in_ = In::link;
    place_ = {tag.line, {}};
    draft_ = {};
    extra_ = {};
    draft_.unread = section_ == Section::unread;
    draft_.archived = section_ == Section::archive;
    for (auto const& [name, value] : tag.attributes) {
        if (name == "href") {
            href_ = value;
        } else if (name == "tags") {
            draft_.tags = split_tags(value, TagSeparator::comma);
        } else if (name == "time_added") {
            draft_.created = parse_time(value);
            if (draft_.created || value.empty() || value == "0") continue;
            intake_.warn(place_, "the date of this link cannot be read");
            extra_.put(name, value);
        } else {
            extra_.put(name, value);
        }
    }
}

void PocketReader::close()
{
    if (in_ == In::heading) close_heading();
    if (in_ == In::link) {
        draft_.title = words_.line();
        hand_over(intake_, options_, std::move(draft_), href_, std::move(extra_), place_);
    }
    in_ = In::nothing;
    words_.clear();
}

void PocketReader::close_heading()
{
    auto const heading = words_.line();
    if (begins_with_word(heading, "unread"))
        section_ = Section::unread;
    else if (begins_with_word(heading, "read archive"))
        section_ = Section::archive;
    else
        section_ = Section::unknown;
}

void PocketReader::finish()
{
    close();
    if (!read_any_ && other_links_ > 0)
        intake_.refuse("this is a page with " + counted(other_links_, "link") +
                           ", not an export of Pocket: it has no list of unread or read articles",
                       Saying{"fault.import.not-of", {{"of", "Pocket"}}});
    else if (!read_any_ && section_ == Section::unknown)
        intake_.refuse("there is no list of Pocket in this file",
                       Saying{"fault.import.nothing-of", {{"of", "Pocket"}}});
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    PocketReader reader{options, intake};
    each_token(source, options, intake, Cdata::is_comment,
               [&](text::MarkupToken const& token) { reader.take(token); });
    reader.finish();
}

Likeness recognise(std::string_view head)
{
    if (!contains_word(head, "<title>pocket export</title>")) {
        bool const sections =
            contains_word(head, "<h1>unread</h1>") || contains_word(head, "<h1>read archive</h1>");
        return sections && contains_word(head, "time_added=") ? Likeness::likely : Likeness::no;
    }
    return Likeness::certain;
}

} // namespace

Format const pocket_html_format{"pocket-html", "Pocket (HTML)", recognise, read};

} // namespace florilege::exchange
