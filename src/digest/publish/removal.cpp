#include "digest/publish/removal.hpp"

#include "digest/publish/standing.hpp"

#include <charconv>
#include <stdexcept>

namespace florilege::digest {
namespace {

constexpr std::string_view action = "digest remove";
static_assert(action.starts_with(library::digest_action_begin));

constexpr std::string_view ordered_sql =
    "SELECT id FROM digest WHERE owner = ?1 AND slug = ?2 AND removed IS NULL";
constexpr std::string_view slug_sql = "SELECT slug FROM digest WHERE id = ?1 AND owner = ?2";
constexpr std::string_view is_ordered_sql =
    "SELECT 1 FROM digest WHERE id = ?1 AND owner = ?2 AND removed IS NULL";
constexpr std::string_view ordered_count_sql =
    "SELECT COUNT(*) FROM digest WHERE owner = ?1 AND removed IS NULL";
constexpr std::string_view take_away_sql = "UPDATE digest SET removed = ?3 WHERE id = ?1 AND owner = ?2";
// A period that was taken to be published and never came out, because the digest was gone by then, is due
// again.
constexpr std::string_view bring_back_sql =
    "UPDATE digest SET removed = NULL, planned = CASE WHEN EXISTS (SELECT 1 FROM issue i "
    "WHERE i.digest = digest.id AND i.published >= digest.planned) THEN planned ELSE 0 END "
    "WHERE id = ?1 AND owner = ?2";

/// What was before a change: which digest, and whether it was ordered.
struct Before {
    DigestId digest;
    bool ordered;
};

constexpr std::string_view not_ordered = " removed";

std::string to_text(Before const& before)
{
    return std::to_string(before.digest.value) + (before.ordered ? "" : std::string{not_ordered});
}

Before before_in(std::string_view text)
{
    DigestId id{0};
    auto const read = std::from_chars(text.data(), text.data() + text.size(), id.value);
    if (read.ec != std::errc{}) throw std::runtime_error{"the history holds a digest that is none"};
    return {id, !text.ends_with(not_ordered)};
}

/// Why it cannot be ordered again.
std::optional<Fault> obstacle(store::Transaction& transaction, library::Shelf const& shelf, DigestId digest)
{
    auto const slug = transaction.text(slug_sql, digest, shelf.owner);
    if (!slug) throw std::runtime_error{"the history holds a digest that is not there"};
    if (transaction.integer(ordered_sql, shelf.owner, *slug))
        return Fault{*slug, "is the name of another digest now", Saying{"fault.digest.taken-now"}};
    constexpr auto most = static_cast<std::int64_t>(StandingLimits::of_an_account);
    if (transaction.integer(ordered_count_sql, shelf.owner).value_or(0) >= most)
        return Fault{*slug, "there are as many digests as can be ordered: 50",
                     Saying{"fault.digest.too-many"}};
    return std::nullopt;
}

} // namespace

bool remove_digest(store::Transaction& transaction, library::Shelf const& shelf, std::string_view slug)
{
    auto const id = transaction.integer(ordered_sql, shelf.owner, slug);
    if (!id) return false;
    transaction.run(take_away_sql, *id, shelf.owner, shelf.now);
    library::remember(transaction, shelf, action, {std::string{slug}}, to_text({DigestId{*id}, true}));
    return true;
}

std::optional<Fault> undo_removal(store::Transaction& transaction, library::Shelf const& shelf,
                                  library::Change const& change, std::string_view before)
{
    auto const was = before_in(before);
    bool const is_ordered = transaction.integer(is_ordered_sql, was.digest, shelf.owner).has_value();
    if (was.ordered && !is_ordered) {
        if (auto fault = obstacle(transaction, shelf, was.digest)) return fault;
        transaction.run(bring_back_sql, was.digest, shelf.owner);
    } else if (!was.ordered && is_ordered) {
        transaction.run(take_away_sql, was.digest, shelf.owner, shelf.now);
    }
    library::remember(transaction, shelf, action, {change.summary, change.facts},
                      to_text({was.digest, is_ordered}));
    return std::nullopt;
}

} // namespace florilege::digest
