#include "exchange/importers/medium_html.hpp"

#include "exchange/dates.hpp"
#include "exchange/each_token.hpp"
#include "exchange/importers/markup_text.hpp"
#include "exchange/importers/saved_item.hpp"
#include "exchange/words.hpp"

#include <chrono>
#include <optional>

namespace florilege::exchange {
namespace {

/// "2019-01-02 3:04 pm", which nobody else writes.
std::optional<Time> twelve_hour_time(std::string_view text)
{
    bool const afternoon = text.ends_with(" pm");
    if (!afternoon && !text.ends_with(" am")) return std::nullopt;
    text.remove_suffix(3);
    auto const time = parse_time(text);
    if (!time) return std::nullopt;
    auto const hour =
        std::chrono::floor<std::chrono::hours>(*time - std::chrono::floor<std::chrono::days>(*time));
    bool const twelve = hour == std::chrono::hours{12};
    if (afternoon) return twelve ? *time : *time + std::chrono::hours{12};
    return twelve ? *time - std::chrono::hours{12} : *time;
}

class MediumReader {
public:
    MediumReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, words_{options.record_bytes}
    {}

    void take(text::MarkupToken const& token);
    void finish();

private:
    /// What the text being read belongs to.
    enum class In { nothing, heading, link, time };

    void take_start(text::MarkupToken const& tag);
    void take_end(text::MarkupToken const& tag);
    void open_link(text::MarkupToken const& tag);
    void leave();
    void take_heading();
    void close_item();

    ImportOptions const& options_;
    Intake& intake_;
    MarkupText words_;
    In in_ = In::nothing;
    std::optional<SavedItem> item_;
    library::ListPath list_;
    bool in_item_ = false;
    std::uint64_t read_ = 0, claps_ = 0, outside_ = 0;
};

void MediumReader::take(text::MarkupToken const& token)
{
    switch (token.kind) {
    case text::Markup::start_tag: return take_start(token);
    case text::Markup::end_tag: return take_end(token);
    case text::Markup::damage: return intake_.reject({token.line, {}}, std::string{token.text});
    case text::Markup::text:
    case text::Markup::raw_text:
    case text::Markup::comment:
    case text::Markup::doctype: break;
    }
    if (in_ != In::nothing) words_.take(token);
}

void MediumReader::take_start(text::MarkupToken const& tag)
{
    if (tag.name == "h1") {
        leave();
        in_ = In::heading;
    } else if (tag.name == "li" || tag.name == "ul") {
        close_item();
        in_item_ = tag.name == "li";
    } else if (tag.name == "a" && tag.attribute("href")) {
        open_link(tag);
    } else if (tag.name == "time" && item_) {
        leave();
        in_ = In::time;
        if (auto const when = tag.attribute("datetime")) item_->created("datetime", *when);
    } else if (in_ != In::nothing) {
        words_.take(tag);
    }
}

void MediumReader::take_end(text::MarkupToken const& tag)
{
    if (tag.name == "a" || tag.name == "h1" || tag.name == "time")
        leave();
    else if (tag.name == "li" || tag.name == "ul")
        close_item();
    else if (in_ != In::nothing)
        words_.take(tag);
}

void MediumReader::open_link(text::MarkupToken const& tag)
{
    leave();
    if (tag.attribute("class").value_or("").find("u-like-of") != std::string_view::npos)
        ++claps_;
    else if (!in_item_ || item_)
        ++outside_;
    else {
        item_.emplace(Place{tag.line, {}});
        item_->href = *tag.attribute("href");
        in_ = In::link;
    }
}

/// Gives what was gathered to where it belongs.
void MediumReader::leave()
{
    switch (in_) {
    case In::nothing: break;
    case In::heading: take_heading(); break;
    case In::link: item_->title(words_.line()); break;
    case In::time: {
        auto const said = words_.line();
        if (!item_->draft.created) item_->draft.created = twelve_hour_time(said);
        if (!item_->draft.created) item_->created("published", said);
        break;
    }
    }
    words_.clear();
    in_ = In::nothing;
}

/// What is bookmarked stands under "Bookmarks", which is no list of anybody's.
void MediumReader::take_heading()
{
    auto heading = words_.line();
    list_.clear();
    if (!heading.empty() && !(heading.size() == 9 && begins_with_word(heading, "bookmarks")))
        list_.push_back(std::move(heading));
}

void MediumReader::close_item()
{
    leave();
    in_item_ = false;
    if (!item_) return;
    auto item = *std::exchange(item_, std::nullopt);
    if (!list_.empty()) item.draft.lists.push_back(list_);
    ++read_;
    std::move(item).hand_over(options_, intake_);
}

void MediumReader::finish()
{
    close_item();
    if (read_ == 0 && claps_ > 0)
        return intake_.refuse("this is a page of claps of Medium, and a clap is no bookmark",
                              Saying{"fault.import.claps"});
    if (read_ == 0)
        return intake_.refuse("there is no list of links of Medium in this file",
                              Saying{"fault.import.nothing-of", {{"of", "Medium"}}});
    if (claps_ > 0) intake_.skip({}, counted(claps_, "clap") + ": no bookmarks");
    if (outside_ > 0) intake_.skip({}, counted(outside_, "link") + " beside the list");
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    MediumReader reader{options, intake};
    each_token(source, options, intake, Cdata::is_comment,
               [&](text::MarkupToken const& token) { reader.take(token); });
    reader.finish();
}

Likeness recognise(std::string_view head)
{
    if (!contains_word(head, "<li") || !contains_word(head, "<h1")) return Likeness::no;
    bool const cited = contains_word(head, "class=\"h-cite") && contains_word(head, "dt-published");
    bool const exported = contains_word(head, "exported from") && contains_word(head, "medium.com");
    return cited || exported ? Likeness::certain : Likeness::no;
}

} // namespace

Format const medium_html_format{"medium-html", "Medium, bookmarks and lists (HTML)", recognise, read};

} // namespace florilege::exchange
