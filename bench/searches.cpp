// bench_searches DATABASE [PLAIN|- [KIND]]: asks the library of account 1 in a SQLite database of
// bench_generate's bookmarks ten kinds of question, each with its total, first 50 rows, snippets and facets,
// and prints a line for each:
//     KIND  median ms  99th hundredth ms  the same two of the processor alone  matches (median)
//     PLAIN: median ms of the processor for the ids, for the answer
// All is in memory and one thread does it: on a machine that does nothing else the processor's time is the
// time that passes, and where others are at work too it is what can still be compared.
// PLAIN is the database of bench_barest with the same bookmarks. Asked there for the same words are the ids
// of the 50 best by FTS5's own ranking, and then all that we answer but snippets, in plain SQL. The questions
// are the same for the same sizes. KIND, such as "site", asks that one alone; "completion" and "suggestions"
// are those of tags, "pages" what a page of the library asks, and "guests", which no run asks without being
// told to, what everyone may ask of a library that was imported with --public.

#include "library/query/calendar.hpp"
#include "library/search/search.hpp"
#include "library/tags/tag_completion.hpp"
#include "library/tags/tag_suggestions.hpp"
#include "library/text_index.hpp"
#include "store/database.hpp"
#include "words.hpp"
#include "zipf.hpp"

#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace florilege;
using bench::word;
using Random = std::mt19937_64;

struct Question {
    std::string ours;
    std::string plain; ///< FTS5's language; empty where it has none for it
};

struct Kind {
    std::string name;
    std::function<Question(Random&)> make;
};

/// A word by how frequent it is: number 0 is the most frequent one.
std::string between(Random& random, std::size_t first, std::size_t end)
{
    return word(first + random() % (end - first));
}

std::vector<Kind> kinds()
{
    return {
        {"rare word",
         [](Random& random) {
             auto const one = between(random, 5000, bench::vocabulary);
             return Question{one, one};
         }},
        {"frequent word", // in a third of all rows
         [](Random& random) {
             auto const one = between(random, 6, 9);
             return Question{one, one};
         }},
        {"two words",
         [](Random& random) {
             auto const text = between(random, 6, 60) + ' ' + between(random, 60, 2000);
             return Question{text, text};
         }},
        {"phrase",
         [](Random& random) {
             auto const text = '"' + between(random, 6, 200) + ' ' + between(random, 6, 200) + '"';
             return Question{text, text};
         }},
        {"prefix of 3 letters",
         [](Random& random) {
             auto const beginning = between(random, 100, 3000).substr(0, 3);
             return Question{beginning + '*', beginning + '*'};
         }},
        {"tag",
         [](Random& random) {
             return Question{"tag:" + bench::tag(random() % 1000), {}};
         }},
        {"two tags and not a third",
         [](Random& random) {
             return Question{"tag:" + bench::tag(random() % 20) + " tag:" + bench::tag(random() % 200) +
                                 " -tag:" + bench::tag(random() % 20),
                             {}};
         }},
        {"site",
         [](Random& random) {
             return Question{"site:" + word(random() % 2000) + ".example", {}};
         }},
        {"date range",
         [](Random& random) {
             auto const year = 2005 + random() % 13;
             return Question{"after:" + std::to_string(year) + "-0" + std::to_string(1 + random() % 9) +
                                 " before:" + std::to_string(year + 1) + "-0" +
                                 std::to_string(1 + random() % 9),
                             {}};
         }},
        {"word within a tag",
         [](Random& random) {
             return Question{between(random, 10, 300) + " tag:" + bench::tag(random() % 100), {}};
         }},
    };
}

template <class Work> double milliseconds(Work const& work)
{
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// The same of the processor, for this thread.
template <class Work> double of_processor(Work const& work)
{
    auto const now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
    };
    auto const begin = now();
    work();
    return now() - begin;
}

double at(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// What SQLite itself answers, from the database of bench_barest.
class Plain {
public:
    explicit Plain(char const* file)
    {
        if (sqlite3_open_v2(file, &db_, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) fail();
    }
    ~Plain()
    {
        for (auto* statement : statements_)
            sqlite3_finalize(statement);
        sqlite3_close(db_);
    }
    Plain(Plain const&) = delete;
    Plain& operator=(Plain const&) = delete;

    /// The ids of the 50 best.
    void ids(std::string const& question)
    {
        run(0, "SELECT rowid FROM bookmark_text WHERE bookmark_text MATCH ?1 ORDER BY rank LIMIT 50",
            question);
    }

    /// What we answer, but for snippets: the total, the 50 best with their texts and tags, and the most
    /// frequent tags, sites and years.
    void answer(std::string const& question)
    {
        run(1, "SELECT count(*) FROM bookmark_text WHERE bookmark_text MATCH ?1", question);
        run(2,
            "SELECT b.title, b.note, s.url, (SELECT group_concat(t.name) FROM bookmark_tag bt "
            "JOIN tag t ON t.id = bt.tag WHERE bt.bookmark = b.id) FROM (SELECT rowid AS id "
            "FROM bookmark_text WHERE bookmark_text MATCH ?1 ORDER BY rank LIMIT 50) f "
            "JOIN bookmark b ON b.id = f.id JOIN source s ON s.id = b.id",
            question);
        run(3,
            "SELECT t.name, n FROM (SELECT bt.tag AS tag, count(*) AS n FROM bookmark_text f "
            "JOIN bookmark_tag bt ON bt.bookmark = f.rowid WHERE f.bookmark_text MATCH ?1 GROUP BY bt.tag "
            "ORDER BY n DESC LIMIT 30) JOIN tag t ON t.id = tag",
            question);
        run(4,
            "SELECT s.site, count(*) AS n FROM bookmark_text f JOIN source s ON s.id = f.rowid "
            "WHERE f.bookmark_text MATCH ?1 GROUP BY s.site ORDER BY n DESC LIMIT 30",
            question);
        run(5,
            "SELECT strftime('%Y', b.created / 1000000, 'unixepoch') AS year, count(*) AS n "
            "FROM bookmark_text f JOIN bookmark b ON b.id = f.rowid WHERE f.bookmark_text MATCH ?1 "
            "GROUP BY year ORDER BY n DESC LIMIT 30",
            question);
    }

private:
    [[noreturn]] void fail() { throw std::runtime_error{sqlite3_errmsg(db_)}; }

    void run(std::size_t number, char const* sql, std::string const& question)
    {
        auto*& statement = statements_.at(number);
        if (statement == nullptr && sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr) != SQLITE_OK)
            fail();
        sqlite3_bind_text(statement, 1, question.data(), static_cast<int>(question.size()), SQLITE_STATIC);
        int step = SQLITE_ROW;
        while (step == SQLITE_ROW)
            step = sqlite3_step(statement);
        if (step != SQLITE_DONE) fail();
        sqlite3_reset(statement);
    }

    sqlite3* db_ = nullptr;
    std::array<sqlite3_stmt*, 6> statements_{};
};

/// Reads a file from front to back, so that all of it is in memory that the system keeps.
void read_once(char const* file)
{
    std::ifstream in{file, std::ios::binary};
    std::vector<char> buffer(std::size_t{1} << 20);
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()))) {
    }
}

/// Memory that is the process's own, not a file's that anybody may read: megabytes.
double held()
{
    std::ifstream status{"/proc/self/status"};
    for (std::string word; status >> word;)
        if (word == "RssAnon:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

/// The page that a library opens with: everything, the newest first, as it is once it was opened before; and
/// pages further in, found by the place where the one before ended.
void measure_pages(store::Database& database, library::ColumnCache& columns, accounts::AccountId owner)
{
    Time const now = SystemClock{}.now();
    auto const ask = [&](library::SearchOptions const& options, library::Query const& query) {
        auto const reader = database.read(owner.value);
        return library::search(*reader, columns, owner, query, options, now);
    };
    library::UtcCalendar const calendar;
    auto const words = library::Query::parse(word(6) + " OR " + word(7), {now, calendar}).value();
    library::SearchOptions first;
    std::printf("%-26s %7.2f\n", "home page, first time", milliseconds([&] { ask(first, {}); }));
    std::vector<double> took;
    for (int i = 0; i < 200; ++i)
        took.push_back(milliseconds([&] { ask(first, {}); }));
    std::printf("%-26s %7.2f %7.2f\n", "home page, again", at(took, 0.5), at(took, 0.99));
    for (auto const* name : {"newest", "relevance", "title"}) {
        library::SearchOptions options;
        options.sort = library::sort_named(name);
        for (int page = 1; page <= 400; ++page) {
            library::SearchResult result;
            auto const one = milliseconds([&] { result = ask(options, words); });
            if (page == 1 || page == 2 || page == 20 || page == 400)
                std::printf("%-26s %7.2f\n", ("page " + std::to_string(page) + " by " + name).c_str(), one);
            options.after = result.last;
        }
    }
}

/// Beginnings of one to four letters of tags, as somebody types them.
void measure_completion(store::Database& database, library::ColumnCache& columns, accounts::AccountId owner)
{
    auto const before = held();
    auto const tags = library::all_tags(*database.read(owner.value), columns, owner);
    library::TagCompletion const known{tags};
    Random random{7};
    std::vector<double> took;
    for (int i = 0; i < 2000; ++i) {
        auto const typed = bench::tag(random() % bench::tags_there_are).substr(0, 1 + random() % 4);
        took.push_back(milliseconds([&] { known.complete(typed, 10); }));
    }
    std::printf("%-26s %7.2f %7.2f %9zu tags, %.1f MB\n", "completion", at(took, 0.5), at(took, 0.99),
                tags.size(), held() - before);
}

/// Of pages that are not there yet, with a title of eight words.
void measure_suggestions(store::Database& database, library::ColumnCache& columns, accounts::AccountId owner)
{
    Random random{7};
    bench::Zipf const words{bench::vocabulary};
    std::vector<double> took;
    std::vector<double> found;
    for (int i = 0; i < 200; ++i) {
        library::BookmarkDraft page;
        page.url = text::Url::parse("https://" + word(random() % 2000) + ".example/").value();
        for (int count = 0; count < 8; ++count)
            page.title += word(words(random)) + ' ';
        auto const reader = database.read(owner.value);
        took.push_back(milliseconds([&] {
            auto const tags = library::suggested_tags(*reader, columns, owner, page, {}, 10);
            found.push_back(static_cast<double>(tags.size()));
        }));
    }
    std::printf("%-26s %7.2f %7.2f %9.0f\n", "suggestions", at(took, 0.5), at(took, 0.99), at(found, 0.5));
}

/// As somebody who has no part in the library.
void measure_guests(store::Database& database, library::ColumnCache& columns, accounts::AccountId owner)
{
    Time const now = SystemClock{}.now();
    library::UtcCalendar const calendar;
    auto const ask = [&](std::string const& text) {
        auto const query = library::Query::parse(text, {now, calendar}).value();
        return library::search(*database.read(0), columns, owner, query, {}, now).total;
    };
    auto const many = [](std::string const& field, std::string const& end) {
        return [=](Random& random) {
            std::string text;
            for (int i = 0; i < 64; ++i)
                text += (i == 0 ? "" : " OR ") + field + between(random, 60, 2000).substr(0, 3) + end;
            return text;
        };
    };
    struct Asked {
        char const* name;
        std::function<std::string(Random&)> make;
    };
    std::array<Asked, 7> const kinds{{
        {"guest: a word", [](Random& random) { return between(random, 60, 2000); }},
        {"guest: four words",
         [](Random& random) {
             std::string text;
             for (int i = 0; i < 4; ++i)
                 text += between(random, 6, 60) + ' ';
             return text;
         }},
        {"guest: a tag", [](Random& random) { return "tag:" + bench::tag(random() % 1000); }},
        {"guest: 64 words", many("", "*")},
        {"guest: 64 addresses", many("url:", ".*")},
        {"guest: 64 authors", many("by:", "*")},
        {"guest: by title", [](Random&) { return std::string{"sort:title"}; }},
    }};
    for (auto const& kind : kinds) {
        Random random{7};
        std::vector<double> took;
        std::vector<double> found;
        for (int i = 0; i < 20; ++i) {
            auto const text = kind.make(random);
            if (i == 0) ask(text); // a warm cache
            took.push_back(milliseconds([&] { found.push_back(static_cast<double>(ask(text))); }));
        }
        std::printf("%-26s %7.2f %7.2f %9.0f\n", kind.name, at(took, 0.5), at(took, 0.99), at(found, 0.5));
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "bench_searches DATABASE [PLAIN|- [KIND]]\n";
        return 2;
    }
    constexpr int rounds = 200;
    constexpr int plain_rounds = 15;
    constexpr int answer_rounds = 5;
    Time const now = SystemClock{}.now();
    library::UtcCalendar const calendar;
    read_once(argv[1]);
    auto const database =
        store::open(store::SqliteLocation{argv[1]}, store::Access::read_only, library::tokenizer());
    accounts::AccountId const owner{1};
    library::ColumnCache columns;
    auto const ask = [&](std::string const& text) {
        auto const query = library::Query::parse(text, {now, calendar});
        if (!query) throw std::runtime_error{text + ": " + query.error().text()};
        library::SearchOptions options;
        options.limit = 50;
        auto const reader = database->read(owner.value);
        return library::search(*reader, columns, owner, *query, options, now).total;
    };
    std::printf("%-26s %9.1f ms\n", "first of all", milliseconds([&] { ask(word(3000)); }));
    std::printf("%-26s %9.1f MB\n", "held in memory by now", held());
    bool const compared = argc > 2 && std::string_view{argv[2]} != "-";
    for (auto const& kind : kinds()) {
        if (argc > 3 && kind.name != argv[3]) continue;
        Random random{7};
        std::vector<double> took;
        std::vector<double> worked;
        std::vector<double> matches;
        std::vector<double> plain;
        std::vector<double> whole;
        for (int i = 0; i < rounds; ++i) {
            auto const question = kind.make(random);
            std::int64_t total = 0;
            if (i == 0) ask(question.ours); // a warm cache
            took.push_back(
                milliseconds([&] { worked.push_back(of_processor([&] { total = ask(question.ours); })); }));
            matches.push_back(static_cast<double>(total));
            if (!compared || question.plain.empty() || i >= plain_rounds) continue;
            static Plain reference{argv[2]};
            if (i == 0) reference.answer(question.plain);
            plain.push_back(of_processor([&] { reference.ids(question.plain); }));
            if (i < answer_rounds) whole.push_back(of_processor([&] { reference.answer(question.plain); }));
        }
        std::printf("%-26s %7.2f %7.2f %7.2f %7.2f %9.0f", kind.name.c_str(), at(took, 0.5), at(took, 0.99),
                    at(worked, 0.5), at(worked, 0.99), at(matches, 0.5));
        if (!plain.empty()) std::printf(" %9.2f %9.2f", at(plain, 0.5), at(whole, 0.5));
        std::printf("\n");
        std::fflush(stdout);
    }
    if (argc <= 3 || std::string_view{argv[3]} == "pages") measure_pages(*database, columns, owner);
    if (argc <= 3 || std::string_view{argv[3]} == "completion") measure_completion(*database, columns, owner);
    if (argc <= 3 || std::string_view{argv[3]} == "suggestions")
        measure_suggestions(*database, columns, owner);
    if (argc > 3 && std::string_view{argv[3]} == "guests") measure_guests(*database, columns, owner);
    std::printf("%-26s %9.1f MB\n", "held in memory at the end", held());
    return 0;
}
