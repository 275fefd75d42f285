#include "net/http_request.hpp"

#include "text/url/percent.hpp"

#include <curl/curl.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace florilege::net {
namespace {

struct CloseEasy {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, CloseEasy>;

struct FreeList {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

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

struct Taken {
    std::string body = {};
    std::size_t most;
};

std::size_t take(char const* bytes, std::size_t size, std::size_t count, void* into)
{
    auto& taken = *static_cast<Taken*>(into);
    if (size * count > taken.most - taken.body.size()) return 0; // another number than came ends it
    taken.body.append(bytes, size * count);
    return size * count;
}

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

HeaderList headers_of(HttpRequest const& request)
{
    if (request.authorization.empty()) return {};
    HeaderList list{curl_slist_append(nullptr, ("Authorization: " + request.authorization).c_str())};
    if (!list) throw std::runtime_error{"libcurl gave no list of headers"};
    return list;
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

} // namespace

Result<HttpAnswer> answer_to(HttpRequest const& request, RequestLimits const& limits)
{
    auto const easy = new_easy();
    auto const headers = headers_of(request);
    auto const body = request.form ? form_body(*request.form) : std::string{};
    Taken taken{{}, limits.answer};
    std::array<char, CURL_ERROR_SIZE> reason{};
    set(easy, CURLOPT_ERRORBUFFER, reason.data());
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
    set(easy, CURLOPT_TIMEOUT, static_cast<long>(limits.whole.count()));
    set(easy, CURLOPT_USERAGENT, "Florilege");
    set(easy, CURLOPT_URL, request.address.text().c_str());
    if (headers) set(easy, CURLOPT_HTTPHEADER, headers.get());
    if (request.form) {
        set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        set(easy, CURLOPT_POSTFIELDS, body.c_str());
    }
    set(easy, CURLOPT_WRITEFUNCTION, &take);
    set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&taken));
    auto const code = curl_easy_perform(easy.get());
    if (code != CURLE_OK) {
        std::string said{reason.data()};
        return Fault{request.address.text(), said.empty() ? curl_easy_strerror(code) : said};
    }
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return HttpAnswer{static_cast<int>(status), std::move(taken.body)};
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
