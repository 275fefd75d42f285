#include "exchange/importers/references/latex_text.hpp"

#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

struct Accent {
    char mark;
    std::string_view bases;
    std::string_view letters; ///< in the same order
};

constexpr std::array<Accent, 12> accents{{
    {'\'', "aeiouyAEIOUYcnszCNSZlrLR", "áéíóúýÁÉÍÓÚÝćńśźĆŃŚŹĺŕĹŔ"},
    {'`', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"},
    {'^', "aeiouAEIOUcgsCGSwyWY", "âêîôûÂÊÎÔÛĉĝŝĈĜŜŵŷŴŶ"},
    {'"', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"},
    {'~', "anoANOiuIU", "ãñõÃÑÕĩũĨŨ"},
    {'=', "aeiouAEIOU", "āēīōūĀĒĪŌŪ"},
    {'.', "cegzCEGZI", "ċėġżĊĖĠŻİ"},
    {'c', "csteCSTE", "çşţȩÇŞŢȨ"},
    {'v', "cdenrstzCDENRSTZ", "čďěňřšťžČĎĚŇŘŠŤŽ"},
    {'u', "agiouAGIOU", "ăğĭŏŭĂĞĬŎŬ"},
    {'H', "ouOU", "őűŐŰ"},
    {'k', "aeiuAEIU", "ąęįųĄĘĮŲ"},
}};

struct Letter {
    std::string_view command;
    std::string_view text;
};

constexpr std::array<Letter, 29> letters{{{"ss", "ß"},
                                          {"o", "ø"},
                                          {"O", "Ø"},
                                          {"l", "ł"},
                                          {"L", "Ł"},
                                          {"ae", "æ"},
                                          {"AE", "Æ"},
                                          {"oe", "œ"},
                                          {"OE", "Œ"},
                                          {"aa", "å"},
                                          {"AA", "Å"},
                                          {"i", "i"},
                                          {"j", "j"},
                                          {"dh", "ð"},
                                          {"th", "þ"},
                                          {"textendash", "–"},
                                          {"textemdash", "—"},
                                          {"textquoteright", "’"},
                                          {"textquoteleft", "‘"},
                                          {"textquotedblleft", "“"},
                                          {"textquotedblright", "”"},
                                          {"ldots", "…"},
                                          {"dots", "…"},
                                          {"textbackslash", "\\"},
                                          {"textasciitilde", "~"},
                                          {"textasciicircum", "^"},
                                          {"textbraceleft", "{"},
                                          {"textbraceright", "}"},
                                          {"textunderscore", "_"}}};

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The letter with its accent; empty where there is none of the kind.
std::string accented(char mark, char base)
{
    auto const accent = std::ranges::find(accents, mark, &Accent::mark);
    if (accent == accents.end()) return {};
    auto at = accent->bases.find(base);
    for (auto const [code_point, place, length] : text::CodePoints{accent->letters}) {
        if (at == 0) return std::string{accent->letters.substr(place, length)};
        if (at == accent->bases.npos) break;
        --at;
    }
    return {};
}

class LatexReader {
public:
    explicit LatexReader(std::string_view text) : rest_{text} {}

    std::string read()
    {
        while (!rest_.empty()) {
            if (rest_.front() == '\\')
                command();
            else if (rest_.front() == '$')
                mathematics();
            else
                plain();
        }
        return std::move(out_);
    }

private:
    void plain()
    {
        for (auto const& [written, read] :
             {Letter{"---", "—"}, Letter{"--", "–"}, Letter{"``", "“"}, Letter{"''", "”"}, Letter{"~", " "},
              Letter{"{", ""}, Letter{"}", ""}})
            if (rest_.starts_with(written)) {
                out_ += read;
                return rest_.remove_prefix(written.size());
            }
        out_ += rest_.front();
        rest_.remove_prefix(1);
    }

    void mathematics()
    {
        auto const end = rest_.find('$', 1);
        auto const size = end == rest_.npos ? 1 : end + 1;
        out_ += rest_.substr(0, size);
        rest_.remove_prefix(size);
    }

    void command()
    {
        rest_.remove_prefix(1);
        if (rest_.empty()) return;
        std::size_t length = 0;
        while (length < rest_.size() && is_letter(rest_[length]))
            ++length;
        auto const name = rest_.substr(0, std::max<std::size_t>(length, 1));
        auto const behind = rest_.substr(name.size());
        if (name.size() == 1 && accent(name.front(), behind, length == 0)) return;
        rest_ = behind;
        if (length == 0) {
            out_ += name; // "\&", "\%", "\_"
            return;
        }
        auto const letter = std::ranges::find(letters, name, &Letter::command);
        if (letter != letters.end()) out_ += letter->text;
        // A command swallows the blanks behind it.
        rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    }

    /// "\'e", "\'{e}", "\'\i", "\c{c}", "\c c"; a letter as mark wants a brace or a blank behind it.
    bool accent(char mark, std::string_view behind, bool is_sign)
    {
        if (!is_sign && (behind.empty() || (behind.front() != '{' && behind.front() != ' '))) return false;
        auto base = behind;
        while (!base.empty() && (base.front() == '{' || base.front() == ' ' || base.front() == '\\'))
            base.remove_prefix(1);
        if (base.empty()) return false;
        auto const letter = accented(mark, base.front());
        if (letter.empty()) return false;
        out_ += letter;
        base.remove_prefix(1);
        bool const braced = behind.front() == '{';
        if (braced && base.starts_with('}')) base.remove_prefix(1);
        rest_ = base;
        return true;
    }

    std::string_view rest_;
    std::string out_;
};

} // namespace

std::string latex_text(std::string_view text)
{
    if (text.find_first_of("\\{}$~-`'") == text.npos) return std::string{text};
    return LatexReader{text}.read();
}

std::string address_of_latex(std::string_view text)
{
    std::string address;
    while (!text.empty()) {
        char const c = text.front();
        text.remove_prefix(1);
        if (c == '{' || c == '}') continue;
        if (c != '\\' || text.empty()) {
            address += c;
            continue;
        }
        std::size_t length = 0;
        while (length < text.size() && is_letter(text[length]))
            ++length;
        auto const name = text.substr(0, std::max<std::size_t>(length, 1));
        text.remove_prefix(name.size());
        auto const letter = std::ranges::find(letters, name, &Letter::command);
        if (length == 0)
            address += name; // "\_", "\~{}"
        else if (letter != letters.end())
            address += letter->text;
    }
    return address;
}

} // namespace florilege::exchange
