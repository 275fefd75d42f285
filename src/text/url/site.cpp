#include "text/url/site.hpp"

#include "text/url/ipv4.hpp"
#include "text/url/scheme.hpp"

#include <libpsl.h>

#include <algorithm>
#include <string>

namespace florilege::text {
namespace {

// Deepest rule of the list plus a label or two. Looking up costs a step a label, and hosts can have
// thousands.
constexpr int most_labels = 8;

std::string_view without_last_dot(std::string_view host) noexcept
{
    if (host.ends_with('.')) host.remove_suffix(1);
    return host;
}

bool is_domain(Url const& url) noexcept
{
    return find_special_scheme(url.scheme()) != nullptr && !url.host().empty() &&
           !url.host().starts_with('[') && !ends_in_a_number(url.host());
}

std::string_view last_labels(std::string_view domain) noexcept
{
    std::size_t begin = domain.size();
    for (int label = 0; label < most_labels; ++label) {
        std::size_t const dot = begin == 0 ? std::string_view::npos : domain.rfind('.', begin - 1);
        if (dot == std::string_view::npos) return domain;
        begin = dot;
    }
    return domain.substr(begin + 1);
}

} // namespace

std::string_view registrable_domain(Url const& url)
{
    if (!is_domain(url)) return {};
    std::string_view const domain = without_last_dot(url.host());
    std::string const end{last_labels(domain)};
    // Points into `end`.
    char const* const found = psl_registrable_domain(psl_builtin(), end.c_str());
    if (found == nullptr) return {};
    return domain.substr(domain.size() - std::string_view{found}.size());
}

std::string_view site(Url const& url)
{
    std::string_view const domain = registrable_domain(url);
    return domain.empty() ? without_last_dot(url.host()) : domain;
}

} // namespace florilege::text
