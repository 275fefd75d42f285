#include "tests/corpus.hpp"
#include "text/charset/charset.hpp"
#include "text/charset/converter.hpp"
#include "text/charset/repair.hpp"
#include "text/utf8/utf8.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

// The real files of many charsets. What each must come to is the text that
// its known charset makes of it.

namespace florilege::text {
namespace {

/// Files that we read otherwise than the list says, and why. A file on this list that starts to pass fails
/// the test, so that the list stays true.
std::map<std::string, std::string> const known_deviations{
    {"Johab--hlpro-readme.txt", "Johab, of Korean DOS: neither the WHATWG nor Debian's ICU has it"},
};

struct Sample {
    std::string file;
    std::string bytes;
    std::string charset;
    std::string declared; ///< empty where the file declares nothing
    std::string title;
    std::string tail;
    std::size_t characters;
};

std::string text_or_empty(boost::json::object const& object, char const* key)
{
    auto const* const value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

std::vector<Sample> samples_in(std::filesystem::path const& corpus)
{
    std::vector<Sample> samples;
    std::istringstream manifest{tests::content_of(corpus / "MANIFEST.tsv")};
    for (std::string line; std::getline(manifest, line);) {
        if (!line.starts_with("charset/")) continue;
        std::string const file = line.substr(0, line.find('\t'));
        auto const expected = boost::json::parse(line.substr(line.rfind('\t') + 1)).as_object();
        samples.push_back({file.substr(file.find('/') + 1), tests::content_of(corpus / file),
                           text_or_empty(expected, "expected_charset"),
                           text_or_empty(expected, "declared_in_file"), text_or_empty(expected, "title"),
                           text_or_empty(expected, "tail"), expected.at("chars").to_number<std::size_t>()});
    }
    return samples;
}

std::size_t count_characters(std::string_view text)
{
    std::size_t count = 0;
    for ([[maybe_unused]] auto const place : CodePoints{text})
        ++count;
    return count;
}

std::string without_spaces(std::string_view text)
{
    std::string kept;
    for (char const c : text) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') kept += c;
    }
    return kept;
}

TEST(CharsetCorpus, every_file_is_read_as_its_charset_or_its_deviation_is_known)
{
    std::vector<Sample> const samples = samples_in(tests::shared_folder() / "corpus");
    ASSERT_GE(samples.size(), 45U);
    std::set<std::string> deviations;
    for (Sample const& sample : samples) {
        DecodedText const decoded = decode_text(sample.bytes);
        bool const right = charset_of_label(sample.charset) && decoded.replaced == 0 &&
                           decoded.text == decode_text(sample.bytes, sample.charset).text;
        if (!right) deviations.insert(sample.file);
        EXPECT_EQ(right, !known_deviations.contains(sample.file))
            << sample.file << ": " << sample.charset << " read as " << decoded.found.charset.name << ", "
            << decoded.replaced << " replaced";
    }
    EXPECT_EQ(deviations.size(), known_deviations.size());
}

TEST(CharsetCorpus, a_declared_charset_decodes_whole)
{
    std::size_t declared = 0;
    for (Sample const& sample : samples_in(tests::shared_folder() / "corpus")) {
        if (sample.declared.empty()) continue;
        ++declared;
        auto const charset = charset_of_label(sample.declared);
        ASSERT_TRUE(charset) << sample.declared;
        DecodedText const decoded = decode_text(sample.bytes);
        EXPECT_EQ(decoded.found.charset.name, charset->name) << sample.file;
        EXPECT_EQ(decoded.found.evidence, Evidence::declared_inside) << sample.file;
        EXPECT_EQ(decoded.replaced, 0U) << sample.file;
    }
    EXPECT_GE(declared, 20U);
}

TEST(CharsetCorpus, a_charset_named_by_the_caller_decodes_whole)
{
    for (Sample const& sample : samples_in(tests::shared_folder() / "corpus")) {
        if (!charset_of_label(sample.charset)) {
            EXPECT_EQ(sample.charset, "Johab"); // neither the WHATWG nor Debian's ICU has it
            continue;
        }
        DecodedText const decoded = decode_text(sample.bytes, sample.charset);
        EXPECT_EQ(decoded.replaced, 0U) << sample.file;
        std::string const text = without_spaces(decoded.text);
        EXPECT_NE(text.find(without_spaces(sample.tail)), std::string::npos) << sample.file;
        EXPECT_NE(text.find(without_spaces(sample.title)), std::string::npos) << sample.file;
        // The list counts the byte order mark where the charset's name does not promise one.
        std::size_t const counted = count_characters(decoded.text);
        EXPECT_TRUE(counted == sample.characters || counted + 1 == sample.characters) << sample.file;
    }
}

TEST(CharsetCorpus, the_post_whose_dashes_broke_reads_well_again)
{
    std::string const post = tests::content_of(tests::shared_folder() / "seed" / "liens-de-la-semaine.txt");
    Repaired const repaired = repair_text(post);
    EXPECT_EQ(repaired.text.find("€"), std::string::npos);
    EXPECT_NE(repaired.text.find("Permanente — the"), std::string::npos);
    EXPECT_NE(repaired.text.find("change—a"), std::string::npos);
    EXPECT_NE(repaired.text.find("back to ‘where"), std::string::npos);
    EXPECT_NE(repaired.text.find("Game – if"), std::string::npos);
    EXPECT_NE(repaired.text.find("est à trouver"), std::string::npos);
    // Eleven times "€" and seven times half an "à".
    EXPECT_EQ(repaired.count, 18U);
}

} // namespace
} // namespace florilege::text
