#include "text/words/form_cache.hpp"

#include <cstring>

namespace florilege::text {

WordForms const& FormCache::forms_of(std::string_view word)
{
    if (word.empty() || word.size() > longest_key) {
        uncached_ = word_forms(word);
        return uncached_;
    }
    Key const key = key_of(word);
    Set& set = sets_[set_of(key)];
    if (!(set.keys[set.recent] == key)) {
        std::size_t const other = 1 - set.recent;
        if (!(set.keys[other] == key)) {
            set.forms[other] = word_forms(word);
            set.keys[other] = key; // last, so that a failure leaves no forms under the wrong key
        }
        set.recent = other;
    }
    return set.forms[set.recent];
}

FormCache& FormCache::of_this_thread()
{
    thread_local FormCache cache;
    return cache;
}

FormCache::Key FormCache::key_of(std::string_view word) noexcept
{
    static_assert(sizeof(Key) == longest_key);
    Key key;
    std::memcpy(&key, word.data(), word.size());
    return key;
}

std::size_t FormCache::set_of(Key const& key) noexcept
{
    // Multiplicative hashing with odd constants of no meaning; the high bits are the mixed ones.
    std::uint64_t hash = key.first * 0x9E3779B97F4A7C15U;
    hash = (hash ^ (hash >> 32U) ^ key.second) * 0xC2B2AE3D27D4EB4FU;
    hash = (hash ^ (hash >> 32U) ^ key.third) * 0x165667B19E3779F9U;
    return static_cast<std::size_t>(hash >> 48U) % sets;
}

} // namespace florilege::text
