#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace florilege::bench {

/// Draws numbers 0 … n-1 by Zipf's law (the k-th is drawn 1/k as often as the first), as words and tags of
/// real libraries are. The same seed gives the same draws.
class Zipf {
public:
    explicit Zipf(std::size_t n)
    {
        sums_.reserve(n);
        double sum = 0;
        for (std::size_t k = 1; k <= n; ++k)
            sums_.push_back(sum += 1.0 / static_cast<double>(k));
    }

    std::size_t operator()(std::mt19937_64& random) const
    {
        // Not std::uniform_real_distribution: its draws differ between standard libraries.
        double const at = static_cast<double>(random() >> 11) * 0x1.0p-53 * sums_.back();
        auto const found = std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin();
        return std::min(static_cast<std::size_t>(found), sums_.size() - 1);
    }

private:
    std::vector<double> sums_;
};

} // namespace florilege::bench
