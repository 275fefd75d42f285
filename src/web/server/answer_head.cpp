#include "web/server/answer_head.hpp"

#include "web/http/http_date.hpp"

#include <chrono>

namespace florilege::web {
namespace {

std::string const& date_now()
{
    static thread_local std::string text;
    static thread_local std::chrono::sys_seconds of{};
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (now != of || text.empty()) {
        of = now;
        text = http_date(now);
    }
    return text;
}

} // namespace

std::string head_of(Response const& response, bool stays, std::optional<std::uint64_t> length)
{
    std::string out = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    out += reason_of(response.status);
    out += "\r\ndate: " + date_now();
    for (auto const& field : response.headers.fields()) {
        out += "\r\n";
        out += field.name;
        out += ": ";
        // What came from a person must not begin a line of its own.
        for (char const c : field.value)
            out += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
    }
    if (length) out += "\r\ncontent-length: " + std::to_string(*length);
    out += stays ? "\r\n\r\n" : "\r\nconnection: close\r\n\r\n";
    return out;
}

bool says_close(Headers const& headers)
{
    for (auto const value : headers.all("connection"))
        for (auto const member : list_members(value))
            if (member.size() == 5 && (member[0] | 0x20) == 'c' && (member[1] | 0x20) == 'l' &&
                (member[2] | 0x20) == 'o' && (member[3] | 0x20) == 's' && (member[4] | 0x20) == 'e')
                return true;
    return false;
}

} // namespace florilege::web
