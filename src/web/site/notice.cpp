#include "web/site/notice.hpp"

#include "web/site/change_words.hpp"
#include "web/site/page.hpp"

#include <algorithm>
#include <array>

namespace florilege::web {
namespace {

constexpr std::string_view purpose = "did";

/// The messages that an address may name.
constexpr std::array<std::string_view, 25> sayable{
    "said.saved",          "said.nothing",      "said.undone",  "said.signed-out",    "said.password",
    "said.revoked",        "said.import",       "said.account", "said.digest",        "said.invited",
    "said.published",      "said.second-step",  "said.read",    "said.uploaded",      "said.discarded",
    "said.password-reset", "said.disabled",     "said.enabled", "said.one-step",      "said.signed-out-there",
    "said.connected",      "said.disconnected", "said.looks",   "said.saved-private", "said.lifted"};

std::string with(std::string const& to, std::string_view name, std::string const& value)
{
    auto const hash = std::min(to.find('#'), to.size());
    auto const before = to.substr(0, hash);
    return before + (before.find('?') == std::string::npos ? '?' : '&') + std::string{name} + '=' + value +
           to.substr(hash);
}

} // namespace

Response done(Changing const& changing, std::string const& to)
{
    auto const made = changing.made();
    return see_other(made ? with(to, "did", sealed_change(changing, *made)) : to);
}

Response done_saying(std::string const& to, std::string_view key)
{
    return see_other(with(to, "said", std::string{key.substr(key.find('.') + 1)}));
}

std::string sealed_change(Asking const& asking, library::ChangeId id)
{
    return asking.site.seal.close(purpose, std::to_string(id.value));
}

std::optional<library::ChangeId> opened_change(Asking const& asking, std::string_view sealed)
{
    auto const number = asking.site.seal.open(purpose, sealed);
    if (!number) return std::nullopt;
    return library::ChangeId{std::stoll(*number)};
}

std::string without_notice(std::string const& address)
{
    auto const question = address.find('?');
    if (question == std::string::npos) return address;
    auto const hash = std::min(address.find('#', question), address.size());
    std::string kept;
    std::string_view rest{address};
    rest = rest.substr(question + 1, hash - question - 1);
    while (!rest.empty()) {
        auto const end = std::min(rest.find('&'), rest.size());
        auto const pair = rest.substr(0, end);
        if (!pair.starts_with("did=") && !pair.starts_with("said="))
            kept += (kept.empty() ? '?' : '&') + std::string{pair};
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return address.substr(0, question) + kept + address.substr(hash);
}

void add_notice(text::Fields& frame, Asking const& asking)
{
    std::string notice;
    std::string undo;
    if (auto const sealed = asking.asked_for("did"); !sealed.empty() && asking.visitor.account) {
        if (auto const id = opened_change(asking, sealed)) {
            auto const reader = asking.site.database.read(asking.visitor.viewer().number());
            auto const change = library::find_change(*reader, asking.account().id, *id);
            if (change && !change->undone) {
                notice = change_in_words(asking.words(), *change);
                undo = sealed;
            }
        }
    } else if (auto const said = "said." + asking.asked_for("said");
               std::find(sayable.begin(), sayable.end(), said) != sayable.end()) {
        notice = std::string{asking.words().text(said)};
    }
    frame.set("notice", notice);
    frame.set("undo", undo);
    frame.set("here", asking.request.target.raw);
}

} // namespace florilege::web
