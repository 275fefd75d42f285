#pragma once

#include <bitset>
#include <string_view>

namespace florilege::text {

/// The first bytes of some forms: tells of most words of a text, before they are folded and stemmed, that
/// none of the forms is theirs. It relies on this: a word that begins with one of a to z, of either case,
/// begins in all its forms with that letter in lower case.
class FirstLetters {
public:
    /// A form as tokens have it, the mark of a stem left out. Not empty.
    void add(std::string_view form) { letters_.set(static_cast<unsigned char>(form.front())); }

    /// Whether one of the forms may be of that word, written in whatever way. The word is not empty.
    bool may_be_of(std::string_view word) const
    {
        auto const first = static_cast<unsigned char>(word.front());
        auto const lower = static_cast<unsigned char>(first | 0x20U);
        bool const is_letter = lower >= 'a' && lower <= 'z';
        return !is_letter || letters_.test(lower);
    }

private:
    std::bitset<256> letters_ = {};
};

} // namespace florilege::text
