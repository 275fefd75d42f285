#include "exchange/importers/html_text.hpp"

#include "exchange/importers/markup_text.hpp"

namespace florilege::exchange {

std::string text_of_html(std::string_view html, std::size_t longest)
{
    text::TagStream tags{{.token_bytes = longest}};
    MarkupText words{longest, MarkupText::OtherTags::vanish};
    tags.feed(html);
    tags.finish();
    while (auto const* token = tags.next())
        words.take(*token);
    return words.lines();
}

} // namespace florilege::exchange
