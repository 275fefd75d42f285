#include "library/search/address_test.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

/// Of "https://name:word@host:port/…" the host; empty where an address has none.
std::string_view host_in(std::string_view address)
{
    auto const scheme = address.find("://");
    if (scheme == std::string_view::npos) return {};
    auto rest = address.substr(scheme + 3);
    rest = rest.substr(0, rest.find('/'));
    // A serialised URL has no other "@" there.
    if (auto const name = rest.find('@'); name != std::string_view::npos) rest.remove_prefix(name + 1);
    return rest.substr(0, rest.find(':'));
}

bool begins(AddressTest const& test, std::string_view address)
{
    return test.of == AddressTest::Of::beginning && address.starts_with(test.text);
}

} // namespace

AddressTests::AddressTests(std::vector<AddressTest> tests) : tests_{std::move(tests)}
{
    std::sort(tests_.begin(), tests_.end());
    tests_.erase(std::unique(tests_.begin(), tests_.end()), tests_.end());
    // What a text begins with stands before it, and what stands between the two begins so too.
    for (std::size_t at = 0; at < tests_.size(); ++at) {
        auto before = at == 0 ? std::nullopt : std::optional{at - 1};
        while (before && !begins(tests_[*before], tests_[at].text))
            before = shorter_[*before];
        shorter_.push_back(before);
    }
}

void AddressTests::each_passed(std::string_view address, std::function<void(std::size_t)> const& visit) const
{
    auto beginning = last_up_to({AddressTest::Of::beginning, std::string{address}});
    while (beginning && !begins(tests_[*beginning], address))
        beginning = shorter_[*beginning];
    for (; beginning; beginning = shorter_[*beginning])
        visit(*beginning);
    if (tests_.empty() || tests_.back().of != AddressTest::Of::host) return;
    for (auto host = host_in(address); !host.empty();) {
        AddressTest const asked{AddressTest::Of::host, std::string{host}};
        if (auto const at = last_up_to(asked); at && tests_[*at] == asked) visit(*at);
        auto const dot = host.find('.');
        host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
    }
}

std::optional<std::size_t> AddressTests::last_up_to(AddressTest const& test) const
{
    auto const behind = std::upper_bound(tests_.begin(), tests_.end(), test);
    if (behind == tests_.begin()) return std::nullopt;
    return static_cast<std::size_t>(behind - tests_.begin()) - 1;
}

} // namespace florilege::library
