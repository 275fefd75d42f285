#include "web/pages/feeds/private_feed.hpp"

#include "digest/publish/standing.hpp"
#include "library/state.hpp"
#include "web/http/target.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/feeds/digest_feeds.hpp"
#include "web/pages/feeds/question_feed.hpp"
#include "web/site/page.hpp"

namespace florilege::web {
namespace {

constexpr std::string_view whole_library = "library";
constexpr std::string_view search = "search:";
constexpr std::string_view digest_word = "digest:";

/// What follows the word that a name begins with.
std::optional<std::string> behind(std::string_view word, std::string_view name)
{
    if (!name.starts_with(word)) return std::nullopt;
    return std::string{name.substr(word.size())};
}

/// As its owner sees it; absent where it was taken away.
Response private_digest(Reading& reading, FeedForm form, accounts::Account const& account,
                        std::string const& slug)
{
    auto const digest = site_digest(reading, account.name, slug);
    if (!digest) return not_found(reading);
    FeedFound found{private_feed_path(reading.capture(0)),
                    "library/" + account.public_id.text() + "/digest/" + slug, account.name + " · " + slug,
                    digest_address(account.name, slug)};
    found.readers = FeedReaders::bearer;
    return digest_feed(reading, form, *digest, std::move(found));
}

template <FeedForm form> Response private_feed(Reading& reading)
{
    auto const& [account, name] = reading.visitor.feed.value();
    if (auto const slug = private_feed_digest(name)) {
        auto response = private_digest(reading, form, account, *slug);
        response.headers.set("referrer-policy", "no-referrer");
        return response;
    }
    auto const question = private_feed_question(name);
    if (!question) return not_found(reading);
    FeedFound found{private_feed_path(reading.capture(0)), "library/" + account.public_id.text(),
                    reading.words().say("feeds.private-title", {{"name", std::string_view{account.name}}}),
                    "/" + query_text({{"q", *question}})};
    found.author = {account.name};
    found.state = library::library_state(reading.session, account.id);
    found.began = account.created;
    found.readers = FeedReaders::bearer;
    auto response = question_feed(reading, form, {account.id, {true, {}}, {}, *question}, std::move(found));
    response.headers.set("referrer-policy", "no-referrer"); // also of a page that says what is wrong
    return response;
}

constexpr Route feed_route(std::string_view path, Reads reads, std::string_view summary)
{
    return {Method::get, path, Policy::Who::feed_bearer, reads, summary, Body::none, Proof::feed_secret};
}

} // namespace

std::string private_feed_path(std::string_view secret)
{
    return "/feeds/" + encoded(secret) + "/links";
}

std::string private_feed_name(std::string_view question)
{
    return question.empty() ? std::string{whole_library} : std::string{search} + std::string{question};
}

std::optional<std::string> private_feed_question(std::string_view name)
{
    if (name == whole_library) return std::string{};
    return behind(search, name);
}

std::string private_digest_feed_name(std::string_view slug)
{
    return std::string{digest_word} + std::string{slug};
}

bool is_on_site(store::Session& session, accounts::AccountId owner, std::string_view slug)
{
    auto const digest = digest::find_digest(session, owner, slug);
    return digest && digest->standing.on_site();
}

std::optional<std::string> private_feed_digest(std::string_view name)
{
    return behind(digest_word, name);
}

std::array<Route, 3> const private_feed_routes{
    feed_route(
        "/feeds/{secret}/links.atom", private_feed<FeedForm::atom>,
        "A library, a search in it or a digest as its owner sees it, by the secret in the address, as Atom"),
    feed_route("/feeds/{secret}/links.rss", private_feed<FeedForm::rss>,
               "A library, a search in it or a digest as its owner sees it, by the secret in the address, as "
               "RSS 2.0"),
    feed_route("/feeds/{secret}/links.json", private_feed<FeedForm::json>,
               "A library, a search in it or a digest as its owner sees it, by the secret in the address, as "
               "JSON Feed")};

} // namespace florilege::web
