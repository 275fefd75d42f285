#pragma once

#include "library/columns/columns.hpp"

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace florilege::library {

/// Some bookmarks of one library, by their numbers in it: a bit each.
class RowSet {
public:
    /// None of that many blocks of columns.
    explicit RowSet(std::size_t blocks) : words_(blocks * ColumnBlock::words) {}
    /// All there are.
    static RowSet everything(Columns const& columns);

    /// A number beyond the blocks is not taken: no row of this state of the library has it.
    void add(std::size_t number) noexcept
    {
        if (number / 64 < words_.size()) words_[number / 64] |= std::uint64_t{1} << number % 64;
    }
    /// The numbers `first` + n for every bit n; `first` is a multiple of 64.
    void add(std::size_t first, std::uint64_t bits) noexcept
    {
        if (first / 64 < words_.size()) words_[first / 64] |= bits;
    }
    bool holds(std::size_t number) const noexcept
    {
        return number / 64 < words_.size() && (words_[number / 64] >> number % 64 & 1) != 0;
    }
    std::size_t count() const noexcept;
    /// Number 0 is the lowest bit of the first.
    std::span<std::uint64_t const> bits() const noexcept { return words_; }

    /// The first of these words that is not empty, and the one behind the last: twice the same where all are.
    struct Ends {
        std::size_t first;
        std::size_t behind;
    };
    Ends ends() const noexcept;

    /// The others are of as many blocks, or more.
    void keep(RowSet const& others) noexcept;   ///< what is in both
    void add(RowSet const& others) noexcept;    ///< what is in either
    void remove(RowSet const& others) noexcept; ///< what is not in the others

    /// visit(block number, place in it, block) for each, smallest number first.
    template <class Visit> void each(Columns const& columns, Visit const& visit) const
    {
        for (std::size_t block = 0; block < blocks(); ++block)
            each_of_block(columns, block, visit);
    }

    /// The same for one block.
    template <class Visit>
    void each_of_block(Columns const& columns, std::size_t block, Visit const& visit) const
    {
        for (std::size_t word = 0; word < ColumnBlock::words; ++word)
            for (auto left = words_[block * ColumnBlock::words + word]; left != 0; left &= left - 1)
                visit(block, word * 64 + static_cast<std::size_t>(std::countr_zero(left)),
                      *columns.blocks[block]);
    }

    /// Makes it one of that many blocks; none of those that are new.
    void resize(std::size_t blocks) { words_.resize(blocks * ColumnBlock::words); }
    /// None of that block from now on.
    void clear_block(std::size_t block) noexcept;

    std::size_t blocks() const noexcept { return words_.size() / ColumnBlock::words; }
    /// How many are of that block.
    std::size_t count_of_block(std::size_t block) const noexcept;

    /// Those for which test(block, place in it) holds. It may be asked about places that hold no row.
    template <class Test> RowSet where(Columns const& columns, Test const& test) const
    {
        auto rows = *this;
        for (std::size_t block = 0; block < blocks(); ++block)
            rows.keep_of_block(columns, block, test);
        return rows;
    }

    /// The same for one block: of the others all are kept.
    template <class Test> void keep_of_block(Columns const& columns, std::size_t number, Test const& test)
    {
        for (std::size_t word = 0; word < ColumnBlock::words; ++word)
            if (auto& bits = words_[number * ColumnBlock::words + word]; bits != 0)
                bits &= bits_of(*columns.blocks[number], word * 64, bits, test);
    }

private:
    /// Of 64 places those asked for at which the test holds. Testing all is quicker than picking many.
    template <class Test> static std::uint64_t bits_of(ColumnBlock const& block, std::size_t first,
                                                       std::uint64_t asked, Test const& test)
    {
        constexpr int few = 12;
        if (std::popcount(asked) > few) return bits_of_all(block, first, test);
        std::uint64_t bits = 0;
        for (auto left = asked; left != 0; left &= left - 1) {
            auto const place = static_cast<std::size_t>(std::countr_zero(left));
            bits |= std::uint64_t{test(block, first + place)} << place;
        }
        return bits;
    }

    /// Of 64 places those at which the test holds. Compilers compare many at a time where the test is a
    /// comparison of numbers in an array that checks no index, and most often none of the 64 is wanted.
    template <class Test>
    static std::uint64_t bits_of_all(ColumnBlock const& block, std::size_t first, Test const& test)
    {
        std::array<std::uint8_t, 64> met;
        auto* const into = met.data();
        for (std::size_t place = 0; place < 64; ++place)
            into[place] = std::uint8_t{test(block, first + place)};
        std::uint8_t any = 0;
        for (std::size_t place = 0; place < 64; ++place)
            any |= into[place];
        if (any == 0) return 0;
        std::uint64_t bits = 0;
        for (std::size_t place = 0; place < 64; ++place)
            bits |= std::uint64_t{into[place]} << place;
        return bits;
    }

    std::vector<std::uint64_t> words_;
};

} // namespace florilege::library
