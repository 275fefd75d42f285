#include "library/search/run_plan.hpp"

#include "library/search/names.hpp"
#include "store/dialect/text_lookup.hpp"

#include <algorithm>
#include <limits>

namespace florilege::library {
namespace {

/// The numbers of tags as bits, to be asked for a hundred times a microsecond.
class TagSet {
public:
    explicit TagSet(std::vector<std::int64_t> const& tags)
        : bits_(tags.empty() ? 0 : static_cast<std::size_t>(tags.back()) + 1)
    {
        for (auto const tag : tags)
            bits_[static_cast<std::size_t>(tag)] = true;
    }
    bool holds(std::uint32_t tag) const { return tag < bits_.size() && bits_[tag]; }

private:
    std::vector<bool> bits_;
};

constexpr std::string_view tested_sql = "SELECT b.id FROM visible_bookmark b "
                                        "WHERE b.id IN (SELECT value FROM json_each(CAST(?1 AS TEXT))) "
                                        "AND the_condition";
constexpr std::size_t tested_at_once = 2000;

class Running {
public:
    explicit Running(Scope const& scope) noexcept : scope_{scope} {}

    /// Those of `within` that meet the plan.
    RowSet of(Plan const& plan, RowSet const& within) const
    {
        auto const with = [&](auto const& step) { return run(step, within); };
        auto rows = std::visit(with, plan.is);
        rows.keep(within);
        return rows;
    }

private:
    RowSet none() const { return RowSet{scope_.columns->blocks.size()}; }

    /// What has to look at the rows themselves comes last, when few are left.
    RowSet run(PlanAll const& plan, RowSet const& within) const
    {
        auto rows = within;
        for (bool const dear : {false, true})
            for (auto const& part : plan.all)
                if (looks_at_rows(part) == dear) rows = of(part, rows);
        for (auto const& part : plan.none)
            rows.remove(of(part, rows));
        return rows;
    }

    RowSet run(PlanAny const& plan, RowSet const& within) const
    {
        auto rows = none();
        for (auto const& part : plan.any)
            rows.add(of(part, within));
        return rows;
    }

    static bool looks_at_rows(Plan const& plan)
    {
        auto const any = [](std::vector<Plan> const& parts) {
            return std::any_of(parts.begin(), parts.end(), looks_at_rows);
        };
        if (auto const* all = std::get_if<PlanAll>(&plan.is)) return any(all->all) || any(all->none);
        if (auto const* some = std::get_if<PlanAny>(&plan.is)) return any(some->any);
        return std::holds_alternative<TestRows>(plan.is);
    }

    RowSet run(LookUpWords const& plan, RowSet const&) const
    {
        return these(store::text_ids(scope_.session, scope_.text, plan.expression));
    }

    RowSet run(TheseRows const& plan, RowSet const&) const { return these(plan.ids); }

    RowSet these(std::vector<std::int64_t> const& ids) const
    {
        auto rows = none();
        for (auto const id : ids)
            if (id / ids_of_a_library == scope_.owner.value)
                rows.add(static_cast<std::size_t>(number_of(BookmarkId{id})));
        return rows;
    }

    template <class Test> RowSet scan(RowSet const& within, Test const& test) const
    {
        auto rows = none();
        within.each(*scope_.columns, [&](std::size_t number, std::size_t place, ColumnBlock const& block) {
            if (test(block, place)) rows.add(number * ColumnBlock::size + place);
        });
        return rows;
    }

    RowSet run(ScanTags const& plan, RowSet const& within) const
    {
        if (plan.tags.empty()) return none();
        TagSet const tags{plan.tags};
        return scan(within, [&](ColumnBlock const& block, std::size_t place) {
            auto const carried = block.tags_of(place);
            return std::any_of(carried.begin(), carried.end(),
                               [&](std::uint32_t tag) { return tags.holds(tag); });
        });
    }

    RowSet run(ScanUntagged const&, RowSet const& within) const
    {
        return scan(within,
                    [](ColumnBlock const& block, std::size_t place) { return block.tags_of(place).empty(); });
    }

    RowSet run(ScanSite const& plan, RowSet const& within) const
    {
        return scan(within, [&](ColumnBlock const& block, std::size_t place) {
            return std::int64_t{block.site[place]} == plan.site;
        });
    }

    RowSet run(ScanFlag const& plan, RowSet const& within) const
    {
        return scan(within, [&](ColumnBlock const& block, std::size_t place) {
            return (block.flags[place] & plan.flag) != 0;
        });
    }

    RowSet run(ScanTimes const& plan, RowSet const& within) const
    {
        auto const since = plan.since ? to_micros(*plan.since) : std::numeric_limits<std::int64_t>::min();
        return scan(within, [&](ColumnBlock const& block, std::size_t place) {
            return block.created[place] >= since &&
                   (!plan.until || block.created[place] < to_micros(*plan.until));
        });
    }

    RowSet run(TestRows const& plan, RowSet const& within) const
    {
        store::BoundCondition const condition{{plan.test}};
        auto rows = none();
        std::vector<std::int64_t> asked;
        auto const ask = [&] {
            auto found = scope_.session.query_with(store::select_where(tested_sql, condition, 1),
                                                   condition.params({json_of(asked)}));
            while (found.next())
                rows.add(static_cast<std::size_t>(number_of(found.id<BookmarkId>(0))));
            asked.clear();
        };
        within.each(*scope_.columns, [&](std::size_t number, std::size_t place, ColumnBlock const&) {
            asked.push_back(
                numbered(scope_.owner, static_cast<std::int64_t>(number * ColumnBlock::size + place)).value);
            if (asked.size() == tested_at_once) ask();
        });
        if (!asked.empty()) ask();
        return rows;
    }

    Scope const& scope_;
};

} // namespace

RowSet rows_of(Scope const& scope, Plan const& plan)
{
    return Running{scope}.of(plan, RowSet::everything(*scope.columns));
}

} // namespace florilege::library
