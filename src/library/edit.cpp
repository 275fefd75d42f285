#include "library/edit.hpp"

#include "library/change_bookmark.hpp"
#include "library/duplicates/merge_duplicates.hpp"
#include "library/history/history.hpp"
#include "library/identity.hpp"
#include "library/title_of.hpp"

#include <algorithm>
#include <set>

namespace florilege::library {
namespace {

constexpr std::string_view action = "bookmark edit";

/// What of a field is to become another.
template <class Field, class T> std::optional<T> news(std::optional<T> const& wanted, Field const& now)
{
    if (!wanted || *wanted == now) return std::nullopt;
    return wanted;
}

/// What kind of thing it is once it has that address, or none.
SourceKind kind_with(std::optional<text::Url> const& url, SourceKind now)
{
    switch (now) {
    case SourceKind::page: return url ? SourceKind::page : SourceKind::unresolved;
    case SourceKind::book: return url ? SourceKind::document : SourceKind::book;
    case SourceKind::document: return SourceKind::document;
    case SourceKind::unresolved: return url ? SourceKind::page : SourceKind::unresolved;
    }
    throw std::logic_error{"a kind of source that is none"};
}

std::optional<EditFault> fault_in_texts(BookmarkChange const& change)
{
    struct Text {
        std::string_view field;
        std::optional<std::string> const& text;
        std::size_t longest;
    };
    for (auto const& [field, text, longest] : {Text{"title", change.title, EditLimits::line},
                                               {"note", change.note, EditLimits::text},
                                               {"author", change.author, EditLimits::line},
                                               {"article", change.article, EditLimits::article}})
        if (text)
            if (auto fault = fault_in(field, *text, longest)) return fault;
    return change.tags ? fault_in_tags(*change.tags) : std::nullopt;
}

constexpr std::string_view tag_name_sql =
    "SELECT name FROM tag WHERE owner = ?1 AND folded = ?2 UNION ALL "
    "SELECT t.name FROM tag_alias a JOIN tag t ON t.id = a.tag WHERE a.owner = ?1 AND a.folded = ?2";

/// Under the names that they have here, each once. Asked, not made: it may come to nothing.
std::vector<std::string> under_their_names(store::Transaction& transaction, Shelf const& shelf,
                                           std::vector<std::string> const& tags)
{
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (auto const& written : tags) {
        auto const given = TagName::parse(written);
        if (!given) continue;
        auto known = transaction.text(tag_name_sql, shelf.owner, given->folded());
        auto const name = known ? TagName::parse(*known).value() : *given;
        if (seen.insert(name.folded()).second) names.push_back(name.text());
    }
    return names;
}

/// What of the change is not so already.
FieldPatch difference(store::Transaction& transaction, Shelf const& shelf, BookmarkChange const& change,
                      BookmarkDraft const& now)
{
    FieldPatch patch;
    auto& fields = patch.fields;
    fields.title = news(change.title, now.title);
    fields.note = news(change.note, now.note);
    fields.author = news(change.author, now.author);
    fields.article = news(change.article, now.article);
    if (change.tags)
        fields.tags = news(std::optional{under_their_names(transaction, shelf, *change.tags)}, now.tags);
    fields.audience = news(change.audience, now.audience);
    fields.unread = news(change.unread, now.unread);
    fields.archived = news(change.archived, now.archived);
    fields.favourite = news(change.favourite, now.favourite);
    if (change.url && *change.url != now.url) {
        fields.url = change.url;
        patch.kind = news(std::optional{kind_with(*change.url, now.kind)}, now.kind);
    }
    fields.created = news(change.created, now.created);
    return patch;
}

bool moves_updated(BookmarkChange const& fields)
{
    return fields.title || fields.note || fields.author || fields.article || fields.tags || fields.url ||
           fields.created;
}

/// What it would be without the address that another one has.
BookmarkDraft with_all_but_the_address(FieldPatch patch, Bookmark const& bookmark)
{
    patch.fields.url.reset();
    patch.kind.reset();
    auto draft = bookmark.content;
    applied({*draft.id, std::nullopt, std::move(patch)}, draft);
    return draft;
}

} // namespace

Result<Bookmark, EditFault> edit_bookmark(store::Transaction& transaction, Shelf const& shelf,
                                          PublicId const& id, BookmarkChange const& change,
                                          EditOptions const& options)
{
    auto before = own_bookmark(transaction, shelf, id);
    if (!before) return EditFault{{}, EditFault::NotThere{}};
    if (options.expected && *options.expected != version_of(before->content))
        return EditFault{{}, EditFault::Stale{std::move(*before)}};
    auto const patch = difference(transaction, shelf, change, before->content);
    if (auto fault = fault_in_texts(patch.fields)) return std::move(*fault);
    if (is_empty(patch)) return std::move(*before);

    auto becoming = before->content;
    applied({*becoming.id, std::nullopt, patch}, becoming);
    auto const holder = holder_of_identity(transaction, shelf, *before, becoming);
    if (holder && options.where_taken == WhereTaken::merge) {
        merge_into(transaction, shelf, *holder, *before->content.id,
                   with_all_but_the_address(patch, *before));
        return own_bookmark(transaction, shelf, *holder).value();
    }
    std::optional<Time> updated;
    if (moves_updated(patch.fields)) updated = std::max(*before->content.updated, shelf.now);
    return make_change(transaction, shelf, *before, {*before->content.id, updated, patch}, action,
                       {title_of(becoming)});
}

} // namespace florilege::library
