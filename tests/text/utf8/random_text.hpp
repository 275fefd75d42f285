#pragma once

#include "text/utf8/utf8.hpp"

#include <array>
#include <random>
#include <string>

namespace florilege::tests {

/// Makes texts that hold a bit of everything: ASCII, European letters, marks, CJK, Thai, emoji, spaces of all
/// kinds. The same seed gives the same texts.
class RandomText {
public:
    explicit RandomText(unsigned seed) : random_{seed} {}

    /// Well-formed UTF-8 of up to `longest` code points.
    std::string text(std::size_t longest)
    {
        std::string made;
        for (std::size_t count = number_below(longest + 1); count > 0; --count)
            text::append(made, code_point());
        return made;
    }

    /// Any bytes, often ones that look like the beginning of UTF-8.
    std::string bytes(std::size_t longest)
    {
        std::string made;
        for (std::size_t count = number_below(longest + 1); count > 0; --count) {
            made += static_cast<char>(number_below(3) == 0 ? number_below(0x80) : 0x80 + number_below(0x80));
        }
        return made;
    }

    std::size_t number_below(std::size_t limit) { return random_() % limit; }

private:
    char32_t code_point()
    {
        struct Range {
            char32_t first;
            char32_t last;
        };
        constexpr std::array<Range, 16> ranges{{{0x20, 0x7E},
                                                {0x20, 0x7E},
                                                {0x09, 0x0D},
                                                {0xA0, 0x17F},
                                                {0x300, 0x36F},
                                                {0x370, 0x52F},
                                                {0x590, 0x6FF},
                                                {0x900, 0x97F},
                                                {0xE01, 0xE4E},
                                                {0x1100, 0x11FF},
                                                {0x1E00, 0x206F},
                                                {0x3000, 0x30FF},
                                                {0x4E00, 0x4FFF},
                                                {0xAC00, 0xAFFF},
                                                {0xF900, 0xFFFD},
                                                {0x10000, 0x1FAFF}}};
        Range const range = ranges[number_below(ranges.size())];
        return range.first + static_cast<char32_t>(number_below(range.last - range.first + 1));
    }

    std::mt19937 random_;
};

} // namespace florilege::tests
