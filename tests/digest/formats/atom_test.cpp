#include "digest/formats/atom.hpp"
#include "digest/formats/html.hpp"
#include "tests/corpus.hpp"
#include "tests/digest/cases.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace florilege::digest {
namespace {

std::string text(pugi::xml_node node, char const* name)
{
    return node.child(name).text().get();
}

TEST(Atom, of_every_case_is_well_formed_and_has_what_the_standard_wants)
{
    for (auto const& folder : tests::case_folders()) {
        auto const made = tests::read_case(florilege::tests::content_of(folder / "in.json"));
        auto const issue = compose(made.bookmarks, made.period, made.compose);
        auto const feed = render_atom({&issue, 1}, Templates::built_in());
        pugi::xml_document document;
        auto const parsed =
            document.load_buffer(feed.data(), feed.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        ASSERT_TRUE(parsed) << folder << ": " << parsed.description();
        auto const root = document.child("feed");
        for (char const* name : {"id", "title", "updated"})
            EXPECT_FALSE(text(root, name).empty()) << name;
        EXPECT_FALSE(text(root.child("author"), "name").empty());
        auto const entry = root.child("entry");
        for (char const* name : {"id", "title", "updated", "published", "summary"})
            EXPECT_FALSE(text(entry, name).empty()) << name;
        EXPECT_EQ(text(entry, "title"), issue.title);
        EXPECT_EQ(text(entry, "content"), render_html(issue, Templates::built_in(), HtmlShape::section));
        EXPECT_LE(text(entry, "published"), text(entry, "updated"));
    }
}

/// XML 1.0 has no way to write most control characters, which imported titles hold now and then.
TEST(Atom, holds_no_character_that_no_document_may_hold)
{
    auto made = tests::case_named("a-week-in-english");
    made.bookmarks.front().content.title = "before\x01\x0B"
                                           "behind";
    auto const issue = compose(made.bookmarks, made.period, made.compose);
    auto const feed = render_atom({&issue, 1}, Templates::built_in());
    EXPECT_EQ(feed.find_first_of("\x01\x0B"), std::string::npos);
    EXPECT_NE(feed.find("beforebehind"), std::string::npos);
}

TEST(Atom, keeps_the_id_of_an_issue_whose_title_and_content_change)
{
    auto made = tests::case_named("a-week-in-english");
    auto const id = compose(made.bookmarks, made.period, made.compose).id;
    EXPECT_EQ(id, "tag:links.example.net,2026:digest/weekly/2026-w46");
    made.compose.title = "Another";
    made.bookmarks.pop_back();
    made.compose.publication.issue = tests::url("https://elsewhere.example.org/x");
    EXPECT_EQ(compose(made.bookmarks, made.period, made.compose).id, id);
}

TEST(Atom, without_an_authority_has_ids_that_tell_digests_and_periods_apart)
{
    auto const id = [](std::string slug, Period const& period) {
        ComposeOptions options;
        options.publication.slug = std::move(slug);
        return compose({}, period, options).id;
    };
    auto const first = id("weekly", tests::week(2026, 46));
    EXPECT_EQ(first.size(), std::string{"urn:uuid:"}.size() + 36);
    EXPECT_EQ(first[std::string{"urn:uuid:"}.size() + 14], '8');
    EXPECT_EQ(first, id("weekly", tests::week(2026, 46)));
    EXPECT_NE(first, id("weekly", tests::week(2026, 47)));
    EXPECT_NE(first, id("other", tests::week(2026, 46)));
}

TEST(Atom, carries_several_issues_in_the_order_given)
{
    std::vector<Issue> const issues{compose({}, tests::week(2026, 46), {}),
                                    compose({}, tests::week(2026, 45), {})};
    auto const feed = render_atom(issues, Templates::built_in());
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(feed.c_str()));
    std::vector<std::string> ids;
    for (auto const entry : document.child("feed").children("entry"))
        ids.push_back(text(entry, "id"));
    EXPECT_EQ(ids, (std::vector{issues[0].id, issues[1].id}));
    EXPECT_EQ(text(document.child("feed"), "updated"), "2026-11-16T00:00:00Z");
    EXPECT_THROW(render_atom({}, Templates::built_in()), std::logic_error);
}

TEST(Atom, moves_its_date_when_something_in_it_changes_later)
{
    auto made = tests::case_named("a-week-in-english");
    made.bookmarks.front().content.highlights.front().updated = tests::at("2026-12-01T10:00:00Z");
    auto const issue = compose(made.bookmarks, made.period, made.compose);
    EXPECT_EQ(issue.updated, tests::at("2026-12-01T10:00:00Z"));
    EXPECT_EQ(issue.published, made.period.to);
}

} // namespace
} // namespace florilege::digest
