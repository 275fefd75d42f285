#include "cli/oidc_settings.hpp"

#include "text/url/url.hpp"

#include <fstream>

namespace florilege::cli {
namespace {

constexpr std::size_t longest_secret = 4096;
constexpr std::size_t longest_name = 60;

bool is_issuer(std::string const& text)
{
    auto const url = text::Url::parse(text);
    return url && web::is_private_to_send(*url) && !url->query() && !url->fragment() &&
           url->username().empty();
}

Fault fault(std::string reason)
{
    return {"oidc", std::move(reason)};
}

std::string without_line_end(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

} // namespace

Result<void> check(OidcSettings const& settings)
{
    if (!settings.issuer || !is_issuer(*settings.issuer))
        return fault(
            "issuer is the address of the site that signs people in, of https: \"https://id.example.net\"");
    if (!settings.client_id || settings.client_id->empty())
        return fault("client_id is missing: the site that signs people in has given it");
    if (settings.client_secret.has_value() == settings.client_secret_file.has_value())
        return fault("one of client_secret and client_secret_file is needed");
    if (settings.client_secret && settings.client_secret->empty()) return fault("client_secret is empty");
    if (!settings.name || settings.name->empty() || settings.name->size() > longest_name)
        return fault("name is what people call that site, in at most 60 bytes");
    return {};
}

Result<web::OidcOptions> with_secret(OidcSettings const& settings)
{
    auto secret = settings.client_secret.value_or("");
    if (settings.client_secret_file) {
        std::ifstream in{*settings.client_secret_file, std::ios::binary};
        secret = without_line_end({std::istreambuf_iterator<char>{in}, {}});
        if (!in) return Fault{*settings.client_secret_file, "cannot be read"};
        if (secret.empty() || secret.size() > longest_secret)
            return Fault{*settings.client_secret_file, "holds no secret of 1 to 4096 bytes"};
    }
    web::OidcOptions options;
    options.issuer = settings.issuer.value();
    options.client = settings.client_id.value();
    options.secret = secret;
    options.name = settings.name.value();
    options.newcomers = settings.newcomers;
    return options;
}

} // namespace florilege::cli
