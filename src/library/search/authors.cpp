#include "library/search/authors.hpp"

#include "library/search/wanted.hpp"
#include "library/search/words_sql.hpp"
#include "store/dialect/condition.hpp"
#include "text/utf8/fold.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

constexpr std::string_view authors_sql =
    "SELECT b.id, b.author FROM visible_bookmark b "
    "WHERE b.owner = ?1 AND b.author <> '' AND the_condition ORDER BY b.id";

constexpr std::string_view owner_sql = "SELECT folded FROM visible_account WHERE id = ?1";

/// Authors are indexed with the note.
Words words_of(WrittenBy const& by)
{
    return {by.text, by.match, {TextColumn::note}};
}

void collect_authors(Node const& node, std::vector<Words>& into)
{
    auto const from = [&](std::vector<Node> const& parts) {
        for (auto const& part : parts)
            collect_authors(part, into);
    };
    if (auto const* all = std::get_if<All>(&node.is)) from(all->parts);
    if (auto const* any = std::get_if<Any>(&node.is)) from(any->parts);
    if (auto const* without = std::get_if<Without>(&node.is)) from(without->part);
    auto const* by = std::get_if<WrittenBy>(&node.is);
    if (by == nullptr) return;
    auto words = words_of(*by);
    if (std::find(into.begin(), into.end(), words) == into.end()) into.push_back(std::move(words));
}

} // namespace

Authors::Authors(store::Session& session, accounts::AccountId owner, Node const& question)
    : session_{session}, owner_{owner}
{
    collect_authors(question, asked_);
}

bool Authors::is_owner(WrittenBy const& by)
{
    if (!name_) name_ = session_.text(owner_sql, owner_).value_or(std::string{});
    auto const asked = text::fold(by.text);
    return !name_->empty() && (by.match == Match::prefix ? name_->starts_with(asked) : *name_ == asked);
}

std::vector<std::int64_t> const& Authors::rows_by(WrittenBy const& by)
{
    if (rows_.empty()) look_up();
    auto const asked = std::find(asked_.begin(), asked_.end(), words_of(by));
    return rows_.at(static_cast<std::size_t>(asked - asked_.begin()));
}

/// The notes in which the words stand are few mostly, and of these the author decides.
void Authors::look_up()
{
    rows_.resize(asked_.size());
    store::TextAny in_note;
    for (auto const& words : asked_)
        in_note.any.push_back(text_query(words));
    store::BoundCondition const condition{{indexed(session_, {std::move(in_note)})}};
    WantedWords const wanted{asked_};
    auto found =
        session_.query_with(store::select_where(authors_sql, condition, 1), condition.params({owner_}));
    while (found.next())
        for (auto const& place : wanted.look(found.text(1), TextColumn::note).occurrences)
            if (auto& rows = rows_[place.term]; rows.empty() || rows.back() != found.integer(0))
                rows.push_back(found.integer(0));
}

} // namespace florilege::library
