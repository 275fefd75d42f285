#include "web/pages/settings/settings_draft.hpp"

#include <array>
#include <utility>

namespace florilege::web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> views{
    {{"/settings", "settings.general"},
     {"/settings/security", "settings.security"},
     {"/settings/tokens", "settings.tokens"},
     {"/settings/feeds", "feeds.title"}}};

} // namespace

PageDraft settings_draft(Asking const& asking, std::string content, std::string_view here)
{
    std::vector<text::Fields> links;
    for (auto const& [address, key] : views) {
        text::Fields link;
        link.set("view_address", std::string{address});
        link.set("view", std::string{asking.words().text(key)});
        link.say("view_here", address == here);
        links.push_back(std::move(link));
    }
    PageDraft draft{std::move(content)};
    draft.title = std::string{asking.words().text("settings.title")};
    draft.fields.list("views", std::move(links));
    return draft;
}

} // namespace florilege::web
