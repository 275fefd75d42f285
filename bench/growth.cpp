// bench_growth CASES [READER [BYTES]]: gives every parser and matcher hostile input of a size and of twice
// that size, and prints what the second costs for one of the first, the dearest input of each reader:
//     READER  input  bytes  cost  ratio
// CASES is the folder tests/exchange, whose files are among the inputs. READER, such as "sanitise", tries
// that one alone, on BYTES, and prints all its inputs. Ends with 1 where a ratio is over 2.3.

#include "cost.hpp"
#include "exchange/formats.hpp"
#include "hostile.hpp"
#include "library/merge.hpp"
#include "library/prepared_draft.hpp"
#include "library/query/calendar.hpp"
#include "library/query/checker.hpp"
#include "library/query/limits.hpp"
#include "library/search/score.hpp"
#include "library/search/snippet.hpp"
#include "text/charset/charset.hpp"
#include "text/charset/repair.hpp"
#include "text/html/entities.hpp"
#include "text/html/readable.hpp"
#include "text/html/sanitise.hpp"
#include "text/html/tag_stream.hpp"
#include "text/mustache/mustache.hpp"
#include "text/url/keys.hpp"
#include "text/url/text_fragment.hpp"
#include "text/url/url_words.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"
#include "text/words/tokens.hpp"

#include <malloc.h>

#include <cstdio>
#include <functional>
#include <iostream>

namespace {

using namespace florilege;
using bench::Hostile;

constexpr double most = 2.3;
constexpr std::size_t usual_bytes = 96 * 1024;
constexpr double enough_work = 2e6;  // instructions, or nanoseconds: below it a ratio is noise
constexpr double copying = 1.0 / 16; // nanoseconds a byte: quicker is the memory's speed, not a parser's
constexpr int runs = 5;
constexpr int tries = 4; // of a ratio over the limit: another program may have been in the way

/// Something that reads text. It says how much it saw, so that no work is left out.
struct Reader {
    std::string name;
    std::size_t bytes; ///< the smaller size
    std::vector<Hostile> inputs;
    std::function<std::size_t(std::string const&)> read;
};

library::Query query_of(std::string_view text)
{
    static library::UtcCalendar const calendar;
    auto query = library::Query::parse(text, {from_micros(1'327'910'400'000'000), calendar});
    return query ? *query : library::Query{};
}

library::WantedWords const& wanted_words()
{
    static library::WantedWords const wanted{
        library::words_wanted(query_of("aab \"aab aab aab\" aa* été 文章 a b \"a b a c\"").root())};
    return wanted;
}

library::BookmarkDraft noted(std::string const& text)
{
    library::BookmarkDraft draft;
    draft.note = text::to_valid(text).text;
    return draft;
}

/// A bookmark with a highlight, a reply, a tag and a list for each word.
library::BookmarkDraft highlighted(std::string const& text)
{
    auto draft = noted("");
    std::size_t at = 0;
    while (at < text.size()) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const word =
            std::to_string(draft.highlights.size()) + text::to_valid(text.substr(at, end - at)).text;
        draft.tags.push_back(word);
        draft.lists.push_back({word});
        draft.highlights.push_back({word, {}, {}, {}, {}, {}, {}, {}, {}});
        draft.highlights.front().replies.push_back({{}, word, {}, {}, {}});
        at = end + 1;
    }
    return draft;
}

class Counted final : public exchange::Intake {
public:
    void bookmark(library::BookmarkDraft draft, exchange::Place) override
    {
        seen += 1 + draft.title.size() + draft.note.size();
    }
    void tag(library::TagDraft, exchange::Place) override { ++seen; }
    void list(library::ListDraft, exchange::Place) override { ++seen; }
    void reject(exchange::Place, std::string reason) override { seen += reason.size(); }
    void warn(exchange::Place, std::string reason) override { seen += reason.size(); }
    void skip(exchange::Place, std::string what) override { seen += what.size(); }
    std::size_t seen = 0;
};

std::size_t import_text(exchange::Format const& format, std::string const& text)
{
    Counted counted;
    auto const source = exchange::from_memory("growth", text);
    format.read(*source, {}, counted);
    return counted.seen;
}

std::size_t tags_of(std::string const& text)
{
    std::size_t seen = 0;
    text::TagStream tags;
    for (std::size_t at = 0; at < text.size(); at += 4096) {
        tags.feed(std::string_view{text}.substr(at, 4096));
        while (tags.next() != nullptr)
            ++seen;
    }
    tags.finish();
    while (tags.next() != nullptr)
        ++seen;
    return seen;
}

std::size_t read_template(std::string const& text)
{
    static constexpr std::string_view names[]{"items", "a"};
    auto const read = text::Mustache::parse(text, names);
    if (!read) return read.error().reason().size();
    text::Fields fields;
    fields.set("a", "text");
    return read->render(fields, text::Escape::html).size();
}

std::size_t read_url(std::string const& text)
{
    std::size_t seen = 0;
    for (auto const* begin : {"", "https://", "https://example.org/", "https://example.org/?", "file:///"})
        if (auto const url = text::Url::parse(begin + text))
            seen += text::page_form(*url).size() + text::words_of(*url).size();
    return seen;
}

std::size_t convert(std::string const& text)
{
    std::size_t seen = 0;
    for (auto const* label : {"", "utf-16le", "shift_jis", "gb18030", "windows-1252"})
        seen += text::decode_text(text, label).text.size();
    return seen;
}

std::vector<Reader> text_readers()
{
    auto const all = bench::hostile_texts();
    auto const usual = [&](std::string name, auto read) {
        return Reader{std::move(name), usual_bytes, all, read};
    };
    return {
        usual("fold", [](auto const& text) { return text::fold(text).size(); }),
        usual("spaces", [](auto const& text) { return text::collapse_spaces(text).size(); }),
        usual("letters and digits", [](auto const& text) { return text::letters_and_digits(text).size(); }),
        usual("tokens",
              [](auto const& text) {
                  std::size_t seen = 0;
                  text::tokenize(text, text::Reading::indexing, [&](text::Token const&) { ++seen; });
                  return seen;
              }),
        usual("tokens of a question",
              [](auto const& text) {
                  std::size_t seen = 0;
                  text::tokenize(text, text::Reading::asking, [&](text::Token const&) { ++seen; });
                  return seen;
              }),
        usual("charsets", convert),
        usual("repair of damage", [](auto const& text) { return text::repair_text(text).text.size(); }),
        usual("HTML to text", [](auto const& text) { return text::readable(text).size(); }),
        usual("sanitiser", [](auto const& text) { return text::sanitise(text).size(); }),
        usual("references", [](auto const& text) { return text::decode_references(text).size(); }),
        usual("tags", tags_of),
        {"URL", text::Url::longest / 8, all, read_url}, // percent-encoded, twice that is still read
        usual("text fragment",
              [](auto const& text) {
                  static auto const url = text::Url::parse("https://example.org/a").value();
                  return text::passage_address(url, text).size();
              }),
    };
}

std::vector<Reader> library_readers()
{
    auto const all = bench::hostile_texts();
    return {
        {"query", library::QueryLimits::length / 2, all,
         [](auto const& text) { return library::printed(query_of(text).root()).size(); }},
        {"matcher", usual_bytes, all,
         [](auto const& text) {
             return wanted_words().look(text, library::TextColumn::note).occurrences.size();
         }},
        {"snippet", usual_bytes, all,
         [](auto const& text) { return library::snippet(noted(text), wanted_words()).size(); }},
        {"score", usual_bytes, all,
         [](auto const& text) {
             auto const evidence = library::evidence_in(noted(text), wanted_words());
             return static_cast<std::size_t>(library::score(evidence, Time{}, Time{}));
         }},
        {"words and keys of a bookmark", usual_bytes / 16, all,
         [](auto const& text) {
             return library::PreparedDraft{highlighted(text)}.words.count(library::text_columns.size() - 2);
         }},
        {"merge of two bookmarks", usual_bytes / 16, all, // each word makes five things
         [](auto const& text) {
             auto const draft = highlighted(text);
             return library::merged(draft, highlighted(text + " b")).highlights.size();
         }},
        {"template of a digest", usual_bytes, all, read_template},
    };
}

/// The folder of a format's own cases: "diigo-csv" in diigo_csv; the posts of links share one.
std::filesystem::path cases_of(std::filesystem::path const& cases, std::string name)
{
    std::replace(name.begin(), name.end(), '-', '_');
    for (auto const& folder : {name, name.substr(0, name.rfind('_'))})
        if (std::filesystem::is_directory(cases / folder)) return cases / folder;
    throw std::runtime_error{"no cases of " + name + " in " + cases.string()};
}

std::vector<Reader> importers(std::filesystem::path const& cases)
{
    std::vector<Reader> readers;
    for (auto const* format : exchange::formats()) {
        if (format->name.ends_with("zip")) continue; // its members are those of pocket-csv
        auto inputs = bench::repeated_files(cases_of(cases, std::string{format->name}));
        auto const own = inputs.size();
        // Behind the beginning of a file of its kind, where most of the parser is.
        for (auto hostile : bench::hostile_texts()) {
            if (own > 0) hostile.begin = inputs.front().repeated + hostile.begin;
            inputs.push_back(std::move(hostile));
        }
        // The tree of a post is as deep as its parser lets it be only from some size on.
        auto const bytes = format->name == "digest-post" ? 5 * usual_bytes : usual_bytes;
        inputs.push_back(bench::json_records());
        readers.push_back({"import of " + std::string{format->name}, bytes, std::move(inputs),
                           [format](auto const& text) { return import_text(*format, text); }});
    }
    return readers;
}

struct Measured {
    double cost;
    double ratio;
    bool is_judged;

    bool is_over() const noexcept { return is_judged && ratio > most; }
};

/// Runs quick work often enough that it can be told from nothing.
Measured measure(bench::Cost const& cost, Reader const& reader, Hostile const& input, std::size_t bytes)
{
    static volatile std::size_t seen = 0;
    auto const once = input.of(bytes);
    auto const twice = input.of(2 * bytes);
    auto const times = [&](std::string const& text, int count) {
        return [&, count] {
            for (int at = 0; at < count; ++at)
                seen = seen + reader.read(text);
        };
    };
    times(once, 1)(); // what is remembered between calls is remembered now
    auto const single = cost.least(1, times(once, 1));
    auto const count = static_cast<int>(std::clamp(enough_work / std::max(single, 1.0), 1.0, 10'000.0));
    auto const small = cost.least(runs, times(once, count));
    auto const large = cost.least(runs, times(twice, count));
    bool const is_copied = !cost.counts() && small / count < copying * static_cast<double>(bytes);
    return {small / count, large / small, !is_copied};
}

Measured steady(bench::Cost const& cost, Reader const& reader, Hostile const& input)
{
    auto measured = measure(cost, reader, input, reader.bytes);
    for (int again = 1; again < tries && measured.is_over(); ++again) {
        auto const other = measure(cost, reader, input, reader.bytes);
        if (other.ratio < measured.ratio) measured = other;
    }
    return measured;
}

void print(Reader const& reader, Hostile const& input, Measured const& measured)
{
    std::printf("| %s | %s | %zu | %.0f | %.2f%s |\n", reader.name.c_str(), input.name.c_str(), reader.bytes,
                measured.cost, measured.ratio, measured.is_over() ? " !" : "");
    std::fflush(stdout);
}

/// Whether it stays below the limit with every input.
bool is_linear(bench::Cost const& cost, Reader const& reader, bool print_all)
{
    bool linear = true;
    Hostile const* worst = nullptr;
    Measured at_worst{0, 0, true};
    for (auto const& input : reader.inputs) {
        auto const measured = steady(cost, reader, input);
        linear = linear && !measured.is_over();
        if (print_all || measured.is_over()) print(reader, input, measured);
        if (!measured.is_judged || measured.ratio < at_worst.ratio) continue;
        worst = &input;
        at_worst = measured;
    }
    if (linear && !print_all && worst != nullptr) print(reader, *worst, at_worst);
    return linear;
}

} // namespace

int main(int count, char** words)
try {
    if (count < 2) {
        std::cerr << "usage: bench_growth CASES [READER [BYTES]]\n";
        return 2;
    }
    // Memory that was used stays: what the kernel does for the first touch of a page is not what is measured.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
    std::string const only = count > 2 ? words[2] : "";
    bench::Cost const cost;
    std::printf(
        "| reader | dearest input | bytes | %s | for twice the bytes |\n| --- | --- | --- | --- | --- |\n",
        cost.unit());
    auto readers = text_readers();
    for (auto more : {library_readers(), importers(words[1])})
        readers.insert(readers.end(), more.begin(), more.end());
    bool linear = true;
    for (auto& reader : readers) {
        if (count > 3) reader.bytes = std::stoul(words[3]);
        if (only.empty() || reader.name == only) linear = is_linear(cost, reader, !only.empty()) && linear;
    }
    return linear ? 0 : 1;
} catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return 3;
}
