#include "library/search/plan.hpp"

#include "prelude/iso_time.hpp"

namespace florilege::library {
namespace {

class Printer {
public:
    std::string operator()(PlanAll const& plan) const
    {
        return "(all" + parts(plan.all) + (plan.none.empty() ? "" : " (none" + parts(plan.none) + ")") + ")";
    }
    std::string operator()(PlanAny const& plan) const { return "(any" + parts(plan.any) + ")"; }
    std::string operator()(LookUpWords const& plan) const { return "(words " + plan.shown + ")"; }
    std::string operator()(ScanTags const& plan) const { return "(tags" + numbers(plan.tags) + ")"; }
    std::string operator()(ScanUntagged const&) const { return "(untagged)"; }
    std::string operator()(ScanSite const& plan) const { return "(site " + std::to_string(plan.site) + ")"; }
    std::string operator()(ScanFlag const& plan) const
    {
        return "(flag " + std::to_string(static_cast<int>(plan.flag)) + ")";
    }
    std::string operator()(ScanTimes const& plan) const
    {
        return "(created" + (plan.since ? " from " + iso_seconds(*plan.since) : "") +
               (plan.until ? " before " + iso_seconds(*plan.until) : "") + ")";
    }
    std::string operator()(TheseRows const& plan) const { return "(rows" + numbers(plan.ids) + ")"; }
    std::string operator()(AddressCondition const& plan) const
    {
        bool const of_host = plan.of == AddressCondition::Of::host;
        return std::string{of_host ? "(host " : "(address "} + plan.text + (of_host ? ")" : "*)");
    }

private:
    static std::string parts(std::vector<Plan> const& plans)
    {
        std::string out;
        for (auto const& plan : plans)
            out += " " + printed(plan);
        return out;
    }
    static std::string numbers(std::vector<std::int64_t> const& numbers)
    {
        std::string out;
        for (auto const number : numbers)
            out += " " + std::to_string(number);
        return out;
    }
};

} // namespace

std::string printed(Plan const& plan)
{
    return std::visit(Printer{}, plan.is);
}

} // namespace florilege::library
