#include "exchange/importers/digest_post/digest_post_entry.hpp"

#include "exchange/dates.hpp"
#include "exchange/extra.hpp"
#include "exchange/importers/digest_post/digest_post_lines.hpp"
#include "exchange/importers/digest_post/digest_post_words.hpp"
#include "exchange/link.hpp"
#include "text/url/keys.hpp"
#include "text/utf8/fold.hpp"

namespace florilege::exchange {
namespace {

using library::BookmarkDraft;

/// An entry, taken apart. Lines are copied out of their blocks, since a flattened post has title, description
/// and tags in one.
struct Entry {
    std::vector<PostBlock> before; ///< up to the tags line
    std::optional<PostLine> tags;
    std::vector<PostBlock> after; ///< behind the tags line
    std::vector<PostBlock const*> highlights;
    std::optional<PostLink> link;
    std::optional<Time> moment;
};

Entry take_apart(PostItem const& item, Post::Form form);
bool holds_highlights(PostBlock const& list, PostLine const* tags, bool behind_tags, Post::Form form);
void take_link(Entry& entry, BookmarkDraft& draft);
std::string refused_link(Entry const& entry);
void cut_title(std::vector<PostBlock>& blocks, std::size_t block, std::size_t line, BookmarkDraft& draft);
void take_title(Entry& entry, PostItem const& item, BookmarkDraft& draft);
std::string words_of(std::vector<PostBlock> const& blocks);
std::string origin_of(BookmarkDraft const& draft);
std::string provenance(EntryContext const& context, std::size_t position);
void warn_about_damage(PostItem const& item, BrokenText broken, Intake& intake, Place const& place);

} // namespace

EntryFate read_entry(PostItem const& item, EntryContext const& context, std::size_t position, Intake& intake)
{
    Place const place{item.line, {}};
    Entry entry = take_apart(item, context.post.form);
    BookmarkDraft draft;
    take_link(entry, draft);
    if (!entry.link) take_title(entry, item, draft);
    draft.note = words_of(entry.before);
    add_paragraph(draft.note, words_of(entry.after));
    if (entry.tags) draft.tags = tags_of(*entry.tags);
    for (PostBlock const* list : entry.highlights)
        for (auto& highlight : highlights_in(*list))
            draft.highlights.push_back(std::move(highlight));
    draft.created = entry.moment ? entry.moment : context.date;
    draft.extra = provenance(context, position);

    if (entry.link) {
        Link link = read_link(entry.link->href);
        if (link.fate != Link::Fate::page) {
            intake.reject(place, link.reason);
            return EntryFate::rejected;
        }
        draft.url = std::move(link.url);
    } else if (auto const refused = refused_link(entry); !refused.empty()) {
        intake.reject(place, refused);
        return EntryFate::rejected;
    } else {
        // In a page of HTML an entry with nothing of a bookmark about it is not guessed to be one.
        bool const is_one = context.post.form == Post::Form::text || entry.tags ||
                            !draft.highlights.empty() || item.classes == "h-entry";
        bool const empty = draft.title.empty() && draft.note.empty() && draft.highlights.empty();
        if (!is_one || empty) {
            intake.reject(place,
                          empty ? "an entry without a link and without text" : "an entry without a link");
            return EntryFate::rejected;
        }
        draft.kind = draft.author.empty() ? library::SourceKind::unresolved : library::SourceKind::book;
        if (draft.author.empty()) draft.origin = origin_of(draft);
    }
    warn_about_damage(item, context.broken, intake, place);
    intake.bookmark(std::move(draft), place);
    return entry.link ? EntryFate::linked : EntryFate::unresolved;
}

namespace {

Entry take_apart(PostItem const& item, Post::Form form)
{
    Entry entry;
    PostLine const* const tags = tags_line_of(item);
    for (PostBlock const& block : item.blocks) {
        if (block.kind == PostBlock::Kind::moment) {
            if (!entry.moment) entry.moment = parse_time(block.lines.front().text);
            continue;
        }
        if (block.kind == PostBlock::Kind::list &&
            holds_highlights(block, tags, entry.tags.has_value(), form)) {
            entry.highlights.push_back(&block);
            continue;
        }
        PostBlock before = block;
        before.lines.clear();
        PostBlock after = before;
        if (block.kind == PostBlock::Kind::list) (entry.tags ? before : after).items.clear();
        for (PostLine const& line : block.lines) {
            if (is_footer(line.text)) return entry; // of a list that was never closed
            if (&line == tags)
                entry.tags = line;
            else
                (entry.tags ? after : before).lines.push_back(line);
        }
        if (!before.lines.empty() || !before.items.empty()) entry.before.push_back(std::move(before));
        if (!after.lines.empty() || !after.items.empty()) entry.after.push_back(std::move(after));
    }
    return entry;
}

/// A list in the description looks like highlights. What tells them apart is the tags line before it, or a
/// class; in text, which has no classes, an entry without tags is taken to have only highlights.
bool holds_highlights(PostBlock const& list, PostLine const* tags, bool behind_tags, Post::Form form)
{
    bool const named = list.classes.find("highlights") != std::string::npos ||
                       list.classes.find("annotations") != std::string::npos;
    return behind_tags || named || (form == Post::Form::text && tags == nullptr);
}

/// The first link that leads away is the bookmark's, and its text the title. Links to the service itself
/// count only where there are no others.
void take_link(Entry& entry, BookmarkDraft& draft)
{
    std::size_t found_block = 0;
    std::size_t found_line = 0;
    bool to_diigo = false;
    for (std::size_t block = 0; block < entry.before.size(); ++block) {
        auto const& lines = entry.before[block].lines;
        for (std::size_t line = 0; line < lines.size(); ++line) {
            for (PostLink const& link : lines[line].links) {
                if (!is_outbound(link.href) || (entry.link && (!to_diigo || is_diigo(link.href)))) continue;
                entry.link = link;
                to_diigo = is_diigo(link.href);
                found_block = block;
                found_line = line;
            }
        }
    }
    if (!entry.link) return;
    draft.title = entry.link->text == entry.link->href ? std::string{} : entry.link->text;
    cut_title(entry.before, found_block, found_line, draft);
    // What stands before the title's link belongs to the description like what stands behind it.
    std::erase_if(entry.before,
                  [](PostBlock const& block) { return block.lines.empty() && block.items.empty(); });
}

/// Why the first link of an entry is one that is not kept; empty where it is not so.
std::string refused_link(Entry const& entry)
{
    for (PostBlock const& block : entry.before) {
        for (PostLine const& line : block.lines) {
            for (PostLink const& link : line.links) {
                Link read = read_link(link.href);
                if (read.fate == Link::Fate::refused) return std::move(read.reason) + ": " + link.text;
            }
        }
    }
    return {};
}

/// Takes the title out of its line; what else the line says stays in the description.
void cut_title(std::vector<PostBlock>& blocks, std::size_t block, std::size_t line, BookmarkDraft& draft)
{
    auto& lines = blocks[block].lines;
    auto const here = lines.begin() + static_cast<std::ptrdiff_t>(line);
    bool const address_alone = draft.title.empty();
    if (address_alone) {
        lines.erase(here);
        // Its title stands on the line above, where that is the entry's first.
        auto& first = blocks.front().lines;
        if (block == 0 && line == 1) {
            draft.title = std::move(first.front().text);
            first.erase(first.begin());
        } else if (block == 1 && line == 0 && first.size() == 1 && looks_like_title(first.front().text)) {
            draft.title = std::move(first.front().text);
            first.clear();
        }
        return;
    }
    std::string_view const text = here->text;
    auto const at = text.find(draft.title);
    if (at != 0) {
        // The title is part of a sentence: taken out of it, neither would be whole. Alone behind its number
        // or a dash it is not.
        if (at == std::string_view::npos || !text::letters_and_digits(text.substr(0, at)).empty()) return;
    }
    std::string_view rest = text.substr(at + draft.title.size());
    auto const word = rest.find_first_not_of(" -:|,.()");
    bool const says_more = !text::letters_and_digits(rest).empty() && !link_in_text(text);
    if (!says_more) {
        lines.erase(here);
        return;
    }
    std::string kept{rest.substr(word)};
    for (std::string_view const dash : {"— ", "– "})
        if (kept.starts_with(dash)) kept.erase(0, dash.size());
    here->text = std::move(kept);
    std::erase_if(here->links, [&](PostLink const& link) { return link.text == draft.title; });
}

/// The title of an entry that has no link: what our own markup names so, or a first line like a title.
void take_title(Entry& entry, PostItem const& item, BookmarkDraft& draft)
{
    if (entry.before.empty() || entry.before.front().lines.empty()) return;
    auto& first = entry.before.front();
    bool const named = item.classes == "h-entry" && first.classes == "link";
    bool const alone = first.lines.size() == 1 && first.kind != PostBlock::Kind::list && !first.quoted;
    if (!named && (!alone || !looks_like_title(first.lines.front().text))) return;
    draft.title = std::move(first.lines.front().text);
    draft.author = item.author;
    if (named && draft.title.ends_with(',')) draft.title.pop_back(); // what parts it from its author
    entry.before.erase(entry.before.begin());
}

std::string words_of(std::vector<PostBlock> const& blocks)
{
    std::string text;
    for (PostBlock const& block : blocks)
        add_paragraph(text, exchange::words_of(block));
    return text;
}

/// Names a passage without a link by its words, so that importing the post again finds it, also after its
/// encoding was repaired.
std::string origin_of(BookmarkDraft const& draft)
{
    std::string const words = draft.title + ' ' + draft.note + ' ' +
                              (draft.highlights.empty() ? "" : draft.highlights.front().quote);
    std::string form = text::letters_and_digits(words);
    if (form.empty()) form = words;
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string origin = "post:";
    for (std::byte const byte : text::key_of(form)) {
        origin += digits[std::to_integer<std::size_t>(byte >> 4)];
        origin += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return origin;
}

std::string provenance(EntryContext const& context, std::size_t position)
{
    Extra post;
    if (!context.part.title.empty()) post.put("title", context.part.title);
    if (!context.post.url.empty()) post.put("url", context.post.url);
    post.put_json("position", std::to_string(position));
    Extra extra;
    extra.put_json("post", post.json());
    return extra.json();
}

void warn_about_damage(PostItem const& item, BrokenText broken, Intake& intake, Place const& place)
{
    DamageFound const damage = damage_in(item);
    if (damage.places == 0) return;
    std::string const where = std::to_string(damage.places) + (damage.places == 1 ? " place" : " places");
    intake.warn(place,
                broken == BrokenText::repaired
                    ? "broken encoding repaired in " + where + ", the first was \"" + damage.first + '"'
                    : "broken encoding in " + where + ", the first is \"" + damage.first +
                          "\": kept as it is; --repair-text puts it right");
}

} // namespace
} // namespace florilege::exchange
