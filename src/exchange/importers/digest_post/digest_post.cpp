#include "exchange/importers/digest_post/digest_post.hpp"

#include "exchange/importers/digest_post/digest_post_entry.hpp"
#include "exchange/importers/digest_post/digest_post_html.hpp"
#include "exchange/importers/digest_post/digest_post_lines.hpp"
#include "exchange/importers/digest_post/digest_post_text.hpp"
#include "exchange/text_reader.hpp"
#include "exchange/too_long.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::exchange {
namespace {

constexpr std::size_t skipped_excerpt_bytes = 120;
constexpr auto doubtful_difference = std::chrono::days{7};

bool is_html(std::string_view text);
Result<Post> read_tree(std::string_view text, ImportOptions const& options);
void read_part(Post const& post, DigestPart const& part, ImportOptions const& options, Intake& intake);
std::optional<Time> date_of(DigestPart const& part, ImportOptions const& options, Intake& intake,
                            Place const& place);
void report_outside(DigestPart const& part, Intake& intake);

Likeness recognise(std::string_view head)
{
    // Whatever has neither of these words is none, and most files need no more than this look.
    auto const says = [&](std::string_view word) {
        return std::search(head.begin(), head.end(), word.begin(), word.end(), [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
               }) != head.end();
    };
    if (!says("tag") && !says("posted") && !says("tiquette") && !says("mots") && !says("publi"))
        return Likeness::no;
    auto const post = read_tree(head, {});
    if (!post) return Likeness::no;
    Likeness likeness = Likeness::no;
    for (DigestPart const& part : digest_parts(*post)) {
        std::size_t tagged = 0;
        for (PostBlock const* list : part.lists)
            tagged += tagged_items(*list);
        if (part.lists.empty()) continue;
        Likeness const of_part = part.has_footer ? Likeness::certain
                                 : tagged > 1    ? Likeness::likely
                                                 : Likeness::weak;
        likeness = std::max(likeness, of_part);
    }
    return likeness;
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader reader{source, intake, options};
    auto const text = reader.whole(options.document_bytes);
    if (!text) {
        intake.refuse("longer than " + std::to_string(options.document_bytes >> 20) +
                          " MiB: not read as a post",
                      too_long(options.document_bytes));
        return;
    }
    auto const post = read_tree(*text, options);
    if (!post) {
        intake.refuse(post.error().text(), Saying{"fault.import.damaged"});
        return;
    }
    auto const parts = digest_parts(*post);
    if (std::all_of(parts.begin(), parts.end(), [](DigestPart const& part) { return part.lists.empty(); })) {
        intake.refuse(
            "not a post of links: there is no list with \"tags:\" lines and none with \"Posted from "
            "Diigo\" behind it",
            Saying{"fault.import.no-post"});
        return;
    }
    for (DigestPart const& part : parts) {
        if (!part.lists.empty()) read_part(*post, part, options, intake);
        report_outside(part, intake);
    }
}

Result<Post> read_tree(std::string_view text, ImportOptions const& options)
{
    if (is_html(text)) return read_html_post(text, options);
    return read_text_post(text, options.repair_text ? BrokenText::repaired : BrokenText::kept);
}

/// Whether there is a list in HTML. Anything with a list item is, a stray "<" in a text is not.
bool is_html(std::string_view text)
{
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        std::string tag{text.substr(at + 1, 3)};
        std::transform(tag.begin(), tag.end(), tag.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        bool const is_item = tag.starts_with("li") || tag.starts_with("ul") || tag.starts_with("ol");
        if (is_item && (tag.size() == 2 || tag[2] == '>' || tag[2] == ' ' || tag[2] == '\n')) return true;
    }
    return false;
}

void read_part(Post const& post, DigestPart const& part, ImportOptions const& options, Intake& intake)
{
    Place const place{part.lists.front()->line, {}};
    EntryContext const context{post, part, date_of(part, options, intake, place),
                               options.repair_text ? BrokenText::repaired : BrokenText::kept};
    if (!part.has_footer)
        intake.warn(place,
                    "no \"Posted from\" line behind the list: the post may be cut off, or be something else");
    std::size_t position = 0;
    std::size_t unresolved = 0;
    for (PostBlock const* list : part.lists)
        for (PostItem const& item : list->items)
            if (read_entry(item, context, ++position, intake) == EntryFate::unresolved) ++unresolved;
    if (unresolved != 0)
        intake.warn(place, std::to_string(unresolved) + " of " + std::to_string(position) +
                               " entries have no link: kept without, it can be added later");
}

std::optional<Time> date_of(DigestPart const& part, ImportOptions const& options, Intake& intake,
                            Place const& place)
{
    if (part.title_day && part.moment &&
        std::chrono::abs(*part.title_day - *part.moment) > doubtful_difference)
        intake.warn(place, "the title's date is not the post's: the title's is taken");
    if (part.title_day) return part.title_day;
    if (part.moment) return part.moment;
    return options.date;
}

void report_outside(DigestPart const& part, Intake& intake)
{
    for (PostBlock const* block : part.outside) {
        if (block->kind == PostBlock::Kind::moment) continue;
        Place const place{block->line, {}};
        if (block->kind == PostBlock::Kind::list) {
            intake.skip(place,
                        "a list that is not one of links saved: " + std::to_string(block->items.size()) +
                            (block->items.size() == 1 ? " entry" : " entries"));
            continue;
        }
        for (PostLine const& line : block->lines)
            if (!line.text.empty())
                intake.skip({line.line, {}}, std::string{text::cut(line.text, skipped_excerpt_bytes)});
    }
}

} // namespace

Format const digest_post_format{
    "digest-post", "A published post of links with tags and highlights (text or HTML)", recognise, read};

} // namespace florilege::exchange
