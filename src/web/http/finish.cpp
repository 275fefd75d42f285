#include "web/http/finish.hpp"

#include "web/http/compress.hpp"
#include "web/http/header_class.hpp"
#include "web/http/http_date.hpp"

#include <algorithm>
#include <charconv>

namespace florilege::web {
namespace {

/// Shorter texts gain nothing.
constexpr std::size_t worth_compressing = 1024;

bool is_text(std::string_view type)
{
    return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
           type.find("xml") != std::string_view::npos || type.find("javascript") != std::string_view::npos ||
           type.find("manifest") != std::string_view::npos;
}

/// An entity tag without W/ and quotes, and without the mark of its compressed form.
std::string_view bare(std::string_view tag)
{
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"') tag = tag.substr(1, tag.size() - 2);
    constexpr std::string_view mark = "-gz";
    if (tag.ends_with(mark)) tag.remove_suffix(mark.size());
    return tag;
}

struct ByteRange {
    std::uint64_t begin;
    std::uint64_t end;
};

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

struct PartAsked {
    enum class What { whole, part, nothing } what;
    ByteRange range;
};

/// One range of bytes (RFC 9110 section 14.1.2); of several the whole is given, which is allowed.
PartAsked part_asked(std::string_view value, std::uint64_t size)
{
    PartAsked const whole{PartAsked::What::whole, {0, size}};
    constexpr std::string_view unit = "bytes=";
    if (!value.starts_with(unit) || value.find(',') != std::string_view::npos) return whole;
    value.remove_prefix(unit.size());
    auto const dash = value.find('-');
    if (dash == std::string_view::npos) return whole;
    auto const first = number(value.substr(0, dash));
    auto const last = number(value.substr(dash + 1));
    if (!first && !last) return whole;
    if (!first) {
        if (*last == 0 || size == 0) return {PartAsked::What::nothing, {}};
        return {PartAsked::What::part, {size - std::min(size, *last), size}};
    }
    if (*first >= size) return {PartAsked::What::nothing, {}};
    if (last && *last < *first) return whole;
    return {PartAsked::What::part, {*first, last ? std::min(size, *last + 1) : size}};
}

void cut_to_range(Response& response, Request const& request)
{
    auto* const range = std::get_if<SpoolRange>(&response.body);
    if (range == nullptr || response.status != 200) return;
    response.headers.set("accept-ranges", "bytes");
    auto const wanted = request.headers.find("range");
    if (!wanted || request.method != Method::get) return;
    if (auto const condition = request.headers.find("if-range");
        condition && (response.etag.empty() || *condition != '"' + response.etag + '"'))
        return;
    auto const size = range->end - range->begin;
    auto const asked = part_asked(*wanted, size);
    switch (asked.what) {
    case PartAsked::What::whole: return;
    case PartAsked::What::nothing:
        response.status = 416;
        response.headers.set("content-range", "bytes */" + std::to_string(size));
        response.body = std::string{};
        return;
    case PartAsked::What::part:
        response.status = 206;
        response.headers.set("content-range", "bytes " + std::to_string(asked.range.begin) + '-' +
                                                  std::to_string(asked.range.end - 1) + '/' +
                                                  std::to_string(size));
        range->end = range->begin + asked.range.end;
        range->begin += asked.range.begin;
        return;
    }
}

void compress(Response& response, Request const& request)
{
    if (!is_text(response.type) || response.headers.find("content-encoding")) return;
    auto* const text = std::get_if<std::string>(&response.body);
    auto* const bytes = std::get_if<StaticBytes>(&response.body);
    bool const worth =
        text != nullptr ? text->size() >= worth_compressing : bytes != nullptr && !bytes->compressed.empty();
    if (!worth) return;
    response.headers.add("vary", "accept-encoding");
    if (!takes_gzip(request)) return;
    if (text != nullptr)
        *text = gzip(*text);
    else
        bytes->bytes = bytes->compressed;
    response.headers.set("content-encoding", "gzip");
    if (!response.etag.empty()) response.etag += "-gz";
}

} // namespace

bool takes_gzip(Request const& request)
{
    for (auto const value : request.headers.all("accept-encoding"))
        for (auto const member : list_members(value))
            if (auto const name = without_parameters(member); name == "gzip" || name == "*")
                return weight_of(member) > 0;
    return false;
}

bool is_fresh(Request const& request, Response const& response)
{
    if (request.method != Method::get && request.method != Method::head) return false;
    auto const known = request.headers.all("if-none-match");
    if (!known.empty()) {
        if (response.etag.empty()) return false;
        for (auto const value : known)
            for (auto const member : list_members(value))
                if (member == "*" || bare(member) == response.etag) return true;
        return false;
    }
    auto const since = request.headers.find("if-modified-since");
    auto const modified = response.headers.find("last-modified");
    if (!since || !modified) return false;
    auto const asked = read_http_date(*since);
    auto const ours = read_http_date(*modified);
    return asked && ours && *ours <= *asked;
}

void finish(Response& response, Request const& request)
{
    if (!response.type.empty()) response.headers.set("content-type", response.type);
    if (response.status == 200 && is_fresh(request, response)) {
        response.status = 304;
        response.body = std::string{};
        response.headers.add("vary", "accept-encoding");
    } else {
        cut_to_range(response, request);
        compress(response, request);
    }
    if (!response.etag.empty()) response.headers.set("etag", '"' + response.etag + '"');
    protect(response, request);
}

} // namespace florilege::web
