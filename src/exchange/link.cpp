#include "exchange/link.hpp"

#include "exchange/folder_choice.hpp"
#include "exchange/mend.hpp"
#include "exchange/words.hpp"
#include "text/url/scheme.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::exchange {

namespace {

constexpr std::size_t longest_quoted = 80;

std::string shown(std::string_view raw)
{
    auto const part = text::cut(raw, longest_quoted);
    return '"' + std::string{part} + (part.size() < raw.size() ? "…\"" : "\"");
}

bool says_nothing(library::BookmarkDraft const& draft)
{
    return draft.title.empty() && draft.note.empty() && draft.highlights.empty();
}

Link unresolved(std::string reason)
{
    return {Link::Fate::unresolved, {}, std::move(reason)};
}

void finish(Intake& intake, ImportOptions const& options, library::BookmarkDraft draft, Extra const& extra,
            Place place)
{
    draft.extra = extra.json();
    if (!draft.created) draft.created = options.date;
    place_in_folders(draft, options.folders);
    mend(draft, options, intake, place);
    intake.bookmark(std::move(draft), std::move(place));
}

} // namespace

Link read_link(std::string_view raw)
{
    raw = trimmed(raw);
    if (raw.empty()) return unresolved("it has no address");
    auto parsed = text::Url::parse(raw);
    if (!parsed) {
        auto const& error = parsed.error();
        if (error.fault == text::UrlFault::missing_scheme)
            return unresolved("the address " + shown(raw) + " is relative: its site is not known");
        return unresolved("the address " + shown(raw) + " is no URL (" + error.text() + ")");
    }
    if (text::is_active_scheme(*parsed))
        return {Link::Fate::refused, {}, std::string{parsed->scheme()} + ": links are not kept"};
    // "C:\Users\…" reads as a URL whose scheme is "c".
    if (parsed->scheme().size() == 1) return unresolved("the address " + shown(raw) + " is a path on a disk");
    return {Link::Fate::page, std::move(*parsed), {}};
}

void hand_over(Intake& intake, ImportOptions const& options, library::BookmarkDraft draft,
               std::string_view raw, Extra extra, Place place)
{
    auto link = read_link(raw);
    if (link.fate == Link::Fate::refused) {
        auto reason = std::move(link.reason);
        if (!draft.title.empty()) reason += ": " + shown(draft.title);
        return intake.reject(std::move(place), std::move(reason));
    }
    if (link.fate == Link::Fate::unresolved) {
        if (trimmed(raw).empty() && says_nothing(draft))
            return intake.reject(std::move(place), "it has neither an address nor a title");
        draft.kind = library::SourceKind::unresolved;
        if (!raw.empty()) extra.put("href", raw);
        intake.warn(place, link.reason + "; kept as unresolved");
    }
    draft.url = std::move(link.url);
    finish(intake, options, std::move(draft), extra, std::move(place));
}

void hand_over_work(Intake& intake, ImportOptions const& options, library::BookmarkDraft draft,
                    Extra const& extra, Place place)
{
    if (draft.title.empty()) return intake.reject(std::move(place), "it has neither an address nor a title");
    draft.url.reset();
    finish(intake, options, std::move(draft), extra, std::move(place));
}

} // namespace florilege::exchange
