// A URL that was read is read again from its own text unchanged, alone and against a base, and so is its page
// form. The input is a base, a line break, and what is read against it.
#include "text/url/keys.hpp"
#include "text/url/site.hpp"
#include "text/url/url.hpp"
#include "text/url/url_words.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using florilege::text::page_form;
using florilege::text::Url;

void require(bool holds)
{
    if (!holds) std::abort();
}

void check(Url const& url)
{
    require(url.text().size() <= Url::longest);
    auto const again = Url::parse(url.text());
    require(again.has_value() && again->text() == url.text());
    require(again->host() == url.host() && again->path() == url.path() && again->port() == url.port());
    std::string const form = page_form(url);
    // A page form may grow beyond what is read.
    if (form.size() <= Url::longest) {
        auto const of_form = Url::parse(form);
        require(of_form.has_value() && page_form(*of_form) == form);
    }
    florilege::text::words_of(url);
    require(florilege::text::site(url).size() <= url.host().size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    std::size_t const line = input.find('\n');
    auto const first = Url::parse(input.substr(0, line));
    if (!first) {
        require(first.error().at <= size);
        return 0;
    }
    check(*first);
    if (line == std::string_view::npos) return 0;
    if (auto const joined = Url::parse(input.substr(line + 1), &*first)) check(*joined);
    return 0;
}
