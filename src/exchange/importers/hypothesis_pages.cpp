#include "exchange/importers/hypothesis_pages.hpp"

#include "exchange/extra.hpp"
#include "exchange/link.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

std::size_t size_of(Annotation const& annotation)
{
    std::size_t size = sizeof annotation + annotation.text.size() + annotation.quote.size() +
                       annotation.selectors.size() + annotation.extra.size() + 4 * annotation.uri.size() +
                       200;
    for (auto const* texts : {&annotation.tags, &annotation.references})
        for (auto const& text : *texts)
            size += text.size() + sizeof(std::string);
    return size;
}

void join_earlier(std::optional<Time>& one, std::optional<Time> const& other)
{
    if (other && (!one || *other < *one)) one = other;
}

void add_tags(std::vector<std::string>& tags, std::vector<std::string> const& more)
{
    for (auto const& tag : more)
        if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
}

} // namespace

void HypothesisPages::add(Annotation annotation)
{
    if (annotation.uri.empty() && annotation.references.empty())
        return intake_.reject({annotation.line, {}}, "the annotation does not say which page it is on");
    held_ += size_of(annotation);
    if (annotation.references.empty()) {
        auto const [place, fresh] = by_uri_.emplace(annotation.uri, pages_.size());
        if (fresh) pages_.push_back({annotation.uri, {}});
        pages_[place->second].annotations.push_back(std::move(annotation));
    } else {
        answers_[annotation.references.back()].push_back(std::move(annotation));
    }
    if (held_ <= options_.document_bytes) return;
    if (!in_portions_)
        intake_.warn({}, "the file is too large to be held whole: replies are joined portion by portion, and "
                         "all of it is private");
    in_portions_ = true;
    finish();
}

void HypothesisPages::finish()
{
    if (owner_.empty()) owner_ = most_frequent_user();
    for (auto& page : pages_)
        hand_over_page(page);
    pages_.clear();
    by_uri_.clear();
    keep_orphans();
    answers_.clear();
    held_ = 0;
}

std::string HypothesisPages::most_frequent_user() const
{
    std::unordered_map<std::string_view, std::size_t> counts;
    std::string_view most;
    for (auto const& page : pages_)
        for (auto const& annotation : page.annotations)
            if (++counts[annotation.user] > counts[most] || most.empty()) most = annotation.user;
    return std::string{most};
}

void HypothesisPages::hand_over_page(Page& page)
{
    library::BookmarkDraft draft;
    bool all_public = !in_portions_;
    Place const place{page.annotations.front().line, {}};
    for (auto& annotation : page.annotations) {
        all_public = all_public && annotation.is_public;
        if (draft.title.empty()) draft.title = annotation.title;
        add_tags(draft.tags, annotation.tags);
        if (annotation.is_bookmark && !draft.id) {
            draft.note = std::move(annotation.text);
            draft.created = annotation.created;
            draft.updated = annotation.updated;
            draft.id = PublicId::parse(annotation.id);
        } else {
            add_annotation(std::move(annotation), draft);
        }
    }
    if (!draft.created)
        for (auto const& highlight : draft.highlights)
            join_earlier(draft.created, highlight.created);
    // A bookmark has one audience: one private annotation makes it private.
    draft.audience = all_public ? accounts::Audience::everyone() : accounts::Audience::me();
    hand_over(intake_, options_, std::move(draft), page.uri, {}, place);
}

void HypothesisPages::add_annotation(Annotation&& annotation, library::BookmarkDraft& draft)
{
    library::HighlightDraft highlight;
    highlight.replies = replies_to(annotation.id, 1);
    bool const says_something =
        !annotation.quote.empty() || !annotation.text.empty() || !highlight.replies.empty();
    if (!says_something) {
        if (annotation.tags.empty() || annotation.is_of_a_place)
            intake_.skip({annotation.line, {}}, "an annotation without words");
        return;
    }
    highlight.quote = std::move(annotation.quote);
    highlight.selectors = std::move(annotation.selectors);
    highlight.created = annotation.created;
    highlight.updated = annotation.updated;
    highlight.id = PublicId::parse(annotation.id);
    highlight.extra = std::move(annotation.extra);
    bool const of_another = annotation.user != owner_ && !annotation.text.empty();
    if (of_another)
        highlight.replies.insert(highlight.replies.begin(),
                                 {annotation.author, std::move(annotation.text), annotation.created, {}, {}});
    else
        highlight.note = std::move(annotation.text);
    draft.highlights.push_back(std::move(highlight));
}

/// Takes the answers out as it goes, so that annotations that answer each other in a circle come to an end;
/// `depth` bounds the recursion.
std::vector<library::ReplyDraft> HypothesisPages::replies_to(std::string const& id, int depth)
{
    std::vector<library::ReplyDraft> replies;
    if (depth > options_.depth) return replies;
    auto const found = answers_.extract(id);
    if (found.empty()) return replies;
    for (auto& answer : found.mapped()) {
        library::ReplyDraft reply;
        if (answer.user != owner_) reply.author = answer.author;
        reply.text = std::move(answer.text);
        reply.created = answer.created;
        reply.id = PublicId::parse(answer.id);
        reply.replies = replies_to(answer.id, depth + 1);
        replies.push_back(std::move(reply));
    }
    return replies;
}

/// Replies to what is not in the file: notes on their page, or lost where they name none.
void HypothesisPages::keep_orphans()
{
    std::vector<Annotation> orphans;
    for (auto& [id, answers] : answers_)
        for (auto& answer : answers)
            orphans.push_back(std::move(answer));
    answers_.clear();
    std::ranges::sort(orphans, {}, &Annotation::line);
    for (auto& orphan : orphans) {
        Place const place{orphan.line, {}};
        if (orphan.uri.empty()) {
            intake_.reject(place, "a reply to something that is not in the file, on no page");
            continue;
        }
        intake_.warn(place, "a reply to something that is not in the file: kept as a note on the page");
        library::BookmarkDraft draft;
        draft.title = orphan.title;
        draft.created = orphan.created;
        draft.audience = accounts::Audience::me();
        auto const uri = orphan.uri;
        add_annotation(std::move(orphan), draft);
        hand_over(intake_, options_, std::move(draft), uri, {}, place);
    }
}

} // namespace florilege::exchange
