#include "library/search/run_plan.hpp"

#include "library/search/looking_up_words.hpp"
#include "library/search/row_ids.hpp"
#include "library/search/tag_set.hpp"
#include "library/search/tested_addresses.hpp"

#include <algorithm>
#include <limits>

namespace florilege::library {
namespace {

/// Where few tags are wanted, the uses of one that stands on fewer rows than one in so many are read instead
/// of all tags gone through.
constexpr std::size_t rare_part = 512;
constexpr std::size_t few_tags = 8;
constexpr std::string_view uses_sql = "SELECT bookmark FROM visible_own_tag_use WHERE tag = ?1 LIMIT ?2";

/// Where fewer rows than one in so many are left, each is asked for its own tags.
constexpr std::size_t few_of = 16;

class Running {
public:
    Running(Scope const& scope, Plan const& plan, PlacesWanted wanted)
        : scope_{scope}, words_{scope, std::move(wanted)}, addresses_{scope, plan}
    {}

    /// Those of `within` that meet the plan.
    RowSet of(Plan const& plan, RowSet const& within)
    {
        auto const with = [&](auto const& step) { return run(step, within); };
        auto rows = std::visit(with, plan.is);
        rows.keep(within);
        return rows;
    }

    std::size_t in_texts() const noexcept { return words_.in_texts(); }
    FoundPlaces take_places() noexcept { return words_.take_places(); }

private:
    RowSet none() const { return RowSet{scope_.columns->blocks.size()}; }

    /// What has to look at the rows themselves comes last, when few are left.
    RowSet run(PlanAll const& plan, RowSet const& within)
    {
        auto rows = within;
        for (bool const dear : {false, true})
            for (auto const& part : plan.all)
                if (looks_at_rows(part) == dear) rows = of(part, rows);
        for (auto const& part : plan.none)
            rows.remove(of(part, rows));
        return rows;
    }

    RowSet run(PlanAny const& plan, RowSet const& within)
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
        return std::holds_alternative<AddressCondition>(plan.is);
    }

    RowSet run(LookUpWords const& plan, RowSet const& within) { return words_.rows(plan, within); }

    RowSet run(TheseRows const& plan, RowSet const&) const
    {
        auto rows = none();
        for (auto const id : plan.ids)
            if (id / ids_of_a_library == scope_.owner.value) rows.add(number_in(BookmarkId{id}));
        return rows;
    }

    RowSet run(ScanTags const& plan, RowSet const& within) const
    {
        if (plan.tags.empty()) return none();
        if (auto known = with_known(plan.tags)) return std::move(*known);
        bool const of_most = within.count() * few_of > scope_.columns->blocks.size() * ColumnBlock::size;
        if (of_most) return with_tags(plan.tags);
        TagSet const tags{plan.tags};
        return within.where(*scope_.columns, [&](ColumnBlock const& block, std::size_t place) {
            auto const carried = block.tags_of(place);
            return std::any_of(carried.begin(), carried.end(),
                               [&](std::uint32_t tag) { return tags.holds(tag); });
        });
    }

    /// Of all rows, where of each of the tags is known which carry it.
    std::optional<RowSet> with_known(std::vector<std::int64_t> const& tags) const
    {
        auto rows = none();
        bool const known = tags.size() <= few_tags && std::all_of(tags.begin(), tags.end(), [&](auto tag) {
                               return add_known(tag, rows);
                           });
        if (!known) return std::nullopt;
        return rows;
    }

    /// Of all rows. A few tags are gone through one by one, so that they are known from then on.
    RowSet with_tags(std::vector<std::int64_t> const& tags) const
    {
        auto rows = none();
        if (tags.size() > few_tags)
            add_rows_with(tags, rows);
        else
            for (auto const tag : tags)
                if (!add_known(tag, rows) && !add_rare(tag, rows)) add_frequent(tag, rows);
        return rows;
    }

    TagSeen seen(std::int64_t tag) const { return {scope_.owner.value, scope_.own, tag}; }

    bool add_known(std::int64_t tag, RowSet& rows) const
    {
        return scope_.tag_rows.add(seen(tag), *scope_.columns, rows);
    }

    /// False where it stands on too many rows, or its uses are not the viewer's own.
    bool add_rare(std::int64_t tag, RowSet& rows) const
    {
        if (!scope_.own) return false;
        auto const most =
            static_cast<std::int64_t>(scope_.columns->blocks.size() * ColumnBlock::size / rare_part);
        std::vector<std::size_t> found;
        auto uses = scope_.session.query(uses_sql, tag, most + 1);
        while (uses.next())
            found.push_back(number_in(uses.id<BookmarkId>(0)));
        if (found.size() > static_cast<std::size_t>(most)) return false;
        for (auto const number : found)
            rows.add(number);
        return true;
    }

    void add_frequent(std::int64_t tag, RowSet& rows) const
    {
        auto found = none();
        add_rows_with({tag}, found);
        scope_.tag_rows.keep(seen(tag), *scope_.columns, found);
        rows.add(found);
    }

    void add_rows_with(std::vector<std::int64_t> const& tags, RowSet& rows) const
    {
        TagSet const set{tags};
        for (std::size_t number = 0; number < scope_.columns->blocks.size(); ++number)
            if (auto const* const block = scope_.columns->blocks[number].get(); block != nullptr)
                set.add_rows_of(*block, number, rows);
    }

    RowSet run(ScanUntagged const&, RowSet const& within) const
    {
        return within.where(*scope_.columns, [](ColumnBlock const& block, std::size_t place) {
            auto const* const first = block.first_tag.data() + place;
            return first[0] == first[1];
        });
    }

    RowSet run(ScanSite const& plan, RowSet const& within) const
    {
        auto const site = static_cast<std::uint32_t>(plan.site);
        return within.where(*scope_.columns, [=](ColumnBlock const& block, std::size_t place) {
            auto const* const at = block.site.data() + place;
            return *at == site;
        });
    }

    RowSet run(ScanFlag const& plan, RowSet const& within) const
    {
        return within.where(*scope_.columns, [&](ColumnBlock const& block, std::size_t place) {
            auto const* const at = block.flags.data() + place;
            return (*at & plan.flag) != 0;
        });
    }

    /// Blocks of which all rows were created within the time, or none, are not gone through.
    RowSet run(ScanTimes const& plan, RowSet const& within) const
    {
        auto const since = plan.since ? to_micros(*plan.since) : std::numeric_limits<std::int64_t>::min();
        // An end that nothing can reach is none: the largest number itself is a time too.
        bool const ends = plan.until.has_value();
        auto const until = ends ? to_micros(*plan.until) : 0;
        auto const is_meant = [=](std::int64_t created) {
            return created >= since && (!ends || created < until);
        };
        auto rows = within;
        for (std::size_t number = 0; number < rows.blocks(); ++number) {
            auto const* const block = scope_.columns->blocks[number].get();
            if (block == nullptr || (is_meant(block->oldest) && is_meant(block->newest))) continue;
            if (block->newest < since || (ends && block->oldest >= until))
                rows.clear_block(number);
            else
                rows.keep_of_block(*scope_.columns, number, [&](ColumnBlock const& of, std::size_t place) {
                    return is_meant(of.created[place]);
                });
        }
        return rows;
    }

    RowSet run(AddressCondition const& condition, RowSet const& within)
    {
        return addresses_.rows(condition, within);
    }

    Scope const& scope_;
    LookingUpWords words_;
    TestedAddresses addresses_;
};

} // namespace

Found rows_of(Scope const& scope, Plan const& plan, PlacesWanted wanted)
{
    return rows_of(scope, plan, std::move(wanted), RowSet::everything(*scope.columns));
}

Found rows_of(Scope const& scope, Plan const& plan, PlacesWanted wanted, RowSet const& within)
{
    Running running{scope, plan, std::move(wanted)};
    auto rows = running.of(plan, within);
    return {std::move(rows), running.in_texts(), running.take_places()};
}

} // namespace florilege::library
