#include "web/routes/match.hpp"

#include <algorithm>
#include <stdexcept>

namespace florilege::web {
namespace {

/// A step in braces is kept as what stands behind them: "{name}.atom" as "}.atom".
bool is_open(std::string_view step) noexcept
{
    return step.starts_with('}');
}

std::string_view ending_of(std::string_view step) noexcept
{
    return step.substr(1);
}

std::vector<std::string_view> steps_of(std::string_view path)
{
    std::vector<std::string_view> steps;
    path.remove_prefix(1);
    while (!path.empty()) {
        auto const end = std::min(path.find('/'), path.size());
        auto const step = path.substr(0, end);
        steps.push_back(step.front() == '{' ? step.substr(step.find('}')) : step);
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return steps;
}

bool fits(std::string_view step, std::string_view given)
{
    if (!is_open(step)) return step == given;
    auto const ending = ending_of(step);
    return ending.empty() || (given.size() > ending.size() && given.ends_with(ending));
}

/// Plain ones first, then those with an ending.
int openness(std::string_view step) noexcept
{
    if (!is_open(step)) return 0;
    return ending_of(step).empty() ? 2 : 1;
}

bool fits(std::vector<std::string_view> const& steps, std::vector<std::string> const& path)
{
    return std::equal(steps.begin(), steps.end(), path.begin(), path.end(),
                      [](std::string_view step, std::string const& given) { return fits(step, given); });
}

} // namespace

RouteTable::RouteTable(std::span<Route const* const> routes)
{
    for (auto const* const route : routes) {
        Entry entry{steps_of(route->path), route};
        auto const length = entry.steps.size();
        if (by_length_.size() <= length) by_length_.resize(length + 1);
        for (auto const& other : by_length_[length])
            if (other.route->method == route->method && other.steps == entry.steps)
                throw std::logic_error{"two routes at " + std::string{route->path}};
        by_length_[length].push_back(std::move(entry));
    }
    // A narrower step comes before a wider one, at the first place where two differ.
    auto const plainer = [](Entry const& a, Entry const& b) {
        return std::lexicographical_compare(
            a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
            [](std::string_view x, std::string_view y) { return openness(x) < openness(y); });
    };
    for (auto& entries : by_length_)
        std::stable_sort(entries.begin(), entries.end(), plainer);
}

Match RouteTable::find(Method method, Target const& target) const
{
    Match match;
    if (target.ends_in_slash || target.path.size() >= by_length_.size()) return match;
    auto const wanted = method == Method::head ? Method::get : method;
    for (auto const& entry : by_length_[target.path.size()]) {
        if (!fits(entry.steps, target.path)) continue;
        match.allowed.push_back(entry.route->method);
        if (match.route != nullptr || entry.route->method != wanted) continue;
        match.route = entry.route;
        for (std::size_t step = 0; step < entry.steps.size(); ++step)
            if (is_open(entry.steps[step])) {
                auto given = target.path[step];
                given.resize(given.size() - ending_of(entry.steps[step]).size());
                match.captures.push_back(std::move(given));
            }
    }
    return match;
}

} // namespace florilege::web
