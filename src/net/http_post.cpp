#include "net/http_post.hpp"

#include "text/url/percent.hpp"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace florilege::net {
namespace {

struct CloseEasy {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, CloseEasy>;

/// Once for the program, before the first request; libcurl wants it so.
void begin_curl()
{
    static bool const begun = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    if (!begun) throw std::runtime_error{"libcurl could not be started"};
}

Easy new_easy()
{
    begin_curl();
    Easy easy{curl_easy_init()};
    if (!easy) throw std::runtime_error{"libcurl gave no handle"};
    return easy;
}

template <class T> void set(Easy const& easy, CURLoption option, T value)
{
    if (auto const code = curl_easy_setopt(easy.get(), option, value); code != CURLE_OK)
        throw std::runtime_error{std::string{"libcurl: "} + curl_easy_strerror(code)};
}

/// Of what is answered only the length counts.
struct Taken {
    std::size_t bytes = 0;
    std::size_t most;
};

std::size_t take(char const*, std::size_t size, std::size_t count, void* into)
{
    auto& taken = *static_cast<Taken*>(into);
    taken.bytes += size * count;
    return taken.bytes > taken.most ? 0 : size * count; // another number than came ends it
}

std::string form_body(FormFields const& fields)
{
    constexpr auto encoded = text::EncodeSet::all_but("-_.");
    std::string body;
    for (auto const& [name, value] : fields) {
        if (!body.empty()) body += '&';
        (body += name) += '=';
        text::append_percent_encoded(body, value, encoded);
    }
    return body;
}

} // namespace

Result<int> post_form(text::Url const& address, FormFields const& fields, PostLimits const& limits)
{
    auto const easy = new_easy();
    auto const body = form_body(fields);
    Taken taken{0, limits.answer};
    std::array<char, CURL_ERROR_SIZE> reason{};
    set(easy, CURLOPT_ERRORBUFFER, reason.data());
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
    set(easy, CURLOPT_TIMEOUT, static_cast<long>(limits.whole.count()));
    set(easy, CURLOPT_USERAGENT, "Florilege");
    set(easy, CURLOPT_URL, address.text().c_str());
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    set(easy, CURLOPT_POSTFIELDS, body.c_str());
    set(easy, CURLOPT_WRITEFUNCTION, &take);
    set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&taken));
    auto const code = curl_easy_perform(easy.get());
    if (code != CURLE_OK) {
        std::string said{reason.data()};
        return Fault{address.text(), said.empty() ? curl_easy_strerror(code) : said};
    }
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
}

} // namespace florilege::net
