#include "exchange/importers/kindle_clipping.hpp"

#include "exchange/words.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace florilege::exchange {
namespace {

using Kind = KindlePlace::Kind;

struct KindWord {
    std::string_view word; ///< folded
    Kind kind;
};

// Whatever article or pronoun stands before them. A clipped article is a highlight of a whole page.
constexpr std::array<KindWord, 35> kind_words{{
    {"highlight", Kind::highlight},
    {"clip", Kind::highlight},
    {"surlign", Kind::highlight},
    {"markierung", Kind::highlight},
    {"subrayado", Kind::highlight},
    {"resaltado", Kind::highlight},
    {"evidenziazione", Kind::highlight},
    {"destaque", Kind::highlight},
    {"markering", Kind::highlight},
    {"выделен", Kind::highlight},
    {"ハイライト", Kind::highlight},
    {"标注", Kind::highlight},
    {"標註", Kind::highlight},
    {"notitie", Kind::note},
    {"notiz", Kind::note},
    {"note", Kind::note},
    {"nota", Kind::note},
    {"замет", Kind::note},
    {"примечание", Kind::note},
    {"メモ", Kind::note},
    {"笔记", Kind::note},
    {"筆記", Kind::note},
    {"注释", Kind::note},
    {"bookmark", Kind::bookmark},
    {"signet", Kind::bookmark},
    {"lesezeichen", Kind::bookmark},
    {"marcador", Kind::bookmark},
    {"segnalibro", Kind::bookmark},
    {"bladwijzer", Kind::bookmark},
    {"закладк", Kind::bookmark},
    {"ブックマーク", Kind::bookmark},
    {"しおり", Kind::bookmark},
    {"书签", Kind::bookmark},
    {"書籤", Kind::bookmark},
    {"marque-page", Kind::bookmark},
}};

constexpr std::array<std::string_view, 11> location_words{
    "location", "loc.", "emplacement", "posic", "posiz", "position", "locatie", "мест", "位置", "位", "pos."};
constexpr std::array<std::string_view, 8> page_words{"page",   "seite", "pagina", "pag.",
                                                     "страни", "ペ",    "页",     "頁"};

struct Month {
    std::string_view word; ///< folded
    unsigned number;
};

constexpr std::array<Month, 98> months{{
    {"january", 1},    {"february", 2},  {"march", 3},     {"april", 4},      {"may", 5},
    {"june", 6},       {"july", 7},      {"august", 8},    {"september", 9},  {"october", 10},
    {"november", 11},  {"december", 12}, {"jan", 1},       {"feb", 2},        {"mar", 3},
    {"apr", 4},        {"jun", 6},       {"jul", 7},       {"aug", 8},        {"sep", 9},
    {"oct", 10},       {"nov", 11},      {"dec", 12},      {"janvier", 1},    {"fevrier", 2},
    {"mars", 3},       {"avril", 4},     {"mai", 5},       {"juin", 6},       {"juillet", 7},
    {"aout", 8},       {"septembre", 9}, {"octobre", 10},  {"novembre", 11},  {"decembre", 12},
    {"januar", 1},     {"februar", 2},   {"marz", 3},      {"juni", 6},       {"juli", 7},
    {"oktober", 10},   {"dezember", 12}, {"enero", 1},     {"febrero", 2},    {"marzo", 3},
    {"abril", 4},      {"mayo", 5},      {"junio", 6},     {"julio", 7},      {"agosto", 8},
    {"septiembre", 9}, {"setiembre", 9}, {"octubre", 10},  {"noviembre", 11}, {"diciembre", 12},
    {"gennaio", 1},    {"febbraio", 2},  {"aprile", 4},    {"maggio", 5},     {"giugno", 6},
    {"luglio", 7},     {"settembre", 9}, {"ottobre", 10},  {"dicembre", 12},  {"janeiro", 1},
    {"fevereiro", 2},  {"marco", 3},     {"maio", 5},      {"junho", 6},      {"julho", 7},
    {"setembro", 9},   {"outubro", 10},  {"novembro", 11}, {"dezembro", 12},  {"januari", 1},
    {"februari", 2},   {"maart", 3},     {"mei", 5},       {"augustus", 8},   {"января", 1},
    {"февраля", 2},    {"марта", 3},     {"апреля", 4},    {"мая", 5},        {"июня", 6},
    {"июля", 7},       {"августа", 8},   {"сентября", 9},  {"октября", 10},   {"ноября", 11},
    {"декабря", 12},   {"январь", 1},    {"февраль", 2},   {"май", 5},        {"маи", 5},
    {"июнь", 6},       {"июль", 7},      {"август", 8},
}};

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// The text folded, with every kind of dash as "-" and full-width punctuation as ASCII has it.
std::string plain(std::string_view text)
{
    std::string plain;
    auto const folded = text::fold(text);
    for (auto const [code_point, at, length] : text::CodePoints{folded}) {
        if (code_point >= 0x2010 && code_point <= 0x2015)
            plain += '-';
        else if (code_point == 0x00A0 || code_point == 0x202F || code_point == 0x3000 || code_point == 0xFEFF)
            plain += ' ';
        else
            text::append(plain, code_point);
    }
    return plain;
}

template <std::size_t N> bool has_any(std::string_view text, std::array<std::string_view, N> const& words)
{
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

/// The first of the words that the line says; "note" is also inside "notebook" and its like further on.
Kind kind_of(std::string_view line)
{
    auto kind = Kind::unknown;
    auto first = line.npos;
    for (auto const& [word, means] : kind_words) {
        auto const at = line.find(word);
        if (at >= first) continue;
        first = at;
        kind = means;
    }
    return kind;
}

/// A run of digits and what stands around it.
struct Number {
    std::size_t begin = 0, end = 0;
    std::uint32_t value = 0;
};

std::optional<Number> next_number(std::string_view text, std::size_t from)
{
    constexpr std::uint32_t largest = 100'000'000;
    while (from < text.size() && !is_digit(text[from]))
        ++from;
    if (from == text.size()) return std::nullopt;
    Number number{from, from, 0};
    for (; number.end < text.size() && is_digit(text[number.end]); ++number.end)
        number.value =
            std::min(largest, number.value * 10 + static_cast<std::uint32_t>(text[number.end] - '0'));
    return number;
}

/// "2516-18" means 2516-2518.
std::uint32_t completed(std::uint32_t begin, std::uint32_t end)
{
    std::uint32_t scale = 1;
    while (scale <= end)
        scale *= 10;
    return end < begin && scale > 1 ? begin - begin % scale + end : end;
}

/// Locations and pages of what stands before the date. Words stand before their number, or behind it:
/// "12ページ".
void read_spans(std::string_view line, KindlePlace& place)
{
    std::size_t from = 0;
    while (auto const first = next_number(line, from)) {
        KindleSpan span{first->value, first->value};
        auto const before = line.substr(from, first->begin - from);
        from = first->end;
        if (from < line.size() && line[from] == '-') {
            auto const second = next_number(line, from);
            if (second && second->begin == from + 1) {
                span.end = std::max(span.begin, completed(span.begin, second->value));
                from = second->end;
            }
        }
        auto const next = next_number(line, from);
        auto const behind =
            line.substr(from, std::min<std::size_t>(5, (next ? next->begin : line.size()) - from));
        bool const on_page =
            !has_any(before, location_words) && (has_any(before, page_words) || has_any(behind, page_words));
        auto& where = on_page ? place.pages : place.locations;
        if (!where) where = span;
    }
}

struct Clock12 {
    bool morning = false, afternoon = false;
};

Clock12 half_of_day(std::string_view text)
{
    auto const has = [&](std::string_view word) { return text.find(word) != text.npos; };
    return {has(" am") || has("a.m.") || has("a. m.") || has("上午") || has("午前"),
            has(" pm") || has("p.m.") || has("p. m.") || has("下午") || has("午後")};
}

struct Moment {
    std::vector<std::uint32_t> numbers; ///< those that are neither the time nor a month's name
    unsigned month = 0;
    std::vector<std::uint32_t> time;
};

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

Moment take_apart(std::string_view text)
{
    constexpr std::size_t most_numbers = 8;
    Moment moment;
    bool in_time = false;
    for (std::size_t at = 0; at < text.size();) {
        if (is_digit(text[at])) {
            auto const number = *next_number(text, at);
            at = number.end;
            bool const goes_on = at + 1 < text.size() && text[at] == ':' && is_digit(text[at + 1]);
            auto& numbers = in_time || goes_on ? moment.time : moment.numbers;
            if (numbers.size() < most_numbers) numbers.push_back(number.value);
            in_time = goes_on;
            if (goes_on) ++at;
        } else if (is_letter(text[at])) {
            auto const begin = at;
            while (at < text.size() && is_letter(text[at]))
                ++at;
            auto const found = std::ranges::find(months, text.substr(begin, at - begin), &Month::word);
            if (found != months.end() && moment.month == 0) moment.month = found->number;
        } else {
            ++at;
        }
    }
    return moment;
}

std::optional<Time> time_of(unsigned year, unsigned month, unsigned day,
                            std::vector<std::uint32_t> const& clock, Clock12 half)
{
    namespace chrono = std::chrono;
    if (year < 100) year += 2000;
    chrono::year_month_day const date{chrono::year{static_cast<int>(year)}, chrono::month{month},
                                      chrono::day{day}};
    if (!date.ok() || year < 1990 || year > 2199) return std::nullopt;
    auto hour = clock.empty() ? 0U : clock[0];
    auto const minute = clock.size() > 1 ? clock[1] : 0U;
    auto const second = clock.size() > 2 ? clock[2] : 0U;
    if (half.afternoon && hour < 12) hour += 12;
    if (half.morning && hour == 12) hour = 0;
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return Time{chrono::sys_days{date}} + chrono::hours{hour} + chrono::minutes{minute} +
           chrono::seconds{second};
}

} // namespace

std::optional<Time> read_kindle_date(std::string_view text)
{
    constexpr std::size_t longest = 200;
    if (text.size() > longest) return std::nullopt;
    auto const line = plain(text);
    auto const moment = take_apart(line);
    auto const& numbers = moment.numbers;
    auto const half = half_of_day(line);
    if (line.find("年") != line.npos)
        return numbers.size() < 3 ? std::nullopt
                                  : time_of(numbers[0], numbers[1], numbers[2], moment.time, half);
    if (moment.month == 0 || numbers.size() < 2) return std::nullopt;
    return time_of(numbers[1], moment.month, numbers[0], moment.time, half);
}

std::optional<KindlePlace> read_kindle_place(std::string_view line)
{
    constexpr std::size_t longest = 500;
    if (line.size() > longest) return std::nullopt;
    auto const folded = trimmed(std::string_view{line}).empty() ? std::string{} : plain(line);
    auto const said = trimmed(folded);
    if (!said.starts_with('-')) return std::nullopt;
    // The date stands behind the last bar; a line may lack it.
    auto const bar = said.rfind('|');
    KindlePlace place;
    place.kind = kind_of(said.substr(0, bar));
    if (bar != said.npos) place.added = read_kindle_date(said.substr(bar + 1));
    read_spans(bar == said.npos || !place.added ? said : said.substr(0, bar), place);
    bool const says_something =
        place.kind != Kind::unknown || (place.added && (place.locations || place.pages));
    return says_something ? std::optional{place} : std::nullopt;
}

KindleTitle read_kindle_title(std::string_view line)
{
    constexpr std::array<std::string_view, 2> closings{")", "）"};
    constexpr std::array<std::string_view, 2> openings{"(", "（"};
    line = trimmed(line);
    auto const ending = std::ranges::find_if(closings, [&](auto mark) { return line.ends_with(mark); });
    if (ending == closings.end()) return {std::string{line}, {}};
    int depth = 0;
    for (auto at = line.size(); at-- > 0;) {
        auto const rest = line.substr(at);
        auto const begins = [&](auto mark) { return rest.starts_with(mark); };
        if (std::ranges::any_of(closings, begins)) ++depth;
        auto const opening = std::ranges::find_if(openings, begins);
        if (opening == openings.end() || --depth > 0) continue;
        auto const title = trimmed(line.substr(0, at));
        if (title.empty()) break;
        auto const inside = rest.substr(opening->size(), rest.size() - opening->size() - ending->size());
        return {std::string{title}, std::string{trimmed(inside)}};
    }
    return {std::string{line}, {}};
}

} // namespace florilege::exchange
