#include "cli/remote/refusal.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace florilege::cli {
namespace {

namespace json = boost::json;

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

/// "; /url: is no address" for each wrong field or parameter.
std::string wrong_fields(json::object const& problem)
{
    std::string text;
    auto const* const errors = problem.if_contains("errors");
    if (errors == nullptr || !errors->is_array()) return text;
    for (auto const& error : errors->get_array()) {
        if (!error.is_object()) continue;
        auto const& object = error.get_object();
        auto const pointer = text_at(object, "pointer");
        text +=
            fmt::format("{}{}: {}", text.empty() ? "" : "; ",
                        pointer.empty() ? text_at(object, "parameter") : pointer, text_at(object, "detail"));
    }
    return text;
}

bool is_problem(net::HttpAnswer const& answer)
{
    return answer.header("content-type").starts_with("application/problem+json");
}

Fault of_problem(text::Url const& site, net::HttpAnswer const& answer)
{
    json::error_code broken;
    auto const value = json::parse(answer.body, broken);
    if (broken || !value.is_object()) return {site.text(), fmt::format("answers {}", answer.status)};
    auto const& problem = value.get_object();
    auto said = text_at(problem, "detail");
    if (auto const fields = wrong_fields(problem); !fields.empty()) said = fields;
    if (said.empty()) said = text_at(problem, "title");
    return {{}, std::move(said)};
}

} // namespace

Fault no_answer(text::Url const& site, net::NoAnswer const& why)
{
    using Why = net::NoAnswer::Why;
    switch (why.why) {
    case Why::unreachable: return {site.text(), "nobody answers there: " + why.reason};
    case Why::untrusted: return {site.text(), "its certificate does not hold: " + why.reason};
    case Why::broken_off:
        return {site.text(), "the answer broke off: " + why.reason +
                                 "; whether a change was made, `florilege history` tells"};
    case Why::too_slow: return {site.text(), "the answer takes too long: " + why.reason};
    case Why::too_long: return {site.text(), "the answer is longer than one is taken here"};
    }
    return {site.text(), why.reason};
}

Fault refusal(text::Url const& site, net::HttpAnswer const& answer)
{
    if (answer.status == 401)
        return {site.text(), "the token is not known there: it was revoked, has expired, or is of another "
                             "site; `florilege token create` prints another one there"};
    if (answer.status == 403)
        return {site.text(), "the token may not do that: a change needs one with the scope write"};
    if (answer.status >= 300 && answer.status < 400)
        return {site.text(), fmt::format("leads to {}: give that as --server, if you trust it",
                                         answer.header("location"))};
    if (is_problem(answer)) return of_problem(site, answer);
    return {site.text(),
            fmt::format("answers {}, and not as a Florilege site of this version does", answer.status)};
}

Fault above_limit(std::size_t most)
{
    return {"--limit", fmt::format("is at most {} where --server is given", most)};
}

} // namespace florilege::cli
