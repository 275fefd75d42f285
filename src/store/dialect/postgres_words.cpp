#include "store/dialect/postgres_words.hpp"

#include "store/dialect/cut_forms.hpp"

#include <algorithm>
#include <unordered_map>

namespace florilege::store {
namespace {

constexpr std::size_t longest_word = 500;           // of 2,047 bytes
constexpr std::size_t largest_document = 1'000'000; // of 1,048,575 bytes
constexpr std::size_t last_place = 16'383;
constexpr std::size_t most_places = 255;

/// A word that is too long is cut at the same byte when it is kept and when it is asked for.
std::string lexeme(std::size_t column, std::string_view form)
{
    auto end = std::min(form.size(), longest_word);
    while (end < form.size() && end > 0 && (static_cast<unsigned char>(form[end]) & 0xc0) == 0x80)
        --end;
    std::string out{static_cast<char>('a' + column), '/'};
    out += form.substr(0, end);
    return out;
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
    void add(std::string word, std::size_t place)
    {
        auto const known = places_.find(word);
        bool const is_new = known == places_.end();
        if (!is_new && (place > last_place || known->second.size() == most_places)) return;
        auto const cost = is_new ? word.size() + 4 : 2;
        if (size_ + cost > largest_document) return;
        auto& places = is_new ? places_[std::move(word)] : known->second;
        if (place <= last_place) places.push_back(place);
        size_ += cost;
    }

    std::string text() const
    {
        std::string out;
        for (auto const& [word, places] : places_) {
            out += quoted(word);
            for (std::size_t i = 0; i < places.size(); ++i)
                out += (i == 0 ? ':' : ',') + std::to_string(places[i]);
            out += ' ';
        }
        return out;
    }

private:
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
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

std::string in_column(TextWords const& words, TextMatch match, std::size_t column)
{
    std::vector<std::string> phrase;
    for (auto const& forms : words) {
        std::vector<std::string> any;
        any.reserve(forms.size());
        for (auto const& form : forms)
            any.push_back(quoted(lexeme(column, form)));
        if (match == TextMatch::prefix && &forms == &words.back()) any.back() += ":*";
        phrase.push_back(joined(any, " | "));
    }
    return joined(phrase, " <-> ");
}

} // namespace

std::string postgres_document(CutTexts const& texts)
{
    Document document;
    auto const columns = texts.columns();
    for (std::size_t column = 0; column < columns.size(); ++column) {
        std::size_t place = 0;
        CutForms forms{columns[column]};
        while (auto const form = forms.next()) {
            if (!form->same_word) ++place;
            document.add(lexeme(column, form->text), place);
        }
    }
    return document.text();
}

std::string postgres_term(TextWords const& words, TextMatch match, std::vector<std::size_t> const& columns,
                          std::size_t column_count)
{
    std::vector<std::string> any;
    if (columns.empty())
        for (std::size_t column = 0; column < column_count; ++column)
            any.push_back(in_column(words, match, column));
    for (auto const column : columns)
        any.push_back(in_column(words, match, column));
    return joined(any, " | ");
}

} // namespace florilege::store
