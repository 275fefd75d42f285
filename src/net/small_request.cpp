#include "net/small_request.hpp"

#include "text/url/percent.hpp"

#include <sodium.h>

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
    constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()),
                      bytes.size(), variant);
    text.resize(text.size() - 1); // the NUL
    return text;
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
