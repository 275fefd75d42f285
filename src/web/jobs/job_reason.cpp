#include "web/jobs/job_reason.hpp"

#include "library/history/summary.hpp"

namespace florilege::web {
namespace {

/// Behind the text on a line of its own: JSON has no line ends of its own here.
constexpr std::string_view before_facts = "\n[{";

} // namespace

std::string job_reason(std::string_view text, Saying const& saying)
{
    std::string reason{text};
    if (!saying.name.empty()) reason += '\n' + library::to_json({saying});
    return reason;
}

Fault failure_in(std::string_view reason)
{
    auto const at = reason.rfind(before_facts);
    if (at == std::string_view::npos) return {{}, std::string{reason}};
    auto const facts = library::facts_of(reason.substr(at + 1));
    return {{}, std::string{reason.substr(0, at)}, facts.front()};
}

} // namespace florilege::web
