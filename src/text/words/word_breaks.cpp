#include "text/words/word_breaks.hpp"

#include "text/utf8/utf8.hpp"
#include "text/words/character_class.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace florilege::text {

namespace {

constexpr bool is_ascii_word(unsigned char byte) noexcept
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

/// A stretch of Thai and the like is given to ICU in pieces of this many bytes: its work and memory grow with
/// the piece. A word on the seam of two pieces is cut there.
constexpr std::size_t longest_stretch = 4096;

void check(UErrorCode status)
{
    if (U_FAILURE(status)) throw std::runtime_error{std::string{"word breaks: "} + u_errorName(status)};
}

icu::BreakIterator& dictionary()
{
    thread_local std::unique_ptr<icu::BreakIterator> const iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made{
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)};
        check(status);
        return made;
    }();
    return *iterator;
}

} // namespace

bool WordBreaks::next()
{
    if (!dictionary_ends_.empty()) return next_from_dictionary();

    std::size_t at = end_;
    while (at < text_.size()) {
        auto const byte = static_cast<unsigned char>(text_[at]);
        if (byte < 0x80 && !is_ascii_word(byte)) {
            ++at;
            continue;
        }
        Decoded const first = decode_next(text_, at);
        CharacterClass const kind = byte < 0x80 ? CharacterClass::letter : character_class(first.code_point);
        begin_ = at;
        at += first.length;
        end_ = at;
        switch (kind) {
        case CharacterClass::letter: go_on_in_letters(); return true;
        case CharacterClass::single: go_on_while_joined(); return true;
        case CharacterClass::dictionary: {
            std::size_t stretch_end = at;
            while (stretch_end < text_.size() && stretch_end - begin_ < longest_stretch) {
                Decoded const further = decode_next(text_, stretch_end);
                CharacterClass const follows = character_class(further.code_point);
                if (follows != CharacterClass::dictionary && follows != CharacterClass::joining) break;
                stretch_end += further.length;
            }
            consult_dictionary(stretch_end);
            end_ = begin_;
            return next_from_dictionary();
        }
        case CharacterClass::joining:
        case CharacterClass::other: break;
        }
    }
    begin_ = end_ = text_.size();
    return false;
}

void WordBreaks::go_on_in_letters()
{
    while (end_ < text_.size()) {
        auto const byte = static_cast<unsigned char>(text_[end_]);
        if (byte < 0x80) {
            if (!is_ascii_word(byte)) return;
            ++end_;
            continue;
        }
        Decoded const further = decode_next(text_, end_);
        CharacterClass const kind = character_class(further.code_point);
        if (kind != CharacterClass::letter && kind != CharacterClass::joining) return;
        end_ += further.length;
    }
}

void WordBreaks::go_on_while_joined()
{
    while (end_ < text_.size()) {
        Decoded const further = decode_next(text_, end_);
        if (further.length == 1 || character_class(further.code_point) != CharacterClass::joining) return;
        end_ += further.length;
    }
}

void WordBreaks::consult_dictionary(std::size_t stretch_end)
{
    UErrorCode status = U_ZERO_ERROR;
    UText stretch = UTEXT_INITIALIZER;
    utext_openUTF8(&stretch, text_.data() + begin_, static_cast<std::int64_t>(stretch_end - begin_), &status);
    check(status);
    icu::BreakIterator& iterator = dictionary();
    iterator.setText(&stretch, status);
    for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
        dictionary_ends_.push_back(begin_ + static_cast<std::size_t>(end));
    }
    utext_close(&stretch);
    check(status);
    if (dictionary_ends_.empty()) dictionary_ends_.push_back(stretch_end);
    std::reverse(dictionary_ends_.begin(), dictionary_ends_.end());
}

bool WordBreaks::next_from_dictionary()
{
    begin_ = end_;
    end_ = dictionary_ends_.back();
    dictionary_ends_.pop_back();
    return true;
}

} // namespace florilege::text
