#include "web/server/head.hpp"

#include "web/http/address.hpp"

#include <algorithm>
#include <charconv>

namespace florilege::web {
namespace {

HeadFault fault(std::string_view reason, int status = 400)
{
    HeadFault made;
    made.status = status;
    made.reason = reason;
    return made;
}

bool is_token(char c) noexcept
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_token(c); });
}

/// Visible ASCII, blanks and bytes beyond ASCII.
bool may_stand_in_a_value(char c) noexcept
{
    auto const byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= 0x20 && byte != 0x7f);
}

std::string lower(std::string_view text)
{
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string_view trimmed(std::string_view text) noexcept
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// The next line without its CR LF; nothing where it ends otherwise.
std::optional<std::string_view> next_line(std::string_view& rest)
{
    auto const end = rest.find_first_of("\r\n");
    if (end == std::string_view::npos || rest.substr(end, 2) != "\r\n") return std::nullopt;
    auto const line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

std::optional<HeadFault> read_first_line(std::string_view line, Head& head)
{
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return fault("the request line is none");
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    auto const version = line.substr(last + 1);
    if (!is_token(head.method) || head.target.empty() || head.target.find(' ') != std::string_view::npos)
        return fault("the request line is none");
    if (version.size() != 8 || !version.starts_with("HTTP/") || version[6] != '.')
        return fault("the request line names no version");
    if (version[5] != '1') return fault("only HTTP/1.1 is spoken here", 505);
    if (version[7] != '1' && version[7] != '0') return fault("the request line names no version");
    head.version_1_1 = version[7] == '1';
    return std::nullopt;
}

std::optional<HeadFault> read_field(std::string_view line, Head& head)
{
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return fault("a header field has no name");
    auto const value = trimmed(line.substr(colon + 1));
    if (!std::all_of(value.begin(), value.end(), may_stand_in_a_value))
        return fault("a header field holds a control character");
    head.headers.add(lower(line.substr(0, colon)), std::string{value});
    return std::nullopt;
}

std::optional<HeadFault> read_length(Head& head)
{
    auto const lengths = head.headers.all("content-length");
    auto const encodings = head.headers.all("transfer-encoding");
    if (lengths.size() > 1) return fault("two lengths are given");
    if (!lengths.empty() && !encodings.empty()) return fault("a length and an encoding are given");
    if (!lengths.empty()) {
        std::uint64_t length = 0;
        auto const text = lengths.front();
        auto const read = std::from_chars(text.data(), text.data() + text.size(), length);
        if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
            return fault("the length is no number");
        head.length = length;
    }
    if (encodings.empty()) return std::nullopt;
    if (encodings.size() > 1 || !head.version_1_1) return fault("the encoding is not understood");
    if (encodings.front() != "chunked") return fault("only the encoding \"chunked\" is understood", 501);
    head.chunked = true;
    return std::nullopt;
}

std::optional<HeadFault> read_host(Head& head)
{
    auto const hosts = head.headers.all("host");
    if (hosts.size() > 1 || (hosts.empty() && head.version_1_1)) return fault("one host must be named");
    if (hosts.empty()) return std::nullopt;
    auto const host = hosts.front();
    if (!is_host(host)) return fault("the host is none");
    head.host = lower(host);
    return std::nullopt;
}

} // namespace

Result<Head, HeadFault> read_head(std::string_view bytes, std::size_t most_fields)
{
    Head head{};
    auto rest = bytes;
    auto line = next_line(rest);
    if (!line) return fault("a line does not end as lines do");
    if (auto const wrong = read_first_line(*line, head)) return *wrong;
    for (std::size_t fields = 0;; ++fields) {
        line = next_line(rest);
        if (!line) return fault("a line does not end as lines do");
        if (line->empty()) break;
        if (fields == most_fields) return fault("there are too many header fields", 431);
        if (line->front() == ' ' || line->front() == '\t')
            return fault("a header field goes on in the next line");
        if (auto const wrong = read_field(*line, head)) return *wrong;
    }
    if (auto const wrong = read_host(head)) return *wrong;
    if (auto const wrong = read_length(head)) return *wrong;
    return head;
}

} // namespace florilege::web
