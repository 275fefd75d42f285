#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Inputs that hurt parsers, of any size.
namespace florilege::bench {

/// A beginning, and what is repeated behind it until the size is reached.
struct Hostile {
    std::string name;
    std::string begin;
    std::string repeated;

    /// At least `size` bytes: whole repetitions, so that no escape or character is cut.
    std::string of(std::size_t size) const
    {
        std::string text = begin;
        text.reserve(size + repeated.size());
        while (text.size() < size)
            text += repeated;
        return text;
    }
};

/// A few hundred words of two to nine letters, the same ones each time.
inline std::string many_words()
{
    std::mt19937 random{1};
    std::string text;
    for (int word = 0; word < 500; ++word) {
        for (auto letters = 2 + random() % 8; letters > 0; --letters)
            text += static_cast<char>('a' + random() % 26);
        text += word % 10 == 9 ? ". " : " ";
    }
    return text;
}

/// What any reader of text may be given.
inline std::vector<Hostile> hostile_texts()
{
    return {
        {"words", "", many_words()},
        {"one word again and again", "", "aab "},
        {"one long word", "", "a"},
        {"almost what is looked for", "", "aaaaaaab"},
        {"spaces", "", " "},
        {"lines", "", "\n"},
        {"accents on one letter", "a", "\u0301"},
        {"letters with accents", "", "Ã‰tÃ©s Été "},
        {"ideographs", "", "日本語の文章を書く"},
        {"words without gaps", "", "ภาษาไทยไม่มีช่องว่าง"},
        {"bytes that are no UTF-8", "", "\xff\xc3\xe2\x82"},
        {"lost quotation marks", "", "€”€œ€"},
        {"quotes", "", "\""},
        {"parentheses", "", "("},
        {"brackets", "", "["},
        {"braces", "", "{\"a\":"},
        {"fields", "", "tag:a -(b OR "},
        {"commas", "", ",\"\","},
        {"tags that open", "", "<div>"},
        {"formats that open", "", "<b><i><a href=x>"},
        {"formats that cross", "", "<b><p></b><i></p>"},
        {"tags that close", "", "</p></div>"},
        {"lists within lists", "", "<ul><li>"},
        {"tables within tables", "", "<table><tr><td>"},
        {"cells in one row", "<table><tr>", "<td>a"},
        {"an attribute without an end", "<a href=\"", "x y=z "},
        {"many attributes", "<a ", "b=c "},
        {"attributes of many names", "<p><a ", many_words()},
        {"beginnings of tags", "", "<"},
        {"beginnings of comments", "", "<!--"},
        {"beginnings of sections", "", "<![CDATA["},
        {"scripts that do not end", "", "<script>a</scrip"},
        {"references", "", "&amp;&#38;&notit;"},
        {"references that do not end", "", "&a"},
        {"a reference that does not end", "&", "a"},
        {"percents", "", "%2"},
        {"steps", "", "/a/.."},
        {"dots", "", "a."},
        {"parameters", "?", "utm_source=a&b=c&"},
        {"sections of a template", "", "{{#items}}"},
        {"variables of a template", "", "{{a}}"},
        {"an address on each line", "", "https://example.org/a\n"},
        {"lines that begin a list", "", "  • a\n    https://example.org/\n"},
        {"deeper and deeper", "", "\n\t• a https://example.org/ "},
        {"lines of marks", "", "> > > tags: \"a\" b\n"},
    };
}

/// A file of records as JSON, with the fields of several services.
inline Hostile json_records()
{
    return {"records", "[",
            R"({"url":"https://a.example/","href":"https://a.example/","title":"t","description":"t",)"
            R"("tags":["a"],"created":"1358457437","time":"2012-01-01T00:00:00Z"},)"};
}

/// The files of a folder and those below it, each repeated: what a format's own tests hold.
inline std::vector<Hostile> repeated_files(std::filesystem::path const& folder)
{
    std::vector<Hostile> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        auto const name = entry.path().filename().string();
        if (!entry.is_regular_file() || !name.starts_with("in")) continue;
        std::ifstream in{entry.path(), std::ios::binary};
        std::string content{std::istreambuf_iterator<char>{in}, {}};
        if (!content.empty())
            files.push_back({entry.path().parent_path().filename().string(), "", std::move(content)});
    }
    return files;
}

} // namespace florilege::bench
