#include "web/pages/settings/tokens_page.hpp"

#include "accounts/label.hpp"
#include "accounts/token.hpp"
#include "prelude/iso_time.hpp"
#include "web/pages/accounts/proofs.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/pages/settings/settings_draft.hpp"
#include "web/site/security_log.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

/// How long a token may work, as the form offers it.
constexpr std::array<std::pair<std::string_view, int>, 4> lifetimes{
    {{"30", 30}, {"90", 90}, {"365", 365}, {"never", 0}}};

constexpr std::size_t longest_label = 100; // bytes

struct TokensPage {
    std::string label = {};
    bool writes = false;
    std::string lasts = "90"; ///< of `lifetimes`
    std::string fault = {};
    std::string secret = {}; ///< of one just made
    int status = 200;
};

std::vector<Fields> token_fields(Asking const& asking, store::Session& session)
{
    std::vector<Fields> rows;
    for (auto const& token : accounts::tokens_of(session, asking.account().id)) {
        Fields row;
        auto const& words = asking.words();
        row.set("label", token.label);
        row.set("id", token.id.text());
        auto const writes = std::find(token.scopes.begin(), token.scopes.end(), accounts::Scope::write);
        row.set("scopes",
                std::string{words.text(writes == token.scopes.end() ? "tokens.reads" : "tokens.writes")});
        row.set("made",
                words.say("tokens.made", {{"day", std::string_view{day_in_words(asking, token.created)}}}));
        row.set("used", token.last_used
                            ? words.say("tokens.used",
                                        {{"day", std::string_view{day_in_words(asking, *token.last_used)}}})
                            : std::string{words.text("tokens.unused")});
        row.set("ends", token.expires
                            ? words.say(*token.expires <= asking.now ? "tokens.ended" : "tokens.ends",
                                        {{"day", std::string_view{day_in_words(asking, *token.expires)}}})
                            : std::string{});
        rows.push_back(std::move(row));
    }
    return rows;
}

Response tokens_page(Asking const& asking, store::Session& session, TokensPage const& shown)
{
    auto draft = settings_draft(asking, "settings_tokens", "/settings/tokens");
    auto rows = token_fields(asking, session);
    draft.status = shown.status;
    draft.fields.say("any", !rows.empty());
    draft.fields.list("tokens", std::move(rows));
    draft.fields.set("new_label", shown.label);
    draft.fields.say("reads", !shown.writes);
    draft.fields.say("writes", shown.writes);
    std::vector<Fields> offered;
    for (auto const& [name, days] : lifetimes) {
        Fields one;
        one.set("lifetime", std::string{name});
        one.set("lifetime_name", std::string{asking.words().text("tokens." + std::string{name})});
        one.say("chosen", name == shown.lasts);
        offered.push_back(std::move(one));
    }
    draft.fields.list("lifetimes", std::move(offered));
    draft.fields.set("fault", shown.fault);
    draft.fields.set("secret", shown.secret);
    return page(asking, std::move(draft));
}

Response show(Reading& reading)
{
    return tokens_page(reading, reading.session, {});
}

std::optional<int> days_of(std::string_view lifetime)
{
    for (auto const& [name, days] : lifetimes)
        if (name == lifetime) return days;
    return std::nullopt;
}

Response make(Changing& changing)
{
    TokensPage shown;
    shown.label = accounts::label_of(changing.field("label"), longest_label);
    shown.writes = changing.field("scope") == "write";
    shown.lasts = changing.field("lasts");
    auto const days = days_of(shown.lasts);
    if (!days) return error_page(changing, 422);
    if (shown.label.empty()) {
        shown.fault = changing.words().text("tokens.no-label");
        shown.status = 422;
        return tokens_page(changing, *changing.read(), shown);
    }
    if (auto const sure = confirm_password(changing); !sure) {
        shown.fault = sure.error().message;
        shown.status = sure.error().status;
        return with_retry_after(tokens_page(changing, *changing.read(), shown), sure.error().retry_after);
    }
    accounts::TokenDraft draft{shown.label, {accounts::Scope::read}, std::nullopt};
    if (shown.writes) draft.scopes.push_back(accounts::Scope::write);
    if (*days > 0) draft.expires = changing.now + std::chrono::days{*days};
    changing.write([&](store::Transaction& transaction) {
        shown.secret = accounts::create_token(transaction, changing.account().id, draft, changing.now).secret;
    });
    note_security(changing, "token made");
    TokensPage made;
    made.secret = std::move(shown.secret);
    return tokens_page(changing, *changing.read(), made);
}

Response revoke(Changing& changing)
{
    auto const id = PublicId::parse(changing.field("id"));
    bool revoked = false;
    if (id)
        changing.write([&](store::Transaction& transaction) {
            revoked = accounts::revoke_token(transaction, changing.account().id, *id);
        });
    if (!revoked) return not_found(changing);
    note_security(changing, "token revoked");
    return done_saying("/settings/tokens", "said.revoked");
}

} // namespace

Route const tokens_route{Method::get, "/settings/tokens", Policy::Who::signed_in, show,
                         "The tokens with which programs reach the account"};
Route const make_token_route{Method::post,
                             "/settings/tokens",
                             Policy::Who::signed_in,
                             make,
                             "Makes a token for a program, to whoever types the password, and shows it once",
                             Body::form};
Route const revoke_token_route{Method::post,
                               "/settings/tokens/revoke",
                               Policy::Who::signed_in,
                               revoke,
                               "Ends a token: the program that has it is nobody from then on",
                               Body::form};

} // namespace florilege::web
