#include "library/highlights/review.hpp"

#include "library/history/state_changes.hpp"

#include <algorithm>
#include <set>

namespace florilege::library {
namespace {

constexpr std::string_view shown_sql =
    "SELECT h.public_id, h.source FROM visible_review_state r "
    "JOIN visible_highlight h ON h.public_id = r.highlight AND h.owner = ?1 "
    "WHERE r.owner = ?1 AND r.shown = ?2 ORDER BY r.place";
constexpr std::string_view due_sql =
    "SELECT h.public_id, h.source FROM visible_review_state r "
    "JOIN visible_highlight h ON h.public_id = r.highlight AND h.owner = ?1 "
    "WHERE r.owner = ?1 AND r.due <= ?2 AND h.quote <> '' ORDER BY r.due, h.created, h.id";
constexpr std::string_view never_drawn_sql =
    "SELECT h.public_id, h.source FROM visible_highlight h "
    "WHERE h.owner = ?1 AND h.quote <> '' AND h.created < ?2 AND NOT EXISTS "
    "(SELECT 1 FROM visible_review_state r WHERE r.owner = ?1 AND r.highlight = h.public_id) "
    "ORDER BY h.created, h.id";

std::int64_t number_of(std::chrono::local_days day)
{
    return day.time_since_epoch().count();
}

/// Takes candidates in their order, each source once; who has to wait comes in where others cannot fill the
/// draw.
class Drawing {
public:
    explicit Drawing(std::size_t count) : count_{count} {}

    bool is_full() const noexcept { return draw_.places.size() >= count_; }

    void take_kept(store::Rows rows)
    {
        while (!is_full() && rows.next())
            take(place_in(rows));
        draw_.kept = draw_.places.size();
    }

    void offer(store::Rows rows)
    {
        while (!is_full() && rows.next()) {
            auto const place = place_in(rows);
            if (!sources_.contains(place.source))
                take(place);
            else if (waiting_.size() < count_)
                waiting_.push_back(place);
        }
    }

    Draw finish() &&
    {
        for (auto const& place : waiting_)
            if (!is_full()) take(place);
        return std::move(draw_);
    }

private:
    static HighlightPlace place_in(store::Rows const& row)
    {
        return {row.public_id(0), row.id<BookmarkId>(1)};
    }

    void take(HighlightPlace const& place)
    {
        sources_.insert(place.source);
        draw_.places.push_back(place);
    }

    std::size_t count_;
    Draw draw_;
    std::set<BookmarkId> sources_;
    std::vector<HighlightPlace> waiting_;
};

} // namespace

Draw draw(store::Session& session, accounts::AccountId owner, ReviewDay const& day, std::size_t count)
{
    auto const today = number_of(day.day);
    Drawing drawing{count};
    drawing.take_kept(session.query(shown_sql, owner, today));
    drawing.offer(session.query(due_sql, owner, today));
    drawing.offer(session.query(never_drawn_sql, owner, day.beginning));
    return std::move(drawing).finish();
}

constexpr std::string_view step_sql = "SELECT step FROM review_state WHERE owner = ?1 AND highlight = ?2";
constexpr std::string_view keep_sql =
    "INSERT INTO review_state (owner, highlight, shown, place, step, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (owner, highlight) DO UPDATE SET shown = excluded.shown, place = excluded.place, "
    "step = excluded.step, due = excluded.due";

void keep_draw(store::Transaction& transaction, accounts::AccountId owner, ReviewDay const& day,
               Draw const& draw)
{
    if (draw.kept < draw.places.size()) transaction.pending<StateChanges>().owner_sees(owner);
    auto const today = number_of(day.day);
    for (auto at = draw.kept; at < draw.places.size(); ++at) {
        auto const& highlight = draw.places[at].highlight;
        auto const step = transaction.integer(step_sql, owner, highlight).value_or(0);
        auto const last = static_cast<std::int64_t>(review_intervals.size()) - 1;
        auto const rest = review_intervals.at(static_cast<std::size_t>(std::min(step, last)));
        transaction.run(keep_sql, owner, highlight, today, at, step + 1, today + rest);
    }
}

} // namespace florilege::library
