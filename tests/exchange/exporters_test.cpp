#include "exchange/exporters/export_formats.hpp"
#include "exchange/exporters/markdown_note.hpp"
#include "exchange/exporters/md5.hpp"
#include "exchange/exporters/reading.hpp"
#include "prelude/iso_time.hpp"
#include "tests/exchange/random_drafts.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace florilege::exchange {
namespace {

using testing::HasSubstr;
namespace json = boost::json;

constexpr Time some_day = from_micros(1'328'443'200'123'456); // 2012-02-05T12:00:00.123456Z

PublicId id_of(int number)
{
    PublicId::Bytes bytes{};
    bytes[15] = static_cast<std::byte>(number);
    return PublicId{bytes};
}

/// A bookmark with everything, ids included, as the library reads one.
library::BookmarkDraft complete()
{
    library::BookmarkDraft draft;
    draft.url = *text::Url::parse("https://example.org/boats?a=1&b=2");
    draft.title = "Paper \"boats\" & <ships>";
    draft.note = "First line\nsecond <line>";
    draft.tags = {"boats", "small things"};
    draft.audience = accounts::Audience::everyone();
    draft.unread = true;
    draft.created = some_day;
    draft.updated = some_day;
    draft.id = id_of(1);
    draft.lists = {{"Reading", "Boats & ships"}};
    library::HighlightDraft highlight;
    highlight.quote = "Fold once.\nFold twice.";
    highlight.note = "My note";
    highlight.created = some_day;
    highlight.id = id_of(2);
    library::ReplyDraft reply{"Ines P.", "An answer", some_day, id_of(3), {}};
    reply.replies.push_back({"", "And another", some_day, id_of(4), {}});
    highlight.replies.push_back(reply);
    draft.highlights.push_back(highlight);
    library::HighlightDraft page_note;
    page_note.note = "On the page";
    page_note.id = id_of(5);
    draft.highlights.push_back(page_note);
    return draft;
}

library::BookmarkDraft without_link()
{
    library::BookmarkDraft draft;
    draft.kind = library::SourceKind::unresolved;
    draft.note = "« lost »";
    draft.id = id_of(9);
    return draft;
}

std::string exported(std::string_view format, std::vector<library::BookmarkDraft> const& drafts,
                     ExportOptions const& options = {})
{
    std::ostringstream out;
    auto const exporter = find_export_format(format)->make(out, options);
    exporter->begin({some_day, "oda"});
    for (auto const& draft : drafts)
        (void)exporter->bookmark({library::BookmarkId{1}, draft});
    exporter->end();
    return out.str();
}

TEST(ExportFormats, are_found_by_their_names_which_differ)
{
    std::set<std::string_view> names;
    for (ExportFormat const* format : export_formats()) {
        EXPECT_EQ(find_export_format(format->name), format);
        EXPECT_TRUE(names.insert(format->name).second);
        EXPECT_FALSE(format->description.empty());
        EXPECT_FALSE(format->extension.empty());
    }
    EXPECT_EQ(find_export_format("telegram"), nullptr);
}

TEST(ExportFormats, write_the_same_bytes_for_the_same_library)
{
    for (ExportFormat const* format : export_formats())
        EXPECT_EQ(exported(format->name, {complete()}), exported(format->name, {complete()})) << format->name;
}

TEST(ExportFormats, say_which_bookmarks_they_cannot_hold)
{
    for (ExportFormat const* format : export_formats()) {
        std::ostringstream out;
        auto const exporter = format->make(out, {});
        exporter->begin({some_day, "oda"});
        bool const left_out =
            exporter->bookmark({library::BookmarkId{1}, without_link()}) == Exported::left_out;
        exporter->end();
        EXPECT_EQ(left_out, format->leaves_out == LeavesOut::without_link) << format->name;
    }
}

TEST(ExportFormats, of_json_are_json_even_when_empty)
{
    for (auto const name : {"pinboard", "hypothesis", "linkding", "karakeep", "csl-json"}) {
        json::error_code failed;
        json::parse(exported(name, {}), failed);
        EXPECT_FALSE(failed) << name;
        json::parse(exported(name, {complete(), complete()}), failed);
        EXPECT_FALSE(failed) << name;
    }
}

TEST(CsvExport, guards_spreadsheets_against_formulas)
{
    for (char const start : {'=', '+', '-', '@', '\t', '\r'}) {
        auto draft = without_link();
        draft.title = std::string{start} + "HYPERLINK(\"x\")";
        EXPECT_THAT(exported("csv", {draft}),
                    HasSubstr("\"'" + std::string{start} + "HYPERLINK(\"\"x\"\")\""));
    }
}

TEST(CsvExport, has_a_field_for_every_column)
{
    auto const csv = exported("csv", {complete()});
    auto const header_end = csv.find("\r\n");
    auto const columns =
        std::count(csv.begin(), csv.begin() + static_cast<std::ptrdiff_t>(header_end), ',') + 1;
    std::ptrdiff_t fields = 1;
    bool quoted = false;
    for (char const c : csv.substr(header_end + 2)) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) ++fields;
    }
    EXPECT_EQ(columns, 14);
    EXPECT_EQ(fields, columns);
    EXPECT_THAT(
        csv, HasSubstr("\"> Fold once.\n> Fold twice.\n\nMy note\n\nInes P.: An answer\n\nAnd another\n\nOn "
                       "the page\""));
}

TEST(NetscapeExport, escapes_and_nests)
{
    auto const html = exported("netscape", {complete()});
    EXPECT_THAT(html,
                HasSubstr("    <DT><H3>Reading</H3>\n    <DL><p>\n        <DT><H3>Boats &amp; ships</H3>\n"));
    EXPECT_THAT(html, HasSubstr("HREF=\"https://example.org/boats?a=1&amp;b=2\" ADD_DATE=\"1328443200\" "
                                "LAST_MODIFIED=\"1328443200\" PRIVATE=\"0\" TOREAD=\"1\" "
                                "TAGS=\"boats,small things\">Paper \"boats\" &amp; &lt;ships&gt;</A>"));
    EXPECT_THAT(html, HasSubstr("<DD>First line\nsecond &lt;line&gt;\n\n&gt; Fold once."));
}

TEST(NetscapeExport, closes_every_folder_it_opens)
{
    std::vector<library::BookmarkDraft> drafts;
    for (std::uint64_t seed = 1; seed <= 100; ++seed)
        drafts.push_back(RandomDrafts{seed}.bookmark());
    auto const html = exported("netscape", drafts);
    auto const count = [&](std::string_view what) {
        std::size_t found = 0;
        for (auto at = html.find(what); at != std::string::npos; at = html.find(what, at + 1))
            ++found;
        return found;
    };
    EXPECT_EQ(count("<DL><p>"), count("</DL><p>"));
    EXPECT_EQ(count("<DL><p>"), count("<H3>") + 1);
}

TEST(PinboardExport, has_the_fields_that_its_clients_ask_for)
{
    auto const rows = json::parse(exported("pinboard", {complete()})).as_array();
    ASSERT_EQ(rows.size(), 1u);
    auto const& row = rows[0].as_object();
    EXPECT_EQ(row.at("href"), "https://example.org/boats?a=1&b=2");
    EXPECT_EQ(row.at("hash"), json::string{md5_hex("https://example.org/boats?a=1&b=2")});
    EXPECT_EQ(row.at("time"), "2012-02-05T12:00:00Z");
    EXPECT_EQ(row.at("shared"), "yes");
    EXPECT_EQ(row.at("toread"), "yes");
    EXPECT_EQ(row.at("tags"), "boats small_things");
    EXPECT_EQ(row.at("meta").as_string().size(), 32u);
}

TEST(PinboardExport, changes_its_meta_with_any_field)
{
    auto const meta = [](library::BookmarkDraft const& draft) {
        auto const rows = json::parse(exported("pinboard", {draft}));
        return std::string{rows.as_array()[0].as_object().at("meta").as_string()};
    };
    auto draft = complete();
    std::set<std::string> metas{meta(draft)};
    draft.title += "!";
    metas.insert(meta(draft));
    draft.tags.pop_back();
    metas.insert(meta(draft));
    draft.unread = false;
    metas.insert(meta(draft));
    EXPECT_EQ(metas.size(), 4u);
}

TEST(HypothesisExport, writes_a_page_note_highlights_and_replies_that_refer_to_them)
{
    auto const object = json::parse(exported("hypothesis", {complete()})).as_object();
    auto const& rows = object.at("rows").as_array();
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(object.at("total"), 5);
    auto const selector = [&](std::size_t at) {
        return rows[at].as_object().at("target").as_array()[0].as_object().if_contains("selector");
    };
    EXPECT_EQ(rows[0].as_object().at("id"), json::string{id_of(1).text()});
    EXPECT_EQ(rows[0].as_object().at("tags"), (json::array{"boats", "small things"}));
    EXPECT_EQ(selector(0), nullptr);
    ASSERT_NE(selector(1), nullptr);
    EXPECT_EQ(selector(1)->as_array()[0].as_object().at("exact"), "Fold once.\nFold twice.");
    EXPECT_EQ(rows[2].as_object().at("references"), json::array{json::string{id_of(2).text()}});
    EXPECT_EQ(rows[2].as_object().at("user"), "acct:Ines_P.@florilege.invalid");
    EXPECT_EQ(rows[3].as_object().at("references"),
              (json::array{json::string{id_of(2).text()}, json::string{id_of(3).text()}}));
    EXPECT_EQ(rows[3].as_object().at("user"), "acct:oda@florilege.invalid");
    EXPECT_EQ(selector(4), nullptr);
    EXPECT_EQ(rows[1].as_object().at("created"), "2012-02-05T12:00:00.123456+00:00");
}

TEST(HypothesisExport, shows_the_public_only_what_is_public)
{
    auto draft = complete();
    draft.audience = accounts::Audience::me();
    auto const object = json::parse(exported("hypothesis", {draft})).as_object();
    for (auto const& row : object.at("rows").as_array())
        EXPECT_EQ(row.as_object().at("permissions").as_object().at("read"),
                  json::array{"acct:oda@florilege.invalid"});
}

TEST(MarkdownExport, writes_front_matter_note_and_quotes)
{
    auto const note = exported("markdown", {complete()});
    EXPECT_THAT(note, testing::StartsWith("---\ntitle: \"Paper \\\"boats\\\" & <ships>\"\n"
                                          "url: \"https://example.org/boats?a=1&b=2\"\n"
                                          "tags:\n  - \"boats\"\n  - \"small-things\"\n"));
    EXPECT_THAT(note, HasSubstr("\n# Paper \"boats\" \\& \\<ships>\n"));
    EXPECT_THAT(note, HasSubstr("\nFirst line\nsecond \\<line>\n"));
    EXPECT_THAT(note,
                HasSubstr("\n> Fold once.\n> Fold twice.\n\nMy note\n\n- **Ines P.:** An answer\n  - And "
                          "another\n"));
}

TEST(MarkdownExport, lets_nothing_that_was_quoted_mean_anything_to_markdown)
{
    EXPECT_EQ(markdown_escaped("# a\n1. b\n- c\n*d* [e](f) <g> `h` 3.14"),
              "\\# a\n1\\. b\n\\- c\n\\*d\\* \\[e\\](f) \\<g> \\`h\\` 3.14");
    auto draft = without_link();
    draft.note = "see <https://example.org> and <script>alert(1)</script>";
    EXPECT_THAT(markdown_note(draft),
                HasSubstr("see <https://example.org> and \\<script>alert(1)\\</script>"));
}

TEST(MarkdownExport, names_files_so_that_any_file_system_takes_them)
{
    auto draft = complete();
    EXPECT_EQ(markdown_file_name(draft), "Paper boats & ships 0000000000.md");
    draft.title = "../../etc/passwd";
    EXPECT_EQ(markdown_file_name(draft).find('/'), std::string::npos);
    EXPECT_NE(markdown_file_name(draft).front(), '.');
    draft.title = std::string(300, 'x') + "é";
    EXPECT_LE(markdown_file_name(draft).size(), 120u);
    draft.title = "a:b|c\nd";
    EXPECT_EQ(markdown_file_name(draft), "a b c d 0000000000.md");
    draft.title.clear();
    EXPECT_EQ(markdown_file_name(draft), "example.org 0000000000.md");
    EXPECT_EQ(markdown_file_name(without_link()), "0000000000.md");
}

TEST(MarkdownExport, writes_a_file_for_each_bookmark_and_the_same_ones_again)
{
    auto const directory =
        std::filesystem::temp_directory_path() / ("florilege-notes-" + std::to_string(::getpid()));
    std::filesystem::remove_all(directory);
    std::filesystem::create_directory(directory);
    ExportOptions options;
    options.directory = directory;
    for (int time = 0; time < 2; ++time)
        EXPECT_EQ(exported("markdown", {complete(), without_link()}, options), "");
    std::set<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator{directory})
        names.insert(entry.path().filename());
    EXPECT_EQ(names, (std::set<std::string>{"Paper boats & ships 0000000000.md", "0000000000.md"}));
    std::ifstream in{directory / "0000000000.md"};
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>{in}, {}), markdown_note(without_link()));
    std::filesystem::remove_all(directory);
    EXPECT_THROW(exported("markdown", {complete()}, options), std::system_error);
}

/// A folder of notes that was written once.
class MarkdownFolders : public testing::Test {
protected:
    void SetUp() override
    {
        std::filesystem::remove_all(options.directory);
        std::filesystem::create_directory(options.directory);
        (void)exported("markdown", {complete(), without_link()}, options);
        for (auto const& name : names())
            std::filesystem::last_write_time(options.directory / name, long_ago);
    }
    void TearDown() override { std::filesystem::remove_all(options.directory); }

    std::set<std::string> names() const
    {
        std::set<std::string> names;
        for (auto const& entry : std::filesystem::directory_iterator{options.directory})
            names.insert(entry.path().filename());
        return names;
    }
    bool is_untouched(std::string const& name) const
    {
        return std::filesystem::last_write_time(options.directory / name) == long_ago;
    }
    std::string content(std::string const& name) const
    {
        std::ifstream in{options.directory / name, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }

    ExportOptions options{
        std::filesystem::temp_directory_path() / ("florilege-folder-" + std::to_string(::getpid())), {}};
    std::filesystem::file_time_type const long_ago =
        std::filesystem::file_time_type::clock::now() - std::chrono::hours{48};
    std::string const boats = "Paper boats & ships 0000000000.md";
    std::string const lost = "0000000000.md";
};

TEST_F(MarkdownFolders, leave_alone_what_says_the_same)
{
    auto draft = complete();
    (void)exported("markdown", {draft, without_link()}, options);
    EXPECT_TRUE(is_untouched(boats));
    EXPECT_TRUE(is_untouched(lost));
    draft.note = "Another note";
    (void)exported("markdown", {draft, without_link()}, options);
    EXPECT_FALSE(is_untouched(boats));
    EXPECT_TRUE(is_untouched(lost));
    EXPECT_EQ(content(boats), markdown_note(draft));
}

TEST_F(MarkdownFolders, keep_the_name_of_a_note_whose_title_changed)
{
    auto draft = complete();
    draft.title = "Put right";
    for (int time = 0; time < 2; ++time)
        (void)exported("markdown", {draft, without_link()}, options);
    EXPECT_EQ(names(), (std::set<std::string>{boats, lost}));
    EXPECT_EQ(content(boats), markdown_note(draft));
    EXPECT_TRUE(is_untouched(lost));
}

TEST_F(MarkdownFolders, take_no_file_of_another_bookmark_or_of_somebody_else)
{
    auto other = complete();
    other.id = id_of(77); // whose first digits are those of the others here
    other.title = "Another";
    std::ofstream{options.directory / "Mine 0000000000.md"} << "A note of my own\n";
    (void)exported("markdown", {other}, options);
    EXPECT_EQ(names(), (std::set<std::string>{boats, lost, "Mine 0000000000.md", "Another 0000000000.md"}));
    EXPECT_TRUE(is_untouched(boats));
    EXPECT_EQ(content("Mine 0000000000.md"), "A note of my own\n");
}

TEST(Md5, gives_the_digests_of_rfc_1321)
{
    EXPECT_EQ(md5_hex(""), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_EQ(md5_hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
    EXPECT_EQ(md5_hex("message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
    EXPECT_EQ(md5_hex("12345678901234567890123456789012345678901234567890123456789012345678901234567890"),
              "57edf4a22be3c955ac49da2e2107b67a");
}

} // namespace
} // namespace florilege::exchange
