#include "library/search/tested_addresses.hpp"

#include "library/search/names.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

void collect(Plan const& plan, std::vector<AddressCondition>& into)
{
    auto const from = [&](std::vector<Plan> const& parts) {
        for (auto const& part : parts)
            collect(part, into);
    };
    if (auto const* condition = std::get_if<AddressCondition>(&plan.is)) into.push_back(*condition);
    if (auto const* all = std::get_if<PlanAll>(&plan.is)) {
        from(all->all);
        from(all->none);
    }
    if (auto const* any = std::get_if<PlanAny>(&plan.is)) from(any->any);
}

std::vector<AddressCondition> conditions_in(Plan const& plan)
{
    std::vector<AddressCondition> conditions;
    collect(plan, conditions);
    return conditions;
}

constexpr std::string_view addresses_sql =
    "SELECT id, url FROM visible_bookmark "
    "WHERE id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) AND url IS NOT NULL";
constexpr std::size_t read_at_once = 2000;

} // namespace

TestedAddresses::TestedAddresses(Scope const& scope, Plan const& plan)
    : scope_{scope}, conditions_{conditions_in(plan)}, read_{conditions_.all().empty()
                                                                 ? 0
                                                                 : scope.columns->blocks.size()},
      met_(conditions_.all().size(), read_)
{}

RowSet TestedAddresses::rows(AddressCondition const& condition, RowSet const& within)
{
    auto unknown = within;
    unknown.remove(read_);
    read(unknown);
    read_.add(unknown);
    auto const known = std::lower_bound(conditions_.all().begin(), conditions_.all().end(), condition);
    auto rows = met_.at(static_cast<std::size_t>(known - conditions_.all().begin()));
    rows.keep(within);
    return rows;
}

void TestedAddresses::read(RowSet const& rows)
{
    std::vector<std::int64_t> asked;
    auto const ask = [&] {
        auto found = scope_.session.query(addresses_sql, json_of(asked));
        while (found.next()) {
            auto const number = number_in(found.id<BookmarkId>(0));
            conditions_.each_met(found.text(1), [&](std::size_t condition) { met_[condition].add(number); });
        }
        asked.clear();
    };
    rows.each(*scope_.columns, [&](std::size_t block, std::size_t place, ColumnBlock const&) {
        asked.push_back(row_key(scope_, block * ColumnBlock::size + place).value);
        if (asked.size() == read_at_once) ask();
    });
    if (!asked.empty()) ask();
}

} // namespace florilege::library
