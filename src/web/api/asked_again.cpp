#include "web/api/asked_again.hpp"

#include "accounts/kept_answer.hpp"
#include "web/api/answers.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <variant>

namespace florilege::web {
namespace {

/// The key without the quotes that a string of structured fields (RFC 9651) stands in; nothing for what is
/// none.
std::optional<std::string> key_in(std::string_view field)
{
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
        field = field.substr(1, field.size() - 2);
    bool const plain = std::all_of(field.begin(), field.end(),
                                   [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; });
    if (field.empty() || field.size() > longest_key || !plain) return std::nullopt;
    return std::string{field};
}

class Hash {
public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, std::tuple_size_v<PublicId::Bytes>); }

    void add(std::string_view bytes)
    {
        crypto_generichash_update(&state_, reinterpret_cast<unsigned char const*>(bytes.data()),
                                  bytes.size());
    }
    PublicId value()
    {
        PublicId::Bytes bytes{};
        crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(bytes.data()), bytes.size());
        return PublicId{bytes};
    }

private:
    crypto_generichash_state state_{};
};

void add_file(Hash& hash, Spool const& file)
{
    std::array<char, 64 * 1024> piece{};
    for (std::uint64_t at = 0;;) {
        auto const got = file.read(at, piece);
        if (got == 0) return;
        hash.add({piece.data(), got});
        at += got;
    }
}

/// Of all that says what is asked for.
PublicId hash_of(Request const& request)
{
    Hash hash;
    hash.add(name_of(request.method));
    hash.add(" ");
    hash.add(request.target.raw);
    hash.add("\n");
    hash.add(request.body);
    if (request.spooled) add_file(hash, *request.spooled);
    return hash.value();
}

Response given_before(Changing const& changing, accounts::KeptAnswer const& kept)
{
    Response response;
    response.status = kept.status;
    response.kind = HeaderClass::json;
    response.type = kept.body.empty() ? std::string_view{} : json_type;
    response.body = kept.body;
    response.etag = kept.etag;
    if (!kept.location.empty()) response.headers.add("location", kept.location);
    if (kept.change) name_change(changing, response, library::ChangeId{*kept.change});
    return response;
}

accounts::KeptAnswer to_keep(PublicId const& request, Response const& response,
                             std::optional<library::ChangeId> made)
{
    accounts::KeptAnswer answer{request};
    answer.status = response.status;
    answer.body = std::get<std::string>(response.body);
    answer.location = response.headers.find("location").value_or("");
    answer.etag = response.etag;
    if (made) answer.change = made->value;
    return answer;
}

/// Another process answered the same meanwhile; what was done here is undone.
struct AnsweredMeanwhile : std::runtime_error {
    AnsweredMeanwhile() : std::runtime_error{"the same was answered meanwhile"} {}
};

Response under_way()
{
    auto response = conflict("a request with this Idempotency-Key is under way: ask again in a moment");
    response.headers.add("retry-after", "1");
    return response;
}

Response answer_of(Changing& changing, std::string const& key, std::function<Response()> const& work)
{
    auto const owner = changing.account().id;
    KeysUnderWay::Turn const turn{changing.site.keys_under_way, owner.value, key};
    if (!turn.is_ours()) return under_way();
    auto const asked = hash_of(changing.request);
    if (auto const kept = accounts::find_kept_answer(*changing.read(), owner, key, changing.now)) {
        if (kept->request == asked) return given_before(changing, *kept);
        return problem(422, "this Idempotency-Key was sent with another request before");
    }
    changing.on_answer([&](store::Transaction& transaction, Response const& response,
                           std::optional<library::ChangeId> made) {
        if (!accounts::keep_answer(transaction, owner, key, to_keep(asked, response, made), changing.now))
            throw AnsweredMeanwhile{};
    });
    try {
        return work();
    } catch (AnsweredMeanwhile const&) {
        return under_way();
    }
}

} // namespace

Response answered_once(Changing& changing, std::function<Response()> const& work)
{
    auto const fields = changing.request.headers.all("idempotency-key");
    if (fields.empty()) return work();
    auto const key = fields.size() == 1 ? key_in(fields.front()) : std::nullopt;
    if (!key) return problem(400, "Idempotency-Key is not one text of 1 to 255 visible ASCII characters");
    return answer_of(changing, *key, work);
}

} // namespace florilege::web
