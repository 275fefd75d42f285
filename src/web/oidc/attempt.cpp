#include "web/oidc/attempt.hpp"

#include "web/http/target.hpp"

#include <charconv>

namespace florilege::web {
namespace {

constexpr std::string_view purpose = "oidc";

std::optional<Time> moment(std::string const& seconds)
{
    std::int64_t number = 0;
    auto const read = std::from_chars(seconds.data(), seconds.data() + seconds.size(), number);
    if (read.ec != std::errc{}) return std::nullopt;
    return Time{std::chrono::seconds{number}};
}

} // namespace

std::string closed(Seal const& seal, OidcAttempt const& attempt)
{
    auto const begun = std::chrono::floor<std::chrono::seconds>(attempt.begun.time_since_epoch()).count();
    return seal.close(purpose, query_text({{"state", attempt.secrets.state},
                                           {"nonce", attempt.secrets.nonce},
                                           {"verifier", attempt.secrets.verifier},
                                           {"next", attempt.next},
                                           {"kept", attempt.kept},
                                           {"connects", attempt.connects ? attempt.connects->text() : ""},
                                           {"begun", std::to_string(begun)}}));
}

std::optional<OidcAttempt> opened(Seal const& seal, std::string_view text, Time now)
{
    auto const query = seal.open(purpose, text);
    if (!query || query->empty()) return std::nullopt;
    auto const fields = parse_urlencoded(std::string_view{*query}.substr(1));
    auto const begun = fields ? moment(fields->text("begun")) : std::nullopt;
    if (!begun || now - *begun >= attempt_lasts) return std::nullopt;
    OidcAttempt attempt{{fields->text("state"), fields->text("nonce"), fields->text("verifier")},
                        fields->text("next"),
                        fields->text("kept"),
                        PublicId::parse(fields->text("connects")),
                        *begun};
    if (attempt.secrets.state.empty() || attempt.secrets.nonce.empty() || attempt.secrets.verifier.empty())
        return std::nullopt;
    return attempt;
}

bool UsedAttempts::use(OidcAttempt const& attempt, Time now)
{
    std::lock_guard const lock{mutex_};
    while (!in_order_.empty() && (in_order_.size() >= most || now - in_order_.front().at >= attempt_lasts)) {
        used_.erase(in_order_.front().state);
        in_order_.pop_front();
    }
    if (!used_.insert(attempt.secrets.state).second) return false;
    in_order_.push_back({attempt.secrets.state, now});
    return true;
}

} // namespace florilege::web
