// bench_importers FOLDER [MEGABYTES]: what importing a file costs beside merely parsing it, for each format.
//
// Of each format the largest file below FOLDER without a refused record is taken, and its records repeated up
// to so many megabytes (default 4). Importing ends in an intake that keeps nothing; parsing is what the
// importer stands on, alone: Boost.JSON on the whole text, our own readers of CSV, of tags, of flat XML and
// of lines. Prints a table; the goal is a ratio of at most 2.

#include "cost.hpp"
#include "exchange/csv.hpp"
#include "exchange/each_token.hpp"
#include "exchange/formats.hpp"
#include "exchange/xml_records.hpp"
#include "tests/exchange/counting.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <pugixml.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>

namespace {

using namespace florilege;
using namespace florilege::exchange;

namespace json = boost::json;

constexpr int runs = 5;

std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

struct Seen {
    std::uint64_t bookmarks, refused;
};

Seen counted(Format const& format, std::string const& text)
{
    Counting counting;
    format.read(*from_memory("case", text), {}, counting);
    return {counting.bookmarks, counting.rejected + counting.refused};
}

/// The largest file of each format that holds nothing doubtful.
std::map<Format const*, std::string> files_in(std::filesystem::path const& folder)
{
    std::map<Format const*, std::string> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file() || entry.path().filename() == "out.json") continue;
        auto text = content_of(entry.path());
        auto const candidates = recognise(head_text(text.substr(0, 65536)));
        if (candidates.empty()) continue;
        auto const* format = candidates.front().format;
        auto const seen = counted(*format, text);
        if (seen.bookmarks == 0 || seen.refused > 0) continue;
        if (auto& kept = found[format]; kept.size() < text.size()) kept = std::move(text);
    }
    return found;
}

/// The longest array of objects in a value, however deep.
json::array* records_of(json::value& value)
{
    json::array* longest = nullptr;
    auto const consider = [&](json::array* one) {
        if (one != nullptr && (longest == nullptr || one->size() > longest->size())) longest = one;
    };
    if (auto* const array = value.if_array()) {
        for (auto& member : *array)
            consider(records_of(member));
        if (!array->empty() && array->front().is_object()) consider(array);
    } else if (auto* const object = value.if_object()) {
        for (auto& [key, member] : *object)
            consider(records_of(member));
    }
    return longest;
}

std::string many_of_json(std::string const& text, std::size_t bytes)
{
    auto value = json::parse(text);
    auto* const records = records_of(value);
    if (records == nullptr) return text;
    auto const once = *records;
    for (auto times = bytes / text.size(); times > 0; --times)
        records->insert(records->end(), once.begin(), once.end());
    return json::serialize(value);
}

std::string many_of_xml(std::string const& text, std::size_t bytes)
{
    pugi::xml_document document;
    document.load_buffer(text.data(), text.size(), pugi::parse_full);
    auto parent = document.document_element();
    auto const elements = [](pugi::xml_node node) {
        return std::count_if(node.begin(), node.end(),
                             [](auto child) { return child.type() == pugi::node_element; });
    };
    while (elements(parent) < 2 || std::string_view{parent.last_child().name()} == "body")
        parent = parent.last_child();
    std::vector<pugi::xml_node> const once{parent.begin(), parent.end()};
    auto const records = once.back().name();
    for (auto times = bytes / text.size(); times > 0; --times)
        for (auto const& child : once)
            if (std::string_view{child.name()} == records) parent.append_copy(child);
    std::ostringstream out;
    document.save(out);
    return out.str();
}

/// With its first lines once where they are a heading.
std::string many_of_lines(std::string const& text, std::size_t heading, std::size_t bytes)
{
    std::size_t begin = 0;
    for (; heading > 0; --heading)
        begin = text.find('\n', begin) + 1;
    auto out = text.substr(0, begin);
    while (out.size() < bytes) {
        out += text.substr(begin);
        if (!out.ends_with('\n')) out += '\n';
    }
    return out;
}

/// A way to parse, and a file of many records of the kind.
struct Kind {
    std::string_view parser;
    std::string (*many)(std::string const&, std::size_t);
    void (*parse)(std::string const&);
};

/// "window.YTD.like.part0 = [", and JSON from there on.
constexpr Kind script_kind{"Boost.JSON",
                           [](std::string const& text, std::size_t bytes) {
                               auto const begin = text.find('[');
                               return text.substr(0, begin) + many_of_json(text.substr(begin), bytes);
                           },
                           [](std::string const& text) { json::parse(text.substr(text.find('['))); }};
constexpr Kind json_kind{"Boost.JSON", many_of_json, [](std::string const& text) { json::parse(text); }};
constexpr Kind flat_xml_kind{"XmlRecords", many_of_xml, [](std::string const& text) {
                                 Counting counting;
                                 auto const source = from_memory("", text);
                                 TextReader reader{*source, counting, {}};
                                 XmlRecords records{reader, {}, "post"};
                                 for (XmlRecord record; records.next(record);) {
                                 }
                             }};
constexpr Kind xml_kind{"TagStream", many_of_xml, [](std::string const& text) {
                            Counting counting;
                            auto const source = from_memory("", text);
                            each_token(*source, {}, counting, Cdata::is_text, [](auto const&) {});
                        }};
constexpr Kind csv_kind{
    "CsvReader", [](std::string const& text, std::size_t bytes) { return many_of_lines(text, 1, bytes); },
    [](std::string const& text) {
        Counting counting;
        auto const source = from_memory("", text);
        TextReader reader{*source, counting, {}};
        CsvReader records{reader, {}};
        for (CsvRow row; records.row(row);) {
        }
    }};
constexpr Kind html_kind{
    "TagStream", [](std::string const& text, std::size_t bytes) { return many_of_lines(text, 0, bytes); },
    [](std::string const& text) {
        Counting counting;
        auto const source = from_memory("", text);
        each_token(*source, {}, counting, Cdata::is_comment, [](auto const&) {});
    }};
constexpr Kind line_kind{
    "TextReader", [](std::string const& text, std::size_t bytes) { return many_of_lines(text, 0, bytes); },
    [](std::string const& text) {
        Counting counting;
        auto const source = from_memory("", text);
        TextReader reader{*source, counting, {}};
        for (std::string line; reader.line(line);) {
        }
    }};
/// One object a line.
constexpr Kind json_lines_kind{
    "Boost.JSON", [](std::string const& text, std::size_t bytes) { return many_of_lines(text, 1, bytes); },
    [](std::string const& text) {
        std::istringstream in{text};
        for (std::string line; std::getline(in, line);)
            json::parse(line);
    }};

Kind const& kind_of(std::string const& text)
{
    auto const first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    auto const head = text.substr(first, 4096);
    auto const has = [&](std::string_view mark) { return head.find(mark) != std::string::npos; };
    if (head.starts_with("{\"florilege\"")) return json_lines_kind;
    if (head.starts_with("window.")) return script_kind;
    if (head.starts_with("{") || head.starts_with("[")) return json_kind;
    if (has("<!DOCTYPE N") || has("<html") || has("<!DOCTYPE h") || has("<dl") || has("<DL"))
        return html_kind;
    if (has("<post ")) return flat_xml_kind;
    if (head.starts_with("<")) return xml_kind;
    auto const line = head.substr(0, head.find('\n'));
    if (std::count(line.begin(), line.end(), ',') >= 2 && !head.starts_with("@")) return csv_kind;
    return line_kind;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc > 3) {
        std::cerr << "usage: bench_importers FOLDER [MEGABYTES]\n";
        return 2;
    }
    auto const bytes = static_cast<std::size_t>(argc == 3 ? std::atoi(argv[2]) : 4) << 20;
    bench::Cost const cost;
    std::cout << "| format | parser | MB | bookmarks | importing, ms | parsing, ms | ratio |\n"
                 "| --- | --- | --- | --- | --- | --- | --- |\n";
    auto const files = files_in(argv[1]);
    for (auto const* format : formats()) {
        auto const found = files.find(format);
        if (found == files.end()) continue;
        auto const& kind = kind_of(found->second);
        auto const text = kind.many(found->second, bytes);
        auto const seen = counted(*format, text);
        auto const importing = cost.least(runs, [&] { counted(*format, text); });
        auto const parsing = cost.least(runs, [&] { kind.parse(text); });
        std::cout << fmt::format("| {} | {} | {:.1f} | {}{} | {:.0f} | {:.0f} | {:.1f} |\n", format->name,
                                 kind.parser, static_cast<double>(text.size()) / 1048576, seen.bookmarks,
                                 seen.refused > 0 ? fmt::format(" ({} refused)", seen.refused) : "",
                                 importing / 1e6, parsing / 1e6, importing / parsing)
                  << std::flush;
    }
    return 0;
}
