#include "web/pages/feeds/feeds_page.hpp"

#include "accounts/feed_token.hpp"
#include "digest/publish/standing.hpp"
#include "library/profile.hpp"
#include "web/feeds/feed_form.hpp"
#include "web/http/target.hpp"
#include "web/pages/feeds/private_feed.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/pages/library/question.hpp"
#include "web/pages/settings/settings_draft.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/security_log.hpp"

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::string_view here = "/settings/feeds";

/// What somebody is doing on the page.
struct Doing {
    std::string q = {};                              ///< as it was typed
    std::string digest = {};                         ///< as it was chosen; empty: bookmarks
    std::string fault = {};                          ///< why nothing came of it
    std::optional<accounts::NewFeedToken> made = {}; ///< shown this once
};

std::string name_of_feed(Asking const& asking, std::string const& feed)
{
    if (auto const slug = private_feed_digest(feed))
        return asking.words().say("digests.of", {{"name", std::string_view{*slug}}});
    auto const question = private_feed_question(feed).value_or(feed);
    return question.empty() ? std::string{asking.words().text("feeds.whole")} : question;
}

std::vector<Fields> rows_of(Asking const& asking, std::vector<accounts::FeedToken> const& tokens)
{
    auto const& words = asking.words();
    std::vector<Fields> rows;
    for (auto const& token : tokens) {
        auto const date = day_in_words(asking, token.created);
        auto const name = name_of_feed(asking, token.feed);
        Fields row;
        row.set("id", token.id.text());
        row.set("digest_feed", private_feed_digest(token.feed) ? name : std::string{});
        row.set("question", private_feed_question(token.feed).value_or(token.feed));
        row.set("since", words.say("feeds.since", {{"date", std::string_view{date}}}));
        row.set("revoke", words.say("feeds.revoke-this", {{"what", std::string_view{name}}}));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Fields> addresses_of(Asking const& asking, std::string const& secret)
{
    std::vector<Fields> addresses;
    for (auto const& form : feed_forms) {
        Fields one;
        one.set("feed_form", std::string{form.name});
        one.set("feed_address", asking.base_url() + private_feed_path(secret) + std::string{form.ending});
        addresses.push_back(std::move(one));
    }
    return addresses;
}

/// The digests that are on the site.
std::vector<Fields> digest_choices(store::Session& session, accounts::AccountId owner,
                                   std::string const& chosen)
{
    std::vector<Fields> rows;
    for (auto const& digest : digest::digests_of(session, owner)) {
        if (!digest.standing.on_site()) continue;
        Fields row;
        row.set("digest_slug", digest.standing.slug);
        row.say("chosen", digest.standing.slug == chosen);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Of what everyone may read; empty where the visitor shows themselves to nobody.
std::string public_address(Asking const& asking, store::Session& session)
{
    auto const& name = asking.account().name;
    auto const profile = library::find_profile(session, accounts::AccountName::parse(name).value());
    return profile && profile->shown ? "/u/" + encoded(name) : std::string{};
}

Response feeds_page(Asking const& asking, store::Session& session, Doing const& doing)
{
    auto draft = settings_draft(asking, "feeds", "/settings/feeds");
    draft.title = std::string{asking.words().text("feeds.title")};
    auto& fields = draft.fields;
    fields.set("made", doing.made ? name_of_feed(asking, doing.made->token.feed) : std::string{});
    fields.list("made_addresses",
                doing.made ? addresses_of(asking, doing.made->secret) : std::vector<Fields>{});
    fields.set("q", doing.q);
    fields.set("fault", doing.fault);
    auto digests = digest_choices(session, asking.account().id, doing.digest);
    fields.say("any_digests", !digests.empty());
    fields.list("digests", std::move(digests));
    auto rows = rows_of(asking, accounts::feed_tokens_of(session, asking.account().id));
    fields.say("any", !rows.empty());
    fields.list("rows", std::move(rows));
    fields.set("public_address", public_address(asking, session));
    if (!doing.fault.empty()) draft.status = 422;
    return page(asking, std::move(draft));
}

Response show(Reading& reading)
{
    return feeds_page(reading, reading.session, {reading.asked_for("q")});
}

Response again(Changing& changing, Doing doing, std::string const& reason)
{
    doing.fault = changing.words().say("feeds.cannot", {{"reason", std::string_view{reason}}});
    return feeds_page(changing, *changing.read(), doing);
}

Response make(Changing& changing)
{
    Doing const doing{changing.field("q"), changing.field("digest")};
    bool const of_digest = !doing.digest.empty();
    // What would fail each time it is asked is said now.
    if (of_digest && !is_on_site(*changing.read(), changing.account().id, doing.digest))
        return again(changing, doing, std::string{changing.words().text("feeds.no-digest")});
    if (auto const query = read_query(changing, doing.q); !query && !of_digest)
        return again(changing, doing, in_words(changing.words(), query.error()));
    auto const name = of_digest ? private_digest_feed_name(doing.digest) : private_feed_name(doing.q);
    std::optional<Result<accounts::NewFeedToken>> made;
    changing.write([&](store::Transaction& transaction) {
        made = accounts::create_feed_token(transaction, changing.account().id, name, changing.now);
    });
    if (!*made) return again(changing, doing, in_words(changing.words(), made->error()));
    note_security(changing, "private feed made");
    // Not an address to go on to: the secret stands on this page alone.
    return feeds_page(changing, *changing.read(), {{}, {}, {}, std::move(**made)});
}

Response revoke(Changing& changing)
{
    auto const id = PublicId::parse(changing.field("id"));
    bool revoked = false;
    if (id)
        changing.write([&](store::Transaction& transaction) {
            revoked = accounts::revoke_feed_token(transaction, changing.account().id, *id, changing.now);
        });
    if (!revoked) return not_found(changing);
    note_security(changing, "private feed revoked");
    return done_saying(std::string{here}, "said.revoked");
}

} // namespace

Route const feeds_page_route{Method::get, here, Policy::Who::signed_in, show,
                             "The visitor's private feeds, and a form for another one"};
Route const make_feed_route{
    Method::post,
    here,
    Policy::Who::signed_in,
    make,
    "Makes the address of a private feed, which is shown once; the one it had is revoked",
    Body::form};
Route const revoke_feed_route{Method::post,
                              "/settings/feeds/revoke",
                              Policy::Who::signed_in,
                              revoke,
                              "Revokes the address of a private feed",
                              Body::form};

} // namespace florilege::web
