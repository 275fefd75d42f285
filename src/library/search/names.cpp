#include "library/search/names.hpp"

#include "library/columns/columns.hpp"
#include "library/query/list_path.hpp"
#include "library/search/wanted.hpp"
#include "library/search/words_sql.hpp"
#include "store/dialect/text_words.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

namespace florilege::library {
namespace {

std::vector<std::int64_t> integers(store::Rows rows)
{
    std::vector<std::int64_t> numbers;
    while (rows.next())
        numbers.push_back(rows.integer(0));
    return numbers;
}

// UNION ends the walk even where parents run in a circle.
constexpr std::string_view tags_sql =
    "WITH RECURSIVE meant (id) AS ("
    "SELECT id FROM visible_tag WHERE owner = ?1 AND folded = ?2 UNION "
    "SELECT tag FROM visible_tag_alias WHERE owner = ?1 AND folded = ?2 UNION "
    "SELECT t.id FROM visible_tag t JOIN meant m ON t.parent = m.id) "
    "SELECT id FROM meant ORDER BY id";

// UNION of the two beginnings apart, because PostgreSQL wants one term that does not look back.
constexpr std::string_view tags_beginning_sql =
    "WITH RECURSIVE meant (id) AS (SELECT n.id FROM ("
    "SELECT id FROM visible_tag WHERE owner = ?1 AND substr(folded, 1, length(CAST(?2 AS TEXT))) = ?2 UNION "
    "SELECT tag FROM visible_tag_alias WHERE owner = ?1 AND substr(folded, 1, length(CAST(?2 AS TEXT))) = "
    "?2) n UNION "
    "SELECT t.id FROM visible_tag t JOIN meant m ON t.parent = m.id) "
    "SELECT id FROM meant ORDER BY id";

constexpr std::string_view bundle_sql =
    "WITH RECURSIVE meant (id) AS ("
    "SELECT bt.tag FROM visible_bundle b JOIN visible_bundle_tag bt ON bt.bundle = b.id "
    "WHERE b.owner = ?1 AND b.folded = ?2 UNION "
    "SELECT t.id FROM visible_tag t JOIN meant m ON t.parent = m.id) "
    "SELECT id FROM meant ORDER BY id";
constexpr std::string_view bundles_beginning_sql =
    "WITH RECURSIVE meant (id) AS ("
    "SELECT bt.tag FROM visible_bundle b JOIN visible_bundle_tag bt ON bt.bundle = b.id "
    "WHERE b.owner = ?1 AND substr(b.folded, 1, length(CAST(?2 AS TEXT))) = ?2 UNION "
    "SELECT t.id FROM visible_tag t JOIN meant m ON t.parent = m.id) "
    "SELECT id FROM meant ORDER BY id";

constexpr std::string_view others_tags_sql =
    "SELECT id FROM visible_public_tag WHERE owner = ?1 AND folded = ?2";
constexpr std::string_view others_tags_beginning_sql =
    "SELECT id FROM visible_public_tag "
    "WHERE owner = ?1 AND substr(folded, 1, length(CAST(?2 AS TEXT))) = ?2 ORDER BY id";

} // namespace

std::string json_of(std::vector<std::int64_t> const& numbers)
{
    std::string json = "[";
    for (auto const number : numbers) {
        if (json.size() > 1) json += ',';
        json += std::to_string(number);
    }
    return json + ']';
}

std::vector<std::int64_t> tags_meant(store::Session& session, accounts::AccountId owner, HasTag const& tag)
{
    bool const beginning = tag.match == Match::prefix;
    if (reads_own(session, owner))
        return beginning ? integers(session.query(tags_beginning_sql, owner, tag.folded))
                         : integers(session.query(tags_sql, owner, tag.folded));
    return beginning ? integers(session.query(others_tags_beginning_sql, owner, tag.folded))
                     : integers(session.query(others_tags_sql, owner, tag.folded));
}

std::vector<std::int64_t> tags_of_bundle(store::Session& session, accounts::AccountId owner,
                                         InBundle const& in)
{
    if (in.match == Match::prefix) return integers(session.query(bundles_beginning_sql, owner, in.folded));
    return integers(session.query(bundle_sql, owner, in.folded));
}

namespace {

constexpr std::string_view tags_of_form_sql =
    "SELECT tag FROM visible_tag_word WHERE owner = ?1 AND form = ?2";
constexpr std::string_view tags_of_beginning_sql =
    "SELECT tag FROM visible_tag_word WHERE owner = ?1 AND form >= ?2 AND form <= ?3";
// CROSS JOIN makes SQLite look up each number; it would go through all tags of the viewer.
constexpr std::string_view names_of_tags_sql =
    "SELECT t.id, t.name FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN visible_tag t WHERE t.id = n.value";
// The same of somebody else's library: of its tags those are known that stand on what is public.
constexpr std::string_view others_tags_of_form_sql =
    "SELECT tag FROM visible_public_tag_word WHERE owner = ?1 AND form = ?2";
constexpr std::string_view others_tags_of_beginning_sql =
    "SELECT tag FROM visible_public_tag_word WHERE owner = ?1 AND form >= ?2 AND form <= ?3";
constexpr std::string_view others_names_of_tags_sql =
    "SELECT t.id, t.name FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN visible_public_tag t "
    "WHERE t.id = n.value";

/// Sorts behind every text that goes on after the beginning.
constexpr std::string_view last_character = "\U0010FFFF";

/// The words of the tags of one library, as far as the viewer may know of them.
class TagWords {
public:
    TagWords(store::Session& session, accounts::AccountId owner)
        : session_{session}, owner_{owner}, own_{reads_own(session, owner)}
    {}

    /// The tags of a name in which all the words stand, in whatever order.
    std::vector<std::int64_t> with_each(store::TextWords const& words, Match match) const
    {
        std::optional<std::set<std::int64_t>> tags;
        for (auto const& forms : words) {
            bool const beginning = match == Match::prefix && &forms == &words.back();
            std::set<std::int64_t> found;
            for (auto const& form : forms)
                found.merge(of(form, beginning));
            if (tags)
                std::erase_if(*tags, [&](std::int64_t tag) { return !found.contains(tag); });
            else
                tags = std::move(found);
            if (tags->empty()) return {};
        }
        if (!tags) return {};
        return {tags->begin(), tags->end()};
    }

    /// "tag, name" of each.
    store::Rows names_of(std::vector<std::int64_t> const& tags) const
    {
        auto const keys = json_of(tags);
        return own_ ? session_.query(names_of_tags_sql, keys)
                    : session_.query(others_names_of_tags_sql, keys);
    }

private:
    std::set<std::int64_t> of(std::string const& form, bool beginning) const
    {
        auto const tags = integers(beginning ? beginning_with(form) : of_form(form));
        return {tags.begin(), tags.end()};
    }
    store::Rows of_form(std::string const& form) const
    {
        return own_ ? session_.query(tags_of_form_sql, owner_, form)
                    : session_.query(others_tags_of_form_sql, owner_, form);
    }
    store::Rows beginning_with(std::string const& form) const
    {
        auto const last = form + std::string{last_character};
        return own_ ? session_.query(tags_of_beginning_sql, owner_, form, last)
                    : session_.query(others_tags_of_beginning_sql, owner_, form, last);
    }

    store::Session& session_;
    accounts::AccountId owner_;
    bool own_;
};

/// Of rows "tag, name" those in whose name the term stands.
std::vector<std::int64_t> with_term(store::Rows rows, Words const& term)
{
    WantedWords const wanted{{term}};
    std::vector<std::int64_t> tags;
    while (rows.next())
        if (!wanted.look(rows.text(1), TextColumn::tags).occurrences.empty()) tags.push_back(rows.integer(0));
    std::sort(tags.begin(), tags.end());
    return tags;
}

} // namespace

std::vector<std::int64_t> tags_with_words(store::Session& session, accounts::AccountId owner,
                                          Words const& term)
{
    auto const words = store::text_words(session.tokenizer(), term.text, text_match(term.match));
    TagWords const known{session, owner};
    auto tags = known.with_each(words, term.match);
    if (words.size() < 2 || tags.empty()) return tags;
    return with_term(known.names_of(tags), term);
}

namespace {

constexpr std::string_view lists_sql =
    "SELECT id, parent, title FROM visible_list WHERE owner = ?1 ORDER BY id";

// Nothing writes a deeper outline; the bound ends the walk should a broken one run in a circle.
constexpr std::size_t deepest = 1000;

struct List {
    std::int64_t id;
    std::int64_t parent;
    std::string folded;
};

class Outline {
public:
    explicit Outline(store::Rows rows)
    {
        while (rows.next())
            lists_.push_back({rows.integer(0), rows.integer(1), folded_path(rows.text(2))});
        for (auto const& list : lists_)
            by_id_.emplace(list.id, &list);
    }

    std::vector<std::int64_t> meant(InList const& in)
    {
        std::vector<std::int64_t> ids;
        for (auto const& list : lists_)
            if (is_inside(list, in)) ids.push_back(list.id);
        return ids;
    }

private:
    /// The list itself or one around it.
    bool is_inside(List const& list, InList const& in) const
    {
        std::size_t steps = 0;
        for (auto const* at = &list; at != nullptr && steps < deepest; at = parent_of(*at), ++steps)
            if (ends_its_path(*at, in)) return true;
        return false;
    }

    /// Titles may hold slashes themselves, so the path is compared as one text, from its end.
    bool ends_its_path(List const& list, InList const& in) const
    {
        if (in.match == Match::prefix) return list.folded.starts_with(in.folded);
        std::string_view left{in.folded};
        std::size_t steps = 0;
        for (auto const* at = &list; at != nullptr && steps < deepest; at = parent_of(*at), ++steps) {
            if (left == at->folded) return true;
            if (!left.ends_with(at->folded)) return false;
            left.remove_suffix(at->folded.size());
            if (!left.ends_with('/')) return false;
            left.remove_suffix(1);
        }
        return false;
    }

    List const* parent_of(List const& list) const
    {
        auto const found = by_id_.find(list.parent);
        return found == by_id_.end() ? nullptr : found->second;
    }

    std::vector<List> lists_ = {};
    std::unordered_map<std::int64_t, List const*> by_id_ = {};
};

} // namespace

namespace {

constexpr std::string_view listed_sql =
    "SELECT bookmark FROM visible_list_entry "
    "WHERE bookmark IS NOT NULL AND list IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) "
    "UNION "
    "SELECT h.source FROM visible_list_entry e JOIN visible_highlight h ON h.id = e.highlight "
    "WHERE e.list IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))";

constexpr std::string_view site_sql = "SELECT id FROM visible_site WHERE owner = ?1 AND name = ?2";
constexpr std::string_view page_sql = "SELECT id FROM visible_bookmark WHERE owner = ?1 AND page_key = ?2";

} // namespace

std::vector<std::int64_t> rows_in_lists(store::Session& session, accounts::AccountId owner, InList const& in)
{
    auto const lists = Outline{session.query(lists_sql, owner)}.meant(in);
    if (lists.empty()) return {};
    return integers(session.query(listed_sql, json_of(lists)));
}

std::optional<std::int64_t> site_number(store::Session& session, accounts::AccountId owner,
                                        std::string const& name)
{
    return session.integer(site_sql, owner, name);
}

std::vector<std::int64_t> rows_of_page(store::Session& session, accounts::AccountId owner, OfPage const& page)
{
    return integers(session.query(page_sql, owner, store::Blob{page.page}));
}

} // namespace florilege::library
