#include "exchange/extra.hpp"

namespace florilege::exchange {

namespace {

void append_quoted(std::string& out, std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0; // begin of what is copied as it is
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out.append(text, plain, at - plain);
        plain = at + 1;
        out += '\\';
        if (byte >= 0x20)
            out += text[at];
        else if (byte == '\n')
            out += 'n';
        else if (byte == '\t')
            out += 't';
        else
            out.append("u00").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    }
    out.append(text, plain);
    out += '"';
}

} // namespace

void Extra::put(std::string_view name, std::string_view text)
{
    if (!members_.empty()) members_ += ',';
    append_quoted(members_, name);
    members_ += ':';
    append_quoted(members_, text);
}

void Extra::put_json(std::string_view name, std::string_view json)
{
    if (!members_.empty()) members_ += ',';
    append_quoted(members_, name);
    members_.append(1, ':').append(json);
}

std::string json_quoted(std::string_view text)
{
    std::string quoted;
    append_quoted(quoted, text);
    return quoted;
}

} // namespace florilege::exchange
