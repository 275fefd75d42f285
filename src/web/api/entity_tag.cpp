#include "web/api/entity_tag.hpp"

#include "library/state.hpp"
#include "web/http/finish.hpp"
#include "web/site/seal.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

namespace florilege::web {
namespace {

constexpr std::size_t tag_bytes = 16;

} // namespace

std::string content_tag(std::string_view bytes)
{
    PublicId::Bytes hash{};
    static_assert(std::tuple_size_v<PublicId::Bytes> == tag_bytes);
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), nullptr, 0);
    return PublicId{hash}.text();
}

Response unless_known(Reading& reading, std::function<Response()> const& make)
{
    // Another start of the program may be another program, which writes other answers.
    static auto const start = random_text();
    auto const& account = reading.account();
    auto const state = library::library_state(reading.session, account.id);
    Response known;
    known.kind = HeaderClass::json;
    known.etag = content_tag(fmt::format("{} {} {} {} {} {}", start, account.id.value, state, account.locale,
                                         account.time_zone, reading.request.target.raw));
    if (is_fresh(reading.request, known)) return known;
    auto response = make();
    if (response.status == 200) response.etag = known.etag;
    return response;
}

} // namespace florilege::web
