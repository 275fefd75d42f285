#include "digest/issue.hpp"

#include "digest/dates.hpp"
#include "digest/identity.hpp"
#include "digest/plain.hpp"
#include "digest/words.hpp"
#include "text/mustache/mustache.hpp"

namespace florilege::digest {

using namespace std::chrono;

namespace {

std::string own_title(Period const& period, Language language);
std::string heading(std::string const& group, ComposeOptions const& options);
Entry entry_of(library::BookmarkDraft const& bookmark);
Time latest_change(library::BookmarkDraft const& bookmark);

} // namespace

Issue compose(std::vector<library::Bookmark> bookmarks, Period const& period, ComposeOptions const& options)
{
    Issue issue{
        .id = issue_id(options.publication, period),
        .title = options.title.empty() ? own_title(period, options.language) : on_one_line(options.title),
        .language = options.language,
        .period = period,
        .published = options.published.value_or(period.to),
        .updated = options.published.value_or(period.to),
        .publication = options.publication,
        .sections = {},
    };
    for (auto const& group : arrange(std::move(bookmarks), options.order)) {
        Section section{heading(group.name, options), {}};
        section.entries.reserve(group.bookmarks.size());
        for (auto const& bookmark : group.bookmarks) {
            section.entries.push_back(entry_of(bookmark.content));
            issue.updated = std::max(issue.updated, latest_change(bookmark.content));
        }
        issue.sections.push_back(std::move(section));
    }
    return issue;
}

std::size_t Issue::entries() const noexcept
{
    std::size_t count = 0;
    for (auto const& section : sections)
        count += section.entries.size();
    return count;
}

std::size_t Issue::passages() const noexcept
{
    std::size_t count = 0;
    for (auto const& section : sections)
        for (auto const& entry : section.entries)
            count += entry.passages.size();
    return count;
}

Result<std::string> title_of(std::string_view wanted, Period const& period, Language language)
{
    static constexpr std::array<std::string_view, 6> names{"dates", "period", "from", "to", "year", "week"};
    auto const pattern = text::Mustache::parse(wanted, names);
    if (!pattern) return Fault{"--title", pattern.error().reason(), pattern.error().saying()};
    auto const first = period.zone.wall(period.from);
    auto const week = week_of(first);
    text::Fields fields;
    fields.set("dates", span_in_words(period, language, Years::shown));
    fields.set("period", name_of(period, language));
    fields.set("from", iso_date(first));
    fields.set("to", iso_date(period.zone.wall(period.to - microseconds{1})));
    fields.set("year", std::to_string(week.year));
    fields.set("week", std::to_string(week.week));
    return on_one_line(pattern->render(fields, text::Escape::nothing));
}

namespace {

std::string own_title(Period const& period, Language language)
{
    auto const length = period.to - period.from;
    // A week may be an hour longer or shorter when the clocks change.
    bool const weekly = length >= days{7} - hours{2} && length <= days{7} + hours{2};
    auto const& say = words(language);
    return std::string{weekly ? say.weekly_title : say.title} + " (" +
           span_in_words(period, language, Years::shown) + ")";
}

std::string heading(std::string const& group, ComposeOptions const& options)
{
    if (!group.empty()) return on_one_line(group);
    switch (options.order) {
    case Order::newest:
    case Order::oldest: return {};
    case Order::by_tag: return std::string{words(options.language).untagged};
    case Order::by_list: return std::string{words(options.language).unlisted};
    }
    return {};
}

/// Lays a tree of replies flat without recursion: its depth is another's choice.
std::vector<Remark> laid_flat(std::vector<library::ReplyDraft> const& replies, int depth)
{
    struct Level {
        std::vector<library::ReplyDraft> const* replies;
        std::size_t next;
    };
    std::vector<Remark> flat;
    std::vector<Level> levels{{&replies, 0}};
    while (!levels.empty()) {
        auto& level = levels.back();
        if (level.next == level.replies->size()) {
            levels.pop_back();
            continue;
        }
        auto const& reply = (*level.replies)[level.next++];
        auto const reply_depth = std::min(depth + static_cast<int>(levels.size()) - 1, deepest_remark);
        flat.push_back({on_one_line(reply.author), clean(reply.text), reply_depth});
        levels.push_back({&reply.replies, 0});
    }
    return flat;
}

std::vector<Remark> remarks_of(library::HighlightDraft const& highlight)
{
    bool const has_note = !highlight.note.empty();
    auto remarks = laid_flat(highlight.replies, has_note ? 1 : 0);
    if (has_note) remarks.insert(remarks.begin(), Remark{{}, clean(highlight.note), 0});
    return remarks;
}

Entry entry_of(library::BookmarkDraft const& bookmark)
{
    Entry entry;
    if (bookmark.id) entry.id = bookmark.id->text();
    if (bookmark.url && bookmark.url->is_web()) entry.url = bookmark.url;
    entry.title = on_one_line(bookmark.title);
    entry.author = on_one_line(bookmark.author);
    entry.note = clean(bookmark.note);
    for (auto const& tag : bookmark.tags)
        if (auto name = on_one_line(tag); !name.empty()) entry.tags.push_back(std::move(name));
    for (auto const& highlight : bookmark.highlights) {
        auto quote = clean(highlight.quote);
        auto remarks = remarks_of(highlight);
        if (!paragraphs(quote).empty()) {
            entry.passages.push_back({std::move(quote), on_one_line(highlight.colour), std::move(remarks)});
            continue;
        }
        for (auto const& remark : remarks)
            entry.page_notes.push_back(remark.author.empty() ? remark.text
                                                             : remark.author + ": " + remark.text);
    }
    entry.created = bookmark.created.value_or(Time{});
    return entry;
}

Time latest_change(library::BookmarkDraft const& bookmark)
{
    auto latest = bookmark.updated.value_or(bookmark.created.value_or(Time{}));
    for (auto const& highlight : bookmark.highlights)
        latest = std::max(latest, highlight.updated.value_or(highlight.created.value_or(latest)));
    return latest;
}

} // namespace

} // namespace florilege::digest
