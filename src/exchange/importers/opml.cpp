#include "exchange/importers/opml.hpp"

#include "exchange/dates.hpp"
#include "exchange/each_token.hpp"
#include "exchange/importers/folder_path.hpp"
#include "exchange/importers/folders.hpp"
#include "exchange/link.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

constexpr std::array<std::string_view, 10> known_attributes{
    "text", "title", "type", "xmlurl", "htmlurl", "url", "category", "created", "description", "version"};

class OpmlReader {
public:
    OpmlReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, folders_{options.depth}
    {}

    void take(text::MarkupToken const& token)
    {
        if (token.is_start("opml")) is_opml_ = true;
        if (token.is_start("outline")) return take_outline(token);
        if (token.is_end("outline") && open_ > 0) {
            --open_;
            folders_.leave();
        }
        if (token.kind == text::Markup::text && !cut_title_.empty()) return look_for_address(token);
        if (token.kind == text::Markup::damage) intake_.reject({token.line, {}}, std::string{token.text});
    }

    void finish()
    {
        if (!is_opml_)
            return intake_.refuse("this is no OPML: there is no element <opml> in it",
                                  Saying{"fault.import.not-of", {{"of", "OPML"}}});
        if (open_ > 0) intake_.warn({}, "the file ends inside " + counted(open_, "outline"));
    }

private:
    void take_outline(text::MarkupToken const& tag)
    {
        auto const title = title_of(tag);
        auto const feed = trimmed(tag, "xmlurl");
        auto const page = trimmed(tag, "htmlurl");
        auto const link = trimmed(tag, "url");
        auto const address = !feed.empty() ? feed : !link.empty() ? link : page;
        if (!address.empty())
            hand_over_outline(tag, title, address, !feed.empty() ? IsFeed::yes : IsFeed::no);
        else if (tag.self_closing)
            intake_.skip({tag.line, {}}, "an outline without an address: " + title);
        cut_title_.clear();
        if (tag.self_closing) return;
        if (address.empty()) cut_title_ = title;
        ++open_;
        folders_.name(address.empty() ? title : std::string{});
        if (folders_.enter() == Folders::Entered::first_too_deep)
            intake_.warn({tag.line, {}}, "outlines nested deeper than " + std::to_string(options_.depth) +
                                             " levels: what is in them stays in the last of them");
    }

    /// An unescaped quote and ">" inside a description end the tag too early: its other attributes, the
    /// address among them, then stand in the text behind it.
    void look_for_address(text::MarkupToken const& token)
    {
        constexpr std::string_view mark = "xmlUrl=\"";
        auto at = token.text.find(mark);
        if (at == token.text.npos) return;
        at += mark.size();
        library::BookmarkDraft draft;
        draft.title = std::exchange(cut_title_, {});
        draft.tags.emplace_back("feed");
        --open_;
        folders_.leave();
        if (!folders_.path().empty()) draft.lists.push_back(folders_.path());
        intake_.warn({token.line, {}}, "this outline is not well-formed: its address was found behind it");
        auto const end = std::min(token.text.find('"', at), token.text.size());
        hand_over(intake_, options_, std::move(draft), token.text.substr(at, end - at), {}, {token.line, {}});
    }

    enum class IsFeed : bool { no, yes };

    void hand_over_outline(text::MarkupToken const& tag, std::string const& title, std::string const& address,
                           IsFeed is_feed)
    {
        library::BookmarkDraft draft;
        Extra extra;
        draft.title = title;
        draft.note = std::string{tag.attribute("description").value_or("")};
        draft.created = parse_time(tag.attribute("created").value_or(""));
        if (is_feed == IsFeed::yes) draft.tags.emplace_back("feed");
        if (!folders_.path().empty()) draft.lists.push_back(folders_.path());
        add_categories(tag.attribute("category").value_or(""), draft);
        if (auto const page = trimmed(tag, "htmlurl"); !page.empty() && page != address)
            extra.put("site", page);
        if (auto const type = trimmed(tag, "type"); !type.empty() && type != "rss") extra.put("type", type);
        for (auto const& attribute : tag.attributes)
            if (std::ranges::find(known_attributes, attribute.name) == known_attributes.end() &&
                !attribute.value.empty())
                extra.put(attribute.name, attribute.value);
        hand_over(intake_, options_, std::move(draft), address, std::move(extra), {tag.line, {}});
    }

    /// "one,/a/b,/c": a word is a tag, what has slashes, or one before it, the path of a list.
    void add_categories(std::string_view category, library::BookmarkDraft& draft) const
    {
        for (auto const& one : split_tags(category, TagSeparator::comma)) {
            auto path = folder_path(one, options_.depth);
            if (path.size() == 1 && !one.starts_with('/'))
                draft.tags.push_back(path.front());
            else if (!path.empty() && std::ranges::find(draft.lists, path) == draft.lists.end())
                draft.lists.push_back(std::move(path));
        }
    }

    static std::string title_of(text::MarkupToken const& tag)
    {
        auto title = one_line(tag.attribute("text").value_or(""));
        return title.empty() ? one_line(tag.attribute("title").value_or("")) : title;
    }

    static std::string trimmed(text::MarkupToken const& tag, std::string_view name)
    {
        return one_line(tag.attribute(name).value_or(""));
    }

    ImportOptions const& options_;
    Intake& intake_;
    Folders folders_;
    std::string cut_title_; // of an outline without address whose tag may have ended too early
    std::uint64_t open_ = 0;
    bool is_opml_ = false;
};

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    OpmlReader reader{options, intake};
    each_token(source, options, intake, Cdata::is_comment,
               [&](text::MarkupToken const& token) { reader.take(token); });
    reader.finish();
}

Likeness recognise(std::string_view head)
{
    return begins_with_word(head, "<") && contains_word(head, "<opml") ? Likeness::certain : Likeness::no;
}

} // namespace

Format const opml_format{"opml", "Subscriptions of a feed reader (OPML)", recognise, read};

} // namespace florilege::exchange
