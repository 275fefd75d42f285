#include "tests/cli/command_line.hpp"

#include <boost/json.hpp>
#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <sstream>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;

/// A library with everything that commands make, and another one it goes into.
class WholeLibrary : public tests::CommandLine {
protected:
    void SetUp() override
    {
        auto const file = this->file("some.jsonl", R"({"florilege":1}
{"type":"bookmark","id":"AAAAAAAAAAAAAAAAAAAAAA","url":"https://ponds.example/diary","title":"Pond diary","origin":"pinboard:1","created":"2012-01-01T09:00:00Z","highlights":[{"id":"AAAAAAAAAAAAAAAAAAAAAQ","quote":"The instrument is a stone"}]}
{"type":"bookmark","id":"AAAAAAAAAAAAAAAAAAAABA","url":"http://ponds.example/diary?utm_source=x","title":"Pond diary","origin":"pinboard:2","created":"2012-01-02T09:00:00Z","highlights":[{"id":"AAAAAAAAAAAAAAAAAAAABQ","quote":"no ice"}]}
{"type":"bookmark","id":"AAAAAAAAAAAAAAAAAAAACA","url":"https://maps.example/","title":"Old maps"}
{"type":"bundle","id":"AAAAAAAAAAAAAAAAAAAADA","name":"Earth","tags":["maps","rivers"]}
)");
        done({"import", file});
        done({"list", "create", "Reading/Soon", "--note", "first these", "--public"});
        done({"list", "add", "Reading/Soon", "AAAAAAAAAAAAAAAAAAAACA", "AAAAAAAAAAAAAAAAAAAABA",
              "AAAAAAAAAAAAAAAAAAAABQ"});
        done({"list", "note", "Reading/Soon", "between", "--at", "2"});
        // Read before the merge: what it says must still be understood after it.
        before_merging = run({"export", "--format", "florilege"}).out;
        done({"duplicates", "--merge"});
        done({"search", "--save", "maps", "--sort", "title", "tag:maps after:7d"});
        done({"search", "--save", "All", ""});
        done({"review"});
        clock.time += std::chrono::days{1};
        done({"review", "--done", "AAAAAAAAAAAAAAAAAAAAAQ"});
    }

    void done(std::vector<std::string> words)
    {
        auto const ran = run(std::move(words));
        EXPECT_EQ(ran.exit, Exit::done) << ran.err << ran.out;
    }

    /// The lines of an export behind the first, which names the account and the moment.
    static std::string lines_of(std::string const& exported) { return exported.substr(exported.find('\n')); }
    std::string here() { return lines_of(run({"export", "--format", "florilege"}).out); }

    Ran elsewhere(std::vector<std::string> words)
    {
        words.insert(words.begin(), {"--data", (folder.path() / "other").string(), "--as", "somebody"});
        return run_bare(std::move(words));
    }
    std::string there() { return lines_of(elsewhere({"export", "--format", "florilege"}).out); }

    std::string before_merging;
};

TEST_F(WholeLibrary, comes_back_equal_from_its_own_export)
{
    auto const everything = file("all.jsonl", run({"export", "--format", "florilege"}).out);
    EXPECT_EQ(elsewhere({"import", everything}).exit, Exit::done);
    EXPECT_EQ(there(), here());
    EXPECT_EQ(elsewhere({"import", "--json", everything}).json().at("unchanged"), 2);
    EXPECT_EQ(there(), here()) << "the second time";
    EXPECT_THAT(
        here(),
        HasSubstr(R"({"type":"names","bookmark":"AAAAAAAAAAAAAAAAAAAAAA","ids":["AAAAAAAAAAAAAAAAAAAABA"],)"
                  R"("names":["identity:)"));
    EXPECT_THAT(here(), HasSubstr(R"("pinboard:2"]})"));
    EXPECT_THAT(here(), HasSubstr(R"("name":"Earth","tags":["maps","rivers"])"));
    EXPECT_THAT(here(), HasSubstr(R"("name":"maps","query":"tag:maps after:7d","sort":"title")"));
    EXPECT_THAT(here(),
                HasSubstr(R"({"type":"review","highlight":"AAAAAAAAAAAAAAAAAAAAAQ","shown":"2012-02-05")"));
    EXPECT_EQ(elsewhere({"search", "--saved", "MAPS"}).exit, Exit::partly) << "asked, with no answer";
    EXPECT_EQ(elsewhere({"list", "add", "Reading", "AAAAAAAAAAAAAAAAAAAABA"}).exit, Exit::done)
        << "an id of what was merged";
    // What the former names are for: what was merged does not come in again.
    EXPECT_EQ(elsewhere({"add", "http://ponds.example/diary?utm_source=x"}).out,
              "unchanged http://ponds.example/diary?utm_source=x\n");
}

/// What an export says, without the names that it makes from ids of ours: those are others elsewhere. Lines
/// are sorted, since bookmarks of one moment come in no order that anybody chose.
std::string without_ids(std::string const& text)
{
    static std::regex const names{R"(fl[0-9a-f]{20}|"id":[0-9]+)"};
    std::istringstream in{std::regex_replace(text, names, "ID")};
    std::set<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.insert(line.ends_with(',') ? line.substr(0, line.size() - 1) : line);
    return fmt::format("{}", fmt::join(lines, "\n"));
}

TEST_F(WholeLibrary, leaves_in_formats_of_others_that_fill_an_empty_library)
{
    auto const more = file("more.jsonl", R"({"florilege":2}
{"type":"bookmark","url":"https://boats.example/~oda","title":"Boats & {ships}","note":"A note\non \"two\" lines","tags":["old boats","sea"],"unread":true,"archived":true,"favourite":true,"created":"2012-01-03T09:00:00Z","updated":"2012-01-04T09:00:00Z","lists":[["Reading","Later"]]}
{"type":"bookmark","kind":"book","title":"The Salt Road","author":"Marais, Odile","note":"Lent to Ines","created":"2012-01-05T09:00:00Z","highlights":[{"quote":"Salt was money.","note":"Was it?","created":"2012-01-06T09:00:00Z"}]}
)");
    done({"import", more});
    for (std::string const format :
         {"linkding", "karakeep", "readwise", "opml", "csl-json", "bibtex", "pinboard", "netscape"}) {
        SCOPED_TRACE(format);
        // What a format holds it holds for good: what came back says the same in the next one.
        std::vector<std::string> files{run({"export", "--format", format}).out};
        for (std::string const place : {"first", "second"}) {
            auto const there = [&](std::vector<std::string> words) {
                auto const data = folder.path() / (format + '-' + place);
                words.insert(words.begin(), {"--data", data.string(), "--as", "somebody"});
                return run_bare(std::move(words));
            };
            auto const taken = file("taken", files.back());
            auto const counts = there({"import", "--json", taken}).json();
            EXPECT_GE(counts.at("added").as_int64(), 2);
            EXPECT_EQ(counts.at("added"), counts.at("read"));
            auto const again = there({"import", "--json", taken}).json();
            EXPECT_EQ(again.at("unchanged"), again.at("read")) << boost::json::serialize(again);
            files.push_back(there({"export", "--format", format}).out);
        }
        EXPECT_EQ(without_ids(files[2]), without_ids(files[1]));
    }
}

TEST_F(WholeLibrary, says_why_a_format_has_no_way_to_say_a_bookmark)
{
    done({"import",
          file("book.jsonl",
               "{\"florilege\":2}\n{\"type\":\"bookmark\",\"kind\":\"book\",\"title\":\"Salt\"}\n")});
    EXPECT_THAT(run({"export", "--format", "opml"}).err,
                HasSubstr("1 bookmarks have no link and cannot be said"));
    EXPECT_THAT(run({"export", "--format", "readwise"}).err,
                HasSubstr("2 bookmarks have neither a note nor a highlight and cannot be said"));
    EXPECT_EQ(run({"export", "--format", "csl-json"}).err, "");
}

TEST_F(WholeLibrary, loses_no_entry_of_a_list_to_ids_that_are_others_here)
{
    auto const entries = [&] {
        return elsewhere({"list", "show", "Reading/Soon", "--json"}).json().at("items").as_array().size();
    };
    // The other library knows two of the pages already, by ids of its own.
    EXPECT_EQ(elsewhere({"add", "https://maps.example/"}).exit, Exit::done);
    EXPECT_EQ(elsewhere({"add", "https://ponds.example/diary"}).exit, Exit::done);
    auto const everything = file("all.jsonl", run({"export", "--format", "florilege"}).out);
    auto const imported = elsewhere({"import", "--json", everything}).json();
    EXPECT_EQ(imported.at("problems").as_array().size(), 0u);
    EXPECT_EQ(entries(), 4u);
    // And an export from before the merge, into the library that has merged.
    auto const old = file("old.jsonl", before_merging);
    EXPECT_EQ(run({"import", "--json", old}).json().at("problems").as_array().size(), 0u);
    EXPECT_EQ(run({"list", "show", "Reading/Soon", "--json"}).json().at("items").as_array().size(), 4u);
    EXPECT_EQ(run({"search", "--json", "in:Reading"}).json().at("total"), 2);
}

TEST_F(WholeLibrary, keeps_the_searches_and_reviews_that_are_newer_here)
{
    auto const everything = file("all.jsonl", run({"export", "--format", "florilege"}).out);
    elsewhere({"search", "--save", "Maps", "mine"});
    auto const imported = elsewhere({"import", everything});
    EXPECT_THAT(imported.out, HasSubstr("another saved search has the name \"maps\" and keeps it"));
    EXPECT_EQ(elsewhere({"searches", "list"}).out, "All: everything\nMaps: mine\n");
    clock.time += std::chrono::days{5};
    elsewhere({"review"});
    auto const drawn = there();
    elsewhere({"import", everything});
    EXPECT_EQ(there(), drawn);
}

} // namespace
} // namespace florilege::cli
