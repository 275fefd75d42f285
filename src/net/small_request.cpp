#include "net/small_request.hpp"

#include "text/url/percent.hpp"

#include <cstdint>

namespace florilege::net {
namespace {

constexpr auto form_encoded = text::EncodeSet::all_but("-_.");

std::string form_body(FormFields const& fields)
{
    std::string body;
    for (auto const& [name, value] : fields) {
        if (!body.empty()) body += '&';
        (body += name) += '=';
        text::append_percent_encoded(body, value, form_encoded);
    }
    return body;
}

std::string base64(std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        auto const three = bytes.substr(at, 3);
        std::uint32_t number = 0;
        for (std::size_t byte = 0; byte < 3; ++byte)
            number = number << 8U | (byte < three.size() ? static_cast<unsigned char>(three[byte]) : 0U);
        for (std::size_t letter = 0; letter < 4; ++letter)
            out += letter <= three.size() ? letters[number >> (18U - 6U * letter) & 63U] : '=';
    }
    return out;
}

HttpRequest written(SmallRequest const& request)
{
    HttpRequest out{request.form ? "POST" : "GET", request.address};
    if (!request.authorization.empty()) out.headers.emplace_back("Authorization", request.authorization);
    if (!request.form) return out;
    out.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    out.body = form_body(*request.form);
    return out;
}

} // namespace

Result<HttpAnswer> answer_to(SmallRequest const& request, RequestLimits const& limits)
{
    auto answer = exchange(written(request), {limits.connect, limits.whole, limits.whole, limits.answer});
    if (!answer) return Fault{request.address.text(), answer.error().reason};
    return std::move(*answer);
}

std::string basic_authorization(std::string_view client, std::string_view secret)
{
    std::string pair;
    text::append_percent_encoded(pair, client, form_encoded);
    pair += ':';
    text::append_percent_encoded(pair, secret, form_encoded);
    return "Basic " + base64(pair);
}

} // namespace florilege::net
