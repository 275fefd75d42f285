#include "web/http/cookies.hpp"

#include <algorithm>

namespace florilege::web {

std::optional<std::string_view> cookie(Headers const& headers, std::string_view name)
{
    std::optional<std::string_view> found;
    for (auto line : headers.all("cookie"))
        while (!line.empty()) {
            auto const end = std::min(line.find(';'), line.size());
            auto pair = line.substr(0, end);
            line.remove_prefix(std::min(end + 1, line.size()));
            while (!pair.empty() && pair.front() == ' ')
                pair.remove_prefix(1);
            if (!pair.starts_with(name) || pair.substr(name.size(), 1) != "=") continue;
            if (found) return std::nullopt;
            found = pair.substr(name.size() + 1);
        }
    return found;
}

std::string cookie_name(std::string_view name, bool secure)
{
    return (secure ? "__Host-" : "") + std::string{name};
}

std::string set_cookie(CookieDraft const& draft)
{
    auto text = cookie_name(draft.name, draft.secure) + '=' + std::string{draft.value} +
                "; Path=/; HttpOnly; SameSite=Lax";
    if (draft.secure) text += "; Secure";
    if (draft.age) text += "; Max-Age=" + std::to_string(draft.age->count());
    return text;
}

} // namespace florilege::web
