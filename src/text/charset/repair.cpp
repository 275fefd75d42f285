#include "text/charset/repair.hpp"

#include "text/charset/misread.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace florilege::text {

namespace {

constexpr char32_t none = 0;
constexpr char32_t no_break_space = 0xA0;
constexpr char32_t euro = 0x20AC;
constexpr char32_t opening_quote = 0x201C;
constexpr char32_t closing_quote = 0x201D;
constexpr char32_t low_quote = 0x201E;
constexpr char32_t right_quote = 0x2019;

constexpr bool is_digit(char32_t c) noexcept
{
    return c >= '0' && c <= '9';
}
constexpr bool is_small(char32_t c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7);
}
constexpr bool is_capital(char32_t c) noexcept
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}
constexpr bool is_letter(char32_t c) noexcept
{
    return is_small(c) || is_capital(c) || (c >= 0x100 && c < 0x250);
}
constexpr bool is_control(char32_t c) noexcept
{
    return c >= 0x80 && c < 0xA0;
}
constexpr bool is_line_end(char32_t c) noexcept
{
    return c == '\n' || c == '\r';
}

constexpr bool is_space(char32_t c) noexcept
{
    return c == ' ' || c == '\t' || is_line_end(c) || c == no_break_space || c == 0x202F || c == 0x2009;
}

/// Characters that well-meant text puts directly behind a capital or an accented letter.
constexpr bool is_punctuation(char32_t c) noexcept
{
    constexpr std::array<char32_t, 20> marks{0xA0,   0xA9,   0xAB,   0xAE,   0xB7,   0xBB,   0x2013,
                                             0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E,
                                             0x2020, 0x2022, 0x2026, 0x2039, 0x203A, 0x2122};
    return std::find(marks.begin(), marks.end(), c) != marks.end();
}

/// What "â€" and one more character meant, where "â" got lost. The first three want a look around.
std::optional<char32_t> meant_behind_euro(char32_t third) noexcept
{
    switch (third) {
    case closing_quote: return 0x2014; // —
    case opening_quote: return 0x2013; // –
    case 0xA6: return 0x2026;          // …
    case 0xA2: return 0x2022;          // •
    case 0x2DC: return 0x2018;         // ‘
    case 0x2122: return 0x2019;        // ’
    case 0x153: return opening_quote;
    case 0x9D: return closing_quote;
    }
    return std::nullopt;
}

/// The quotations that stand open at a place of a paragraph: a closing mark behind "€" may belong to one.
class OpenQuotes {
public:
    void see(char32_t c, char32_t before, char32_t after) noexcept
    {
        if (c == '\n' && line_is_blank_) *this = {};
        if (c != '\r') line_is_blank_ = c == '\n';
        if (c == '"') straight_ = !straight_;
        if (c == low_quote) ++low_;
        if (c == opening_quote) low_ > 0 ? --low_ : ++high_;
        if (c == closing_quote) close_or_open(before, after);
    }
    bool closed_by_opening_quote() const noexcept { return low_ > 0 || straight_; }
    bool closed_by_closing_quote() const noexcept { return high_ > 0 || low_ > 0 || straight_; }

private:
    void close_or_open(char32_t before, char32_t after) noexcept
    {
        if (high_ > 0) {
            --high_;
        } else if (low_ > 0) {
            --low_;
        } else if ((before == none || is_space(before)) && is_letter(after)) {
            ++high_; // Swedish and Finnish open and close with the same mark.
        }
    }

    std::size_t high_ = 0;
    std::size_t low_ = 0;
    bool straight_ = false;
    bool line_is_blank_ = false;
};

/// One pass over a text: what stands is copied, what is damaged is put right.
class Repair {
public:
    explicit Repair(std::string_view text) : text_{text} { result_.text.reserve(text.size()); }

    Repaired run()
    {
        while (at_ < text_.size()) {
            if (!repair_misread() && !repair_lost_lead() && !repair_half_a_grave()) keep();
        }
        return std::move(result_);
    }

private:
    bool repair_misread();
    bool is_damage(Misread const& misread) const;
    bool begins_a_word(Misread const& misread) const;
    bool stands_in_a_run(Misread const& misread) const;
    bool repair_lost_lead();
    bool is_dash(char32_t third, char32_t after) const;
    bool repair_half_a_grave();
    void keep();

    char32_t character_at(std::size_t place) const noexcept
    {
        return place < text_.size() ? decode_next(text_, place).code_point : none;
    }
    void replace(std::size_t length, char32_t meant)
    {
        append(result_.text, meant);
        ++result_.count;
        step(length, meant);
    }
    void step(std::size_t length, char32_t written)
    {
        at_ += length;
        quotes_.see(written, before_, character_at(at_));
        before_ = written;
        if (!is_space(written)) visible_ = written;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Repaired result_;
    char32_t before_ = none;  ///< the character written last
    char32_t visible_ = none; ///< the last one written that is no space
    std::size_t run_end_ = 0; ///< where the last sequence that was misread ended
    OpenQuotes quotes_;
};

void Repair::keep()
{
    Decoded const next = decode_next(text_, at_);
    result_.text.append(text_.substr(at_, next.length));
    step(next.length, next.code_point);
}

bool Repair::repair_misread()
{
    auto const misread = misread_at(text_, at_);
    if (!misread || !is_damage(*misread)) return false;
    replace(misread->length, misread->meant);
    run_end_ = at_;
    return true;
}

/// A sequence that round-trips may still be meant: "«CAFÉ»" ends in É», "blasé»…" in é»…. The lead tells
/// how often that happens; rare ones need a second of their kind beside them.
bool Repair::is_damage(Misread const& misread) const
{
    char32_t const after = character_at(at_ + misread.length);
    bool const punctuated = is_punctuation(misread.last);
    switch (misread.lead) {
    case 0xC2: return misread.meant >= 0xA0 || is_control(misread.last);
    case 0xC3: return !(punctuated && is_capital(before_) && !is_letter(after));
    case 0xC4:
    case 0xC5:
        return begins_a_word(misread) || (!punctuated && is_small(before_)) || stands_in_a_run(misread);
    case 0xCE:
    case 0xCF:
    case 0xD0:
    case 0xD1: return stands_in_a_run(misread) || (!punctuated && !is_letter(before_) && !is_letter(after));
    case 0xE2: return misread.meant < 0x27C0;
    case 0xEF: return misread.meant >= 0xFEFF || stands_in_a_run(misread);
    case 0xF0: return true;
    }
    return stands_in_a_run(misread);
}

/// Whether small letters follow; more than one behind what looks like an apostrophe ("Å’s").
bool Repair::begins_a_word(Misread const& misread) const
{
    std::size_t const behind = at_ + misread.length;
    char32_t const after = character_at(behind);
    if (!is_small(after)) return false;
    return misread.last != right_quote || is_small(character_at(behind + decode_next(text_, behind).length));
}

bool Repair::stands_in_a_run(Misread const& misread) const
{
    if (run_end_ == at_ && at_ > 0) return true;
    std::size_t const behind = at_ + misread.length;
    auto const next = behind < text_.size() ? misread_at(text_, behind) : std::nullopt;
    return next && next->lead >= 0xC4;
}

bool Repair::repair_lost_lead()
{
    Decoded const first = decode_next(text_, at_);
    if (first.code_point != euro || at_ + first.length >= text_.size()) return false;
    Decoded const third = decode_next(text_, at_ + first.length);
    auto const meant = meant_behind_euro(third.code_point);
    std::size_t const length = std::size_t{first.length} + third.length;
    if (!meant || !is_dash(third.code_point, character_at(at_ + length))) return false;
    replace(length, *meant);
    return true;
}

/// Whether "€" and this character are the rest of something else. Where an amount or a quotation could end
/// here, the answer is no.
bool Repair::is_dash(char32_t third, char32_t after) const
{
    bool const behind_number = is_digit(visible_);
    bool const between_digits = is_digit(before_) && is_digit(after);
    bool const before_word = is_letter(after) || is_digit(after) || after == '(' || after == opening_quote;
    bool const before_gap = after == none || is_space(after);
    switch (third) {
    case closing_quote:
        if (behind_number) return between_digits;
        return before_word || (before_gap && !quotes_.closed_by_closing_quote());
    case opening_quote:
        if (behind_number) return between_digits;
        return before_word || (before_gap && !quotes_.closed_by_opening_quote());
    case 0xA6: return !behind_number;
    case 0xA2: return !behind_number && before_gap && (before_ == none || is_space(before_));
    }
    return true; // No text puts these behind a "€".
}

/// "à" is C3 A0: where "Ã" was put right by hand, the A0 stayed behind as a no-break space. It is dropped
/// where no one sets one, before a space, a line's end or a full stop; "à\u00A0la" may be meant.
bool Repair::repair_half_a_grave()
{
    Decoded const next = decode_next(text_, at_);
    if (next.code_point != no_break_space || before_ != 0xE0) return false;
    char32_t const after = character_at(at_ + next.length);
    if (!is_space(after) && after != none && after != '.' && after != ',' && after != ')') return false;
    ++result_.count;
    at_ += next.length;
    return true;
}

/// Whether anything in a text could be damage. Most texts have nothing of the kind and need no look at their
/// quotations.
bool is_suspicious(std::string_view text)
{
    for (std::size_t at = ascii_prefix(text); at < text.size(); at += ascii_prefix(text.substr(at))) {
        Decoded const next = decode_next(text, at);
        std::size_t const behind = at + next.length;
        char32_t const follows = behind < text.size() ? decode_next(text, behind).code_point : none;
        if (next.code_point == 0xE0 && follows == no_break_space) return true;
        if (next.code_point == euro && meant_behind_euro(follows)) return true;
        if (misread_at(text, at)) return true;
        at = behind;
    }
    return false;
}

/// Each round takes back one reading in the wrong charset. More than three in a row are not seen, and without
/// a bound a hostile text could ask for as many rounds as it has characters.
constexpr int most_rounds = 3;

} // namespace

Repaired repair_text(std::string_view text)
{
    Repaired repaired{std::string{text}, 0};
    for (int round = 0; round < most_rounds && is_suspicious(repaired.text); ++round) {
        Repaired again = Repair{repaired.text}.run();
        if (again.count == 0) break;
        repaired = {std::move(again.text), repaired.count + again.count};
    }
    return repaired;
}

std::size_t count_damage(std::string_view text)
{
    return repair_text(text).count;
}

} // namespace florilege::text
