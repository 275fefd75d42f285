#include "accounts/label.hpp"

#include "text/utf8/utf8.hpp"

namespace florilege::accounts {

std::string label_of(std::string_view raw, std::size_t longest)
{
    auto label = text::to_valid(text::cut(raw, longest)).text;
    for (char& c : label)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return std::string{text::cut(label, longest)}; // replacements are longer than what they replace
}

} // namespace florilege::accounts
