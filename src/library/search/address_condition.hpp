#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// What an address meets or not: it begins so, or its host is that one or one below it.
struct AddressCondition {
    enum class Of { beginning, host };
    Of of;
    std::string text; ///< a host is as a URL has it, without a port
    auto operator<=>(AddressCondition const&) const = default;
};

/// Several of them, of which those that an address meets are found in a time that hardly grows with their
/// number.
class AddressConditions {
public:
    /// In any order; the same one may come twice.
    explicit AddressConditions(std::vector<AddressCondition> conditions);

    /// Sorted, each once.
    std::span<AddressCondition const> all() const noexcept { return conditions_; }

    /// Calls `visit` with the place in all() of each that the address meets.
    void each_met(std::string_view address, std::function<void(std::size_t)> const& visit) const;

private:
    /// The last that is not behind that one.
    std::optional<std::size_t> last_up_to(AddressCondition const& condition) const;

    std::vector<AddressCondition> conditions_;
    std::vector<std::optional<std::size_t>> shorter_; ///< of each, the longest other that it begins with
};

} // namespace florilege::library
