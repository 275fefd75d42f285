#include "digest/formats/mailbox.hpp"

#include "digest/plain.hpp"

namespace florilege::digest {

namespace {

constexpr std::size_t longest_address = 254; // RFC 5321, erratum 1690
constexpr std::size_t longest_local_part = 64;

bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Words of the allowed characters with single dots between them.
bool is_dotted(std::string_view text, std::string_view also_allowed)
{
    bool after_dot = true;
    for (char const c : text) {
        bool const dot = c == '.';
        if (dot ? after_dot : !is_letter_or_digit(c) && also_allowed.find(c) == std::string_view::npos)
            return false;
        after_dot = dot;
    }
    return !after_dot;
}

bool is_address(std::string_view text)
{
    auto const at = text.rfind('@');
    if (at == std::string_view::npos || text.size() > longest_address || at > longest_local_part)
        return false;
    return is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") && is_dotted(text.substr(at + 1), "-");
}

} // namespace

Result<Mailbox> Mailbox::parse(std::string_view text)
{
    auto const line = on_one_line(text);
    std::string name;
    auto address = line;
    if (auto const angle = line.rfind('<'); angle != std::string::npos && line.ends_with('>')) {
        name = on_one_line(std::string_view{line}.substr(0, angle));
        address = line.substr(angle + 1, line.size() - angle - 2);
        if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"'))
            name = name.substr(1, name.size() - 2);
    }
    if (!is_address(address))
        return Fault{"", '"' + beginning(line, 60) +
                             "\" is not a mail address; write it as Name <name@example.org>"};
    return Mailbox{std::move(name), std::move(address)};
}

std::string_view Mailbox::domain() const noexcept
{
    return std::string_view{address_}.substr(address_.rfind('@') + 1);
}

} // namespace florilege::digest
