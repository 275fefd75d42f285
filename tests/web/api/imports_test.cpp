#include "tests/web/api/api_fixture.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace florilege::web {
namespace {

using ::testing::HasSubstr;
using tests::json_of;
using tests::page;
using tests::text_at;

constexpr std::string_view bookmark_file =
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
    "<DT><A HREF=\"https://a.example/1\" ADD_DATE=\"1327910400\" TAGS=\"maps\">First</A>\n"
    "<DT><A HREF=\"https://a.example/2\" ADD_DATE=\"1327910400\">Second</A>\n"
    "<DT><A HREF=\"javascript:void(0)\">Runs</A>\n</DL><p>\n";

template <class Where> class ApiImports : public tests::ApiTest<Where> {
protected:
    /// The workers of a running program, until they have nothing to do.
    std::size_t work() { return JobWorkers{*this->site, all_job_kinds()}.do_due(); }

    tests::Answer upload(tests::Program& program, std::string_view content, std::string const& query = {},
                         std::vector<Header> headers = {})
    {
        auto const spool = std::make_shared<Spool>(std::filesystem::temp_directory_path());
        spool->write(content);
        return program.send(Method::post, "/api/v1/imports" + query, std::move(headers), {}, spool);
    }
};
TYPED_TEST_SUITE(ApiImports, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ApiImports, are_kept_imported_reported_and_taken_back)
{
    auto program = this->mine();
    auto const sent = this->upload(program, bookmark_file, "?name=mine.html");
    ASSERT_EQ(sent.status, 202) << sent.body;
    auto const path = sent.header("location");
    EXPECT_EQ(text_at(program.get(path), "/state"), "waiting");
    EXPECT_EQ(text_at(program.get("/api/v1/imports"), "/uploads/0/file"), "mine.html");
    EXPECT_TRUE(this->all().empty());
    this->work();
    auto const over = program.get(path);
    EXPECT_EQ(text_at(over, "/state"), "over");
    auto const report = program.get("/api/v1/imports/" + text_at(over, "/import"));
    EXPECT_EQ(tests::number_at(report, "/import/counts/added"), 2);
    EXPECT_EQ(text_at(report, "/problems/0/kind"), "rejected");
    EXPECT_EQ(tests::number_at(report, "/problems/0/line"), 6);
    EXPECT_EQ(tests::each_of(program.get("/api/v1/imports"), "/items", "file").front(), "mine.html");

    auto const undo = "/api/v1/imports/" + text_at(over, "/import") + "/undo";
    EXPECT_EQ(this->strangers().post(undo).status, 404);
    EXPECT_EQ(tests::number_at(program.post(undo), "/removed"), 2);
    EXPECT_TRUE(this->all().empty());
    EXPECT_EQ(program.post(undo).status, 409);
}

TYPED_TEST(ApiImports, are_taken_back_soon_where_they_are_large)
{
    this->undone_at_once = 1;
    this->open();
    auto program = this->mine();
    auto const sent = this->upload(program, bookmark_file);
    this->work();
    auto const path = "/api/v1/imports/" + text_at(program.get(sent.header("location")), "/import");
    EXPECT_TRUE(json_of(program.get(path)).at_pointer("/import/taken_back").is_null());
    auto const begun = program.post(path + "/undo");
    EXPECT_EQ(begun.status, 202);
    EXPECT_EQ(tests::number_at(begun, "/removed"), 1);
    auto const half = program.get(path);
    EXPECT_TRUE(json_of(half).at_pointer("/import/undone").is_null());
    EXPECT_EQ(tests::number_at(half, "/import/taken_back/removed"), 1);
    EXPECT_EQ(program.post(path + "/undo").status, 202) << "it is still on its way";
    EXPECT_EQ(this->work(), 1U);
    auto const whole = program.get(path);
    EXPECT_FALSE(json_of(whole).at_pointer("/import/undone").is_null());
    EXPECT_EQ(tests::number_at(whole, "/import/taken_back/removed"), 2);
    EXPECT_EQ(program.post(path + "/undo").status, 409);
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ApiImports, make_of_folders_and_columns_what_is_asked)
{
    auto program = this->mine();
    constexpr std::string_view table = "Wohin,Was,Wo\nhttps://a.example/,Eins,Karten\n";
    auto const columns = std::string{"columns=url%3DWohin%2Ctitle%3DWas%2Cfolder%3DWo"};
    ASSERT_EQ(this->upload(program, table, "?folders=tags&" + columns).status, 202);
    this->work();
    ASSERT_EQ(this->all().size(), 1U);
    EXPECT_EQ(this->all().front().title, "Eins");
    EXPECT_EQ(this->all().front().tags, std::vector<std::string>{"Karten"});
    ASSERT_EQ(
        this->upload(program, "Wohin\nhttps://b.example/\n", "?columns=url%3DWohin&date=2012-01-30T18:30:07Z")
            .status,
        202);
    this->work();
    EXPECT_EQ(json_of(program.get("/api/v1/bookmarks?q=site:b.example"))
                  .at("items")
                  .as_array()
                  .at(0)
                  .at("created")
                  .as_string(),
              "2012-01-30T18:30:07Z");
    EXPECT_EQ(this->upload(program, table, "?folders=drawers").status, 400);
    EXPECT_EQ(this->upload(program, table, "?columns=where%3DWohin").status, 400);
    EXPECT_EQ(this->upload(program, table, "?format=netscape&" + columns).status, 400);
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(ApiImports, that_failed_are_tried_again_or_taken_away)
{
    auto program = this->mine();
    auto const path = this->upload(program, "Dear diary, no bookmark here.\n").header("location");
    this->work();
    auto const failed = program.get(path);
    EXPECT_EQ(text_at(failed, "/state"), "failed");
    EXPECT_EQ(text_at(failed, "/reason"), "unknown");
    EXPECT_EQ(program.post(path + "/retry", R"({"format": "nonsense"})").status, 422);
    EXPECT_EQ(text_at(program.post(path + "/retry", R"({"format": "netscape"})"), "/state"), "waiting");
    EXPECT_EQ(program.post(path + "/retry").status, 409);
    EXPECT_EQ(this->strangers().erase(path).status, 404);
    EXPECT_EQ(program.erase(path).status, 204);
    EXPECT_EQ(program.get(path).status, 404);
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(ApiImports, are_tried_and_kept_only_then)
{
    auto program = this->mine();
    auto const sent = this->upload(program, bookmark_file, "?name=mine.html&try=true");
    ASSERT_EQ(sent.status, 202) << sent.body;
    auto const path = sent.header("location");
    this->work();
    auto const tried = program.get(path);
    EXPECT_EQ(text_at(tried, "/state"), "tried");
    EXPECT_TRUE(json_of(tried).at_pointer("/try").as_bool());
    EXPECT_TRUE(json_of(tried).at_pointer("/reason").is_null());
    EXPECT_EQ(text_at(tried, "/trial/format"), "netscape");
    EXPECT_EQ(tests::number_at(tried, "/trial/counts/added"), 2);
    EXPECT_EQ(tests::number_at(tried, "/trial/problems/0/line"), 6);
    EXPECT_EQ(tests::number_at(tried, "/trial/omitted"), 0);
    EXPECT_TRUE(this->all().empty());
    EXPECT_TRUE(json_of(program.get("/api/v1/imports")).at_pointer("/items").as_array().empty());
    EXPECT_EQ(this->strangers().get(path).status, 404);

    auto const again = program.post(path + "/retry");
    EXPECT_EQ(text_at(again, "/state"), "waiting");
    EXPECT_TRUE(json_of(again).at_pointer("/trial").is_null());
    auto const waiting = program.get(path);
    EXPECT_EQ(text_at(waiting, "/state"), "waiting");
    EXPECT_FALSE(json_of(waiting).at_pointer("/try").as_bool());
    EXPECT_TRUE(json_of(waiting).at_pointer("/reason").is_null()) << "what was found is no failure";
    this->work();
    EXPECT_EQ(text_at(program.get(path), "/state"), "over");
    EXPECT_EQ(this->all().size(), 2U);
}

TYPED_TEST(ApiImports, that_could_not_be_tried_are_tried_again)
{
    auto program = this->mine();
    auto const path =
        this->upload(program, "Dear diary, no bookmark here.\n", "?try=true").header("location");
    this->work();
    EXPECT_EQ(text_at(program.get(path), "/reason"), "unknown");
    program.post(path + "/retry", R"({"format": "urls"})");
    this->work();
    EXPECT_EQ(text_at(program.get(path), "/state"), "failed");
    EXPECT_EQ(program.erase(path).status, 204);
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(ApiImports, tell_so_many_problems_of_a_trial_and_count_the_rest)
{
    auto program = this->mine();
    std::string file = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n";
    for (int at = 0; at < 250; ++at)
        file += "<DT><A HREF=\"javascript:void(" + std::to_string(at) + ")\">Runs</A>\n";
    auto const path = this->upload(program, file, "?try=true").header("location");
    this->work();
    auto const tried = json_of(program.get(path));
    EXPECT_EQ(tried.at_pointer("/trial/counts/rejected"), 250);
    EXPECT_EQ(tried.at_pointer("/trial/problems").as_array().size(), 200U);
    EXPECT_EQ(tried.at_pointer("/trial/omitted"), 50);
}

TYPED_TEST(ApiImports, are_hidden_from_others)
{
    auto program = this->mine();
    auto const path = this->upload(program, bookmark_file).header("location");
    auto other = this->strangers();
    EXPECT_EQ(other.get(path).status, 404);
    this->work();
    EXPECT_EQ(other.get(path).status, 404);
    EXPECT_EQ(other.get("/api/v1/imports/" + text_at(program.get(path), "/import")).status, 404);
    EXPECT_TRUE(json_of(other.get("/api/v1/imports")).at("items").as_array().empty());
}

TYPED_TEST(ApiImports, say_what_is_wrong_with_what_is_sent)
{
    auto program = this->mine();
    EXPECT_EQ(this->upload(program, "").status, 422);
    EXPECT_THAT(this->upload(program, bookmark_file, "?format=nonsense").body, HasSubstr("netscape"));
    EXPECT_EQ(this->upload(program, bookmark_file, "?date=yesterday!").status, 400);
    EXPECT_EQ(this->upload(program, bookmark_file, "?date=2012-02-31").status, 400);
    EXPECT_EQ(this->work(), 0U);
}

TYPED_TEST(ApiImports, are_refused_where_too_much_waits)
{
    this->limits.kept_upload_bytes = bookmark_file.size();
    this->open();
    auto program = this->mine();
    EXPECT_EQ(this->upload(program, bookmark_file).status, 202);
    auto const refused = this->upload(program, "https://a.example/");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("too large in all"));
    this->work();
    EXPECT_EQ(this->upload(program, "https://a.example/").status, 202);
}

TYPED_TEST(ApiImports, sent_twice_under_one_key_are_one)
{
    auto program = this->mine();
    auto const first = this->upload(program, bookmark_file, "", {{"idempotency-key", "one"}});
    auto const again = this->upload(program, bookmark_file, "", {{"idempotency-key", "one"}});
    EXPECT_EQ(again.status, 202);
    EXPECT_EQ(again.header("location"), first.header("location"));
    EXPECT_EQ(this->upload(program, "another file", "", {{"idempotency-key", "one"}}).status, 422);
    EXPECT_EQ(this->work(), 1U);
}

TYPED_TEST(ApiImports, and_exports_are_each_others_inverse)
{
    this->take(page("https://a.example/1", "First", {"maps"}));
    this->take(page("https://b.example/2", "Second"));
    auto program = this->mine();
    auto const whole = program.get("/api/v1/export");
    EXPECT_EQ(whole.status, 200);
    EXPECT_EQ(whole.header("florilege-written"), "2");
    EXPECT_THAT(whole.header("content-disposition"), HasSubstr("florilege-colette-2012-01-30"));
    auto other = this->strangers();
    this->upload(other, whole.body);
    this->work();
    EXPECT_EQ(tests::number_at(other.get("/api/v1/bookmarks"), "/total"), 2);

    auto const part = program.get("/api/v1/export?format=netscape&q=tag:maps");
    EXPECT_EQ(part.header("florilege-written"), "1");
    EXPECT_THAT(part.body, HasSubstr("https://a.example/1"));
    EXPECT_EQ(part.body.find("https://b.example/2"), std::string::npos);
    EXPECT_EQ(program.get("/api/v1/export?format=nonsense").status, 400);
    EXPECT_EQ(program.get("/api/v1/export?q=after:nonsense").status, 400);
}

} // namespace
} // namespace florilege::web
