#include "library/search/address_condition.hpp"

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

bool begins(AddressCondition const& condition, std::string_view address)
{
    return condition.of == AddressCondition::Of::beginning && address.starts_with(condition.text);
}

} // namespace

AddressConditions::AddressConditions(std::vector<AddressCondition> conditions)
    : conditions_{std::move(conditions)}
{
    std::sort(conditions_.begin(), conditions_.end());
    conditions_.erase(std::unique(conditions_.begin(), conditions_.end()), conditions_.end());
    // What a text begins with stands before it, and what stands between the two begins so too.
    for (std::size_t at = 0; at < conditions_.size(); ++at) {
        auto before = at == 0 ? std::nullopt : std::optional{at - 1};
        while (before && !begins(conditions_[*before], conditions_[at].text))
            before = shorter_[*before];
        shorter_.push_back(before);
    }
}

void AddressConditions::each_met(std::string_view address,
                                 std::function<void(std::size_t)> const& visit) const
{
    auto beginning = last_up_to({AddressCondition::Of::beginning, std::string{address}});
    while (beginning && !begins(conditions_[*beginning], address))
        beginning = shorter_[*beginning];
    for (; beginning; beginning = shorter_[*beginning])
        visit(*beginning);
    if (conditions_.empty() || conditions_.back().of != AddressCondition::Of::host) return;
    for (auto host = host_in(address); !host.empty();) {
        AddressCondition const asked{AddressCondition::Of::host, std::string{host}};
        if (auto const at = last_up_to(asked); at && conditions_[*at] == asked) visit(*at);
        auto const dot = host.find('.');
        host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
    }
}

std::optional<std::size_t> AddressConditions::last_up_to(AddressCondition const& condition) const
{
    auto const behind = std::upper_bound(conditions_.begin(), conditions_.end(), condition);
    if (behind == conditions_.begin()) return std::nullopt;
    return static_cast<std::size_t>(behind - conditions_.begin()) - 1;
}

} // namespace florilege::library
