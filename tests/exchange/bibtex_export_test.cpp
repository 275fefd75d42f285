#include "exchange/exporters/latex_escape.hpp"
#include "exchange/exporters/reading.hpp"
#include "exchange/importers/references/latex_text.hpp"
#include "library/title_of.hpp"
#include "tests/exchange/leaving.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace florilege::exchange {
namespace {

/// BibTeX holds: kind, address, title, authors, note with the highlights under it as a note on the page but
/// for control characters, tags without commas and semicolons, and when it was saved, to the second.
library::BookmarkDraft as_bibtex_holds(library::BookmarkDraft const& draft)
{
    auto held = held_of(draft);
    if (held.kind == library::SourceKind::unresolved) held.kind = library::SourceKind::document;
    if (!draft.url && held.title.empty()) held.title = library::title_of(draft);
    held.author = on_one_line(draft.author);
    for (auto tag : draft.tags) {
        std::replace(tag.begin(), tag.end(), ';', ' ');
        if (auto const name = without_commas(tag); std::ranges::find(held.tags, name) == held.tags.end())
            held.tags.push_back(name);
    }
    auto note = note_with_highlights(draft);
    std::replace(note.begin(), note.end(), '\x07', ' ');
    if (!note.empty()) held.highlights.push_back(page_note(note));
    held.created = std::chrono::floor<std::chrono::seconds>(draft.created.value_or(day_of_leaving));
    return held;
}

TEST(BibtexExport, comes_back_with_all_that_bibtex_holds)
{
    expect_to_come_back("bibtex", "bibtex", as_bibtex_holds);
    expect_to_come_back("bibtex", "bibtex", as_bibtex_holds, hostile());
    auto longest = hostile();
    longest.note.assign(200'000, '{');
    expect_to_come_back("bibtex", "bibtex", as_bibtex_holds, longest);
}

TEST(BibtexExport, writes_hostile_words_so)
{
    expect_written("bibtex", {hostile()});
}

TEST(BibtexExport, of_nothing_is_an_empty_file_of_bibtex)
{
    EXPECT_EQ(exported("bibtex", {}), "@comment{nothing}\n");
}

/// Any text: every pair of the characters that mean something to LaTeX, and what makes one sign of several.
TEST(LatexEscape, gives_words_that_latex_reads_back_and_pairs_all_braces)
{
    constexpr std::string_view signs = "\\{}$&%#_^~-`'\"@ aé\n[]()|<>";
    for (char const first : signs)
        for (char const second : signs)
            for (char const third : signs) {
                std::string const text{first, second, third};
                auto const escaped = latex_escaped(text);
                EXPECT_EQ(latex_text(escaped), text) << escaped;
                EXPECT_EQ(std::ranges::count(escaped, '{'), std::ranges::count(escaped, '}')) << escaped;
            }
}

TEST(LatexEscape, leaves_addresses_as_programs_take_them)
{
    EXPECT_EQ(bibtex_address("https://example.org/~a/b_c--d?x={1}&y=%22\\#f"),
              "https://example.org/~a/b_c--d?x=%7B1%7D&y=%22%5C#f");
}

} // namespace
} // namespace florilege::exchange
