#include "store/dialect/postgres_words.hpp"

#include "store/dialect/cut_forms.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace florilege::store {
namespace {

constexpr std::size_t longest_word = 500;           // of 2,046 bytes
constexpr std::size_t largest_document = 1'000'000; // of 1,048,575 bytes
constexpr std::size_t most_places = 255;

// A column is looked at through windows, in each of which places count from 1 up to nearly the last that a
// vector can tell. They overlap by more words than a phrase may have, so that each phrase lies in one of
// them.
constexpr std::size_t window_words = 16'381;
constexpr std::size_t window_step = window_words - 64;
constexpr std::size_t windows = 4;

/// Beside no other place: for words that stand only behind the first window.
constexpr std::uint16_t nowhere = 16'383;

/// Between a word and a number: where it has more than 255 places in a window, the rest are told under such
/// names, which are asked for by their beginning.
constexpr char more_places = '\x1f';

/// "b/word" in the first window of the column, "b1/word" in the next. A word that is too long is cut at the
/// same byte when it is kept and when it is asked for.
std::string lexeme(std::size_t column, std::size_t window, std::string_view form)
{
    auto end = std::min(form.size(), longest_word);
    while (end < form.size() && end > 0 && (static_cast<unsigned char>(form[end]) & 0xc0) == 0x80)
        --end;
    std::string out{static_cast<char>('a' + column)};
    if (window > 0) out += std::to_string(window);
    out += '/';
    out += form.substr(0, end);
    return out;
}

/// Stands in every row with so many windows, so that questions stop at once where there are fewer.
std::string marker(std::size_t window)
{
    return "+" + std::to_string(window);
}

std::string quoted(std::string_view lexeme)
{
    std::string out = "'";
    for (char const c : lexeme)
        out.append(c == '\'' || c == '\\' ? 2 : 1, c);
    return out + "'";
}

class Document {
public:
    /// The words of a column that stand in that window of it; in the first all others too, without a place.
    void add(CutTexts const& texts, std::size_t column, std::size_t window)
    {
        auto const first = window * window_step;
        std::size_t behind = 0;
        CutForms forms{texts.columns()[column]};
        while (auto const form = forms.next()) {
            if (!form->same_word) ++behind;
            auto const word = behind - 1;
            if (word < first) continue;
            bool const within = word - first < window_words;
            if (!within && window > 0) break;
            put(lexeme(column, window, form->text), window,
                within ? static_cast<std::uint16_t>(word - first + 1) : nowhere);
        }
        if (window > 0) put(marker(window), 0, nowhere);
    }

    std::string text() const
    {
        std::string out;
        for (auto const& [word, known] : words_)
            for (std::size_t begin = 0; begin < known.places.size(); begin += most_places) {
                auto const more = known.first_name + begin / most_places;
                out += quoted(more == 0 ? word : word + more_places + std::to_string(more));
                for (auto at = begin; at < std::min(begin + most_places, known.places.size()); ++at)
                    out += (at == begin ? ':' : ',') + std::to_string(known.places[at]);
                out += ' ';
            }
        return out;
    }

private:
    struct Known {
        std::size_t first_name; ///< 0 for the word itself, which stands in the first window alone
        std::vector<std::uint16_t> places;
    };

    void put(std::string word, std::size_t window, std::uint16_t place)
    {
        auto const found = words_.find(word);
        bool const is_new = found == words_.end();
        if (!is_new && place == nowhere) return;
        auto const has = is_new ? 0 : found->second.places.size();
        // A name with its number of places, at even bytes, and a place.
        auto const cost = (has % most_places == 0 ? word.size() + 7 : 0) + 2;
        if (size_ + cost > largest_document) return;
        auto& known = is_new ? words_.emplace(std::move(word), Known{window == 0 ? 0U : 1U, {}}).first->second
                             : found->second;
        known.places.push_back(place);
        size_ += cost;
    }

    std::unordered_map<std::string, Known> words_;
    std::size_t size_ = 0;
};

std::string joined(std::vector<std::string> const& parts, char const* between)
{
    std::string out = "(";
    for (auto const& part : parts) {
        if (out.size() > 1) out += between;
        out += part;
    }
    return out + ")";
}

/// Where a form has more places than one name can tell, they are under those that begin with it.
std::vector<std::string> names(std::size_t column, std::size_t window, std::string_view form)
{
    auto const name = lexeme(column, window, form);
    auto const more = quoted(name + more_places) + ":*";
    if (window > 0) return {more};
    return {quoted(name), more};
}

std::string in_column(TextWords const& words, TextMatch match, std::size_t column, std::size_t window)
{
    std::vector<std::string> phrase;
    for (auto const& forms : words) {
        std::vector<std::string> any;
        for (auto const& form : forms)
            if (match == TextMatch::prefix && &forms == &words.back())
                any.push_back(quoted(lexeme(column, window, form)) + ":*");
            else if (words.size() == 1)
                any.push_back(quoted(lexeme(column, window, form)));
            else
                for (auto& name : names(column, window, form))
                    any.push_back(std::move(name));
        phrase.push_back(joined(any, " | "));
    }
    return joined(phrase, " <-> ");
}

std::string in_columns(TextWords const& words, TextMatch match, std::vector<std::size_t> const& columns,
                       std::size_t window)
{
    std::vector<std::string> any;
    any.reserve(columns.size());
    for (auto const column : columns)
        any.push_back(in_column(words, match, column, window));
    return joined(any, " | ");
}

} // namespace

std::string postgres_document(CutTexts const& texts)
{
    // Where the vector is full, what later windows tell of words is missing, and not words.
    Document document;
    for (std::size_t window = 0; window < windows; ++window)
        for (std::size_t column = 0; column < texts.columns().size(); ++column)
            if (window == 0 || texts.count(column) > (window - 1) * window_step + window_words)
                document.add(texts, column, window);
    return document.text();
}

std::string postgres_term(TextWords const& words, TextMatch match, std::vector<std::size_t> const& columns,
                          std::size_t column_count)
{
    auto asked = columns;
    if (asked.empty())
        for (std::size_t column = 0; column < column_count; ++column)
            asked.push_back(column);
    auto term = in_columns(words, match, asked, 0);
    if (words.size() == 1) return term; // every word has a name in the first window
    std::string later;
    for (auto window = windows - 1; window > 0; --window) {
        auto const here = in_columns(words, match, asked, window);
        later = "(" + quoted(marker(window)) + " & " + (later.empty() ? here : joined({here, later}, " | ")) +
                ")";
    }
    return joined({term, later}, " | ");
}

} // namespace florilege::store
