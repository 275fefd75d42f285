#include "digest/publish/standing.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace florilege::digest {
namespace {

struct EveryRow {
    Every every;
    std::string_view name;
};
constexpr std::array every_rows{EveryRow{Every::day, "day"}, EveryRow{Every::week, "week"},
                                EveryRow{Every::month, "month"}};

constexpr std::array order_names{std::string_view{"newest"}, std::string_view{"oldest"},
                                 std::string_view{"tag"}, std::string_view{"list"}};

struct FormatRow {
    std::string_view name;
    std::string_view extension;
};
constexpr std::array format_rows{FormatRow{"text", "txt"},    FormatRow{"html", "html"},
                                 FormatRow{"markdown", "md"}, FormatRow{"json", "json"},
                                 FormatRow{"atom", "atom"},   FormatRow{"email", "eml"}};

/// What a stored word means; it was written by us, so another one is a broken database.
template <class T> T known(std::optional<T> value, std::string_view word)
{
    if (!value)
        throw std::runtime_error{"the database holds an unknown word for a digest: " + std::string{word}};
    return *value;
}

constexpr std::string_view taken_sql =
    "SELECT 1 FROM digest WHERE owner = ?1 AND slug = ?2 AND removed IS NULL";
constexpr std::string_view insert_sql =
    "INSERT INTO digest (owner, public_id, slug, title, query, every, arrangement, locale, time_zone, "
    "format, folder, "
    "templates, only_public, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

} // namespace

std::optional<Every> every_named(std::string_view name) noexcept
{
    for (auto const& row : every_rows)
        if (row.name == name) return row.every;
    return std::nullopt;
}

bool is_slug(std::string_view name) noexcept
{
    return !name.empty() && name.size() <= StandingLimits::slug &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string_view name_of(Every every) noexcept
{
    return every_rows[static_cast<std::size_t>(every)].name;
}

std::string_view name_of(Format format) noexcept
{
    return format_rows[static_cast<std::size_t>(format)].name;
}
std::string_view extension_of(Format format) noexcept
{
    return format_rows[static_cast<std::size_t>(format)].extension;
}

Result<DigestId> add_digest(store::Transaction& transaction, accounts::AccountId owner,
                            Standing const& standing, Time now)
{
    if (!is_slug(standing.slug))
        return Fault{standing.slug, "a digest's name is 1 to 64 of a-z, 0-9 and '-'",
                     Saying{"fault.digest.name"}};
    if (transaction.integer(taken_sql, owner, standing.slug))
        return Fault{standing.slug, "there is a digest of that name already", Saying{"fault.digest.taken"}};
    return DigestId{transaction.insert(
        insert_sql, owner, PublicId::random(), standing.slug, standing.title, standing.query,
        name_of(standing.every), order_names[static_cast<std::size_t>(standing.order)],
        tag_of(standing.language), standing.zone.name(), name_of(standing.format), standing.folder.string(),
        standing.templates.string(), standing.readers == Readers::everyone, now)};
}

namespace {

constexpr std::string_view of_owner_sql = "SELECT id, slug, title, query, every, arrangement, locale, "
                                          "time_zone, format, folder, templates, only_public, created "
                                          "FROM visible_digest WHERE owner = ?1 ORDER BY slug";
constexpr std::string_view of_slug_sql = "SELECT id, slug, title, query, every, arrangement, locale, "
                                         "time_zone, format, folder, templates, only_public, created "
                                         "FROM visible_digest WHERE owner = ?1 AND slug = ?2";

std::vector<StoredDigest> read_digests(store::Rows rows)
{
    std::vector<StoredDigest> digests;
    while (rows.next()) {
        Standing standing;
        standing.slug = rows.string(1);
        standing.title = rows.string(2);
        standing.query = rows.string(3);
        standing.every = known(every_named(rows.text(4)), rows.text(4));
        standing.order = known(order_named(rows.text(5)), rows.text(5));
        standing.language = language_of(rows.text(6));
        if (auto zone = Zone::named(rows.text(7))) standing.zone = *zone;
        standing.format = known(format_named(rows.text(8)), rows.text(8));
        standing.folder = rows.string(9);
        standing.templates = rows.string(10);
        standing.readers = rows.boolean(11) ? Readers::everyone : Readers::owner;
        digests.push_back({rows.id<DigestId>(0), std::move(standing), rows.time(12)});
    }
    return digests;
}

} // namespace

std::vector<StoredDigest> digests_of(store::Session& session, accounts::AccountId owner)
{
    return read_digests(session.query(of_owner_sql, owner));
}

std::optional<StoredDigest> find_digest(store::Session& session, accounts::AccountId owner,
                                        std::string_view slug)
{
    auto digests = read_digests(session.query(of_slug_sql, owner, slug));
    if (digests.empty()) return std::nullopt;
    return std::move(digests.front());
}

// What they show is looked at again (due.hpp).
constexpr std::string_view change_sql = "UPDATE digest SET title = ?2, query = ?3, arrangement = ?4, "
                                        "locale = ?5, seen_state = 0 WHERE id = ?1";

void change_digest(store::Transaction& transaction, StoredDigest const& digest)
{
    auto const& standing = digest.standing;
    transaction.run(change_sql, digest.id, standing.title, standing.query,
                    order_names[static_cast<std::size_t>(standing.order)], tag_of(standing.language));
}

namespace {

std::string iso(std::chrono::local_days day)
{
    std::chrono::year_month_day const date{day};
    auto const two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    auto year = std::to_string(static_cast<int>(date.year()));
    year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
    return year + '-' + two(static_cast<unsigned>(date.month())) + '-' +
           two(static_cast<unsigned>(date.day()));
}

/// First and last day of the period before the one that holds `today`.
std::pair<std::chrono::local_days, std::chrono::local_days> days_before(Every every,
                                                                        std::chrono::local_days today)
{
    using std::chrono::days;
    switch (every) {
    case Every::day: return {today - days{1}, today - days{1}};
    case Every::week: {
        auto const monday = today - (std::chrono::weekday{today} - std::chrono::Monday);
        return {monday - days{7}, monday - days{1}};
    }
    case Every::month: {
        std::chrono::year_month_day const date{today};
        std::chrono::local_days const first{date.year() / date.month() / 1};
        std::chrono::year_month_day const before{first - days{1}};
        return {std::chrono::local_days{before.year() / before.month() / 1}, first - days{1}};
    }
    }
    return {today, today};
}

} // namespace

Period last_over(Every every, Zone const& zone, Time now)
{
    auto const today = std::chrono::floor<std::chrono::days>(zone.wall(now));
    auto const [first, last] = days_before(every, today);
    if (every == Every::week)
        if (auto week = one_week(week_of(WallTime{first}), zone)) return *week;
    PeriodWords words;
    words.from = iso(first);
    words.to = iso(last);
    return read_period(words, zone, now).value();
}

} // namespace florilege::digest
