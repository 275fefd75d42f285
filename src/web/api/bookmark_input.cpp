#include "web/api/bookmark_input.hpp"

#include "library/edit_fault.hpp"
#include "library/tags/tag.hpp"
#include "web/api/addresses.hpp"
#include "web/api/answers.hpp"
#include "web/api/choices.hpp"

namespace florilege::web {
namespace {

using Limits = library::EditLimits;

constexpr Shape tag_shape = Shape::text(1000, 1);
constexpr Shape tags_shape = Shape::list(tag_shape, Limits::tags);
constexpr Shape title_shape = Shape::text(1000, 1);
constexpr Shape path_shape = Shape::list(title_shape, 100, 1);

constexpr Shape new_highlight_shape = Shape::of(new_highlight_object);

// What a new bookmark and a change of one have in common.
constexpr std::array texts{
    may("author", Shape::text(Limits::line), "Of a book or document"),
    may("title", Shape::text(Limits::line), "Its title"),
    may("note", Shape::text(Limits::text), "What is said about it"),
    may("article", Shape::text(Limits::article), "The readable text of the page"),
    may("tags", tags_shape, "Its tags, in their order; also by an alias"),
    may("audience", Shape::one_of(audience_words), "Who may read it"),
    may("unread", Shape::yes_no(), "It is still to be read"),
    may("archived", Shape::yes_no(), "It is put away"),
    may("favourite", Shape::yes_no(), "It is a favourite"),
    may("created", Shape::time(), "When it was saved"),
};
constexpr auto new_fields = joined(
    std::array{
        may("url", Shape::url(), "The address of the page; a document may have one"),
        may("kind", Shape::one_of(kind_words), "What was read: a page where it is not said"),
        may("highlights", Shape::list(new_highlight_shape, 10'000), "Passages of it"),
        may("lists", Shape::list(path_shape, 100),
            "Lists to put it into, each as titles from the outermost in; "
            "those that are missing are made"),
    },
    texts);
constexpr auto change_fields =
    joined(std::array{may("url", Shape::url().or_null(), "Its address; null takes it away")}, texts);

std::optional<Response> wrong_text(std::string const& field, std::string const& text, std::size_t longest)
{
    if (auto const fault = library::fault_in(field, text, longest)) return problem_of(*fault);
    return std::nullopt;
}

/// What the texts of a draft are kept to, in bytes.
std::optional<Response> wrong_texts(library::BookmarkDraft const& draft)
{
    if (auto wrong = wrong_text("author", draft.author, Limits::line)) return wrong;
    if (auto wrong = wrong_text("title", draft.title, Limits::line)) return wrong;
    if (auto wrong = wrong_text("note", draft.note, Limits::text)) return wrong;
    if (auto wrong = wrong_text("article", draft.article, Limits::article)) return wrong;
    for (std::size_t at = 0; at < draft.highlights.size(); ++at) {
        auto const& highlight = draft.highlights[at];
        auto const field = "highlights/" + std::to_string(at);
        if (highlight.quote.empty() && highlight.note.empty())
            return wrong_field('/' + field, "has neither a quote nor a note");
        if (auto wrong = wrong_text(field + "/quote", highlight.quote, Limits::text)) return wrong;
        if (auto wrong = wrong_text(field + "/note", highlight.note, Limits::text)) return wrong;
        for (auto const& [name, fault] :
             {std::pair{"/colour", library::fault_in_colour(highlight.colour)},
              std::pair{"/selectors", library::fault_in_selectors(highlight.selectors)}})
            if (fault)
                return wrong_field('/' + field + name,
                                   std::get<library::EditFault::BadText>(fault->why).reason);
    }
    return std::nullopt;
}

/// What names it: without that the same thing could not be found again.
std::optional<Response> wrong_kind(library::BookmarkDraft const& draft)
{
    bool const is_page = draft.kind == library::SourceKind::page;
    if (is_page && !draft.url) return wrong_field("/url", "is missing: a page has an address");
    bool const may_have_url = is_page || draft.kind == library::SourceKind::document;
    if (!may_have_url && draft.url) return wrong_field("/url", "is only for pages and documents");
    if (!draft.url && draft.title.empty() && draft.note.empty() && draft.highlights.empty())
        return wrong_field("/title", "is missing: nothing else names it");
    return std::nullopt;
}

} // namespace

constexpr Object new_highlight_object{"NewHighlight", "A passage to mark", new_highlight_fields};
constexpr Object new_bookmark_object{"NewBookmark", "What is to be saved", new_fields};
constexpr Object bookmark_change_object{
    "BookmarkChange", "What of a bookmark is to be otherwise; the rest stays", change_fields};

std::optional<Response> wrong_tag(std::vector<std::string> const& names, std::string_view at)
{
    for (std::size_t index = 0; index < names.size(); ++index)
        if (!library::TagName::parse(names[index]))
            return wrong_field(std::string{at} + '/' + std::to_string(index), "is no name of a tag");
    return std::nullopt;
}

/// Puts the address that is given, if one is, where it belongs.
std::optional<Response> take_url(Input const& given, auto& to)
{
    auto const address = given.maybe_text("url");
    if (!address) return std::nullopt;
    auto url = read_address(*address);
    if (!url) return wrong_field("/url", url.error().reason());
    to = std::move(*url);
    return std::nullopt;
}

library::HighlightDraft highlight_of(Input const& given)
{
    library::HighlightDraft highlight;
    highlight.quote = given.text("quote");
    highlight.note = given.text("note");
    highlight.colour = given.text("colour");
    highlight.selectors = given.json("selectors");
    highlight.created = given.time("created");
    return highlight;
}

std::variant<library::BookmarkDraft, Response> draft_of(Input const& given)
{
    library::BookmarkDraft draft;
    if (auto const kind = given.maybe_text("kind")) draft.kind = kind_of(*kind);
    if (auto wrong = take_url(given, draft.url)) return std::move(*wrong);
    draft.author = given.text("author");
    draft.title = given.text("title");
    draft.note = given.text("note");
    draft.article = given.text("article");
    draft.tags = given.texts("tags");
    if (auto const audience = given.maybe_text("audience")) draft.audience = audience_of(*audience);
    draft.unread = given.says("unread");
    draft.archived = given.says("archived");
    draft.favourite = given.says("favourite");
    draft.created = given.time("created");
    for (auto const& highlight : given.objects("highlights"))
        draft.highlights.push_back(highlight_of(highlight));
    draft.lists = given.paths("lists");
    if (auto wrong = wrong_tag(draft.tags, "/tags")) return std::move(*wrong);
    if (auto wrong = wrong_texts(draft)) return std::move(*wrong);
    if (auto wrong = wrong_kind(draft)) return std::move(*wrong);
    return draft;
}

std::variant<library::BookmarkChange, Response> change_of(Input const& given)
{
    library::BookmarkChange change;
    if (given.is_null("url")) change.url = std::optional<text::Url>{};
    if (auto wrong = take_url(given, change.url)) return std::move(*wrong);
    change.author = given.maybe_text("author");
    change.title = given.maybe_text("title");
    change.note = given.maybe_text("note");
    change.article = given.maybe_text("article");
    change.tags = given.maybe_texts("tags");
    if (auto const audience = given.maybe_text("audience")) change.audience = audience_of(*audience);
    change.unread = given.yes_no("unread");
    change.archived = given.yes_no("archived");
    change.favourite = given.yes_no("favourite");
    change.created = given.time("created");
    if (change.tags)
        if (auto wrong = wrong_tag(*change.tags, "/tags")) return std::move(*wrong);
    return change;
}

} // namespace florilege::web
