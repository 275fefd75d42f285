#include "library/highlights/keep_highlights.hpp"

#include <set>

namespace florilege::library {
namespace {

constexpr std::string_view reply_taken_sql = "SELECT 1 FROM reply WHERE public_id = ?1";
constexpr std::string_view insert_reply_sql =
    "INSERT INTO reply (owner, public_id, highlight, parent, author, body, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Importers bound how deep replies nest (ImportOptions::depth), and so this recursion.
void put_replies(store::Transaction& transaction, accounts::AccountId owner, std::int64_t highlight,
                 std::optional<std::int64_t> parent, std::vector<ReplyDraft>& replies, Time time)
{
    for (auto& reply : replies) {
        if (!reply.id || transaction.integer(reply_taken_sql, *reply.id)) reply.id = PublicId::random();
        if (!reply.created) reply.created = time;
        auto const id = transaction.insert(insert_reply_sql, owner, *reply.id, highlight, parent,
                                           reply.author, reply.text, *reply.created);
        put_replies(transaction, owner, highlight, id, reply.replies, time);
    }
}

constexpr std::string_view find_highlight_sql =
    "SELECT id FROM highlight WHERE public_id = ?1 AND source = ?2";
constexpr std::string_view highlight_taken_sql = "SELECT 1 FROM highlight WHERE public_id = ?1";
constexpr std::string_view insert_highlight_sql =
    "INSERT INTO highlight (owner, public_id, source, position, quote, note, colour, selectors, extra, "
    "created, "
    "updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
constexpr std::string_view update_highlight_sql =
    "UPDATE highlight SET position = ?2, quote = ?3, note = ?4, colour = ?5, selectors = ?6, extra = ?7, "
    "created = ?8, updated = ?9 WHERE id = ?1";
constexpr std::string_view delete_replies_sql = "DELETE FROM reply WHERE highlight = ?1";
constexpr std::string_view loosen_replies_sql = "UPDATE reply SET parent = NULL WHERE highlight = ?1";

void remove_replies(store::Transaction& transaction, std::int64_t highlight)
{
    // Replies point at each other: first they let go, then they can go in any order.
    transaction.run(loosen_replies_sql, highlight);
    transaction.run(delete_replies_sql, highlight);
}

constexpr std::string_view highlights_sql = "SELECT id, public_id FROM highlight WHERE source = ?1";
constexpr std::string_view delete_entries_sql = "DELETE FROM list_entry WHERE highlight = ?1";
constexpr std::string_view delete_highlight_sql = "DELETE FROM highlight WHERE id = ?1";

} // namespace

void put_highlights(store::Transaction& transaction, accounts::AccountId owner, BookmarkId source,
                    std::vector<HighlightDraft> highlights, Time time)
{
    std::int64_t position = 0;
    std::set<PublicId> put;
    for (auto& highlight : highlights) {
        ++position;
        // Two passages under one id are still two passages.
        if (highlight.id && !put.insert(*highlight.id).second) highlight.id = PublicId::random();
        std::optional<std::int64_t> id;
        if (highlight.id) id = transaction.integer(find_highlight_sql, *highlight.id, source);
        if (!id && (!highlight.id || transaction.integer(highlight_taken_sql, *highlight.id)))
            highlight.id = PublicId::random();
        if (!highlight.created) highlight.created = time;
        if (!highlight.updated) highlight.updated = highlight.created;
        if (id) {
            remove_replies(transaction, *id);
            transaction.run(update_highlight_sql, *id, position, highlight.quote, highlight.note,
                            highlight.colour, highlight.selectors, highlight.extra, *highlight.created,
                            *highlight.updated);
        } else {
            id = transaction.insert(insert_highlight_sql, owner, *highlight.id, source, position,
                                    highlight.quote, highlight.note, highlight.colour, highlight.selectors,
                                    highlight.extra, *highlight.created, *highlight.updated);
        }
        put_replies(transaction, owner, *id, std::nullopt, highlight.replies, *highlight.created);
    }
}

void remove_missing_highlights(store::Transaction& transaction, BookmarkId source,
                               std::vector<HighlightDraft> const& staying)
{
    std::set<PublicId> keep;
    for (auto const& highlight : staying)
        if (highlight.id) keep.insert(*highlight.id);
    std::vector<std::int64_t> going;
    {
        auto rows = transaction.query(highlights_sql, source);
        while (rows.next())
            if (!keep.contains(rows.public_id(1))) going.push_back(rows.integer(0));
    }
    for (auto const id : going) {
        remove_replies(transaction, id);
        transaction.run(delete_entries_sql, id);
        transaction.run(delete_highlight_sql, id);
    }
}

} // namespace florilege::library
