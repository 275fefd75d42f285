#include "exchange/library_intake.hpp"

#include "library/title_of.hpp"
#include "store/error.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

// A group is one request of the writing thread, and so one commit where nobody else writes. Of a short import
// something is safe soon; a long one, whose groups grow, writes the disk's pages and the index's words fewer
// times. What bounds a group is memory, and what a kill may cost: the work of one group, done again when the
// import is run again.
constexpr std::size_t smallest_group = 500;
constexpr std::size_t largest_group = 8000;
constexpr std::size_t group_bytes = 16 << 20;
constexpr std::size_t groups_under_way =
    1; // reading is the quicker part: the next is full before this is written

std::size_t size_of(library::PreparedDraft const& prepared)
{
    auto const& draft = prepared.draft;
    std::size_t size = sizeof prepared + draft.title.size() + draft.note.size() + draft.article.size() +
                       draft.extra.size() + 200;
    for (auto const& words : prepared.words.columns())
        size += words.size();
    for (auto const& highlight : draft.highlights)
        size += highlight.quote.size() + highlight.note.size() + 200;
    return size;
}

/// NUL cannot stand in a text of the database, and nobody ever meant one.
void without_nul(std::string& text)
{
    if (text.find('\0') != std::string::npos) std::erase(text, '\0');
}

void without_nul(std::vector<library::ReplyDraft>& replies)
{
    for (auto& reply : replies) {
        without_nul(reply.author);
        without_nul(reply.text);
        without_nul(reply.replies);
    }
}

void clean(library::BookmarkDraft& draft)
{
    for (auto* text : {&draft.author, &draft.title, &draft.note, &draft.article, &draft.origin, &draft.extra})
        without_nul(*text);
    for (auto& tag : draft.tags)
        without_nul(tag);
    for (auto& path : draft.lists)
        for (auto& title : path)
            without_nul(title);
    for (auto& highlight : draft.highlights) {
        for (auto* text :
             {&highlight.quote, &highlight.note, &highlight.colour, &highlight.selectors, &highlight.extra})
            without_nul(*text);
        without_nul(highlight.replies);
    }
}

std::int64_t count_of(std::vector<library::ReplyDraft> const& replies)
{
    std::int64_t count = 0;
    for (auto const& reply : replies)
        count += 1 + count_of(reply.replies);
    return count;
}

void count(library::BookmarkDraft const& draft, ImportReport& report)
{
    report.tags += static_cast<std::int64_t>(draft.tags.size());
    if (!draft.url && draft.kind == library::SourceKind::unresolved) ++report.unresolved;
    if (!draft.note.empty()) ++report.notes;
    for (auto const& highlight : draft.highlights) {
        if (!highlight.quote.empty()) ++report.highlights;
        if (!highlight.note.empty()) ++report.notes;
        report.notes += count_of(highlight.replies);
    }
}

template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

} // namespace

LibraryIntake::LibraryIntake(accounts::AccountId owner, accounts::Audience audience, Time now,
                             PeekedSource const& source, ImportProgress& progress)
    : owner_{owner}, audience_{audience}, now_{now}, source_{source}, progress_{progress},
      vocabulary_{owner}, filling_{std::make_shared<Group>()}, group_items_{smallest_group}
{}

LibraryIntake::~LibraryIntake()
{
    // Groups on their way use what dies with us.
    for (auto& waiting : waiting_)
        waiting.durable.wait();
}

void LibraryIntake::take_into(store::Database& database, library::BatchId batch)
{
    database_ = &database;
    batch_ = batch;
}

void LibraryIntake::take_into(Trial& trial)
{
    trial_ = &trial;
    database_ = &trial.library();
}

void LibraryIntake::bookmark(library::BookmarkDraft draft, Place place)
{
    ++report_.read;
    clean(draft);
    if (!draft.audience) draft.audience = audience_;
    library::PreparedDraft prepared{std::move(draft)};
    filling_bytes_ += size_of(prepared);
    put({std::move(prepared), std::move(place), false});
}

void LibraryIntake::tag(library::TagDraft draft, Place place)
{
    put({std::move(draft), std::move(place), false});
}
void LibraryIntake::list(library::ListDraft draft, Place place)
{
    put({std::move(draft), std::move(place), false});
}
void LibraryIntake::former_names(library::FormerNames const& names, Place const& place)
{
    auto clean = names;
    for (auto& name : clean.names)
        without_nul(name);
    put({std::move(clean), place, false});
}
void LibraryIntake::bundle(library::Bundle const& bundle, Place const& place)
{
    auto clean = bundle;
    without_nul(clean.name);
    for (auto& tag : clean.tags)
        without_nul(tag);
    put({std::move(clean), place, false});
}
void LibraryIntake::search(library::SavedSearch const& search, Place const& place)
{
    auto clean = search;
    without_nul(clean.name);
    without_nul(clean.query);
    put({std::move(clean), place, false});
}
void LibraryIntake::review(library::ReviewState const& state, Place const& place)
{
    put({state, place, false});
}

void LibraryIntake::reject(Place place, std::string reason)
{
    ++report_.read;
    ++report_.rejected;
    report_.add({Problem::Kind::rejected, std::move(place), std::move(reason)});
}

void LibraryIntake::warn(Place place, std::string reason)
{
    report_.add({Problem::Kind::warning, std::move(place), std::move(reason)});
}

void LibraryIntake::skip(Place place, std::string what)
{
    report_.add({Problem::Kind::skipped, std::move(place), std::move(what)});
}

void LibraryIntake::refuse(std::string reason, Saying const& saying)
{
    if (!refused_) refused_.emplace(std::string{}, std::move(reason), saying);
}

void LibraryIntake::put(Item item)
{
    filling_->items.push_back(std::move(item));
    if (filling_->items.size() < group_items_ && filling_bytes_ < group_bytes) return;
    send();
    group_items_ = std::min(2 * group_items_, largest_group);
}

void LibraryIntake::send()
{
    if (filling_->items.empty()) return;
    if (onward_ == Onward::stop) throw StoppedHere{};
    auto group = std::exchange(filling_, std::make_shared<Group>());
    filling_bytes_ = 0;
    auto const may_wait = trial_ == nullptr ? groups_under_way - 1 : 0; // a look needs the vocabulary
    while (waiting_.size() > may_wait)
        await_oldest();
    if (trial_ != nullptr) look_up(*group);
    auto durable = database_->submit([this, group](store::Transaction& transaction) {
        try {
            take_all(transaction, {owner_, vocabulary_, batch_, now_}, *group, 0, group->items.size());
        } catch (...) {
            vocabulary_.forget();
            throw;
        }
    });
    waiting_.push_back({std::move(group), std::move(durable)});
}

/// What these items meet in the other library has to be in the trial before them.
void LibraryIntake::look_up(Group const& group)
{
    Trial::Look look{*trial_};
    for (auto const& item : group.items)
        std::visit(Overloaded{[&](library::PreparedDraft const& draft) { look.meets(draft); },
                              [&](library::ListDraft const& list) { look.meets(list); },
                              [&](library::FormerNames const& names) { look.meets(names); },
                              [&](library::TagDraft const& tag) { look.meets(tag); },
                              [&](library::Bundle const& bundle) { look.meets(bundle); }, [](auto const&) {}},
                   item.draft);
    look.bring_over();
    vocabulary_.forget(); // of the lists that these stand in it remembered the ends
}

void LibraryIntake::await_oldest()
{
    auto oldest = std::move(waiting_.front());
    waiting_.pop_front();
    try {
        oldest.durable.get();
    } catch (store::ConstraintViolation const&) {
        one_by_one(*oldest.group);
    }
    settle(*oldest.group);
}

/// A group that the database refused is tried again item by item, so that one bad record costs one record.
void LibraryIntake::one_by_one(Group& group)
{
    group.added = group.updated = group.unchanged = 0;
    group.problems.clear();
    for (std::size_t at = 0; at < group.items.size(); ++at) {
        try {
            database_->write([&](store::Transaction& transaction) {
                vocabulary_.forget();
                take_all(transaction, {owner_, vocabulary_, batch_, now_}, group, at, at + 1);
            });
        } catch (store::ConstraintViolation const& refused) {
            group.items[at].refused = true;
            group.problems.push_back({Problem::Kind::rejected, group.items[at].place, refused.what()});
        }
    }
}

void LibraryIntake::settle(Group const& group)
{
    report_.added += group.added;
    report_.updated += group.updated;
    report_.unchanged += group.unchanged;
    for (auto const& problem : group.problems) {
        if (problem.kind == Problem::Kind::rejected) ++report_.rejected;
        report_.add(problem);
    }
    for (auto const& item : group.items)
        if (auto const* prepared = std::get_if<library::PreparedDraft>(&item.draft);
            prepared != nullptr && !item.refused)
            count(prepared->draft, report_);
    durable_ += group.added + group.updated + group.unchanged;
    onward_ = progress_.committed(durable_, source_.bytes());
}

void LibraryIntake::finish()
{
    send();
    while (!waiting_.empty())
        await_oldest();
}

void LibraryIntake::take_all(store::Transaction& transaction, library::Shelf const& shelf, Group& group,
                             std::size_t first, std::size_t last)
{
    for (std::size_t at = first; at < last; ++at) {
        auto& item = group.items[at];
        std::visit(
            Overloaded{
                [&](library::PreparedDraft const& draft) {
                    switch (library::take(transaction, shelf, draft)) {
                    case library::Taken::added: ++group.added; break;
                    case library::Taken::updated: ++group.updated; break;
                    case library::Taken::hidden:
                        ++group.updated;
                        group.problems.push_back(
                            {Problem::Kind::warning, item.place,
                             "\"" + library::title_of(draft.draft) +
                                 "\" was open to others and is private now, as what came in for it is"});
                        break;
                    case library::Taken::unchanged: ++group.unchanged; break;
                    }
                },
                [&](library::TagDraft const& draft) { library::take_tag(transaction, shelf, draft); },
                [&](library::ListDraft const& draft) {
                    auto const taken = library::take_list(transaction, shelf, draft);
                    if (taken.missing > 0)
                        group.problems.push_back({Problem::Kind::warning, item.place,
                                                  std::to_string(taken.missing) +
                                                      " entries of a list name bookmarks that are not here"});
                },
                [&](library::FormerNames const& names) {
                    library::take_former_names(transaction, shelf, names);
                },
                [&](library::Bundle const& bundle) { library::take_bundle(transaction, shelf, bundle); },
                [&](library::SavedSearch const& search) {
                    if (library::take_search(transaction, shelf, search) == library::SearchTaken::name_taken)
                        group.problems.push_back(
                            {Problem::Kind::warning, item.place,
                             "another saved search has the name \"" + search.name + "\" and keeps it"});
                },
                [&](library::ReviewState const& state) {
                    library::take_review_state(transaction, shelf, state);
                }},
            item.draft);
    }
}

} // namespace florilege::exchange
