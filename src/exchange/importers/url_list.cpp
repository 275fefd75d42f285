#include "exchange/importers/url_list.hpp"

#include "exchange/link.hpp"
#include "exchange/text_reader.hpp"
#include "exchange/words.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::size_t longest_shown = 120;

/// One line in its parts; without an address where it holds none.
struct UrlLine {
    std::string_view address;
    std::string_view before;
    std::string_view behind;
};

bool is_scheme_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '.' || c == '-';
}

/// The first word with "://" in it, or one that a scheme without it begins.
UrlLine parts_of(std::string_view line)
{
    auto colon = line.find("://");
    for (auto const* const scheme : {"javascript:", "about:", "data:", "mailto:"})
        if (colon == line.npos && line.starts_with(scheme)) colon = line.find(':');
    if (colon == line.npos) return {};
    auto begin = colon;
    while (begin > 0 && is_scheme_character(line[begin - 1]))
        --begin;
    if (begin == colon) return {};
    auto const end = std::min(line.find_first_of(blanks, colon), line.size());
    auto address = line.substr(begin, end - begin);
    // "(https://a.example/)" and "<https://a.example/>": the bracket is not the address's.
    if (begin > 0 && std::string_view{"(<["}.find(line[begin - 1]) != std::string_view::npos)
        address = address.substr(0, address.find_last_not_of(")>].,") + 1);
    return {address, line.substr(0, begin), line.substr(begin + address.size())};
}

/// Without the marks that stand between an address and its title, at either end.
std::string title_of(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t|-*>:;,)]");
    if (first == text.npos) return {};
    auto const last = text.find_last_not_of(" \t|-*<:;,([");
    auto title =
        last == text.npos || last < first ? std::string{} : one_line(text.substr(first, last - first + 1));
    if (title.starts_with('[') && title.ends_with(']')) title = title.substr(1, title.size() - 2);
    for (auto const* const dash : {"– ", "— "})
        if (title.starts_with(dash)) title.erase(0, std::string_view{dash}.size());
    return title;
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader text{source, intake, options};
    bool any = false;
    for (std::string line; text.line(line);) {
        if (line.find_first_not_of(blanks) == line.npos) continue;
        Place const place{text.line_number(), {}};
        auto const parts = parts_of(line);
        if (parts.address.empty()) {
            intake.skip(place, "a line without an address: " +
                                   std::string{text::cut(one_line(line), longest_shown)});
            continue;
        }
        any = true;
        library::BookmarkDraft draft;
        draft.title = title_of(parts.behind);
        if (draft.title.empty()) draft.title = title_of(parts.before);
        hand_over(intake, options, std::move(draft), parts.address, {}, place);
    }
    if (!any) intake.refuse("no line of this file holds an address", Saying{"fault.import.no-addresses"});
}

struct LineCounts {
    int all = 0, with_address = 0, of_onetab = 0;
};

LineCounts count_lines(std::string_view head)
{
    constexpr int enough = 200;
    LineCounts counts;
    while (!head.empty() && counts.all < enough) {
        auto const end = std::min(head.find('\n'), head.size());
        auto const line = head.substr(0, end);
        head.remove_prefix(std::min(end + 1, head.size()));
        if (line.find_first_not_of(blanks) == line.npos || line.starts_with('#')) continue;
        ++counts.all;
        auto const parts = parts_of(line);
        bool const begins = !parts.address.empty() && title_of(parts.before).empty() && line.front() != '<';
        if (begins) ++counts.with_address;
        if (begins && parts.before.empty() && parts.behind.starts_with(" | ")) ++counts.of_onetab;
    }
    return counts;
}

/// Other formats hold addresses too: here every line does, and begins with it.
Likeness recognise_list(std::string_view head)
{
    auto const counts = count_lines(head);
    if (counts.all == 0 || 10 * counts.with_address < 9 * counts.all) return Likeness::no;
    return 2 * counts.of_onetab > counts.all ? Likeness::weak : Likeness::likely;
}

Likeness recognise_onetab(std::string_view head)
{
    auto const counts = count_lines(head);
    bool const is_one =
        counts.all > 0 && counts.with_address == counts.all && 2 * counts.of_onetab > counts.all;
    return is_one ? Likeness::certain : Likeness::no;
}

} // namespace

Format const url_list_format{"urls", "A list of addresses, one a line (text)", recognise_list, read};
Format const onetab_format{"onetab", "OneTab (text)", recognise_onetab, read};

} // namespace florilege::exchange
