#include "text/words/stems.hpp"

#include "text/utf8/fold.hpp"
#include "text/utf8/fold_by_icu.hpp"
#include "text/utf8/utf8.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

namespace florilege::text {

namespace {

/// One language's Snowball stemmer, which is not for two threads at once.
class Stemmer {
public:
    explicit Stemmer(char const* language) : stemmer_{sb_stemmer_new(language, "UTF_8")}
    {
        if (!stemmer_) throw std::runtime_error{std::string{"no stemmer for "} + language};
    }

    /// The stem; it lives until the next call. Takes lower case.
    std::string_view stem(std::string_view word) const
    {
        auto const* const symbols = reinterpret_cast<sb_symbol const*>(word.data());
        sb_symbol const* const stemmed =
            sb_stemmer_stem(stemmer_.get(), symbols, static_cast<int>(word.size()));
        if (stemmed == nullptr) throw std::bad_alloc{};
        return {reinterpret_cast<char const*>(stemmed),
                static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
    }

private:
    struct Delete {
        void operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }
    };
    std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

Stemmer const& english()
{
    thread_local Stemmer const stemmer{"english"};
    return stemmer;
}

Stemmer const& french()
{
    thread_local Stemmer const stemmer{"french"};
    return stemmer;
}

constexpr std::size_t shortest_with_stem = 3;

bool has_stem(std::string_view folded) noexcept
{
    return folded.size() >= shortest_with_stem && folded.size() <= longest_form &&
           std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

bool Stems::contains(std::string_view stem) const noexcept
{
    for (std::size_t i = 0; i < count_; ++i) {
        if ((*this)[i] == stem) return true;
    }
    return false;
}

void Stems::add(std::string_view stem) noexcept
{
    if (stem.empty() || stem.size() > longest_form || count_ == most || contains(stem)) return;
    std::copy(stem.begin(), stem.end(), text_[count_].begin());
    lengths_[count_] = static_cast<std::uint8_t>(stem.size());
    ++count_;
}

Stems stems_of(std::string_view word, std::string_view folded)
{
    Stems stems;
    if (!has_stem(folded)) return stems;
    stems.add(english().stem(folded));
    stems.add(french().stem(folded));
    stems.end_of_folded();
    if (!is_ascii(word)) stems.add(fold(french().stem(lower_composed(word))));
    return stems;
}

} // namespace florilege::text
