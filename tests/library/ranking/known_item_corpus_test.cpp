// Questions made from the real articles beside the clone: somebody looks for a page they have read and
// remembers some of its words. The page they come from is what was meant, so nobody has to judge (Azzopardi,
// de Rijke and Balog, "Building simulated queries for known-item topics", 2007).
#include "library/search/search.hpp"
#include "tests/corpus.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/ranking/plain_ranking.hpp"
#include "tests/product.hpp"
#include "text/html/readable.hpp"
#include "text/words/tokens.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

namespace florilege::library {
namespace {

using tests::plain_ranking::Weights;

constexpr std::size_t questions_of_a_kind = 4; ///< a page
constexpr std::size_t looked_at = 10;
constexpr std::size_t telling_word = 5; ///< letters

/// The words of a text that somebody may remember, each once.
std::vector<std::string> words_of(std::string_view text)
{
    std::set<std::string> words;
    text::tokenize(text, text::Reading::indexing, [&](text::Token const& token) {
        if (!token.same_position && token.form.size() >= telling_word) words.emplace(token.form);
    });
    return {words.begin(), words.end()};
}

std::vector<std::string_view> paragraphs_of(std::string_view text)
{
    std::vector<std::string_view> paragraphs;
    while (!text.empty()) {
        auto const end = std::min(text.find("\n\n"), text.size());
        paragraphs.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return paragraphs;
}

/// Draws questions; the same for the same seed on any machine.
class Memory {
public:
    /// Some words of a text; fewer than asked for where it has fewer.
    std::string some_of(std::string_view text, std::size_t count)
    {
        auto words = words_of(text);
        std::string question;
        for (; count > 0 && !words.empty(); --count) {
            auto const at = words.begin() + static_cast<std::ptrdiff_t>(random_() % words.size());
            question += (question.empty() ? "" : " ") + *at;
            words.erase(at);
        }
        return question;
    }

    /// Words of one paragraph.
    std::string of_a_passage(std::string_view text, std::size_t count)
    {
        auto const paragraphs = paragraphs_of(text);
        return some_of(paragraphs.at(random_() % paragraphs.size()), count);
    }

private:
    std::mt19937_64 random_{20120130};
};

class KnownItems : public florilege::tests::Product<florilege::tests::ProductOnSqlite> {
protected:
    struct Question {
        std::string text;
        std::string meant; ///< URL
    };

    void read_pages()
    {
        std::set<std::filesystem::path> folders; // in an order
        for (auto const& folder : std::filesystem::directory_iterator{florilege::tests::shared_folder() /
                                                                      "corpus" / "readability"})
            folders.insert(folder.path());
        for (auto const& folder : folders) {
            auto const file = folder / "expected-metadata.json";
            if (!std::filesystem::exists(file)) continue;
            auto const metadata = boost::json::parse(florilege::tests::content_of(file));
            auto const* const title = metadata.as_object().if_contains("title");
            BookmarkDraft draft;
            draft.url = text::Url::parse("https://pages.example/" + std::to_string(pages.size())).value();
            if (title != nullptr && title->is_string()) draft.title = title->as_string();
            draft.article = text::readable(florilege::tests::content_of(folder / "expected.html"));
            pages.push_back(std::move(draft));
        }
        on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            tests::plain_ranking::create(transaction);
            for (auto const& page : pages) {
                library::take(transaction, shelf, page);
                tests::plain_ranking::put(transaction, page.url->text(), page);
            }
        });
    }

    std::vector<std::string> ours(std::string const& query)
    {
        SearchOptions options;
        options.sort = Sort::relevance;
        options.limit = looked_at;
        options.facets = 0;
        std::vector<std::string> order;
        auto const reader = database->read(owner.value);
        for (auto const& hit :
             search(*reader, columns, owner, florilege::tests::query(query), options, now).hits)
            order.push_back(hit.bookmark.content.url->text());
        return order;
    }

    std::vector<std::string> plain(std::string const& query, Weights weights)
    {
        std::vector<std::string> order;
        database->write([&](store::Transaction& transaction) {
            order = tests::plain_ranking::order(transaction, query, weights);
        });
        return order;
    }

    /// One over the place of what was meant; 0 where it is not among the first.
    static double reciprocal_rank(std::vector<std::string> const& order, std::string const& meant)
    {
        auto const end = order.begin() + static_cast<std::ptrdiff_t>(std::min(looked_at, order.size()));
        auto const found = std::find(order.begin(), end, meant);
        return found == end ? 0 : 1 / static_cast<double>(found - order.begin() + 1);
    }

    std::vector<BookmarkDraft> pages;
    ColumnCache columns;
};

TEST_F(KnownItems, stand_at_least_as_high_as_by_bm25)
{
    read_pages();
    ASSERT_GE(pages.size(), 30U);
    std::map<std::string, std::vector<Question>> kinds;
    Memory memory;
    for (auto const& page : pages)
        for (std::size_t i = 0; i < questions_of_a_kind; ++i) {
            auto const meant = page.url->text();
            kinds["a word of the title"].push_back({memory.some_of(page.title, 1), meant});
            kinds["two words of the title"].push_back({memory.some_of(page.title, 2), meant});
            kinds["two words of a passage"].push_back({memory.of_a_passage(page.article, 2), meant});
            kinds["three words of a passage"].push_back({memory.of_a_passage(page.article, 3), meant});
            kinds["three words from anywhere"].push_back({memory.some_of(page.article, 3), meant});
        }
    std::array<double, 3> sums{};
    std::size_t count = 0;
    std::string table;
    for (auto& [kind, questions] : kinds) {
        std::erase_if(questions, [](Question const& question) { return question.text.empty(); });
        std::array<double, 3> of_kind{};
        for (auto const& [text, meant] : questions) {
            of_kind[0] += reciprocal_rank(ours(text), meant);
            of_kind[1] += reciprocal_rank(plain(text, Weights::even), meant);
            of_kind[2] += reciprocal_rank(plain(text, Weights::ours), meant);
        }
        auto const asked = static_cast<double>(questions.size());
        table += fmt::format("{}: {:.3f} {:.3f} {:.3f} of {}\n", kind, of_kind[0] / asked, of_kind[1] / asked,
                             of_kind[2] / asked, questions.size());
        for (std::size_t at = 0; at < sums.size(); ++at)
            sums[at] += of_kind[at];
        count += questions.size();
    }
    auto const asked = static_cast<double>(count);
    table += fmt::format("all: {:.3f} {:.3f} {:.3f} of {}\n", sums[0] / asked, sums[1] / asked,
                         sums[2] / asked, count);
    EXPECT_GE(sums[0], sums[1]) << table;
    EXPECT_GE(sums[0], sums[2]) << table;
    auto const means = fmt::format("{:.3f} for ours, {:.3f} for `bm25`, {:.3f} for `bm25` with our weights",
                                   sums[0] / asked, sums[1] / asked, sums[2] / asked);
    auto const page = std::string{FLORILEGE_SOURCE} + "/docs/reference/search.md";
    EXPECT_NE(florilege::tests::content_of(page).find(means), std::string::npos)
        << "the page does not say: " << means << '\n'
        << table;
}

} // namespace
} // namespace florilege::library
