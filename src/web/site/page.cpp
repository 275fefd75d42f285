#include "web/site/page.hpp"

#include "library/history/history.hpp"
#include "web/feeds/feed_form.hpp"
#include "web/http/cookies.hpp"
#include "web/site/guest.hpp"
#include "web/site/kept_form.hpp"
#include "web/site/notice.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

struct Section {
    std::string_view name;
    std::string_view address;
    std::string_view key;
};

constexpr std::array<Section, 5> sections{{{"library", "/", "nav.library"},
                                           {"lists", "/lists", "nav.lists"},
                                           {"tags", "/tags", "nav.tags"},
                                           {"review", "/review", "nav.review"},
                                           {"digests", "/digests", "nav.digests"}}};

std::vector<Fields> navigation(Asking const& asking, std::string_view here)
{
    std::vector<Fields> links;
    if (!asking.visitor.account) return links;
    for (auto const& section : sections) {
        Fields link;
        link.set("address", std::string{section.address});
        link.set("name", std::string{asking.words().text(section.key)});
        link.say("here", section.name == here);
        links.push_back(std::move(link));
    }
    return links;
}

std::vector<Fields> forms_of(FeedLink const& feed)
{
    std::vector<Fields> links;
    for (auto const& form : feed_forms) {
        Fields link;
        link.set("feed_title", feed.title);
        link.set("feed_type", std::string{form.type});
        link.set("feed_form", std::string{form.name});
        link.set("feed_address", feed.address + std::string{form.ending} + feed.query);
        links.push_back(std::move(link));
    }
    return links;
}

std::vector<Fields> feed_fields(std::vector<FeedLink> const& feeds)
{
    std::vector<Fields> links;
    for (auto const& feed : feeds)
        for (auto& link : forms_of(feed))
            links.push_back(std::move(link));
    return links;
}

Fields frame_fields(Asking const& asking, PageDraft const& draft, std::string content, Guest const& guest,
                    std::string const& nonce)
{
    auto const& account = asking.visitor.account;
    Fields frame;
    frame.set("language", std::string{digest::tag_of(asking.visitor.language)});
    frame.set("title", draft.title);
    frame.set("site", asking.site.face()->name);
    frame.set("theme", theme_of(asking.request));
    frame.set("nonce", nonce);
    frame.set("style", asking.site.assets.address("style.css"));
    frame.set("script", asking.site.assets.address("page.js"));
    frame.set("icon", asking.site.assets.address("icon.svg"));
    frame.set("manifest", asking.site.assets.address("manifest.webmanifest"));
    frame.list("navigation", navigation(asking, draft.section));
    frame.say("signed_in", account.has_value());
    frame.say("site_owner", asking.visitor.owns_site());
    frame.set("person", account ? account->name : std::string{});
    frame.set("query", draft.section == "library" ? asking.asked_for("q") : std::string{});
    frame.set("token", guest.secret.empty() ? std::string{} : masked(accounts::csrf_token(guest.secret)));
    frame.list("feeds", feed_fields(draft.feeds));
    frame.say("hidden_from_search", !draft.may_be_found);
    frame.say("whole_width", draft.whole_width);
    frame.set("content", std::move(content));
    add_notice(frame, asking);
    return frame;
}

} // namespace

std::string theme_of(Request const& request)
{
    auto const theme = cookie(request.headers, cookie_name("theme", request.secure)).value_or("");
    return theme == "dark" || theme == "light" ? std::string{theme} : std::string{};
}

Response page(Asking const& asking, PageDraft draft)
{
    auto const guest = guest_of(asking, draft.has_form);
    // Forms of the page itself carry the same token as the frame's.
    draft.fields.set("token",
                     guest.secret.empty() ? std::string{} : masked(accounts::csrf_token(guest.secret)));
    draft.fields.say("can_subscribe", !draft.feeds.empty());
    draft.fields.list("subscribe",
                      draft.feeds.empty() ? std::vector<Fields>{} : forms_of(draft.feeds.front()));
    auto const& templates = asking.site.templates;
    auto content = templates.render(asking.visitor.language, draft.content, draft.fields);
    Response response;
    response.status = draft.status;
    response.type = "text/html; charset=utf-8";
    response.nonce = random_text();
    response.headers.add("content-language", std::string{digest::tag_of(asking.visitor.language)});
    if (!draft.may_be_found) response.headers.add("x-robots-tag", "noindex");
    if (guest.is_new)
        response.headers.add("set-cookie",
                             set_cookie({guest_cookie, guest.secret, std::nullopt, asking.request.secure}));
    response.body = templates.render(asking.visitor.language, "frame",
                                     frame_fields(asking, draft, std::move(content), guest, response.nonce));
    return response;
}

Response see_other(std::string const& to)
{
    Response response;
    response.status = 303;
    response.headers.add("location", to);
    return response;
}

namespace {

std::string reason_of(Asking const& asking, int status)
{
    return std::string{asking.words().text("error." + std::to_string(status) + ".text")};
}

PageDraft error_draft(Asking const& asking, int status, std::string const& reason)
{
    PageDraft draft{"error"};
    draft.title = std::string{asking.words().text("error." + std::to_string(status) + ".title")};
    draft.fields.set("heading", draft.title);
    draft.fields.set("reason", reason);
    draft.fields.set("request", status >= 500 ? asking.request.id : std::string{});
    draft.fields.set("sent", std::string{});
    draft.status = status;
    draft.has_form = false;
    return draft;
}

} // namespace

Response error_page(Asking const& asking, int status)
{
    return error_page(asking, status, reason_of(asking, status));
}

Response error_page(Asking const& asking, int status, std::string const& reason)
{
    return page(asking, error_draft(asking, status, reason));
}

Response error_page(Site& site, Request const& request, Language language, int status)
{
    Visitor visitor;
    visitor.language = language;
    Match const none;
    return error_page(Asking{site, request, none, visitor, site.clock.now()}, status);
}

Response not_found(Asking const& asking)
{
    return error_page(asking, 404);
}

Response error_page(Changing const& changing, int status)
{
    return error_page(changing, status, reason_of(changing, status));
}

Response error_page(Changing const& changing, int status, std::string const& reason)
{
    auto draft = error_draft(changing, status, reason);
    if (is_typed(changing.form.fields)) {
        bool const gone = status == 404;
        draft.fields.set("sent", std::string{changing.words().text(gone ? "error.sent-gone" : "error.sent")});
        draft.fields.say("can_send", !gone);
        add_sent(draft.fields, changing.words(), changing.form.fields, changing.request.target.raw);
        draft.has_form = true;
    }
    return page(changing, std::move(draft));
}

Response not_found(Changing const& changing)
{
    return error_page(changing, 404);
}

std::string Changing::back(std::string const& otherwise) const
{
    auto const wanted = field("back");
    return wanted.empty() ? otherwise : without_notice(safe_path(wanted));
}

std::string safe_path(std::string_view wanted)
{
    // "//host" and "/\host" are other sites to a browser; a control character may make one of what is left.
    if (wanted.empty() || wanted.front() != '/' || wanted.substr(1).starts_with('/') ||
        wanted.find('\\') != std::string_view::npos)
        return "/";
    for (char const c : wanted)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) return "/";
    return std::string{wanted};
}

} // namespace florilege::web
