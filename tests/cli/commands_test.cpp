#include "cli/command.hpp"
#include "library/text_index.hpp"
#include "store/data_directory.hpp"
#include "store/database.hpp"
#include "tests/cli/command_line.hpp"
#include "tests/postgres.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

namespace florilege::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Commands = tests::CommandLine;

constexpr char const* two_bookmarks =
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
    "<DL><p>\n"
    "<DT><H3>Reading</H3>\n<DL><p>\n"
    "<DT><A HREF=\"https://maps.example/old\" ADD_DATE=\"1328000000\" TAGS=\"maps,paris\">Old maps</A>\n"
    "<DD>Streets that are gone.\n"
    "</DL><p>\n"
    "<DT><A HREF=\"https://gardens.example/\" ADD_DATE=\"1328100000\" TAGS=\"gardens\" "
    "PRIVATE=\"0\">Gardens</A>\n"
    "<DT><A HREF=\"javascript:alert(1)\">Trick</A>\n"
    "</DL><p>\n";

TEST_F(Commands, import_reports_what_happened_and_is_idempotent)
{
    auto const file = this->file("two.html", two_bookmarks);
    auto const first = run({"import", "--json", file});
    EXPECT_EQ(first.exit, Exit::partly) << first.err;
    auto const report = first.json().as_object();
    EXPECT_EQ(report.at("format"), "netscape");
    EXPECT_EQ(report.at("read"), 3);
    EXPECT_EQ(report.at("added"), 2);
    EXPECT_EQ(report.at("rejected"), 1);
    EXPECT_EQ(report.at("tags"), 3);
    auto const again = run({"import", "--json", file}).json().as_object();
    EXPECT_EQ(again.at("added"), 0);
    EXPECT_EQ(again.at("updated"), 0);
    EXPECT_EQ(again.at("unchanged"), 2);
}

TEST_F(Commands, a_dry_run_counts_the_same_and_keeps_nothing)
{
    auto const file = this->file("two.html", two_bookmarks);
    EXPECT_EQ(run({"import", "--dry-run", "--json", file}).json().as_object().at("added"), 2);
    EXPECT_EQ(run({"search", "--json", ""}).json().as_object().at("total"), 0);
}

TEST_F(Commands, a_dry_run_is_in_nobodys_way)
{
    auto const file = this->file("two.html", two_bookmarks);
    EXPECT_EQ(run({"import", file}).exit, Exit::partly);
    auto const held = store::DataDirectory::own(library(), "serve");
    ASSERT_TRUE(held);
    EXPECT_EQ(run({"import", "--json", file}).exit, Exit::failure);
    EXPECT_EQ(run({"import", "--dry-run", "--json", file}).json().as_object().at("unchanged"), 2);
}

TEST_F(Commands, one_writes_to_a_postgresql_database_at_a_time)
{
    tests::FreshDatabase const fresh;
    auto const there = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", library(), "--database", fresh.url()});
        return run_bare(std::move(words));
    };
    EXPECT_EQ(there({"add", "https://maps.example/old"}).exit, Exit::done);
    auto const serving = store::open(store::PostgresLocation{fresh.url(), "florilege serve"},
                                     store::Access::read_write, library::tokenizer());
    auto const second = there({"add", "https://maps.example/new"});
    EXPECT_EQ(second.exit, Exit::failure);
    EXPECT_THAT(second.err, HasSubstr("is in use by florilege serve, process "));
    EXPECT_EQ(there({"search", "--json", ""}).json().as_object().at("total"), 1);
}

TEST_F(Commands, import_names_file_and_reason_for_what_it_cannot_read)
{
    auto const none = run({"import", "/nowhere/at/all.html"});
    EXPECT_EQ(none.exit, Exit::failure);
    EXPECT_THAT(none.err, HasSubstr("/nowhere/at/all.html: No such file"));
    auto const empty = run({"import", file("empty.html", "")});
    EXPECT_EQ(empty.exit, Exit::failure);
    EXPECT_THAT(empty.err, HasSubstr("empty.html: the file is empty"));
    auto const noise = run({"import", file("noise.bin", std::string("\x00\x01\x02\xff\xfe\x80", 6))});
    EXPECT_EQ(noise.exit, Exit::failure);
    EXPECT_THAT(noise.err, HasSubstr("noise.bin: is of no format known here"));
    auto const wrong = run({"import", "--format", "pinboard-json", file("two.html", two_bookmarks)});
    EXPECT_EQ(wrong.exit, Exit::failure);
    EXPECT_THAT(wrong.err, HasSubstr("netscape"));
    EXPECT_EQ(run({"import", "--format", "nonesuch", file("x", "x")}).exit, Exit::usage);
}

TEST_F(Commands, import_of_a_folder_takes_all_it_knows_and_lists_the_rest)
{
    std::filesystem::create_directories(folder.path() / "takeout/deep");
    file("takeout/bookmarks", two_bookmarks);
    file("takeout/deep/links.txt", "https://a.example/ A\n");
    file("takeout/letter.txt", "Dear diary.\n");
    file("takeout/.hidden", two_bookmarks);
    auto const result = run({"import", (folder.path() / "takeout").string()});
    EXPECT_EQ(result.exit, Exit::partly) << "one bookmark was rejected";
    EXPECT_THAT(result.out, HasSubstr("(netscape): 3 read"));
    EXPECT_THAT(result.out, HasSubstr("links.txt (urls): 1 read"));
    EXPECT_THAT(result.out, HasSubstr("letter.txt: not imported: is of no format known here"));
    EXPECT_THAT(result.out, Not(HasSubstr("hidden")));
}

TEST_F(Commands, import_makes_of_folders_what_was_asked_for)
{
    auto const bookmarks =
        file("folders.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>Maps</H3>\n<DL><p>\n"
                             "<DT><A HREF=\"https://a.example/\">A</A>\n</DL><p>\n</DL><p>\n");
    EXPECT_EQ(run({"import", "--json", "--folders", "none", bookmarks}).json().as_object().at("tags"), 0);
    EXPECT_EQ(run({"import", "--json", "--folders", "tags", bookmarks}).json().as_object().at("tags"), 1);
    EXPECT_THAT(run({"search", "tag:maps"}).out, HasSubstr("https://a.example/"));
    EXPECT_EQ(run({"import", "--folders", "drawers", bookmarks}).exit, Exit::usage);
}

TEST_F(Commands, import_reads_any_table_by_its_names_or_by_a_map)
{
    auto const named = file("named.csv", "Lien,Titre\nhttps://a.example/1,Un\n");
    auto const proposed = run({"import", named});
    EXPECT_THAT(proposed.out, HasSubstr("(csv): 1 read: 1 added"));
    EXPECT_THAT(proposed.out, HasSubstr("url=Lien,title=Titre"));

    auto const odd = file("odd.csv", "where,what\nhttps://a.example/2,Two\n");
    EXPECT_THAT(run({"import", odd}).err, HasSubstr("no format known here"));
    EXPECT_THAT(run({"import", "--format", "csv", odd}).err, HasSubstr("there are where, what"));
    EXPECT_EQ(run({"import", "--json", "--map", "url=where,title=what", odd}).json().as_object().at("added"),
              1);
    EXPECT_THAT(run({"search", "two"}).out, HasSubstr("https://a.example/2"));
    EXPECT_THAT(run({"import", "--map", "url=pond", odd}).err, HasSubstr("no column \"pond\""));
    EXPECT_EQ(run({"import", "--map", "pond=where", odd}).exit, Exit::usage);
    EXPECT_EQ(run({"import", "--map", "url=where", "--format", "netscape", odd}).exit, Exit::usage);
}

TEST_F(Commands, search_finds_what_was_imported_and_says_how_much)
{
    run({"import", file("two.html", two_bookmarks)});
    auto const found = run({"search", "--json", "streets"}).json().as_object();
    EXPECT_EQ(found.at("total"), 1);
    EXPECT_EQ(found.at("items").at(0).at("title"), "Old maps");
    EXPECT_EQ(found.at("items").at(0).at("url"), "https://maps.example/old");
    EXPECT_EQ(found.at("facets").at("tags").as_array().size(), 2u);
    EXPECT_EQ(run({"search", "nothing-like-this"}).exit, Exit::partly);
    auto const wrong = run({"search", "tagg:maps"});
    EXPECT_EQ(wrong.exit, Exit::usage);
    EXPECT_THAT(wrong.err, HasSubstr("tag:"));
}

TEST_F(Commands, add_saves_a_page_once_and_merges_what_comes_later)
{
    EXPECT_THAT(run({"add", "maps.example/x", "--title", "X", "--tag", "maps"}).out,
                HasSubstr("added https://maps.example/x"));
    EXPECT_THAT(run({"add", "https://maps.example/x", "--tag", "new one"}).out, HasSubstr("updated"));
    EXPECT_THAT(run({"add", "https://maps.example/x"}).out, HasSubstr("unchanged"));
    EXPECT_EQ(run({"add", "javascript:alert(1)"}).exit, Exit::usage);
    EXPECT_EQ(run({"add", "http://exa mple/"}).exit, Exit::usage);
}

TEST_F(Commands, add_keeps_the_text_of_a_page_and_finds_it_by_that)
{
    auto const text = file("page.txt", "The mill stands where two rivers meet.\n");
    EXPECT_EQ(run({"add", "https://mills.example/", "--article", text}).exit, Exit::done);
    EXPECT_THAT(run({"search", "where rivers meet"}).out, HasSubstr("https://mills.example/"));
    auto const exported = run({"export", "--format", "florilege"}).out;
    EXPECT_THAT(exported, HasSubstr(R"("article":"The mill stands where two rivers meet.\n")"));

    EXPECT_THAT(run({"add", "https://mills.example/", "--article", "no-such-file"}).err,
                HasSubstr("no-such-file"));
    auto const damaged = file("damaged.txt", "caf\xe9");
    EXPECT_THAT(run({"add", "https://mills.example/", "--article", damaged}).err, HasSubstr("UTF-8"));
    auto const long_one = file("long.txt", std::string(std::size_t{5} << 20, 'a'));
    EXPECT_THAT(run({"add", "https://mills.example/", "--article", long_one}).err, HasSubstr("4 MiB"));
    EXPECT_EQ(run({"search", "where rivers meet", "--json"}).json().as_object().at("total"), 1);
}

TEST_F(Commands, digest_lists_the_week_and_says_so_when_it_is_empty)
{
    EXPECT_EQ(run({"digest"}).exit, Exit::failure) << "there is no library";
    run({"import", file("two.html", two_bookmarks)});
    auto const week = run({"digest", "--last", "7d", "--locale", "en"});
    EXPECT_EQ(week.exit, Exit::done) << week.err;
    EXPECT_THAT(week.out, HasSubstr("Old maps"));
    EXPECT_THAT(week.out, HasSubstr("tags: maps paris"));
    EXPECT_THAT(run({"digest", "--last", "7d", "--query", "tag:gardens"}).out, Not(HasSubstr("Old maps")));
    auto const empty = run({"digest", "--week", "2011-W05", "--locale", "fr"});
    EXPECT_EQ(empty.exit, Exit::partly);
    EXPECT_FALSE(empty.out.empty());
    EXPECT_EQ(run({"digest", "--week", "2011-W99"}).exit, Exit::usage);
    EXPECT_EQ(run({"digest", "--week", "2011-W05", "--last", "7d"}).exit, Exit::usage);
}

TEST_F(Commands, digest_gives_the_same_bytes_for_the_same_library)
{
    run({"import", file("two.html", two_bookmarks)});
    for (auto const* format : {"text", "html", "markdown", "json", "atom", "email"}) {
        auto const once = run({"digest", "--last", "7d", "--format", format});
        EXPECT_EQ(once.exit, Exit::done) << format << once.err;
        EXPECT_EQ(once.out, run({"digest", "--last", "7d", "--format", format}).out) << format;
    }
}

TEST_F(Commands, digest_job_publishes_a_week_once_and_only_what_is_public)
{
    run({"import", file("two.html", two_bookmarks)});
    auto const blog = (folder.path() / "blog").string();
    EXPECT_EQ(run({"digest-job", "add", "weekly", "--to", blog, "--format", "markdown"}).exit, Exit::done);
    EXPECT_EQ(run({"digest-job", "add", "weekly", "--to", blog}).exit, Exit::failure) << "the name is taken";
    EXPECT_EQ(run({"digest-job", "add", "other", "--to", blog, "--query", "tagg:x"}).exit, Exit::usage);
    auto const published = run({"digest-job", "run", "weekly", "--week", "2012-W05"});
    EXPECT_THAT(published.out, HasSubstr("published")) << published.err;
    auto const issue = tests::content_of(blog + "/weekly-2012-w05.md");
    EXPECT_THAT(issue, HasSubstr("Gardens"));
    EXPECT_THAT(issue, Not(HasSubstr("Old maps"))) << "that one is private";
    EXPECT_THAT(run({"digest-job", "run", "--week", "2012-W05"}).out, HasSubstr("nothing has changed"));
    EXPECT_THAT(run({"digest-job", "run", "--week", "2011-W05"}).out, HasSubstr("nothing is published"));
    EXPECT_FALSE(std::filesystem::exists(blog + "/weekly-2011-w05.md"));
    run({"add", "https://gardens.example/two", "--public", "--title", "More"});
    EXPECT_THAT(run({"digest-job", "run", "--week", "2012-W05"}).out, HasSubstr("published again"));
    EXPECT_THAT(tests::content_of(blog + "/weekly-2012-w05.md"), HasSubstr("More"));
    EXPECT_EQ(run({"digest-job", "remove", "weekly"}).exit, Exit::done);
    EXPECT_EQ(run({"digest-job", "list"}).exit, Exit::partly);
    EXPECT_EQ(run({"undo"}).out, "undone: digest remove: weekly\n");
    EXPECT_EQ(run({"digest-job", "list"}).exit, Exit::done);
}

TEST_F(Commands, export_and_import_give_back_an_equal_library)
{
    run({"import", file("two.html", two_bookmarks)});
    run({"tag", "parent", "paris", "cities"});
    auto const everything = (folder.path() / "all.jsonl").string();
    EXPECT_EQ(run({"export", "--format", "florilege", "-o", everything}).exit, Exit::done);
    auto const other = (folder.path() / "other").string();
    EXPECT_EQ(run_bare({"--data", other, "--as", "somebody", "import", everything}).exit, Exit::done);
    auto const there = run({"export", "--format", "florilege"}).out;
    auto const here = run_bare({"--data", other, "export", "--format", "florilege"}).out;
    // The first line names the account.
    EXPECT_EQ(there.substr(there.find('\n')), here.substr(here.find('\n')));
    EXPECT_EQ(run_bare({"--data", other, "import", "--json", everything}).json().as_object().at("unchanged"),
              2);
}

TEST_F(Commands, export_of_a_query_holds_only_what_answers_it)
{
    run({"import", file("two.html", two_bookmarks)});
    auto const some = run({"export", "--format", "netscape", "--query", "tag:gardens"});
    EXPECT_THAT(some.out, HasSubstr("https://gardens.example/"));
    EXPECT_THAT(some.out, Not(HasSubstr("maps.example")));
    EXPECT_EQ(run({"export", "--format", "nonesuch"}).exit, Exit::usage);
}

TEST_F(Commands, tags_are_renamed_listed_and_the_change_is_undone)
{
    run({"import", file("two.html", two_bookmarks)});
    EXPECT_THAT(run({"tag", "rename", "maps", "old maps"}).out, HasSubstr("maps → old maps (1 bookmarks)"));
    EXPECT_THAT(run({"tag", "list"}).out, HasSubstr("old maps = maps"));
    EXPECT_EQ(run({"search", "--json", "tag:\"old maps\""}).json().as_object().at("total"), 1);
    EXPECT_THAT(run({"history"}).out, HasSubstr("tag rename: maps → old maps"));
    EXPECT_EQ(run({"undo"}).exit, Exit::done);
    EXPECT_THAT(run({"tag", "list", "ma"}).out, HasSubstr("1  maps"));
    EXPECT_EQ(run({"tag", "delete", "nonesuch"}).exit, Exit::failure);
    EXPECT_THAT(run({"tag", "rename", "mapps", "x"}).err, HasSubstr("did you mean \"maps\"?"));
    run({"tag", "alias", "charts", "maps"});
    run({"tag", "delete", "maps"});
    run({"tag", "alias", "maps", "paris"});
    EXPECT_EQ(run({"undo", "4"}).out, "undone: tag delete: maps; maps is no alias of paris any more\n");
    EXPECT_THAT(run({"tag", "list", "ma"}).out, HasSubstr("1  maps = charts\n"));
}

TEST_F(Commands, tags_are_listed_by_name_or_the_most_frequent_first)
{
    run({"add", "https://example.org/1", "--tag", "winter"});
    run({"add", "https://example.org/2", "--tag", "winter", "--tag", "birds"});
    run({"add", "https://example.org/3", "--tag", "apples"});
    EXPECT_EQ(run({"tag", "list"}).out, "      1  apples\n      1  birds\n      2  winter\n");
    EXPECT_EQ(run({"tag", "list", "--sort", "count"}).out,
              "      2  winter\n      1  apples\n      1  birds\n");
    EXPECT_EQ(run({"tag", "list", "--sort", "size"}).exit, Exit::usage);
}

TEST_F(Commands, tags_are_completed_and_shown)
{
    run({"add", "https://example.org/1", "--title", "One", "--tag", "old maps", "--tag", "paris"});
    run({"add", "https://example.org/2", "--title", "Two", "--tag", "old maps"});
    run({"tag", "alias", "cartes anciennes", "old maps"});
    run({"tag", "parent", "old maps", "history"});
    EXPECT_EQ(run({"tag", "complete", "MAP"}).out, "      2  old maps\n");
    EXPECT_EQ(run({"tag", "complete", "anc"}).out, "      2  old maps = cartes anciennes\n");
    EXPECT_EQ(run({"tag", "complete", "zz"}).exit, Exit::partly);
    EXPECT_EQ(run({"tag", "complete", "anc", "--json"}).out,
              R"([{"name":"old maps","alias":"cartes anciennes","bookmarks":2}])"
              "\n");

    auto const shown = run({"tag", "show", "Cartes Anciennes"}).out;
    EXPECT_THAT(shown,
                HasSubstr("old maps = cartes anciennes (under history)\n  on 2 bookmarks, saved from "));
    EXPECT_THAT(shown, HasSubstr("\n  often with: paris 1\n"));
    EXPECT_THAT(shown, HasSubstr("\nTwo\n  https://example.org/2\n"));
    EXPECT_THAT(run({"tag", "show", "history"}).out,
                HasSubstr("on 0 bookmarks, 2 with those below it, saved from "));
    auto const page = run({"tag", "show", "old maps", "--json"}).json().as_object();
    EXPECT_EQ(page.at("with_children"), 2);
    EXPECT_EQ(page.at("parent"), "history");
    auto const wrong = run({"tag", "show", "pariss"});
    EXPECT_EQ(wrong.exit, Exit::failure);
    EXPECT_THAT(wrong.err, HasSubstr("did you mean \"paris\"?"));
}

TEST_F(Commands, tags_are_suggested_for_a_page_and_for_a_bookmark)
{
    run({"add", "https://maps.example/1", "--title", "Rivers of the north", "--tag", "atlas"});
    run({"add", "https://maps.example/2", "--title", "Two", "--tag", "atlas", "--tag", "old maps"});
    EXPECT_EQ(run({"tag", "suggest", "maps.example/3", "--title", "An old map"}).out,
              "   0.70  old maps (site, words)\n   0.50  atlas (site)\n");
    EXPECT_EQ(run({"tag", "suggest", "https://maps.example/1", "--json"}).out,
              R"([{"name":"old maps","score":0.556,"site":0.333,"words":0.000,"neighbours":0.333}])"
              "\n");
    auto const found = run({"search", "--json", "rivers"}).json();
    auto const id = std::string{found.at("items").at(0).at("id").as_string()};
    EXPECT_THAT(run({"tag", "suggest", id}).out, HasSubstr("old maps (site, neighbours)"));
    EXPECT_EQ(run({"tag", "suggest", "other.example"}).out, "no tags\n");
    EXPECT_EQ(run({"tag", "suggest", "other.example"}).exit, Exit::partly);
    EXPECT_THAT(run({"tag", "suggest", "javascript:1"}).err, HasSubstr("runs something"));
    EXPECT_THAT(run({"tag", "suggest", "AAAAAAAAAAAAAAAAAAAAAA"}).err, HasSubstr("no bookmark"));
}

TEST_F(Commands, bundles_are_set_shown_and_searched)
{
    EXPECT_EQ(run({"tag", "bundle", "list"}).exit, Exit::failure) << "no library yet";
    run({"add", "https://example.org/1", "--tag", "maps"});
    run({"add", "https://example.org/2", "--tag", "rivers", "--tag", "maps"});
    EXPECT_THAT(run({"tag", "bundle", "list"}).out, HasSubstr("no bundles; "));
    EXPECT_EQ(run({"tag", "bundle", "set", "Earth", "rivers", "maps"}).out,
              "Earth: rivers, maps; `florilege undo` takes it back\n");
    EXPECT_EQ(run({"tag", "bundle", "list"}).out, "Earth: rivers, maps\n");
    EXPECT_EQ(run({"tag", "bundle", "show", "earth"}).out, "Earth\n      1  rivers\n      2  maps\n");
    auto const shown = run({"tag", "bundle", "show", "earth", "--json"}).json();
    EXPECT_EQ(shown.at("tags").at(1).at("bookmarks"), 2);
    EXPECT_EQ(run({"search", "--json", "bundle:earth"}).json().at("total"), 2);
    EXPECT_THAT(run({"tag", "bundle", "set", "Earth", "mapps"}).err, HasSubstr("did you mean \"maps\"?"));
    EXPECT_THAT(run({"tag", "bundle", "show", "Eart"}).err, HasSubstr("did you mean \"Earth\"?"));
    EXPECT_EQ(run({"tag", "bundle", "rename", "earth", "World"}).exit, Exit::done);
    EXPECT_EQ(run({"tag", "bundle", "delete", "world"}).out,
              "world is deleted; `florilege undo` takes it back\n");
    EXPECT_EQ(run({"undo"}).exit, Exit::done);
    auto const listed = run({"tag", "bundle", "list", "--json"}).json();
    EXPECT_EQ(listed.at(0).at("name"), "World");
}

TEST_F(Commands, an_import_is_listed_and_taken_back)
{
    run({"import", file("two.html", two_bookmarks)});
    auto const listed = run({"imports", "list", "--json"}).json().as_object();
    EXPECT_EQ(listed.at("report").at("added"), 2);
    auto const id = std::string{listed.at("id").as_string()};
    auto const shown = run({"imports", "show", id}).out;
    EXPECT_THAT(shown, HasSubstr("3 read: 2 added, 0 updated, 0 unchanged, 1 rejected"));
    EXPECT_THAT(shown, HasSubstr("rejected: javascript: links are not kept"));
    EXPECT_EQ(run({"imports", "show", "nonsense"}).exit, Exit::usage);
    EXPECT_EQ(run({"imports", "show", "AAAAAAAAAAAAAAAAAAAAAA"}).exit, Exit::failure);
    EXPECT_THAT(run({"imports", "undo", id}).out, HasSubstr("2 bookmarks taken out"));
    EXPECT_EQ(run({"search", "--json", ""}).json().as_object().at("total"), 0);
    EXPECT_EQ(run({"imports", "undo", id}).exit, Exit::failure);
    EXPECT_EQ(run({"imports", "undo", "nonsense"}).exit, Exit::usage);
}

TEST_F(Commands, people_have_libraries_of_their_own)
{
    run({"--as", "colette", "import", file("two.html", two_bookmarks)});
    EXPECT_EQ(run({"user", "add", "gaston"}).exit, Exit::done);
    EXPECT_EQ(run({"user", "add", "Gaston"}).exit, Exit::failure);
    EXPECT_EQ(run({"--as", "gaston", "search", "--json", ""}).json().as_object().at("total"), 0);
    EXPECT_EQ(run({"--as", "nobody", "search", ""}).exit, Exit::failure);
    EXPECT_EQ(run({"user", "change", "gaston", "--time-zone", "Mars/Olympus"}).exit, Exit::usage);
    EXPECT_EQ(run({"user", "change", "gaston", "--time-zone", "Europe/Paris", "--locale", "fr"}).exit,
              Exit::done);
    EXPECT_THAT(run({"user", "list"}).out, HasSubstr("gaston (member), fr, Europe/Paris"));
}

TEST_F(Commands, a_token_is_shown_once)
{
    auto const made = run({"token", "create", "phone", "--json"}).json().as_object();
    auto const listed = run({"token", "list"}).out;
    EXPECT_THAT(listed, HasSubstr("phone"));
    EXPECT_THAT(listed, Not(HasSubstr(std::string{made.at("secret").as_string()})));
    EXPECT_EQ(run({"token", "revoke", std::string{made.at("id").as_string()}}).exit, Exit::done);
    EXPECT_EQ(run({"token", "list"}).exit, Exit::partly);
}

TEST_F(Commands, a_backup_is_restored_after_it_was_checked)
{
    run({"import", file("two.html", two_bookmarks)});
    auto const copy = (folder.path() / "copy.florilege").string();
    EXPECT_EQ(run({"backup", copy}).exit, Exit::done);
    EXPECT_EQ(run({"backup", copy}).exit, Exit::failure) << "nothing is overwritten";
    auto const before = run({"export", "--format", "florilege"}).out;
    run({"add", "https://example.org/later"});
    EXPECT_EQ(run({"restore", copy}).exit, Exit::failure) << "there is a library already";
    EXPECT_EQ(run({"restore", "--replace", copy}).exit, Exit::done);
    EXPECT_EQ(run({"export", "--format", "florilege"}).out, before);
    EXPECT_EQ(run({"check"}).exit, Exit::done);
    auto const damaged =
        file("damaged.florilege", tests::content_of(copy).substr(0, 5000) + std::string(5000, 'x'));
    EXPECT_EQ(run({"restore", "--replace", damaged}).exit, Exit::failure);
    EXPECT_EQ(run({"export", "--format", "florilege"}).out, before) << "a damaged backup changes nothing";
}

TEST_F(Commands, check_finds_where_searches_count_wrongly_and_mends_it)
{
    run({"add", "--tag", "maps", "https://maps.example/old"});
    store::open(store::SqliteLocation{std::filesystem::path{library()} / "florilege.db"},
                store::Access::read_write, library::tokenizer())
        ->write([](store::Transaction& transaction) { transaction.run("DELETE FROM bookmark_tag"); });
    EXPECT_EQ(run({"search", "--json", "tag:maps"}).json().as_object().at("total"), 1);
    auto const found = run({"check"});
    EXPECT_EQ(found.exit, Exit::failure);
    EXPECT_THAT(found.out, HasSubstr("wrong about 1 bookmark in block 0; `florilege check --repair`"));
    auto const mended = run({"check", "--repair"});
    EXPECT_EQ(mended.exit, Exit::done);
    EXPECT_THAT(mended.out, HasSubstr("in block 0; made anew\nall is well"));
    EXPECT_EQ(run({"check"}).out, "all is well\n");
    EXPECT_EQ(run({"search", "--json", "tag:maps"}).json().as_object().at("total"), 0);
}

TEST_F(Commands, say_who_holds_the_library)
{
    run({"add", "https://example.org/"});
    auto held = store::DataDirectory::own(library(), "a long import");
    ASSERT_TRUE(held.has_value());
    auto const refused = run({"add", "https://example.org/2"});
    EXPECT_EQ(refused.exit, Exit::failure);
    EXPECT_THAT(refused.err, HasSubstr("a long import"));
    EXPECT_EQ(run({"search", ""}).exit, Exit::done) << "reading goes on";
}

TEST_F(Commands, explain_themselves)
{
    auto const all = run_bare({"--help"});
    EXPECT_EQ(all.exit, Exit::done);
    for (auto const& command : commands()) {
        EXPECT_THAT(all.out, HasSubstr(std::string{command.name}));
        auto const help = run_bare({std::string{command.name}, "--help"});
        EXPECT_EQ(help.exit, Exit::done);
        EXPECT_THAT(help.out, HasSubstr("Examples:")) << command.name;
    }
    EXPECT_EQ(run_bare({"nonesuch"}).exit, Exit::usage);
    EXPECT_EQ(run_bare({}).exit, Exit::usage);
    EXPECT_EQ(run_bare({"import"}).exit, Exit::usage);
    EXPECT_THAT(run_bare({"--version"}).out, HasSubstr("florilege "));
}

TEST_F(Commands, are_all_in_the_manual_page_and_in_every_shells_completion)
{
    for (auto const& words : {std::vector<std::string>{"man"},
                              {"completion", "bash"},
                              {"completion", "zsh"},
                              {"completion", "fish"}}) {
        auto const page = run_bare(words).out;
        for (auto const& command : commands()) {
            std::string name{command.name};
            if (words.front() == "man")
                for (auto at = name.find('-'); at != std::string::npos; at = name.find('-', at + 2))
                    name.insert(at, "\\");
            EXPECT_THAT(page, HasSubstr(name));
        }
        EXPECT_THAT(page, HasSubstr(words.front() == "man" ? "repair\\-text" : "repair-text"));
    }
}

} // namespace
} // namespace florilege::cli
