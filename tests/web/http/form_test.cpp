#include "tests/store/temporary_folder.hpp"
#include "web/http/form.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using ::testing::SizeIs;

class Forms : public ::testing::Test {
protected:
    Request spooled(std::string_view type, std::string_view body) const
    {
        Request request;
        request.headers.add("content-type", std::string{type});
        request.spooled = std::make_shared<Spool>(folder_.path());
        request.spooled->write(body);
        return request;
    }

    static std::string content(FormFile const& file)
    {
        std::string text(static_cast<std::size_t>(file.bytes.end - file.bytes.begin), '\0');
        file.bytes.spool->read(file.bytes.begin, text);
        return text;
    }

    static std::string part(std::string_view head, std::string_view body)
    {
        return "--XX\r\nContent-Disposition: form-data; " + std::string{head} + "\r\n\r\n" +
               std::string{body} + "\r\n";
    }

    static constexpr std::string_view multipart = "multipart/form-data; boundary=XX";

private:
    tests::TemporaryFolder folder_;
};

TEST_F(Forms, hold_fields_and_files)
{
    auto const request = spooled(
        multipart,
        part("name=\"token\"", "t") + part("name=\"file\"; filename=\"C:\\a\\b.html\"", "line\r\n--X\r\n") +
            part("name=\"file\"; filename=\"é;=.csv\"", "") + part("name=\"file\"; filename=\"\"", "") +
            part("name=\"note\"", "a\r\nb") + "--XX--\r\n");
    auto const form = read_form(request).value();
    EXPECT_EQ(form.fields.text("token"), "t");
    EXPECT_EQ(form.fields.text("note"), "a\nb");
    ASSERT_THAT(form.files, SizeIs(2));
    EXPECT_EQ(form.files[0].name, "b.html");
    EXPECT_EQ(content(form.files[0]), "line\r\n--X\r\n");
    EXPECT_EQ(form.files[1].name, "é;=.csv");
    EXPECT_EQ(content(form.files[1]), "");
}

TEST_F(Forms, hold_files_of_any_size)
{
    // The boundary's begin stands at every place of a window's end.
    for (std::size_t const size : {262'140U, 262'144U, 524'280U, 1'000'003U}) {
        std::string body(size, 'b');
        for (std::size_t at = 0; at + 4 < size; at += 1000)
            body.replace(at, 4, "\r\n--");
        auto const form =
            read_form(spooled(multipart, part("name=\"f\"; filename=\"f\"", body) + "--XX--")).value();
        ASSERT_THAT(form.files, SizeIs(1));
        EXPECT_EQ(content(form.files[0]), body);
    }
}

TEST_F(Forms, are_refused_where_they_are_broken)
{
    for (std::string const& body : {std::string{}, std::string{"--XX"}, std::string{"--YY\r\n"},
                                    std::string{"--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--"},
                                    std::string{"--XX\r\n\r\nx\r\n--XX--"}, part("name=\"a\"", "x"),
                                    part("name=\"a\"", "\xff") + "--XX--",
                                    std::string{"--XX\r\nContent-Disposition: form-data; name=\"a\""},
                                    part("name=\"a\"", "x") + "--XXjunk"})
        EXPECT_FALSE(read_form(spooled(multipart, body))) << body;
    EXPECT_FALSE(read_form(spooled("multipart/form-data", part("name=\"a\"", "x") + "--XX--")));
    EXPECT_EQ(read_form(spooled("text/plain", "a=1")).error().where(), "type");
    EXPECT_FALSE(
        read_form(spooled(multipart, part("name=\"a\"", std::string(longest_field + 1, 'x')) + "--XX--")));
}

TEST_F(Forms, of_plain_fields_come_in_memory)
{
    Request request;
    request.headers.add("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    request.body = "a=1&b=%C3%A9&note=one%0D%0Atwo%0Dthree";
    auto const form = read_form(request).value();
    EXPECT_EQ(form.fields.text("b"), "é");
    EXPECT_EQ(form.fields.text("note"), "one\ntwo\nthree");
    request.body = "a=%ff";
    EXPECT_FALSE(read_form(request));
}

} // namespace
} // namespace florilege::web
