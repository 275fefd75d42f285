#include "library/tags/tag_suggestions.hpp"

#include "library/query/checker.hpp"
#include "library/query/limits.hpp"
#include "library/search/lowering.hpp"
#include "library/search/names.hpp"
#include "library/search/ordering.hpp"
#include "library/search/run_plan.hpp"
#include "library/search/wanted.hpp"
#include "library/tags/tag.hpp"
#include "text/url/site.hpp"
#include "text/url/url_words.hpp"
#include "text/utf8/fold.hpp"
#include "text/words/tokens.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace florilege::library {
namespace {

namespace json = boost::json;

constexpr std::size_t looked_at = 100'000;  ///< bookmarks, the newest
constexpr std::size_t of_a_site = 1000;     ///< bookmarks, the newest
constexpr std::size_t nearest = 50;         ///< neighbours
constexpr std::size_t words_of_a_page = 12; ///< by which neighbours are looked for
constexpr std::size_t words_read = 400;     ///< of note and quotes, for names of tags
constexpr std::size_t longest_name = 4;     ///< words of a name that is looked for in other spellings
constexpr std::size_t shortest_word = 3;    ///< bytes
constexpr std::size_t most_words_of_name = QueryLimits::words_in_term; ///< a longer one is not looked for
constexpr double in_title = 0.6;
constexpr double elsewhere = 0.4;

/// A word that more than one in so many have tells nothing.
constexpr std::size_t common_part = 20;

/// A text of the page, and what a tag's name in it counts.
struct Passage {
    std::string text;
    double weight;
    bool is_prose; ///< and no address
};

std::vector<Passage> passages_of(BookmarkDraft const& page)
{
    std::vector<Passage> passages{{page.title, in_title, true}};
    if (page.url) passages.push_back({text::words_of(*page.url), elsewhere, false});
    std::string further = page.note;
    for (auto const& highlight : page.highlights)
        further += '\n' + highlight.quote + '\n' + highlight.note;
    std::size_t count = 0;
    std::size_t end = 0;
    text::tokenize(further, text::Reading::indexing, [&](text::Token const& token) {
        if (!token.same_position && count++ < words_read) end = token.end;
    });
    further.resize(end);
    passages.push_back({std::move(further), elsewhere, true});
    return passages;
}

/// How much speaks for each tag.
using Evidence = std::unordered_map<std::uint32_t, double>;

void raise(double& value, double to)
{
    value = std::max(value, to);
}

constexpr std::string_view named_sql =
    "SELECT folded, id FROM visible_tag WHERE owner = ?1 "
    "AND folded IN (SELECT value FROM json_each(CAST(?2 AS VARCHAR))) UNION ALL "
    "SELECT folded, tag FROM visible_tag_alias WHERE owner = ?1 "
    "AND folded IN (SELECT value FROM json_each(CAST(?2 AS VARCHAR)))";
constexpr std::string_view with_forms_sql =
    "SELECT DISTINCT t.id, t.name FROM json_each(CAST(?2 AS VARCHAR)) f "
    "CROSS JOIN visible_tag_word w CROSS JOIN visible_tag t "
    "WHERE w.owner = ?1 AND w.form = f.value AND t.id = w.tag";
constexpr std::string_view names_sql =
    "SELECT t.id, t.name FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN visible_tag t WHERE t.id = n.value";

/// For json_each(CAST(… AS VARCHAR)): where it is cast to TEXT, PostgreSQL takes it for numbers.
std::string json_of_texts(auto const& texts)
{
    json::array array;
    for (auto const& text : texts)
        array.emplace_back(text);
    return json::serialize(array);
}

/// Tags whose name or alias stands in a text, also with its words joined otherwise: "new-york", "newyork".
class NamesIn {
public:
    NamesIn(store::Session& session, accounts::AccountId owner) noexcept : session_{session}, owner_{owner} {}

    Evidence of(std::vector<Passage> const& passages) const
    {
        Evidence found = spelled_in(passages);
        for (auto const& [tag, weight] : inflected_in(passages))
            raise(found[tag], weight);
        return found;
    }

private:
    /// By the very name.
    Evidence spelled_in(std::vector<Passage> const& passages) const
    {
        std::map<std::string, double> names;
        for (auto const& passage : passages) {
            std::vector<std::string> words;
            text::tokenize(passage.text, text::Reading::indexing, [&](text::Token const& token) {
                if (!token.same_position) words.emplace_back(token.form);
            });
            for (std::size_t first = 0; first < words.size(); ++first)
                add_names(names, words, first, passage.weight);
        }
        std::vector<std::string_view> asked;
        asked.reserve(names.size());
        for (auto const& [name, weight] : names)
            asked.push_back(name);
        Evidence found;
        auto rows = session_.query(named_sql, owner_, json_of_texts(asked));
        while (rows.next())
            raise(found[static_cast<std::uint32_t>(rows.integer(1))], names.at(rows.string(0)));
        return found;
    }

    /// All names that begin with that word.
    static void add_names(std::map<std::string, double>& names, std::vector<std::string> const& words,
                          std::size_t first, double weight)
    {
        for (std::string_view const joint : {" ", "-", "_", ""}) {
            std::string name;
            for (auto at = first; at < std::min(words.size(), first + longest_name); ++at) {
                name.append(at == first ? std::string_view{} : joint).append(words[at]);
                if (name.size() > 1) raise(names[name], weight);
            }
        }
    }

    /// By other forms of its words.
    Evidence inflected_in(std::vector<Passage> const& passages) const
    {
        std::set<std::string> forms;
        for (auto const& passage : passages)
            text::tokenize(passage.text, text::Reading::asking, [&](text::Token const& token) {
                if (token.end - token.begin >= shortest_word) forms.emplace(token.form);
            });
        Evidence found;
        auto rows = session_.query(with_forms_sql, owner_, json_of_texts(forms));
        while (rows.next()) {
            auto const name = rows.string(1);
            // A name may have 255 bytes, and each Chinese character is a word.
            if (count_words(name, most_words_of_name + 1) > most_words_of_name) continue;
            WantedWords const wanted{{Words{name, Match::word, {}}}};
            for (auto const& passage : passages)
                if (!wanted.look(passage.text, TextColumn::title).occurrences.empty())
                    raise(found[static_cast<std::uint32_t>(rows.integer(0))], passage.weight);
        }
        return found;
    }

    store::Session& session_;
    accounts::AccountId owner_;
};

/// What other bookmarks say.
class Others {
public:
    Others(Scope const& scope, std::optional<BookmarkId> itself)
        : scope_{scope}, rows_{newest_of(*scope.columns)}
    {
        if (!itself) return;
        RowSet one{rows_.blocks()};
        one.add(static_cast<std::size_t>(number_of(*itself)));
        rows_.remove(one);
    }

    /// How many of the site's bookmarks carry a tag, of two more than there are: one alone is no rule.
    Evidence of_site(text::Url const& url) const
    {
        Evidence found;
        auto const name = text::site(url);
        if (name.empty()) return found;
        auto const site = site_number(scope_.session, scope_.owner, std::string{name});
        if (!site) return found;
        auto const keys =
            newest_first(scope_, rows_of(scope_, {ScanSite{*site}}, {}, rows_).rows, {0, of_a_site});
        for (auto const key : keys)
            count_tags(found, static_cast<std::size_t>(number_of(key)),
                       1 / (static_cast<double>(keys.size()) + 2));
        return found;
    }

    /// The share of the nearest bookmarks that carry a tag, each counted by how near it is.
    Evidence of_neighbours(std::vector<std::string> const& words, std::vector<TagId> const& tags) const
    {
        std::vector<RowSet> alike;
        TagsOfTerms no_tags{scope_.session, scope_.owner};
        for (auto const& word : words) {
            Words const term{word, Match::word, {TextColumn::title, TextColumn::note, TextColumn::quotes}};
            alike.push_back(
                rows_of(scope_, plan_of(scope_.session, scope_.owner, Node{term}, no_tags), {}, rows_).rows);
        }
        for (auto const tag : tags)
            alike.push_back(rows_of(scope_, {ScanTags{{tag.value}}}, {}, rows_).rows);

        std::unordered_map<std::size_t, double> nearness;
        auto const all = rows_.count();
        for (auto const& rows : alike) {
            auto const count = rows.count();
            if (count == 0 || count > std::max(common_part, all / common_part)) continue;
            auto const weight = std::log(1 + static_cast<double>(all) / static_cast<double>(count));
            rows.each(*scope_.columns, [&](std::size_t block, std::size_t place, ColumnBlock const&) {
                nearness[block * ColumnBlock::size + place] += weight;
            });
        }
        return carried_by(nearest_of(nearness));
    }

private:
    struct Neighbour {
        double nearness;
        std::size_t number;
    };

    static RowSet newest_of(Columns const& columns)
    {
        auto const everything = RowSet::everything(columns);
        RowSet rows{everything.blocks()};
        std::size_t count = 0;
        for (auto block = everything.blocks(); block-- > 0 && count < looked_at;) {
            count += everything.count_of_block(block);
            for (auto word = block * ColumnBlock::words; word < (block + 1) * ColumnBlock::words; ++word)
                rows.add(word * 64, everything.bits()[word]);
        }
        return rows;
    }

    /// The nearest, and of these none that is not half as near as the first.
    static std::vector<Neighbour> nearest_of(std::unordered_map<std::size_t, double> const& nearness)
    {
        std::vector<Neighbour> neighbours;
        neighbours.reserve(nearness.size());
        for (auto const& [number, near] : nearness)
            neighbours.push_back({near, number});
        auto const kept =
            neighbours.begin() + static_cast<std::ptrdiff_t>(std::min(nearest, neighbours.size()));
        std::partial_sort(neighbours.begin(), kept, neighbours.end(), [](Neighbour a, Neighbour b) {
            return a.nearness != b.nearness ? a.nearness > b.nearness : a.number > b.number;
        });
        neighbours.erase(kept, neighbours.end());
        std::erase_if(neighbours, [first = neighbours.empty() ? 0 : neighbours.front().nearness](
                                      Neighbour one) { return one.nearness < first / 2; });
        return neighbours;
    }

    Evidence carried_by(std::vector<Neighbour> const& neighbours) const
    {
        Evidence found;
        if (neighbours.empty()) return found;
        double all = 2 * neighbours.front().nearness; // as with sites: a single one is no rule
        for (auto const& one : neighbours)
            all += one.nearness;
        for (auto const& one : neighbours)
            count_tags(found, one.number, one.nearness / all);
        return found;
    }

    void count_tags(Evidence& evidence, std::size_t number, double amount) const
    {
        auto const& block = *scope_.columns->blocks[number / ColumnBlock::size];
        for (auto const tag : block.tags_of(number % ColumnBlock::size))
            evidence[tag] += amount;
    }

    Scope const& scope_;
    RowSet rows_;
};

/// Words to find neighbours by: those of title, note and quotes, each once. The address is the site's to say.
std::vector<std::string> telling_words(std::vector<Passage> const& passages)
{
    std::vector<std::string> words;
    for (auto const& passage : passages)
        text::tokenize(passage.text, text::Reading::indexing, [&](text::Token const& token) {
            if (!passage.is_prose || token.same_position || token.end - token.begin < shortest_word) return;
            if (words.size() < words_of_a_page &&
                std::find(words.begin(), words.end(), token.form) == words.end())
                words.emplace_back(token.form);
        });
    return words;
}

std::vector<TagId> tags_of(store::Session& session, accounts::AccountId owner, BookmarkDraft const& page)
{
    std::vector<TagId> tags;
    for (auto const& written : page.tags)
        if (auto const name = TagName::parse(written))
            if (auto const tag = find_tag(session, owner, *name)) tags.push_back(*tag);
    return tags;
}

/// The three witnesses on one tag.
using Witnesses = std::map<std::uint32_t, TagSuggestion>;

std::vector<TagSuggestion> best_of(store::Session& session, Witnesses const& found, std::size_t limit)
{
    // Names decide between equals, so all that are as good as the last wanted are named.
    std::vector<std::pair<double, std::uint32_t>> scores;
    for (auto const& [tag, suggestion] : found)
        scores.emplace_back(suggestion.score(), tag);
    std::sort(scores.begin(), scores.end(), std::greater<>{});
    if (scores.size() > limit) {
        auto const least = scores[limit - 1].first;
        std::erase_if(scores, [&](auto const& one) { return one.first < least; });
    }
    std::vector<std::int64_t> keys;
    keys.reserve(scores.size());
    for (auto const& [score, tag] : scores)
        keys.push_back(tag);
    std::vector<TagSuggestion> best;
    auto rows = session.query(names_sql, json_of(keys));
    while (rows.next()) {
        best.push_back(found.at(static_cast<std::uint32_t>(rows.integer(0))));
        best.back().name = rows.string(1);
    }
    std::sort(best.begin(), best.end(), [](TagSuggestion const& a, TagSuggestion const& b) {
        return a.score() != b.score() ? a.score() > b.score() : text::fold(a.name) < text::fold(b.name);
    });
    if (best.size() > limit) best.erase(best.begin() + static_cast<std::ptrdiff_t>(limit), best.end());
    return best;
}

} // namespace

double TagSuggestion::score() const noexcept
{
    return 1 - (1 - site) * (1 - words) * (1 - neighbours);
}

std::vector<TagSuggestion> suggested_tags(store::Session& session, ColumnCache& cache,
                                          accounts::AccountId owner, BookmarkDraft const& page,
                                          std::optional<BookmarkId> itself, std::size_t limit)
{
    Scope const scope{session, cache, owner};
    if (!scope.own || limit == 0) return {};
    auto const passages = passages_of(page);
    auto const had = tags_of(session, owner, page);
    Others const others{scope, itself};

    Witnesses found;
    for (auto const& [tag, weight] : NamesIn{session, owner}.of(passages))
        found[tag].words = weight;
    for (auto const& [tag, share] : others.of_neighbours(telling_words(passages), had))
        found[tag].neighbours = share;
    if (page.url)
        for (auto const& [tag, share] : others.of_site(*page.url))
            found[tag].site = share;
    for (auto const tag : had)
        found.erase(static_cast<std::uint32_t>(tag.value));
    return best_of(session, found, limit);
}

} // namespace florilege::library
