#include "digest/formats/email.hpp"
#include "digest/formats/html.hpp"
#include "digest/formats/text.hpp"
#include "tests/corpus.hpp"
#include "tests/digest/cases.hpp"
#include "tests/digest/formats/mail.hpp"

#include <gtest/gtest.h>

namespace florilege::digest {
namespace {

using tests::from_encoded_words;
using tests::from_quoted_printable;
using tests::parts_of;
using tests::read_mail;

Issue issue_of(tests::Case const& made)
{
    return compose(made.bookmarks, made.period, made.compose);
}

TEST(Email, of_every_case_gives_its_two_bodies_back)
{
    auto const templates = Templates::built_in();
    for (auto const& folder : tests::case_folders()) {
        auto const made = tests::read_case(florilege::tests::content_of(folder / "in.json"));
        auto const issue = issue_of(made);
        auto const mail = read_mail(render_email(issue, templates, made.render.email));
        auto const parts = parts_of(mail);
        ASSERT_EQ(parts.size(), 2u) << folder;
        EXPECT_EQ(parts[0].header("Content-Type"), "text/plain; charset=utf-8");
        EXPECT_EQ(parts[1].header("Content-Type"), "text/html; charset=utf-8");
        auto const unsubscribe = made.render.email.unsubscribe ? made.render.email.unsubscribe->text() : "";
        EXPECT_EQ(from_quoted_printable(parts[0].body), render_text_for_mail(issue, templates, unsubscribe));
        EXPECT_EQ(from_quoted_printable(parts[1].body), render_html_for_mail(issue, templates, unsubscribe));
        EXPECT_EQ(from_encoded_words(mail.header("Subject")), issue.title);
    }
}

TEST(Email, takes_no_header_from_what_was_saved)
{
    auto const made = tests::case_named("hostile-text");
    auto const mail = read_mail(render_email(issue_of(made), Templates::built_in(), made.render.email));
    std::string names;
    for (auto const& header : mail.headers)
        names += header.first + ' ';
    EXPECT_EQ(names, "From To Subject Date Message-ID List-Id Content-Language MIME-Version Content-Type ");
}

TEST(Email, says_how_to_end_it)
{
    auto const made = tests::case_named("a-week-in-english");
    auto const mail = read_mail(render_email(issue_of(made), Templates::built_in(), made.render.email));
    EXPECT_EQ(mail.header("List-Unsubscribe"), "<https://links.example.net/u/8hQ2>");
    EXPECT_EQ(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    for (auto const& part : parts_of(mail))
        EXPECT_NE(from_quoted_printable(part.body).find("https://links.example.net/u/8hQ2"),
                  std::string::npos);
}

TEST(Email, has_an_id_of_its_own_for_every_reader_and_content)
{
    auto made = tests::case_named("a-week-in-english");
    auto const templates = Templates::built_in();
    auto const id = [&] {
        return read_mail(render_email(issue_of(made), templates, made.render.email)).header("Message-ID");
    };
    auto const first = id();
    EXPECT_EQ(id(), first);
    made.render.email.to = Mailbox::parse("al@example.org").value();
    auto const other_reader = id();
    EXPECT_NE(other_reader, first);
    made.bookmarks.front().content.note += '!';
    EXPECT_NE(id(), other_reader);
}

TEST(Email, keeps_long_lines_and_names_within_limits)
{
    auto made = tests::case_named("a-week-in-english");
    made.bookmarks.front().content.note = std::string(10'000, 'x');
    made.compose.publication.name =
        "A name for a list that goes on and on, and then — as names do — on again";
    made.render.email.from =
        Mailbox::parse("Someone with quite a long name, and a comma <digest@links.example.net>").value();
    auto const mail = render_email(issue_of(made), Templates::built_in(), made.render.email);
    EXPECT_NO_THROW(read_mail(mail));
    auto const headers = mail.substr(0, mail.find("\r\n\r\n") + 2);
    for (std::size_t begin = 0; begin < headers.size();) {
        auto const end = headers.find("\r\n", begin);
        EXPECT_LE(end - begin, 78u) << headers.substr(begin, end - begin);
        begin = end + 2;
    }
}

TEST(Email, refuses_an_address_too_long_for_a_header)
{
    auto made = tests::case_named("a-week-in-english");
    made.render.email.unsubscribe = tests::url("https://links.example.net/" + std::string(1000, 'u'));
    EXPECT_THROW(render_email(issue_of(made), Templates::built_in(), made.render.email),
                 std::invalid_argument);
}

} // namespace
} // namespace florilege::digest
