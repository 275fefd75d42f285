// Every real export beside the clone that our formats read, against the counts of its manifest.
#include "exchange/dates.hpp"
#include "exchange/formats.hpp"
#include "tests/corpus.hpp"
#include "tests/exchange/manifest.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace florilege::exchange {
namespace {

std::int64_t count_if(Recording const& recording, auto const& holds)
{
    return std::ranges::count_if(recording.bookmarks, [&](auto const& kept) { return holds(kept.draft); });
}

bool is_private(library::BookmarkDraft const& draft)
{
    return draft.audience && draft.audience->is_private();
}

/// Where what we make of a file differs from what its manifest counts, and why: docs/reference tell.
struct Deviation {
    std::int64_t tags = 0;         ///< more tags than parts between commas
    std::int64_t descriptions = 0; ///< more notes than <DD>
};

Deviation deviation_of(std::string const& file)
{
    // TAGS="private secret" and "public hello world": separated by blanks.
    if (file.ends_with("netscape_basic.htm") || file.ends_with("lowercase_doctype.htm")) return {.tags = 3};
    if (file.ends_with("netscape_nodate.htm")) return {.tags = 1};
    // The description stands in an attribute.
    if (file.ends_with("scuttle.htm")) return {.descriptions = 3};
    return {};
}

void check_schemes(Recording const& recording, boost::json::object const& expected)
{
    std::map<std::string, std::int64_t> schemes;
    for (auto const& kept : recording.bookmarks)
        ++schemes[kept.draft.url ? std::string{kept.draft.url->scheme()} : "(none)"];
    std::int64_t refused = 0;
    for (auto const& [scheme, count] : expected.at("by_scheme").as_object()) {
        std::string const name{scheme};
        if (name == "place" || name == "javascript" || name == "data")
            refused += count.to_number<std::int64_t>();
        else
            EXPECT_EQ(schemes[name], count.to_number<std::int64_t>()) << name;
    }
    EXPECT_EQ(std::ssize(recording.rejected), refused);
}

std::string text_of_url(library::BookmarkDraft const& draft)
{
    return draft.url ? draft.url->text()
                     : boost::json::parse(draft.extra).as_object().at("href").as_string().c_str();
}

/// The first or last bookmark; a refused one cannot be compared.
void check_end(Recording const& recording, boost::json::object const& expected, char const* which)
{
    auto const* const end = expected.if_contains(which);
    if (end == nullptr) return;
    auto const& wanted = end->as_object();
    std::string const href{wanted.at("href").as_string()};
    if (href.starts_with("place:")) return;
    auto const& draft =
        (which == std::string{"first"} ? recording.bookmarks.front() : recording.bookmarks.back()).draft;
    EXPECT_EQ(draft.title, wanted.at("title").as_string());
    auto const url = text::Url::parse(href);
    EXPECT_EQ(text_of_url(draft), url ? url->text() : href);
    library::ListPath folder;
    for (auto const& name : wanted.at("folder").as_array())
        folder.emplace_back(name.as_string());
    EXPECT_EQ(draft.lists.empty() ? library::ListPath{} : draft.lists.front(), folder);
}

void check_netscape(Recording const& recording, boost::json::object const& expected,
                    Deviation const& deviation)
{
    EXPECT_EQ(std::ssize(recording.bookmarks) + std::ssize(recording.rejected),
              number(expected, "anchors_with_href"));
    check_schemes(recording, expected);
    EXPECT_EQ(tag_uses(recording), number(expected, "tag_assignments") + deviation.tags);
    EXPECT_EQ(count_if(recording, [](auto const& draft) { return !draft.tags.empty(); }),
              number(expected, "tagged"));
    EXPECT_EQ(count_if(recording, [](auto const& draft) { return !draft.note.empty(); }),
              number(expected, "with_description") + deviation.descriptions);
    auto const refused = std::ssize(recording.rejected);
    EXPECT_EQ(count_if(recording, [](auto const& draft) { return draft.created.has_value(); }),
              std::max<std::int64_t>(0, number(expected, "with_add_date") - refused));
    EXPECT_EQ(count_if(recording, is_private), number(expected, "private_1"));
    EXPECT_EQ(count_if(recording, [](auto const& draft) { return draft.unread; }),
              number(expected, "toread_1"));
    std::size_t deepest = 0;
    for (auto const& kept : recording.bookmarks)
        for (auto const& path : kept.draft.lists)
            deepest = std::max(deepest, path.size());
    EXPECT_LE(std::ssize(recording.skipped), number(expected, "folder_descriptions"));
    EXPECT_LE(static_cast<std::int64_t>(deepest), number(expected, "max_folder_depth"));
    if (recording.bookmarks.empty()) return;
    check_end(recording, expected, "first");
    check_end(recording, expected, "last");
}

void read_file(std::filesystem::path const& file, std::string_view format, Recording& recording)
{
    auto const source = open_file(file);
    find_format(format)->read(*source, {}, recording);
}

void check_states(Recording const& recording, boost::json::object const& expected)
{
    auto unread = number(expected, "toread_yes");
    std::int64_t archived = 0;
    for (auto const* key : {"by_status", "by_section"}) {
        if (!expected.contains(key)) continue;
        auto const& states = expected.at(key).as_object();
        unread += number(states, "unread") + number(states, "Unread");
        archived += number(states, "archive") + number(states, "Read Archive");
    }
    EXPECT_EQ(count_if(recording, [](auto const& draft) { return draft.unread; }), unread);
    EXPECT_EQ(count_if(recording, [](auto const& draft) { return draft.archived; }), archived);
}

void check_title(library::BookmarkDraft const& draft, boost::json::object const& expected)
{
    EXPECT_EQ(draft.title, expected.at("title").as_string());
    auto const* const href = expected.if_contains("href");
    std::string const url{href != nullptr ? href->as_string() : expected.at("url").as_string()};
    EXPECT_EQ(text_of_url(draft), text::Url::parse(url)->text());
}

TEST(Corpus, netscape_files_have_the_counts_of_their_manifest)
{
    auto const rows = samples("netscape-html");
    ASSERT_EQ(rows.size(), 26u);
    for (auto const& row : rows) {
        SCOPED_TRACE(row.file);
        Recording recording;
        read_file(row.file, "netscape", recording);
        if (row.file.string().ends_with("real-link-page-jasoneveleth.html") ||
            number(row.expected, "bytes") == 0) {
            EXPECT_EQ(recording.read(), 0u);
            EXPECT_EQ(recording.refused.size(), 1u);
            continue;
        }
        EXPECT_TRUE(recording.refused.empty());
        check_netscape(recording, row.expected, deviation_of(row.file.string()));
    }
}

TEST(Corpus, pinboard_and_pocket_files_have_the_counts_of_their_manifest)
{
    struct Reading {
        std::string_view manifest, format;
        char const* count;
    };
    for (auto const& reading :
         {Reading{"pinboard-json", "pinboard-json", "posts"}, Reading{"pocket-csv", "pocket-csv", "rows"},
          Reading{"pocket-html", "pocket-html", "links"}}) {
        auto const rows = samples(reading.manifest);
        ASSERT_FALSE(rows.empty());
        for (auto const& row : rows) {
            SCOPED_TRACE(row.file);
            Recording recording;
            read_file(row.file, reading.format, recording);
            EXPECT_EQ(std::ssize(recording.bookmarks), number(row.expected, reading.count));
            EXPECT_TRUE(recording.rejected.empty());
            EXPECT_EQ(tag_uses(recording), number(row.expected, "tag_assignments"));
            EXPECT_EQ(count_if(recording, is_private), number(row.expected, "shared_no"));
            EXPECT_EQ(count_if(recording, [](auto const& draft) { return !draft.note.empty(); }),
                      number(row.expected, "with_extended"));
            check_states(recording, row.expected);
            check_title(recording.bookmarks.front().draft, row.expected.at("first").as_object());
            check_title(recording.bookmarks.back().draft, row.expected.at("last").as_object());
        }
    }
}

TEST(Corpus, answers_of_diigos_api_have_the_counts_of_their_manifest)
{
    auto const rows = samples("diigo-api-json");
    ASSERT_FALSE(rows.empty());
    for (auto const& row : rows) {
        SCOPED_TRACE(row.file);
        Recording recording;
        read_file(row.file, "diigo-json", recording);
        EXPECT_EQ(std::ssize(recording.bookmarks), number(row.expected, "bookmarks"));
        EXPECT_TRUE(recording.rejected.empty());
        EXPECT_TRUE(recording.warned.empty());
        EXPECT_EQ(tag_uses(recording), number(row.expected, "tag_assignments"));
        EXPECT_EQ(std::ssize(recording.bookmarks) - count_if(recording, is_private),
                  number(row.expected, "shared_yes"));
        EXPECT_EQ(count_if(recording, [](auto const& draft) { return draft.unread; }),
                  number(row.expected, "readlater_yes"));
        EXPECT_TRUE(recording.bookmarks.front().draft.created);
        check_title(recording.bookmarks.front().draft, row.expected.at("first").as_object());
        check_title(recording.bookmarks.back().draft, row.expected.at("last").as_object());
    }
}

TEST(Corpus, every_file_is_recognised_as_what_it_is)
{
    std::map<std::string, std::string> const names{{"netscape-html", "netscape"},
                                                   {"diigo-api-json", "diigo-json"},
                                                   {"pinboard-json", "pinboard-json"},
                                                   {"pocket-csv", "pocket-csv"},
                                                   {"pocket-html", "pocket-html"}};
    for (auto const& [manifest, name] : names) {
        for (auto const& row : samples(manifest)) {
            auto const content = tests::content_of(row.file);
            auto const candidates = recognise(head_text(std::string_view{content}.substr(0, 64 * 1024)));
            bool const is_one = !content.empty() && row.file.string().find("link-page") == std::string::npos;
            ASSERT_EQ(is_one, !candidates.empty()) << row.file;
            if (is_one) {
                EXPECT_EQ(candidates.front().format->name, name) << row.file;
            }
        }
    }
}

} // namespace
} // namespace florilege::exchange
