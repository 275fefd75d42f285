#include "exchange/importers/digest_post/digest_post_tree.hpp"

#include "text/charset/repair.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::exchange {
namespace {

constexpr std::size_t excerpt_bytes = 24;

bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The place of `raw` where it first differs from its repaired form, and the character before it, which often
/// is the first half of what is broken.
std::string first_difference(std::string_view raw, std::string_view repaired)
{
    std::size_t at = 0;
    while (at < raw.size() && at < repaired.size() && raw[at] == repaired[at])
        ++at;
    auto const step_back = [&] {
        do
            --at;
        while (at > 0 && continues(raw[at]));
    };
    if (at < raw.size() && continues(raw[at])) step_back();
    if (at > 0) step_back();
    return text::collapse_spaces(text::cut(raw.substr(at), excerpt_bytes));
}

} // namespace

// The repair comes before white space is collapsed: a no-break space may be half of a broken letter.
PostLine post_line(std::string_view raw, std::uint64_t line, BrokenText broken)
{
    PostLine made;
    made.line = line;
    if (text::is_ascii(raw)) {
        made.text = text::collapse_spaces(raw);
        return made;
    }
    text::Repaired const repaired = text::repair_text(raw);
    made.damages = repaired.count;
    if (repaired.count != 0) made.damage = first_difference(raw, repaired.text);
    made.text = text::collapse_spaces(broken == BrokenText::repaired ? std::string_view{repaired.text} : raw);
    return made;
}

} // namespace florilege::exchange
