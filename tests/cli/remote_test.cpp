#include "cli/command.hpp"
#include "tests/cli/two_worlds.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <map>

namespace florilege::cli {
namespace {

using Words = std::vector<std::string>;

/// Commands that one after the other are typed in both worlds.
struct Row {
    std::string_view command; ///< what it is about
    std::vector<Words> lines;
};

std::vector<Row> const rows{
    {"add",
     {{"add", "c.example/new", "--title", "New", "--note", "N", "--tag", "maps", "--tag", "x y", "--public"},
      {"add", "https://c.example/new", "--tag", "z", "--unread", "--json"},
      {"add", "https://c.example/new", "--json"},
      {"add", "javascript:alert(1)"},
      {"search", "--json", "url:c.example"}}},
    {"search",
     {{"search"},
      {"search", "--json", "maps"},
      {"search", "--sort", "oldest", "--limit", "2", "--offset", "1", "sea OR tag:maps"},
      {"search", "--limit", "0", "--json"},
      {"search", "--json", "--limit", "1500", "reputation"},
      {"search", "nothing-is-called-so"},
      {"search", "tag:mpas OR in:Mpas OR bundle:nowhere"},
      {"search", "tagg:maps"},
      {"search", "--save", "Maps & more", "--sort", "title", "tag:maps"},
      {"search", "--save", "wrong", "tagg:maps"},
      {"search", "--save", "all", "--json", "maps"},
      {"search", "--saved", "maps & more"},
      {"search", "--saved", "unread", "--json"},
      {"search", "--saved", "nowhere"}}},
    {"searches",
     {{"searches", "list"},
      {"searches", "list", "--json"},
      {"searches", "rename", "unread", "a/b ?"},
      {"searches", "rename", "nowhere", "x"},
      {"searches", "rename", "a/b ?", " "},
      {"searches", "list"},
      {"searches", "delete", "A/B ?", "--json"},
      {"searches", "delete", "nowhere"},
      {"searches", "list"}}},
    {"tag",
     {{"tag", "list"},
      {"tag", "list", "--json", "--sort", "count"},
      {"tag", "list", "no tag begins so"},
      {"tag", "complete", "o"},
      {"tag", "complete", "--json", "--limit", "2"},
      {"tag", "show", "Ocean"},
      {"tag", "show", "nature", "--json"},
      {"tag", "show", "mapz"},
      {"tag", "suggest", "b.example/other"},
      {"tag", "suggest", "https://b.example/tides", "--title", "Maps of tides", "--json"},
      {"tag", "suggest", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"tag", "rename", "atlas", "a/t l?as"},
      {"tag", "rename", "nowhere", "x"},
      {"tag", "rename", "maps", "paris"},
      {"tag", "merge", "a/t l?as", "maps", "--json"},
      {"tag", "alias", "chart", "maps"},
      {"tag", "parent", "maps", "geography"},
      {"tag", "parent", "maps"},
      {"tag", "parent", "maps", "maps"},
      {"tag", "delete", "paris", "--json"},
      {"tag", "delete", "paris"},
      {"tag", "list"},
      {"search", "tag:chart"}}},
    {"tag",
     {{"tag", "bundle", "list"},
      {"tag", "bundle", "list", "--json"},
      {"tag", "bundle", "show", "Places"},
      {"tag", "bundle", "show", "Places", "--json"},
      {"tag", "bundle", "show", "placez"},
      {"tag", "bundle", "set", "Water", "sea", "atlas"},
      {"tag", "bundle", "set", "Water", "seaa"},
      {"tag", "bundle", "rename", "places", "water"},
      {"tag", "bundle", "rename", "places", "On land", "--json"},
      {"tag", "bundle", "delete", "water"},
      {"tag", "bundle", "delete", "water"},
      {"tag", "bundle", "list"}}},
    {"history",
     {{"history"},
      {"history", "--json", "--limit", "3"},
      {"undo"},
      {"history", "--limit", "2"},
      {"undo"},
      {"history"}}},
    {"undo", {{"undo"}, {"undo"}, {"undo", "--json"}, {"search", "--saved", "unread"}}},
    {"duplicates",
     {{"duplicates"},
      {"duplicates", "--json"},
      {"duplicates", "--merge", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"duplicates", "--merge", "x"},
      {"duplicates", "--merge"},
      {"duplicates"},
      {"duplicates", "--merge", "--json"}}},
    {"export",
     {{"export", "--format", "netscape"},
      {"export", "--format", "csv", "--query", "tag:maps"},
      {"export", "--format", "pinboard"},
      {"export", "--format", "florilege"},
      {"export", "--format", "csv", "--query", "tag:nothing"},
      {"export", "--format", "hypothesis"},
      {"export", "--format", "csv", "--query", "tagg:x"},
      {"export", "--format", "csv", "--directory", "x"},
      {"export", "--format", "markdown", "--directory", "x", "-o", "y"},
      {"export", "--format", "markdown", "--directory", "x", "--query", "tagg:x"},
      {"export", "--format", "no-format"}}},
    {"list",
     {{"list"},
      {"list", "--json"},
      {"list", "show", "maps/to read"},
      {"list", "show", "Maps", "--json"},
      {"list", "show", "nowhere"},
      {"list", "create", "Sea/Far/Away", "--public"},
      {"list", "create", "Sea", "--json"},
      {"list", "add", "Maps/To read", "b.example/tides", "https://b.example/ships", "--at", "1"},
      {"list", "add", "Maps/To read", "https://b.example/tides"},
      {"list", "add", "Maps/To read", "https://not-saved.example/"},
      {"list", "add", "Maps/To read", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"list", "note", "Maps/To read", "And now:", "--at", "2"},
      {"list", "move", "Maps/To read", "1", "3", "--json"},
      {"list", "move", "Maps/To read", "1", "30"},
      {"list", "remove", "Maps/To read", "2"},
      {"list", "show", "Maps/To read"},
      {"list", "show", "Maps/To read", "--json"},
      {"list", "rename", "Sea/Far", "Near"},
      {"list", "edit", "Sea", "--note", "Salt", "--public"},
      {"list", "edit", "Sea"},
      {"list", "put", "Sea/Near", "Maps"},
      {"list", "put", "Maps", "Maps/Near"},
      {"list", "put", "Maps/Near"},
      {"list", "delete", "Sea"},
      {"list"}}},
    {"import",
     {{"import", "--dry-run", "FILES/links.html"},
      {"search", "site:d.example"},
      {"import", "FILES/links.html"},
      {"import", "--dry-run", "FILES/links.html", "--json"},
      {"import", "--dry-run", "FILES/broken.html", "--problems"},
      {"import", "--dry-run", "FILES"},
      {"import", "FILES/links.html", "--json"},
      {"import", "FILES/table.csv", "--map", "url=Where,title=What", "--public", "--date",
       "2012-02-01T07:30"},
      {"import", "FILES/table.csv", "--format", "netscape"},
      {"import", "FILES/table.csv", "--map", "url=Nowhere,title=What"},
      {"import", "FILES/table.csv", "--map", "colour=What"},
      {"import", "FILES/broken.html", "--folders", "tags", "--repair-text", "--problems"},
      {"import", "FILES"},
      {"import", "FILES", "--json"},
      {"import", "FILES/nothing"},
      {"import", "FILES/noise.bin"},
      {"import", "FILES/absent.html", "FILES/links.html"},
      {"imports", "list"},
      {"list"},
      {"search", "--json", "--limit", "50"}}},
    {"review",
     {{"review", "--count", "1"},
      {"review"},
      {"review", "--json"},
      {"review", "--count", "1000", "--json"},
      {"review", "--newest"},
      {"review", "--newest", "--limit", "1", "--json"},
      {"review", "--newest", "--count", "3"},
      {"review", "--by-source"},
      {"review", "--by-source", "--limit", "1", "--json"},
      {"review", "--done", "stone-that-is-thrown-A", "the-sound-of-the-ice-A"},
      {"review", "--again", "a-letter-with-no-linkA", "--json"},
      {"review", "--done", "stone-that-is-thrown-A", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"review", "--again", "x"},
      {"history", "--limit", "3"},
      {"undo"},
      {"undo"},
      {"review"}}},
    {"digest",
     {{"digest"},
      {"digest", "--week", "2012-W05"},
      {"digest", "--week", "2012-w5", "--format", "html", "--locale", "fr", "--order", "tag"},
      {"digest", "--last", "1m", "--format", "markdown", "--title", "Maps & more, {{dates}}"},
      {"digest", "--from", "2012-01-30", "--to", "2012-02-01", "--format", "json", "--order", "oldest"},
      {"digest", "--week", "2012-W05", "--format", "atom", "--only-public"},
      {"digest", "--format", "email", "--mail-from", "Oda <oda@a.example>", "--mail-to", "all@b.example"},
      {"digest", "--query", "tag:sea", "--order", "list"},
      {"digest", "--week", "2011-W05"},
      {"digest", "--week", "2011-W99"},
      {"digest", "--from", "2012-02-01", "--to", "2012-01-30"},
      {"digest", "--week", "2012-W05", "--templates", "TEMPLATES", "--order", "list"},
      {"digest", "--last", "1m", "--templates", "TEMPLATES", "--format", "html", "--locale", "fr"},
      {"digest", "--from", "2012-01-30", "--templates", "TEMPLATES", "--format", "email"},
      {"digest", "--week", "2012-W05", "--templates", "TEMPLATES", "--format", "atom", "--only-public"},
      {"digest", "--week", "2011-W05", "--templates", "TEMPLATES", "--order", "tag"},
      {"digest", "--from", "1900-01-01", "--to", "2300-01-01", "--templates", "TEMPLATES"},
      {"digest", "--query", "tagg:x", "--templates", "TEMPLATES"},
      {"digest", "--templates", "TEMPLATES/none"},
      {"digest", "--query", "tagg:x"},
      {"digest", "--title", "{{foo}}"},
      {"digest", "--mail-to", "nobody"},
      {"digest", "-o", "no-such-folder/x.txt"}}},
    {"digest-job",
     {{"digest-job", "list"},
      {"digest-job", "list", "--json"},
      {"digest-job", "run", "nowhere"},
      {"digest-job", "run", "--week", "2012-W99"},
      {"digest-job", "run", "--to", "2012-01-30"},
      {"digest-job", "remove", "nowhere"},
      {"digest-job", "remove", "blog"},
      {"digest-job", "list"},
      {"digest-job", "run"}}},
    {"imports",
     {{"imports", "list"},
      {"imports", "list", "--json"},
      {"imports", "show", "AAAAAAAAAAAAAAAAAAAAAA"},
      {"imports", "show", "x"},
      {"imports", "undo", "AAAAAAAAAAAAAAAAAAAAAA"}}},
};

/// What belongs to the machine of the library, or to none; remote_failures_test.cpp has what they say.
constexpr std::array<std::string_view, 8> not_remote{"serve",  "user",    "token",      "check",
                                                     "backup", "restore", "completion", "man"};

/// What the rows import.
std::vector<std::array<std::string_view, 2>> const files{
    {"links.html",
     "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
     "<DT><H3>Boats</H3>\n<DL><p>\n"
     "<DT><A HREF=\"https://d.example/boats\" ADD_DATE=\"1328000000\" TAGS=\"sea,boats\">Boats</A>\n"
     "<DD>Of wood\n</DL><p>\n"
     "<DT><A HREF=\"https://d.example/oars\" ADD_DATE=\"1328000001\">Oars</A>\n</DL><p>\n"},
    {"broken.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>Odd</H3>\n<DL><p>\n"
                    "<DT><A HREF=\"javascript:alert(1)\">Never</A>\n"
                    "<DT><A HREF=\"https://d.example/cafe\">Caf\u00c3\u00a9</A>\n</DL><p>\n</DL><p>\n"},
    {"table.csv", "Where,What\nhttps://d.example/ropes,Ropes\nnot an address,Knots\n"},
    {"noise.bin", "\x01\x02\x03 nothing that anybody exports"},
    {"nothing", ""},
};

class Remote : public tests::TwoWorlds {
protected:
    void SetUp() override
    {
        TwoWorlds::SetUp();
        std::filesystem::create_directory(folder.path() / "files");
        for (auto const& [name, content] : files)
            file("files/" + std::string{name}, std::string{content});
        std::filesystem::create_directory(folder.path() / "templates");
        file("templates/text.entry.mustache", "{{first}}{{#note}}: {{note}}{{/note}} of {{saved}}\n");
        file("templates/html.entry.mustache", "<p>{{title}}{{#highlights}} “{{quote}}”{{/highlights}}</p>\n");
    }

    /// With FILES as the folder of these, and TEMPLATES as that of those.
    Words placed(Words words) const
    {
        for (auto& word : words)
            for (std::string_view const named : {"FILES", "TEMPLATES"})
                if (word.starts_with(named))
                    word.replace(0, named.size(),
                                 (folder.path() / (named == "FILES" ? "files" : "templates")).string());
        return words;
    }

    /// The files of a folder by their names.
    static std::map<std::string, std::string> written_in(std::filesystem::path const& named)
    {
        std::map<std::string, std::string> written;
        for (auto const& entry : std::filesystem::directory_iterator{named})
            written[entry.path().filename().string()] = tests::content_of(entry.path());
        return written;
    }
};

TEST_F(Remote, every_command_has_a_row_or_a_reason_for_none)
{
    for (auto const& command : commands()) {
        bool const has_row = std::ranges::any_of(rows, [&](Row const& row) {
            return row.command == command.name && row.lines.front().front() == command.name;
        });
        bool const has_reason = std::ranges::count(not_remote, command.name) > 0;
        EXPECT_NE(has_row, has_reason) << command.name;
    }
}

TEST_F(Remote, commands_say_and_do_what_they_do_here)
{
    for (auto const& row : rows) {
        begin();
        for (auto const& line : row.lines) {
            auto const words = placed(line);
            SCOPED_TRACE(::testing::PrintToString(words));
            auto const local = here(words);
            auto const remote = there(words);
            EXPECT_EQ(alike(remote.out), alike(local.out));
            EXPECT_EQ(remote.exit, local.exit) << remote.err;
            EXPECT_EQ(remote.err.empty(), local.err.empty()) << remote.err << local.err;
        }
    }
}

TEST_F(Remote, a_folder_of_notes_is_written_here_and_again_only_where_something_changed)
{
    auto const near = folder.path() / "near";
    auto const far = folder.path() / "far";
    auto const write = [&] {
        auto const local = here({"export", "--format", "markdown", "--directory", near.string()});
        auto const remote = there({"export", "--format", "markdown", "--directory", far.string()});
        EXPECT_EQ(remote.err, local.err);
        EXPECT_EQ(remote.exit, local.exit);
        EXPECT_EQ(written_in(far), written_in(near));
        return written_in(far).size();
    };
    EXPECT_EQ(write(), 6);
    auto const before = std::filesystem::file_time_type::clock::now() - std::chrono::hours{1};
    for (auto const& world : {near, far})
        for (auto const& entry : std::filesystem::directory_iterator{world})
            std::filesystem::last_write_time(entry.path(), before);
    for (Words const& add : std::vector<Words>{{"add", "https://b.example/ships", "--note", "Tall ones"},
                                               {"add", "c:/of/one/letter.pdf"}}) {
        here(add);
        there(add);
    }
    // What is new has another id in each world, and so another file.
    EXPECT_EQ(there({"export", "--format", "markdown", "--directory", far.string()}).exit, Exit::done);
    EXPECT_EQ(written_in(far).size(), 7);
    auto const is_new = [&](std::filesystem::directory_entry const& entry) {
        return entry.last_write_time() > before + std::chrono::minutes{1};
    };
    EXPECT_EQ(std::ranges::count_if(std::filesystem::directory_iterator{far}, is_new), 2);
    std::filesystem::remove_all(far);
    std::filesystem::remove_all(near);
    auto const some = [&](auto const& to) {
        return Words{"export", "--format", "markdown", "--query", "tag:sea", "--directory", to.string()};
    };
    EXPECT_EQ(here(some(near)).exit, Exit::done);
    EXPECT_EQ(there(some(far)).exit, Exit::done);
    EXPECT_EQ(written_in(far), written_in(near));
    EXPECT_EQ(written_in(far).size(), 2);
}

TEST_F(Remote, templates_of_this_machine_lay_out_what_the_site_composed)
{
    auto const words = placed({"digest", "--week", "2012-W05", "--templates", "TEMPLATES"});
    auto const remote = there(words);
    EXPECT_EQ(remote.exit, Exit::done) << remote.err;
    EXPECT_THAT(remote.out, ::testing::HasSubstr("Old maps: Who drew them? of 30 January 2012\n"));
    EXPECT_EQ(remote.out, here(words).out);
}

TEST_F(Remote, a_query_is_explained_without_what_names_the_words_of_others)
{
    auto const local = here({"search", "--explain", "tag:sea old*"});
    auto const remote = there({"search", "--explain", "tag:sea old*"});
    EXPECT_EQ(remote.exit, Exit::done) << remote.err;
    EXPECT_EQ(remote.out, local.out.substr(0, local.out.find('\n') + 1));
    EXPECT_THAT(remote.out, ::testing::HasSubstr("sea"));
    EXPECT_THAT(remote.err, ::testing::HasSubstr("on the machine of the library alone"));
    EXPECT_EQ(there({"search", "--explain", "tagg:x"}).exit, Exit::usage);
    auto const json = there({"search", "--explain", "--json", "tag:sea old*"}).json();
    EXPECT_EQ(std::string{json.at("understood").as_string()} + "\n", remote.out);
    EXPECT_TRUE(json.at("plan").is_null());
}

TEST_F(Remote, an_import_is_taken_back_in_steps_as_here)
{
    std::string addresses;
    for (int number = 0; number < 5; ++number)
        addresses += "https://taken-back.example/" + std::to_string(number) + '\n';
    file("taken-back.txt", addresses);
    Words const import{"import", (folder.path() / "taken-back.txt").string()};
    auto const id_in = [](Ran const& listed) { return listed.out.substr(0, listed.out.find(' ')); };
    here(import);
    there(import);
    auto const local = here({"imports", "undo", id_in(here({"imports", "list"}))});
    auto const remote = there({"imports", "undo", id_in(there({"imports", "list"}))});
    EXPECT_EQ(local.out, "5 bookmarks taken out again, 0 changes taken back\n");
    EXPECT_EQ(remote.out, local.out) << remote.err;
    EXPECT_THAT(there({"imports", "list"}).out, ::testing::HasSubstr(": undone\n"));
    EXPECT_THAT(there({"search", "--json", "site:taken-back.example"}).out,
                ::testing::HasSubstr("\"total\":0"));
}

} // namespace
} // namespace florilege::cli
