#include "web/http/finish.hpp"
#include "web/http/http_date.hpp"

#include <gmock/gmock.h>
#include <zlib.h>

#include <filesystem>
#include <memory>

namespace florilege::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Request get(std::vector<Header> fields = {})
{
    Request request;
    request.host = "links.example";
    for (auto& field : fields)
        request.headers.add(field.name, field.value);
    return request;
}

Response text(std::string body, HeaderClass kind = HeaderClass::feed)
{
    Response response;
    response.kind = kind;
    response.type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    response.etag = "v1";
    return response;
}

Response finished(Response response, Request const& request)
{
    finish(response, request);
    return response;
}

std::string inflated(std::string const& bytes)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string out(1'000'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST(Finish, answers_304_to_who_has_it)
{
    struct Case {
        int status;
        std::vector<Header> fields;
    };
    for (auto const& [status, fields] : std::vector<Case>{
             {200, {}},
             {304, {{"if-none-match", "\"v1\""}}},
             {304, {{"if-none-match", "W/\"v1\""}}},
             {304, {{"if-none-match", "\"v1-gz\""}}},
             {304, {{"if-none-match", "\"v0\", \"v1\""}}},
             {304, {{"if-none-match", "*"}}},
             {200, {{"if-none-match", "\"v0\""}}},
             {200, {{"if-none-match", "\"v0\""}, {"if-modified-since", "Sun, 06 Nov 2094 08:49:37 GMT"}}},
             {304, {{"if-modified-since", "Mon, 30 Jan 2012 08:00:00 GMT"}}},
             {304, {{"if-modified-since", "Tue, 31 Jan 2012 08:00:00 GMT"}}},
             {200, {{"if-modified-since", "Mon, 30 Jan 2012 07:59:59 GMT"}}},
             {200, {{"if-modified-since", "yesterday"}}},
         }) {
        auto response = text("body");
        response.headers.add("last-modified", "Mon, 30 Jan 2012 08:00:00 GMT");
        auto const done = finished(response, get(fields));
        EXPECT_EQ(done.status, status);
        EXPECT_EQ(done.length(), status == 304 ? 0U : 4U);
        EXPECT_THAT(std::string{done.headers.find("etag").value()}, HasSubstr("v1"));
    }
}

TEST(Finish, compresses_what_is_worth_it_for_who_takes_it)
{
    std::string const body(5000, 'a');
    auto const packed = finished(text(body), get({{"accept-encoding", "br, gzip"}}));
    EXPECT_EQ(packed.headers.find("content-encoding"), "gzip");
    EXPECT_EQ(packed.headers.find("etag"), "\"v1-gz\"");
    EXPECT_EQ(packed.headers.find("vary"), "accept-encoding");
    EXPECT_EQ(inflated(std::get<std::string>(packed.body)), body);
    auto const again = finished(packed, get({{"accept-encoding", "gzip"}}));
    EXPECT_EQ(inflated(std::get<std::string>(again.body)), body) << "compressed once";
    for (auto const* taken : {"", "br", "gzip;q=0", "identity"}) {
        auto const plain = finished(text(body), get({{"accept-encoding", taken}}));
        EXPECT_FALSE(plain.headers.find("content-encoding")) << taken;
        EXPECT_EQ(plain.headers.find("vary"), "accept-encoding");
        EXPECT_EQ(std::get<std::string>(plain.body), body);
    }
    EXPECT_FALSE(
        finished(text("short"), get({{"accept-encoding", "gzip"}})).headers.find("content-encoding"));
    auto picture = text(body);
    picture.type = "image/png";
    EXPECT_FALSE(finished(picture, get({{"accept-encoding", "gzip"}})).headers.find("content-encoding"));
}

TEST(Finish, protects_every_class_of_answers)
{
    for (auto const kind : {HeaderClass::page, HeaderClass::json, HeaderClass::feed, HeaderClass::asset,
                            HeaderClass::download, HeaderClass::health}) {
        auto const done = finished(text("x", kind), get());
        EXPECT_EQ(done.headers.find("x-content-type-options"), "nosniff");
        EXPECT_EQ(done.headers.find("cache-control"), "no-store");
        EXPECT_THAT(std::string{done.headers.find("content-security-policy").value()},
                    AllOf(HasSubstr("default-src 'none'"), HasSubstr("frame-ancestors 'none'"),
                          HasSubstr("base-uri 'none'"), HasSubstr("form-action '")));
        EXPECT_FALSE(done.headers.find("strict-transport-security"));
        EXPECT_EQ(done.headers.find("referrer-policy"),
                  kind == HeaderClass::page ? "same-origin" : "no-referrer");
    }
    auto request = get();
    request.secure = true;
    EXPECT_EQ(finished(text("x"), request).headers.find("strict-transport-security"),
              "max-age=31536000; includeSubDomains");
}

TEST(Finish, lets_a_page_run_its_own_scripts_and_no_others)
{
    auto page = text("x", HeaderClass::page);
    page.nonce = "abc";
    auto const policy = std::string{*finished(page, get()).headers.find("content-security-policy")};
    EXPECT_THAT(policy, HasSubstr("script-src 'nonce-abc';"));
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    page.nonce.clear();
    EXPECT_THAT(std::string{*finished(page, get()).headers.find("content-security-policy")},
                HasSubstr("script-src 'none'"));
}

TEST(HttpDate, is_written_and_read_back)
{
    auto const moment = Time{std::chrono::seconds{784'111'777}};
    EXPECT_EQ(http_date(moment), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), moment);
    for (auto const* bad :
         {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC"})
        EXPECT_FALSE(read_http_date(bad)) << bad;
}

TEST(Finish, has_no_part_of_an_empty_file)
{
    auto const file = std::make_shared<Spool>(std::filesystem::temp_directory_path());
    Response empty;
    empty.body = SpoolRange{file, 0, 0};
    for (auto const* asked : {"bytes=0-", "bytes=0-4", "bytes=-5"}) {
        auto const response = finished(empty, get({{"range", asked}}));
        EXPECT_EQ(response.status, 416) << asked;
        EXPECT_EQ(response.headers.find("content-range"), "bytes */0") << asked;
    }
}

} // namespace
} // namespace florilege::web
