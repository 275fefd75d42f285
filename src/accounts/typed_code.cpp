#include "accounts/typed_code.hpp"

#include "accounts/secret.hpp"

#include <vector>

namespace florilege::accounts {

std::string fresh_code(CodeShape shape)
{
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::vector<std::byte> bytes(shape.groups * shape.length);
    fill_randomly(bytes);
    std::string code;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (at > 0 && at % shape.length == 0) code += '-';
        code += alphabet[std::to_integer<std::size_t>(bytes[at]) % alphabet.size()];
    }
    return code;
}

std::string typed_code(std::string_view typed)
{
    std::string code;
    for (char c : typed) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == ' ' || c == '-')
            continue;
        else if (c == 'I' || c == 'L')
            code += '1';
        else
            code += c == 'O' ? '0' : c;
    }
    return code;
}

} // namespace florilege::accounts
