#include "net/http_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <memory>
#include <ostream>
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

/// One exchange under way. Nothing may be thrown through libcurl: it is kept until that is done.
struct Exchange {
    CURL* handle;
    HttpRequest const& request;
    ExchangeLimits const& limits;
    std::ostream* into;
    HttpAnswer answer = {};
    bool too_long = false;
    std::exception_ptr thrown = {};

    template <class Work> std::size_t kept(std::size_t otherwise, Work const& work) noexcept
    {
        try {
            return work();
        } catch (...) {
            thrown = std::current_exception();
            return otherwise;
        }
    }
};

int status_of(CURL* handle)
{
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
}

std::size_t take(char const* bytes, std::size_t size, std::size_t count, void* given)
{
    auto& under_way = *static_cast<Exchange*>(given);
    return under_way.kept(0, [&]() -> std::size_t {
        std::string_view const part{bytes, size * count};
        if (under_way.into != nullptr && status_of(under_way.handle) == 200) {
            under_way.into->write(part.data(), static_cast<std::streamsize>(part.size()));
            return *under_way.into ? part.size() : 0;
        }
        // Another number than came ends it.
        under_way.too_long = under_way.answer.body.size() + part.size() > under_way.limits.answer;
        if (under_way.too_long) return 0;
        under_way.answer.body += part;
        return part.size();
    });
}

std::string small(std::string_view text)
{
    std::string lower{text};
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::size_t take_header(char const* bytes, std::size_t size, std::size_t count, void* given)
{
    auto& under_way = *static_cast<Exchange*>(given);
    return under_way.kept(0, [&]() -> std::size_t {
        std::string_view const line{bytes, size * count};
        // What came with an interim answer (100) is not the answer's.
        if (line.starts_with("HTTP/")) under_way.answer.headers.clear();
        if (auto const colon = line.find(':'); colon != std::string_view::npos)
            under_way.answer.headers.emplace_back(small(line.substr(0, colon)),
                                                  trimmed(line.substr(colon + 1)));
        return line.size();
    });
}

std::size_t give(char* into, std::size_t size, std::size_t count, void* given)
{
    auto& under_way = *static_cast<Exchange*>(given);
    return under_way.kept(CURL_READFUNC_ABORT, [&] {
        return under_way.request.source(std::span{into, size * count});
    });
}

HeaderList header_list(HttpRequest const& request)
{
    HeaderList list;
    auto const add = [&](std::string const& line) {
        auto* const longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc{};
        static_cast<void>(list.release());
        list.reset(longer);
    };
    for (auto const& [name, value] : request.headers)
        add(std::string{name}.append(": ").append(value));
    add("Expect:"); // a site that does not know it would be waited for in vain
    return list;
}

void describe_body(Easy const& easy, HttpRequest const& request, Exchange& under_way)
{
    if (request.source) {
        set(easy, CURLOPT_UPLOAD, 1L);
        set(easy, CURLOPT_READFUNCTION, &give);
        set(easy, CURLOPT_READDATA, static_cast<void*>(&under_way));
        if (request.size) set(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(*request.size));
    } else if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
        set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(easy, CURLOPT_POSTFIELDS, request.body.c_str());
    }
    set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

NoAnswer failure(CURLcode code, Exchange const& under_way, std::string_view said)
{
    NoAnswer failure;
    failure.reason = said.empty() ? curl_easy_strerror(code) : std::string{said};
    using Why = NoAnswer::Why;
    if (under_way.too_long)
        failure.why = Why::too_long;
    else if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR ||
             code == CURLE_SSL_CACERT_BADFILE)
        failure.why = Why::untrusted;
    else if (code == CURLE_OPERATION_TIMEDOUT)
        failure.why = Why::too_slow;
    else if (code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST ||
             code == CURLE_COULDNT_RESOLVE_PROXY)
        failure.why = Why::unreachable;
    else
        failure.why = Why::broken_off;
    return failure;
}

} // namespace

std::string_view HttpAnswer::header(std::string_view name) const noexcept
{
    auto const found = std::find_if(headers.begin(), headers.end(),
                                    [&](auto const& header) { return header.first == name; });
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

Result<HttpAnswer, NoAnswer> exchange(HttpRequest const& request, ExchangeLimits const& limits,
                                      std::ostream* into)
{
    auto const easy = new_easy();
    Exchange under_way{easy.get(), request, limits, into};
    std::array<char, CURL_ERROR_SIZE> reason{};
    auto const headers = header_list(request);
    set(easy, CURLOPT_ERRORBUFFER, reason.data());
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
    set(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.idle.count()));
    set(easy, CURLOPT_TIMEOUT, static_cast<long>(limits.whole.count()));
    set(easy, CURLOPT_USERAGENT, "Florilege");
    set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2)); // or newer
    // As OpenSSL's own programs take it; libcurl alone does not ask for it.
    auto const* const authorities = std::getenv("SSL_CERT_FILE");
    if (authorities != nullptr && *authorities != '\0') set(easy, CURLOPT_CAINFO, authorities);
    set(easy, CURLOPT_URL, request.address.text().c_str());
    set(easy, CURLOPT_HTTPHEADER, headers.get());
    set(easy, CURLOPT_WRITEFUNCTION, &take);
    set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&under_way));
    set(easy, CURLOPT_HEADERFUNCTION, &take_header);
    set(easy, CURLOPT_HEADERDATA, static_cast<void*>(&under_way));
    describe_body(easy, request, under_way);
    auto const code = curl_easy_perform(easy.get());
    if (under_way.thrown) std::rethrow_exception(under_way.thrown);
    if (code != CURLE_OK) return failure(code, under_way, reason.data());
    under_way.answer.status = status_of(easy.get());
    return std::move(under_way.answer);
}

} // namespace florilege::net
