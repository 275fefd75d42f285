#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::library {

/// Something an address passes or fails: it begins so, or its host is that one or one below it.
struct AddressTest {
    enum class Of { beginning, host };
    Of of;
    std::string text; ///< a host is as a URL has it, without a port
    auto operator<=>(AddressTest const&) const = default;
};

/// Several tests, of which those that an address passes are found in a time that hardly grows with their
/// number.
class AddressTests {
public:
    /// In any order; the same one may come twice.
    explicit AddressTests(std::vector<AddressTest> tests);

    /// Sorted, each once.
    std::span<AddressTest const> all() const noexcept { return tests_; }

    /// Calls `visit` with the place in all() of each test that the address passes.
    void each_passed(std::string_view address, std::function<void(std::size_t)> const& visit) const;

private:
    /// The last test that is not behind that one.
    std::optional<std::size_t> last_up_to(AddressTest const& test) const;

    std::vector<AddressTest> tests_;
    std::vector<std::optional<std::size_t>> shorter_; ///< of each, the longest other that it begins with
};

} // namespace florilege::library
