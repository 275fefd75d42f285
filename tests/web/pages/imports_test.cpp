#include "exchange/formats.hpp"
#include "tests/exchange/zipped.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/jobs/import_job.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"
#include "web/jobs/undo_job.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tests::SentFile;
using tests::text_of_page;

constexpr std::string_view bookmark_file =
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
    "<DT><A HREF=\"https://a.example/1\" ADD_DATE=\"1327910400\" TAGS=\"maps\">First</A>\n"
    "<DT><A HREF=\"https://a.example/2\" ADD_DATE=\"1327910400\">Second</A>\n"
    "<DT><A HREF=\"javascript:void(0)\">Runs</A>\n</DL><p>\n";
constexpr std::string_view no_format = "Dear diary, nothing here is a bookmark.\n";

/// What stands between two texts of a page, the first time.
std::string between(std::string const& page, std::string_view before, std::string_view after)
{
    auto const at = page.find(before);
    if (at == std::string::npos) return {};
    auto const begin = at + before.size();
    return page.substr(begin, page.find(after, begin) - begin);
}

template <class Where> class ImportPages : public tests::SiteTest<Where> {
protected:
    /// The workers of a running program, until they have nothing to do.
    std::size_t work() { return JobWorkers{*this->site, all_job_kinds()}.do_due(); }

    tests::Answer send(tests::Browser& browser, std::string_view content, tests::FieldList const& fields = {},
                       std::string const& name = "bookmarks.html")
    {
        return browser.upload("/imports", {{name, std::string{content}}}, fields);
    }

    std::size_t kept_files() const
    {
        auto const uploads = this->folder.path() / "uploads";
        if (!std::filesystem::exists(uploads)) return 0;
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{uploads},
                                                      std::filesystem::directory_iterator{}));
    }

    /// Where the report stands of the bookmark file, sent and imported.
    std::string imported(tests::Browser& browser)
    {
        send(browser, bookmark_file);
        work();
        return newest_import(browser.get("/imports").body);
    }
    static std::string newest_import(std::string const& page)
    {
        auto const id = between(page, "<a href=\"/imports/", "\"");
        return id.empty() ? id : "/imports/" + id;
    }
    static std::string job_on(std::string const& page) { return between(page, "data-job=\"", "\""); }
};
TYPED_TEST_SUITE(ImportPages, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ImportPages, name_every_format_in_both_languages)
{
    auto browser = this->colette();
    for (std::string const language : {"en", "fr"}) {
        browser.language = language;
        auto const answer = browser.get("/imports");
        EXPECT_EQ(answer.status, 200);
        for (auto const* format : exchange::formats())
            EXPECT_THAT(answer.body, HasSubstr("<option value=\"" + std::string{format->name} + "\">"));
    }
    EXPECT_EQ(this->guest().get("/imports").location(), "/sign-in?next=%2Fimports");
}

TYPED_TEST(ImportPages, keep_a_file_and_import_it_soon)
{
    auto browser = this->colette();
    EXPECT_EQ(this->send(browser, bookmark_file).location(), "/imports");
    EXPECT_TRUE(this->all().empty()) << "nothing is imported while its sender waits";
    EXPECT_EQ(this->kept_files(), 1U);
    auto const waiting = browser.get("/imports");
    EXPECT_THAT(text_of_page(waiting.body), HasSubstr("Waits for its turn"));
    EXPECT_THAT(waiting.body, HasSubstr("data-under-way"));
    EXPECT_THAT(browser.get("/imports?part=progress").body, HasSubstr("\"state\":\"waiting\""));

    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->all().size(), 2U);
    EXPECT_FALSE(this->all().front().audience->is_public());
    EXPECT_EQ(this->kept_files(), 0U);
    EXPECT_EQ(browser.get("/imports?part=progress").body, "{\"imports\":[]}");
    auto const done = browser.get("/imports");
    EXPECT_THAT(text_of_page(done.body), HasSubstr("2 added"));
    EXPECT_THAT(done.body, Not(HasSubstr("data-under-way")));
}

TYPED_TEST(ImportPages, keep_no_more_of_one_person_than_they_may)
{
    this->limits.kept_upload_bytes = bookmark_file.size() * 2;
    this->open();
    auto browser = this->colette();
    EXPECT_EQ(this->send(browser, bookmark_file).status, 303);
    EXPECT_EQ(this->send(browser, bookmark_file).status, 303);
    auto const refused = this->send(browser, "https://a.example/", {}, "links.txt");
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(text_of_page(refused.body), HasSubstr("would be too large in all"));
    EXPECT_EQ(this->kept_files(), 2U);
    auto other = this->gaston();
    EXPECT_EQ(this->send(other, bookmark_file).status, 303) << "each has room of their own";
    this->work();
    EXPECT_EQ(this->send(browser, "https://a.example/", {}, "links.txt").status, 303);
}

TYPED_TEST(ImportPages, show_the_report_of_each_import_to_its_owner_alone)
{
    auto browser = this->colette();
    auto const address = this->imported(browser);
    auto const report = browser.get(address);
    EXPECT_EQ(report.status, 200);
    EXPECT_THAT(text_of_page(report.body), HasSubstr("bookmarks.html"));
    EXPECT_THAT(text_of_page(report.body), HasSubstr("1 problem"));
    EXPECT_THAT(report.body, HasSubstr("<td class=\"number\">6</td>"));
    auto other = this->gaston();
    EXPECT_EQ(other.get(address).status, 404);
    EXPECT_EQ(other.post(address + "/undo").status, 404);
    EXPECT_EQ(this->all().size(), 2U);
}

TYPED_TEST(ImportPages, take_a_whole_import_back)
{
    auto browser = this->colette();
    auto const address = this->imported(browser);
    auto const undone = browser.post(address + "/undo");
    EXPECT_EQ(undone.location(), address);
    EXPECT_TRUE(this->all().empty());
    EXPECT_THAT(text_of_page(browser.get(undone.header("location")).body),
                HasSubstr("2 bookmarks were taken out again"));
    auto const later = browser.get(address);
    EXPECT_THAT(text_of_page(later.body), HasSubstr("Taken back on"));
    EXPECT_THAT(later.body, Not(HasSubstr("/undo\"")));
    EXPECT_EQ(browser.post(address + "/undo").status, 409);
    EXPECT_THAT(text_of_page(browser.get("/imports").body), HasSubstr("taken back"));
}

TYPED_TEST(ImportPages, read_an_archive_that_is_larger_than_what_is_held_in_memory)
{
    auto browser = this->colette();
    auto const picture = std::string(exchange::ImportOptions{}.document_bytes, 'p');
    auto const archive = exchange::zipped(
        {{"picture.bin", picture}, {"bookmarks.html", std::string{bookmark_file}}}, ZIP_CM_STORE);
    this->send(browser, archive, {}, "everything.zip");
    this->work();
    EXPECT_EQ(this->all().size(), 2U);
    EXPECT_THAT(text_of_page(browser.get("/imports").body), HasSubstr("2 added"));
}

TYPED_TEST(ImportPages, take_a_large_import_back_soon_and_say_how_far_it_is)
{
    this->undone_at_once = 1;
    this->open();
    auto browser = this->colette();
    auto const address = this->imported(browser);
    EXPECT_EQ(browser.post(address + "/undo").location(), "/imports");
    EXPECT_EQ(this->all().size(), 1U);
    auto const waiting = browser.get("/imports");
    EXPECT_THAT(waiting.body, HasSubstr("data-under-way"));
    EXPECT_THAT(waiting.body, Not(HasSubstr("/imports/discard"))) << "it does not come in";
    EXPECT_THAT(text_of_page(waiting.body), HasSubstr("Waits for its turn"));
    EXPECT_THAT(text_of_page(waiting.body), HasSubstr("partly taken back"));
    EXPECT_THAT(browser.get("/imports?part=progress").body, HasSubstr("\"state\":\"waiting\""));
    EXPECT_THAT(text_of_page(browser.get(address).body), HasSubstr("is being taken back"));
    EXPECT_EQ(browser.post(address + "/undo").location(), "/imports") << "once more does no harm";
    EXPECT_EQ(this->all().size(), 1U);
    auto other = this->gaston();
    EXPECT_EQ(other.get("/imports?part=progress").body, "{\"imports\":[]}");

    EXPECT_EQ(this->work(), 1U) << "there is one job of it";
    EXPECT_TRUE(this->all().empty());
    EXPECT_THAT(text_of_page(browser.get(address).body), HasSubstr("2 bookmarks were taken out again"));
    EXPECT_EQ(browser.get("/imports?part=progress").body, "{\"imports\":[]}");
    EXPECT_EQ(browser.post(address + "/undo").status, 409);
}

TYPED_TEST(ImportPages, go_on_with_what_was_taken_back_in_part_where_that_had_failed)
{
    this->undone_at_once = 1;
    this->open();
    auto browser = this->colette();
    auto const address = this->imported(browser);
    browser.post(address + "/undo");
    this->database->write([&](store::Transaction& transaction) {
        auto const job = store::claim(transaction, undo_queue, "test", job_lease, this->clock.now());
        EXPECT_TRUE(store::give_up(transaction, *job, "disk-full", this->clock.now()));
    });
    auto const failed = browser.get("/imports");
    EXPECT_THAT(text_of_page(failed.body), HasSubstr("The rest is taken back when there is room."));
    EXPECT_THAT(failed.body, HasSubstr("action=\"" + address + "/undo\""));
    auto const report = browser.get(address);
    EXPECT_THAT(text_of_page(report.body), HasSubstr("taken back in part"));
    EXPECT_THAT(text_of_page(report.body), HasSubstr("Take the rest back"));
    EXPECT_EQ(browser.post(address + "/undo").location(), "/imports");
    EXPECT_EQ(this->work(), 1U);
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ImportPages, take_several_files_at_once_and_change_nothing_the_second_time)
{
    auto browser = this->colette();
    std::vector<SentFile> const files{
        {"a.html", std::string{bookmark_file}},
        {"b.json", "[{\"href\":\"https://b.example/\",\"description\":\"B\",\"extended\":\"\",\"tags\":\"\","
                   "\"time\":\"2012-01-30T08:00:00Z\",\"shared\":\"yes\",\"toread\":\"no\"}]"}};
    browser.upload("/imports", files);
    EXPECT_EQ(this->work(), 2U);
    EXPECT_EQ(this->all().size(), 3U);
    browser.upload("/imports", files);
    EXPECT_EQ(this->work(), 2U);
    EXPECT_EQ(this->all().size(), 3U);
    EXPECT_THAT(text_of_page(browser.get("/imports").body), HasSubstr("0 added, 0 updated, 2 unchanged"));
}

TYPED_TEST(ImportPages, heed_what_the_form_says)
{
    auto browser = this->colette();
    this->send(
        browser,
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><A HREF=\"https://a.example/\">It â€™ is</A>\n"
        "</DL><p>\n",
        {{"public", "yes"}, {"repair", "yes"}, {"date", "2011-12-24"}, {"format", "netscape"}});
    this->work();
    ASSERT_EQ(this->all().size(), 1U);
    auto const draft = this->all().front();
    EXPECT_TRUE(draft.audience->is_public());
    EXPECT_EQ(draft.title, "It ’ is");
    EXPECT_EQ(draft.created, from_micros(1'324'684'800'000'000));
}

TYPED_TEST(ImportPages, make_of_folders_what_the_form_says)
{
    constexpr std::string_view in_a_folder =
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>Maps</H3>\n<DL><p>\n"
        "<DT><A HREF=\"https://a.example/\">A</A>\n</DL><p>\n</DL><p>\n";
    auto browser = this->colette();
    this->send(browser, in_a_folder, {{"folders", "tags"}});
    this->work();
    ASSERT_EQ(this->all().size(), 1U);
    EXPECT_EQ(this->all().front().tags, std::vector<std::string>{"Maps"});
    EXPECT_TRUE(this->all().front().lists.empty());
    this->send(browser, in_a_folder);
    this->work();
    EXPECT_EQ(this->all().front().lists, std::vector<library::ListPath>{{"Maps"}});
    EXPECT_EQ(this->send(browser, in_a_folder, {{"folders", "drawers"}}).status, 400);
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(ImportPages, read_of_a_table_the_columns_that_the_form_names)
{
    constexpr std::string_view table = "Wohin,Was\nhttps://a.example/,Eins\n";
    auto browser = this->colette();
    EXPECT_THAT(text_of_page(browser.get("/imports").body), HasSubstr("url, title, note, tags"));
    this->send(browser, table, {{"columns", "url=Wohin, title=Was"}});
    this->work();
    ASSERT_EQ(this->all().size(), 1U);
    EXPECT_EQ(this->all().front().title, "Eins");
    for (auto const& [columns, format] :
         {std::pair{"Wohin", ""}, std::pair{"where=Wohin", "csv"}, std::pair{"url=Wohin", "netscape"}}) {
        auto const refused = this->send(browser, table, {{"columns", columns}, {"format", format}});
        EXPECT_EQ(refused.status, 422) << columns;
        EXPECT_THAT(refused.body, HasSubstr("id=\"columns-fault\"")) << columns;
        EXPECT_THAT(refused.body, HasSubstr("value=\"" + std::string{columns} + '"'));
    }
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(ImportPages, give_the_form_back_with_what_is_wrong_with_it)
{
    auto browser = this->colette();
    auto const none = browser.upload("/imports", {}, {{"public", "yes"}});
    EXPECT_EQ(none.status, 422);
    EXPECT_THAT(text_of_page(none.body), HasSubstr("Choose at least one file"));
    EXPECT_THAT(none.body, HasSubstr("name=\"public\" value=\"yes\" checked"));
    auto const day = this->send(browser, bookmark_file, {{"date", "2012-13-32"}});
    EXPECT_EQ(day.status, 422);
    EXPECT_THAT(day.body, HasSubstr("value=\"2012-13-32\" aria-invalid=\"true\""));
    EXPECT_EQ(this->send(browser, bookmark_file, {{"format", "carrier-pigeon"}}).status, 400);
    EXPECT_EQ(this->kept_files(), 0U);
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(ImportPages, say_why_a_file_was_not_imported)
{
    struct Case {
        std::string_view content;
        std::string format;
        std::string says;
    };
    auto browser = this->colette();
    for (auto const& [content, format, says] :
         {Case{"", "", "There is nothing in this file"}, Case{no_format, "", "of no format known here"},
          Case{bookmark_file, "pinboard-xml", "not of the format that was chosen"}}) {
        this->send(browser, content, {{"format", format}});
        this->work();
        auto const page = browser.get("/imports");
        EXPECT_THAT(text_of_page(page.body), HasSubstr(says));
        EXPECT_THAT(page.body, Not(HasSubstr("data-under-way")));
        EXPECT_EQ(browser.post("/imports/discard", {{"job", this->job_on(page.body)}}).location(),
                  "/imports");
        EXPECT_EQ(this->kept_files(), 0U);
        EXPECT_THAT(browser.get("/imports").body, Not(HasSubstr("data-job")));
    }
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ImportPages, say_in_french_why_a_format_refused_a_file)
{
    struct Case {
        std::string_view content;
        std::string format;
        std::string says;
    };
    auto browser = this->colette();
    browser.language = "fr";
    for (auto const& [content, format, says] :
         {Case{no_format, "netscape", "L’importation n’a pas abouti : il n’y a pas de signets dedans."},
          Case{"sum,amount\nx,3\n", "csv", "aucune de ses colonnes n’est clairement une adresse"},
          Case{"Title,Amount\nx,3\n", "instapaper-csv", "sa première ligne ne nomme pas les colonnes"},
          Case{"{\n\"roots\": {\n", "chrome-json", "à partir de la ligne 3, ce n’est pas du JSON"},
          Case{"{\"a\": 1}", "chrome-json", "ce n’est pas un fichier du type Chrome"},
          Case{"PK\x03\x04", "zip", "ce n’est pas une archive qui se lise"}}) {
        this->send(browser, content, {{"format", format}});
        this->work();
        auto const page = browser.get("/imports").body;
        EXPECT_THAT(text_of_page(page), HasSubstr(says));
        browser.post("/imports/discard", {{"job", this->job_on(page)}});
    }
}

TYPED_TEST(ImportPages, try_a_kept_file_again_as_another_format)
{
    auto browser = this->colette();
    this->send(browser, bookmark_file, {{"format", "pinboard-xml"}});
    this->work();
    auto const job = this->job_on(browser.get("/imports").body);
    auto other = this->gaston();
    EXPECT_EQ(other.post("/imports/retry", {{"job", job}}).status, 404);
    EXPECT_EQ(other.post("/imports/discard", {{"job", job}}).status, 404);
    EXPECT_EQ(browser.post("/imports/retry", {{"job", "nonsense"}}).status, 404);
    EXPECT_EQ(browser.post("/imports/retry", {{"job", job}, {"format", "netscape"}}).location(), "/imports");
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->all().size(), 2U);
    EXPECT_EQ(this->kept_files(), 0U);
}

TYPED_TEST(ImportPages, look_at_a_file_first_and_import_it_then)
{
    auto browser = this->colette();
    this->send(browser, bookmark_file, {{"try", "yes"}});
    EXPECT_EQ(this->work(), 1U);
    EXPECT_TRUE(this->all().empty());
    EXPECT_EQ(this->kept_files(), 1U);
    EXPECT_THAT(browser.get("/imports?part=progress").body, HasSubstr("\"state\":\"tried\""));
    auto const page = browser.get("/imports").body;
    EXPECT_THAT(page, Not(HasSubstr("data-under-way")));
    EXPECT_THAT(text_of_page(page), HasSubstr("2 bookmarks would be added, 0 updated, 0 unchanged, 1 "
                                              "rejected. Your library is as before."));
    EXPECT_THAT(text_of_page(page), HasSubstr("javascript: links are not kept: “Runs”"));
    EXPECT_THAT(text_of_page(page), HasSubstr("Nothing has been imported yet."));
    browser.language = "fr";
    EXPECT_THAT(text_of_page(browser.get("/imports").body),
                HasSubstr("les liens javascript: ne sont pas gardés : « Runs »"));
    EXPECT_EQ(browser.post("/imports/retry", {{"job", this->job_on(page)}}).location(), "/imports");
    browser.language = "en";
    auto const waiting = text_of_page(browser.get("/imports").body);
    EXPECT_THAT(waiting, HasSubstr("Waits for its turn."));
    EXPECT_THAT(waiting, Not(HasSubstr("only a look")));
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->all().size(), 2U);
    EXPECT_EQ(this->kept_files(), 0U);
}

TYPED_TEST(ImportPages, say_that_a_look_waits_and_why_it_failed)
{
    auto browser = this->colette();
    this->send(browser, bookmark_file, {{"try", "yes"}});
    EXPECT_THAT(text_of_page(browser.get("/imports").body), HasSubstr("only a look"));
    std::filesystem::remove_all(this->folder.path() / "uploads");
    this->work();
    EXPECT_THAT(text_of_page(browser.get("/imports").body), HasSubstr("The file is not here any more."));
    this->send(browser, no_format, {{"try", "yes"}});
    this->work();
    auto const page = browser.get("/imports").body;
    EXPECT_THAT(text_of_page(page), HasSubstr("This is of no format known here."));
    browser.post("/imports/retry", {{"job", this->job_on(page)}, {"format", "urls"}});
    this->work();
    EXPECT_TRUE(this->all().empty()) << "a look that failed is tried again as a look";
}

TYPED_TEST(ImportPages, discard_what_was_only_looked_at)
{
    auto browser = this->colette();
    this->send(browser, bookmark_file, {{"try", "yes"}});
    this->work();
    browser.post("/imports/discard", {{"job", this->job_on(browser.get("/imports").body)}});
    EXPECT_EQ(this->kept_files(), 0U);
    EXPECT_EQ(browser.get("/imports?part=progress").body, "{\"imports\":[]}");
}

TYPED_TEST(ImportPages, report_problems_in_the_language_of_the_page)
{
    auto browser = this->colette();
    browser.language = "fr";
    auto const report = browser.get(this->imported(browser)).body;
    EXPECT_THAT(text_of_page(report), HasSubstr("les liens javascript: ne sont pas gardés : « Runs »"));
    EXPECT_THAT(report, Not(HasSubstr("lang=\"en\"")));
}

TYPED_TEST(ImportPages, leave_out_a_file_that_still_waits)
{
    auto browser = this->colette();
    this->send(browser, bookmark_file);
    auto const job = this->job_on(browser.get("/imports").body);
    auto const left = browser.post("/imports/discard", {{"job", job}});
    EXPECT_THAT(text_of_page(browser.get(left.header("location")).body), HasSubstr("Discarded"));
    EXPECT_EQ(this->work(), 0U);
    EXPECT_EQ(this->kept_files(), 0U);
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ImportPages, go_on_after_the_program_was_killed_and_started_again)
{
    auto browser = this->colette();
    this->send(browser, bookmark_file);
    this->open();
    auto after = this->colette();
    EXPECT_THAT(text_of_page(after.get("/imports").body), HasSubstr("Waits for its turn"));
    EXPECT_EQ(this->work(), 1U);
    EXPECT_EQ(this->all().size(), 2U);
}

TYPED_TEST(ImportPages, say_when_a_kept_file_is_gone)
{
    auto browser = this->colette();
    this->send(browser, bookmark_file);
    std::filesystem::remove_all(this->folder.path() / "uploads");
    this->work();
    auto const page = text_of_page(browser.get("/imports").body);
    EXPECT_THAT(page, HasSubstr("The file is not here any more"));
    EXPECT_THAT(page, HasSubstr("It is tried again in"));
}

TYPED_TEST(ImportPages, keep_only_so_many_files_of_one_person)
{
    auto browser = this->colette();
    std::vector<SentFile> const hundred(100, SentFile{"a.html", std::string{bookmark_file}});
    EXPECT_EQ(browser.upload("/imports", hundred).status, 303);
    EXPECT_EQ(browser.upload("/imports", hundred).status, 303);
    auto const more = this->send(browser, bookmark_file);
    EXPECT_EQ(more.status, 422);
    EXPECT_THAT(text_of_page(more.body), HasSubstr("At most 200 imports"));
    EXPECT_EQ(this->kept_files(), 200U);
    auto many = hundred;
    many.push_back(hundred.front());
    EXPECT_THAT(text_of_page(browser.upload("/imports", many).body), HasSubstr("At most 100 files"));
}

} // namespace
} // namespace florilege::web
