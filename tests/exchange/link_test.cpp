#include "exchange/link.hpp"
#include "tests/exchange/recording.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

TEST(Link, schemes_that_show_a_page_are_kept)
{
    for (auto const* raw :
         {"https://a.example/", "http://a.example/x y", "ftp://a.example/", "file:///tmp/a",
          "chrome://settings/", "about:config", "telnet://a.example", "apt:florist", "mailto:a@mail.example"})
        EXPECT_EQ(read_link(raw).fate, Link::Fate::page) << raw;
}

TEST(Link, schemes_that_run_something_are_refused_however_they_hide)
{
    for (auto const* raw : {"javascript:alert(1)", " JavaScript:x", "java\nscript:x", "\tdata:text/html,x",
                            "vbscript:x", "place:sort=8"})
        EXPECT_EQ(read_link(raw).fate, Link::Fate::refused) << raw;
}

TEST(Link, what_leads_nowhere_is_unresolved)
{
    for (auto const* raw :
         {"", " ", "?lY47tw", "../a", "/a", "#b", "http://", "C:\\Users\\me", "not a url", "http://a:99999/"})
        EXPECT_EQ(read_link(raw).fate, Link::Fate::unresolved) << raw;
    EXPECT_EQ(read_link("http://a.example/" + std::string(text::Url::longest, 'x')).fate,
              Link::Fate::unresolved);
}

TEST(Link, handing_over_ends_in_exactly_one_call)
{
    for (auto const* raw : {"https://a.example/", "javascript:x", "?x", "", "http://"}) {
        for (auto const* title : {"", "Titled"}) {
            Recording recording;
            library::BookmarkDraft draft;
            draft.title = title;
            hand_over(recording, {}, draft, raw, {}, {3, {}});
            EXPECT_EQ(recording.read(), 1u) << raw << " " << title;
        }
    }
}

TEST(Link, an_unresolved_bookmark_keeps_what_was_written)
{
    Recording recording;
    Extra extra;
    extra.put("hash", "1");
    hand_over(recording, {}, {}, "?a\"b", extra, {3, {}});
    ASSERT_EQ(recording.bookmarks.size(), 1u);
    EXPECT_EQ(recording.bookmarks[0].draft.kind, library::SourceKind::unresolved);
    EXPECT_EQ(recording.bookmarks[0].draft.extra, R"({"hash":"1","href":"?a\"b"})");
    EXPECT_EQ(recording.warned.size(), 1u);
}

} // namespace
} // namespace florilege::exchange
