#include "library/search/facets.hpp"

#include "library/search/names.hpp"
#include "text/utf8/fold.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>

namespace florilege::library {
namespace {

/// How often each number came. A few are only written down, many counted in an array for all numbers: a small
/// answer need not clear and look through that.
class Counts {
public:
    explicit Counts(std::uint32_t largest_number) : largest_number_{largest_number} {}

    void add(std::uint32_t number)
    {
        if (!counts_.empty())
            ++counts_[number];
        else
            write_down(number);
    }

    struct Count {
        std::int64_t number;
        std::int64_t count;
    };
    /// The most frequent, and all that are as frequent as the last of them: names decide between these.
    std::vector<Count> leading(std::size_t wanted)
    {
        Most most{wanted};
        std::sort(few_.begin(), few_.end());
        for (auto at = few_.begin(); at != few_.end();) {
            auto const next = std::upper_bound(at, few_.end(), *at);
            most.add({*at, next - at});
            at = next;
        }
        for (std::size_t number = 0; number < counts_.size(); ++number)
            most.add({static_cast<std::int64_t>(number), counts_[number]});
        return most.take();
    }

private:
    static constexpr std::size_t most_of_few = 4096;

    /// Keeps little more than is wanted, unless that is equally frequent.
    class Most {
    public:
        explicit Most(std::size_t wanted) : wanted_{wanted}, full_{wanted * 2} {}

        void add(Count const& one)
        {
            if (one.count < least_) return;
            kept_.push_back(one);
            if (kept_.size() < full_) return;
            cut();
            full_ = std::max(wanted_, kept_.size()) * 2;
        }
        std::vector<Count> take()
        {
            cut();
            return std::move(kept_);
        }

    private:
        void cut()
        {
            if (kept_.size() <= wanted_) return;
            auto const more = [](Count const& a, Count const& b) { return a.count > b.count; };
            auto const last = kept_.begin() + static_cast<std::ptrdiff_t>(wanted_) - 1;
            std::nth_element(kept_.begin(), last, kept_.end(), more);
            least_ = last->count;
            std::erase_if(kept_, [this](Count const& one) { return one.count < least_; });
        }

        std::size_t wanted_;
        std::size_t full_;
        std::int64_t least_ = 1;
        std::vector<Count> kept_ = {};
    };

    void write_down(std::uint32_t number)
    {
        few_.push_back(number);
        if (few_.size() < most_of_few) return;
        counts_.resize(std::size_t{1} + largest_number_);
        for (auto const one : few_)
            ++counts_[one];
        few_.clear();
    }

    std::uint32_t largest_number_;
    std::vector<std::uint32_t> few_ = {};
    std::vector<std::uint32_t> counts_ = {};
};

std::vector<std::int64_t> numbers_of(std::vector<Counts::Count> const& counts)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(counts.size());
    for (auto const& one : counts)
        numbers.push_back(one.number);
    return numbers;
}

/// Takes one of every `step` rows: which of them, a hash of how manyth these are decides. The same place in
/// each would meet too much, or too little, of what comes every so many rows. Rows are counted as the viewer
/// sees them: by their numbers, what is hidden would have a say.
class Drawing {
public:
    explicit Drawing(std::size_t step) : step_{step} {}

    bool takes_next()
    {
        if (step_ == 1) return true;
        if (at_ == 0) taken_ = (hash(drawn_++) >> 32) * step_ >> 32; // below step_, without a division
        bool const takes = at_ == taken_;
        at_ = at_ + 1 == step_ ? 0 : at_ + 1;
        return takes;
    }

private:
    /// SplitMix64 of that number.
    static std::uint64_t hash(std::uint64_t number) noexcept
    {
        number = (number + 1) * 0x9e37'79b9'7f4a'7c15;
        number = (number ^ number >> 30) * 0xbf58'476d'1ce4'e5b9;
        number = (number ^ number >> 27) * 0x94d0'49bb'1331'11eb;
        return number ^ number >> 31;
    }

    std::uint64_t step_;
    std::uint64_t at_ = 0;
    std::uint64_t taken_ = 0;
    std::uint64_t drawn_ = 0;
};

/// What a part of the rows has, taken for all of them.
std::vector<Counts::Count> multiplied(std::vector<Counts::Count> counts, std::size_t rows,
                                      std::size_t counted)
{
    for (auto& one : counts)
        one.count = static_cast<std::int64_t>(static_cast<std::size_t>(one.count) * rows / counted);
    return counts;
}

using Names = std::map<std::int64_t, std::string>;

Names names_from(store::Rows rows)
{
    Names names;
    while (rows.next())
        names.emplace(rows.integer(0), rows.string(1));
    return names;
}

// CROSS JOIN makes SQLite look up each number; it would go through all tags of the viewer.
constexpr std::string_view tag_names_sql =
    "SELECT t.id, t.name FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN visible_tag t WHERE t.id = n.value";
constexpr std::string_view others_tag_names_sql =
    "SELECT t.id, t.name FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN visible_public_tag t "
    "WHERE t.id = n.value";
constexpr std::string_view site_names_sql =
    "SELECT s.id, s.name FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN visible_site s WHERE s.id = n.value";

Names names_of_tags(Scope const& scope, std::string const& keys)
{
    return names_from(scope.own ? scope.session.query(tag_names_sql, keys)
                                : scope.session.query(others_tag_names_sql, keys));
}

/// The two engines order text differently, so this is done here.
std::vector<Facet> in_order(std::vector<Counts::Count> const& counts, Names const& names, std::size_t wanted)
{
    struct Named {
        Facet facet;
        std::string folded;
    };
    std::vector<Named> all;
    for (auto const& one : counts)
        if (auto const name = names.find(one.number); name != names.end())
            all.push_back({{name->second, one.count}, text::fold(name->second)});
    std::sort(all.begin(), all.end(), [](Named const& a, Named const& b) {
        return a.facet.count != b.facet.count ? a.facet.count > b.facet.count : a.folded < b.folded;
    });
    std::vector<Facet> out;
    for (std::size_t at = 0; at < std::min(wanted, all.size()); ++at)
        out.push_back(std::move(all[at].facet));
    return out;
}

/// Years in UTC. Rows come mostly in the order of their times, so the year of the one before is tried first.
class Years {
public:
    void add(std::int64_t micros, std::size_t times = 1)
    {
        if (!last_.holds(micros)) {
            last_ = year_of(micros);
            count_ = &counts_[last_.number];
        }
        *count_ += static_cast<std::int64_t>(times);
    }

    /// Whether all times of a block are of one year.
    bool in_one(ColumnBlock const& block) const
    {
        auto const year = last_.holds(block.oldest) ? last_ : year_of(block.oldest);
        return year.holds(block.newest);
    }

    std::vector<Facet> leading(std::size_t wanted) const
    {
        std::vector<Facet> out;
        for (auto const& [year, count] : counts_)
            out.push_back({std::to_string(year), count});
        std::stable_sort(out.begin(), out.end(),
                         [](Facet const& a, Facet const& b) { return a.count > b.count; });
        if (out.size() > wanted) out.erase(out.begin() + static_cast<std::ptrdiff_t>(wanted), out.end());
        return out;
    }

private:
    struct Year {
        int number = 0;
        std::int64_t begin = 0; ///< microseconds
        std::int64_t end = 0;

        bool holds(std::int64_t micros) const noexcept { return micros >= begin && micros < end; }
    };

    static Year year_of(std::int64_t micros)
    {
        using namespace std::chrono;
        auto const year = year_month_day{floor<days>(from_micros(micros))}.year();
        auto const begin_of = [](std::chrono::year of) { return to_micros(Time{sys_days{of / 1 / 1}}); };
        return {int{year}, begin_of(year), begin_of(year + years{1})};
    }

    std::map<int, std::int64_t> counts_;
    Year last_ = {};
    std::int64_t* count_ = nullptr; ///< of the last year
};

/// Counts what rows have, some hundred at a time. They lie far apart in memory: those that come next are
/// fetched while one is counted.
class Counting {
public:
    explicit Counting(Columns const& columns) : tags{columns.largest_tag}, sites{columns.largest_site} {}

    void add(ColumnBlock const& block, std::size_t place)
    {
        waiting_.push_back({&block, place});
        if (waiting_.size() == at_once) count();
    }

    /// What was added is counted when this is called.
    void count()
    {
        for (std::size_t at = 0; at < waiting_.size(); ++at) {
            if (at + far < waiting_.size()) waiting_[at + far].fetch_begin();
            if (at + near < waiting_.size()) waiting_[at + near].fetch_tags();
            auto const& [block, place] = waiting_[at];
            for (auto const tag : block->tags_of(place))
                tags.add(tag);
            if (block->site[place] != 0) sites.add(block->site[place]);
        }
        rows += waiting_.size();
        waiting_.clear();
    }

    Counts tags;
    Counts sites;
    std::size_t rows = 0;

private:
    static constexpr std::size_t at_once = 512;
    static constexpr std::size_t near = 8;
    static constexpr std::size_t far = 16;

    struct Row {
        ColumnBlock const* block;
        std::size_t place;

        void fetch_begin() const
        {
            __builtin_prefetch(&block->first_tag[place]);
            __builtin_prefetch(&block->site[place]);
        }
        void fetch_tags() const { __builtin_prefetch(block->tags.data() + block->first_tag[place]); }
    };
    std::vector<Row> waiting_ = {};
};

} // namespace

Facets facets_of(Scope const& scope, RowSet const& rows, std::size_t wanted, std::size_t exact_up_to)
{
    if (wanted == 0) return {};
    auto const total = rows.count();
    auto const step = total <= exact_up_to ? 1 : (total + exact_up_to - 1) / exact_up_to;
    Drawing drawing{step};
    Counting counting{*scope.columns};
    Years years;
    for (std::size_t number = 0; number < rows.blocks(); ++number) {
        auto const count = rows.count_of_block(number);
        if (count == 0) continue;
        auto const& block = *scope.columns->blocks[number];
        bool const one_year = years.in_one(block);
        if (one_year) years.add(block.oldest, count);
        rows.each_of_block(*scope.columns, number, [&](std::size_t, std::size_t place, ColumnBlock const&) {
            if (!one_year) years.add(block.created[place]);
            if (drawing.takes_next()) counting.add(block, place);
        });
    }
    counting.count();
    auto const leading_tags = multiplied(counting.tags.leading(wanted), total, counting.rows);
    auto const leading_sites = multiplied(counting.sites.leading(wanted), total, counting.rows);
    auto const tag_keys = json_of(numbers_of(leading_tags));
    auto const site_keys = json_of(numbers_of(leading_sites));
    return {in_order(leading_tags, names_of_tags(scope, tag_keys), wanted),
            in_order(leading_sites, names_from(scope.session.query(site_names_sql, site_keys)), wanted),
            years.leading(wanted), step > 1};
}

FacetsOf::Rows hash_of(RowSet const& rows)
{
    static auto const secret = [] {
        std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES> bytes{};
        randombytes_buf(bytes.data(), bytes.size());
        return bytes;
    }();
    auto const bits = std::as_bytes(rows.bits());
    FacetsOf::Rows key{};
    static_assert(key.size() == crypto_shorthash_siphashx24_BYTES);
    crypto_shorthash_siphashx24(key.data(), reinterpret_cast<unsigned char const*>(bits.data()), bits.size(),
                                secret.data());
    return key;
}

Facets facets_kept(Scope const& scope, FacetCache& cache, RowSet const& rows, std::size_t wanted)
{
    if (wanted == 0) return {};
    if (!scope.committed) return facets_of(scope, rows, wanted);
    FacetsOf const of{scope.owner.value, scope.own ? 0 : 1, scope.state, hash_of(rows), wanted};
    if (auto const kept = cache.find(of)) return *kept;
    auto facets = facets_of(scope, rows, wanted);
    cache.keep(of, std::make_shared<Facets const>(facets));
    return facets;
}

} // namespace florilege::library
