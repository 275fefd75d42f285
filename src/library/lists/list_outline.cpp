#include "library/lists/list_outline.hpp"

#include "library/query/list_path.hpp"
#include "text/utf8/fold.hpp"

#include <algorithm>
#include <unordered_map>

namespace florilege::library {
namespace {

constexpr std::string_view lists_sql =
    "SELECT id, parent, public_id, title, note, audience, created FROM visible_list WHERE owner = ?1";
constexpr std::string_view counts_sql =
    "SELECT list, count(*) FROM visible_list_entry WHERE owner = ?1 GROUP BY list";

/// A list on its way into the outline.
struct Loose {
    ListHead head;
    std::string folded; ///< title
};

std::vector<Loose> read_lists(store::Session& session, accounts::AccountId owner)
{
    std::unordered_map<std::int64_t, std::int64_t> counts;
    {
        auto rows = session.query(counts_sql, owner);
        while (rows.next())
            counts.emplace(rows.integer(0), rows.integer(1));
    }
    std::vector<Loose> lists;
    auto rows = session.query(lists_sql, owner);
    while (rows.next()) {
        ListHead head{rows.id<ListId>(0), rows.id<ListId>(1),
                      rows.public_id(2),  {rows.string(3)},
                      rows.string(4),     accounts::Audience::stored(rows.integer(5)),
                      rows.time(6),       0};
        if (auto const count = counts.find(head.key.value); count != counts.end())
            head.entries = count->second;
        auto folded = text::fold(head.path.back());
        lists.push_back({std::move(head), std::move(folded)});
    }
    return lists;
}

bool comes_first(Loose const* one, Loose const* other)
{
    if (one->folded != other->folded) return one->folded < other->folded;
    return one->head.id < other->head.id;
}

using Children = std::unordered_map<std::int64_t, std::vector<Loose*>>;

/// Every list under its parent, those without one that can be read under 0.
Children by_parent(std::vector<Loose>& lists)
{
    std::unordered_map<std::int64_t, Loose const*> known;
    for (auto const& list : lists)
        known.emplace(list.head.key.value, &list);
    Children children;
    for (auto& list : lists) {
        if (!known.contains(list.head.parent.value)) list.head.parent = ListId{0};
        children[list.head.parent.value].push_back(&list);
    }
    for (auto& [parent, siblings] : children)
        std::sort(siblings.begin(), siblings.end(), comes_first);
    return children;
}

/// What PATH may have been written as: the titles with slashes between.
std::string folded_of(ListPath const& path)
{
    return folded_path(path_text(path));
}

} // namespace

std::vector<ListHead> all_lists(store::Session& session, accounts::AccountId owner)
{
    auto lists = read_lists(session, owner);
    auto children = by_parent(lists);
    std::vector<ListHead> outline;
    outline.reserve(lists.size());
    // A stack of our own: how deep an outline is, is its owner's to say.
    std::vector<std::pair<Loose*, ListPath>> waiting;
    auto const wait_for = [&](std::int64_t parent, ListPath const& path) {
        auto const& inside = children[parent];
        for (std::size_t at = inside.size(); at-- > 0;)
            waiting.emplace_back(inside[at], path);
    };
    wait_for(0, {});
    while (!waiting.empty()) {
        auto [list, path] = std::move(waiting.back());
        waiting.pop_back();
        path.push_back(std::move(list->head.path.back()));
        list->head.path = std::move(path);
        outline.push_back(std::move(list->head));
        auto const& head = outline.back();
        wait_for(head.key.value, head.path);
    }
    return outline;
}

std::vector<ListHead const*> lists_named(std::vector<ListHead> const& lists, std::string_view path)
{
    auto const id = PublicId::parse(path);
    auto const folded = folded_path(path);
    std::vector<ListHead const*> exact;
    std::vector<ListHead const*> alike;
    for (auto const& list : lists) {
        if (list.id == id) return {&list};
        if (path_text(list.path) == path) exact.push_back(&list);
        if (folded_of(list.path) == folded) alike.push_back(&list);
    }
    return exact.empty() ? alike : exact;
}

namespace {

/// That a name is that of several lists: of some that are written otherwise, or all exactly so.
Fault several(std::string_view name, std::size_t count, bool exactly)
{
    auto const number = static_cast<std::int64_t>(count);
    auto reason = "is the name of " + std::to_string(count) + " lists; write ";
    if (!exactly) reason += "it exactly, or ";
    return {std::string{name}, reason + "the id that `florilege list --json` says",
            exactly ? Saying{"fault.list.several-exactly", {{"count", number}}}
                    : Saying{"fault.list.several", {{"count", number}}}};
}

} // namespace

Result<ListHead> find_list(std::vector<ListHead> const& lists, std::string_view path)
{
    auto const named = lists_named(lists, path);
    if (named.size() == 1) return *named.front();
    if (named.empty())
        return Fault{std::string{path}, "there is no such list; `florilege list` shows them all",
                     Saying{"fault.list.none"}};
    return several(path, named.size(), path_text(named.front()->path) == path);
}

Result<ListHead const*> list_inside(std::vector<ListHead> const& lists, ListId parent, std::string_view title)
{
    auto const folded = text::fold(title);
    std::vector<ListHead const*> alike;
    for (auto const& list : lists) {
        if (list.parent != parent) continue;
        if (list.path.back() == title) return &list;
        if (text::fold(list.path.back()) == folded) alike.push_back(&list);
    }
    if (alike.size() > 1) return several(title, alike.size(), false);
    return alike.empty() ? nullptr : alike.front();
}

ListHead const* list_at(std::vector<ListHead> const& lists, ListPath const& titles)
{
    ListHead const* list = nullptr;
    for (auto const& title : titles) {
        auto const inside =
            list_inside(lists, list == nullptr ? ListId{0} : list->key, text::collapse_spaces(title));
        if (!inside || *inside == nullptr) return nullptr;
        list = *inside;
    }
    return list;
}

std::string path_text(ListPath const& path)
{
    std::string text;
    for (auto const& title : path)
        text.append(text.empty() ? "" : "/").append(title);
    return text;
}

namespace {

constexpr std::string_view entries_sql =
    "SELECT bookmark, highlight, note FROM visible_list_entry WHERE list = ?1 ORDER BY position";
constexpr std::string_view passages_sql =
    "SELECT id, public_id, quote, note, source FROM visible_highlight WHERE id IN "
    "(SELECT highlight FROM visible_list_entry WHERE list = ?1)";
constexpr std::string_view pages_sql = "SELECT id, public_id, title, url FROM visible_bookmark WHERE id IN "
                                       "(SELECT bookmark FROM visible_list_entry WHERE list = ?1 UNION "
                                       "SELECT source FROM visible_highlight WHERE id IN "
                                       "(SELECT highlight FROM visible_list_entry WHERE list = ?1))";

struct Quoted {
    OutlineEntry::Passage passage;
    std::int64_t source;
};

std::unordered_map<std::int64_t, Quoted> passages_in(store::Session& session, ListId list)
{
    std::unordered_map<std::int64_t, Quoted> passages;
    auto rows = session.query(passages_sql, list);
    while (rows.next())
        passages.emplace(rows.integer(0),
                         Quoted{{rows.public_id(1), rows.string(2), rows.string(3)}, rows.integer(4)});
    return passages;
}

std::unordered_map<std::int64_t, OutlineEntry::Page> pages_in(store::Session& session, ListId list)
{
    std::unordered_map<std::int64_t, OutlineEntry::Page> pages;
    auto rows = session.query(pages_sql, list);
    while (rows.next())
        pages.emplace(rows.integer(0), OutlineEntry::Page{rows.public_id(1), rows.string(2), rows.string(3)});
    return pages;
}

} // namespace

std::vector<OutlineEntry> entries_of(store::Session& session, ListId list)
{
    auto const passages = passages_in(session, list);
    auto const pages = pages_in(session, list);
    std::vector<OutlineEntry> entries;
    auto rows = session.query(entries_sql, list);
    while (rows.next()) {
        OutlineEntry entry;
        auto source = rows.integer(0);
        if (auto const passage = passages.find(rows.integer(1)); passage != passages.end()) {
            entry.passage = passage->second.passage;
            source = passage->second.source;
        }
        if (auto const page = pages.find(source); page != pages.end()) entry.page = page->second;
        entry.note = rows.string(2);
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace florilege::library
