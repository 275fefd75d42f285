#include "web/site/kept_form.hpp"

#include "web/pages/accounts/sign_in_page.hpp"
#include "web/site/door.hpp"
#include "web/site/page.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace florilege::web {
namespace {

constexpr std::array<std::string_view, 7> secrets{"token", "password", "again", "current",
                                                  "code",  "next",     "kept"};

/// Longer ones are not carried through a page.
constexpr std::size_t longest_kept = std::size_t{512} << 10;

/// What people type into, and the message that names it there. The rest of a form is not theirs to read.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> typed_fields{
    {{"url", "edit.url"},
     {"title", "edit.title"},
     {"tags", "edit.tags"},
     {"note", "edit.note"},
     {"quote", "bookmark.quote"},
     {"text", "lists.text"},
     {"list", "bookmark.list-name"},
     {"at", "lists.at"},
     {"name", "searches.name"},
     {"q", "digests.query"},
     {"slug", "digests.slug"},
     {"under", "lists.under"},
     {"into", "tag.merge"},
     {"alias", "tag.alias"},
     {"parent", "tag.parent"},
     {"label", "tokens.label"}}};

std::string_view message_of(std::string_view name)
{
    auto const* const found = std::find_if(typed_fields.begin(), typed_fields.end(),
                                           [&](auto const& field) { return field.first == name; });
    return found == typed_fields.end() ? std::string_view{} : found->second;
}

bool is_secret(std::string_view name)
{
    return std::find(secrets.begin(), secrets.end(), name) != secrets.end();
}

/// What the request sent, where a page of ours did: that of another site must not have us carry its form
/// along.
std::optional<Form> own_form(Asking const& asking)
{
    auto form = is_from_here(asking) ? read_form(asking.request) : Fault{"form", "is not ours"};
    return form ? std::optional{std::move(*form)} : std::nullopt;
}

} // namespace

std::string packed(Pairs const& fields)
{
    std::string out;
    for (auto const& [name, value] : fields.pairs()) {
        if (is_secret(name)) continue;
        out += (out.empty() ? "" : "&") + encoded(name) + '=' + encoded(value);
    }
    return out.size() > longest_kept ? std::string{} : out;
}

Pairs unpacked(std::string_view text)
{
    auto fields = parse_urlencoded(text);
    return fields ? std::move(*fields) : Pairs{};
}

bool is_typed(Pairs const& fields)
{
    auto const any = [&](auto const& what) {
        return std::any_of(fields.pairs().begin(), fields.pairs().end(), what);
    };
    return any([](auto const& field) { return !field.second.empty() && !message_of(field.first).empty(); }) &&
           !any([](auto const& field) { return field.first != "token" && is_secret(field.first); });
}

void add_sent(text::Fields& page, Words const& words, Pairs const& fields, std::string const& to)
{
    std::vector<text::Fields> rows;
    for (auto const& [name, value] : fields.pairs()) {
        if (is_secret(name)) continue;
        text::Fields row;
        auto const message = message_of(name);
        row.set("name", name);
        row.say("typed", !message.empty());
        row.set("label", message.empty() ? std::string{} : std::string{words.text(message)});
        row.set("value", value);
        row.say("long", value.size() > 60 || value.find('\n') != std::string::npos);
        rows.push_back(std::move(row));
    }
    page.list("rows", std::move(rows));
    page.set("to", to);
}

namespace {

struct SentPage {
    std::string_view title; ///< keys of messages
    std::string_view text;
    int status;
    bool signs_in_beside = false;
};

Response sent_page(Asking const& asking, SentPage const& says, Pairs const& fields, std::string const& to)
{
    PageDraft draft{"send_again"};
    draft.title = std::string{asking.words().text(says.title)};
    draft.status = says.status;
    draft.fields.set("heading", draft.title);
    draft.fields.set("text", std::string{asking.words().text(says.text)});
    draft.fields.say("sign_in", says.signs_in_beside);
    draft.fields.say("can_send", true);
    add_sent(draft.fields, asking.words(), fields, to);
    return page(asking, std::move(draft));
}

} // namespace

Response keep_and_sign_in(Asking const& asking)
{
    auto const form = own_form(asking);
    SignInPage draft;
    draft.next = form ? asking.request.target.raw : "/";
    if (form) draft.kept = packed(form->fields);
    if (form && draft.kept.empty() && is_typed(form->fields)) // too long for that
        return sent_page(asking, {"sign-in.title", "send-again.beside", 401, true}, form->fields, draft.next);
    draft.message = draft.kept.empty() ? "error.401.text" : "sign-in.first";
    draft.status = 401;
    return sign_in_page(asking, draft);
}

Response sign_in_anew(Asking const& asking, std::string_view message)
{
    SignInPage draft;
    draft.message = message;
    draft.status = 401;
    if (auto const form = own_form(asking)) {
        draft.next = safe_path(form->fields.text("next"));
        draft.kept = form->fields.text("kept");
    }
    return sign_in_page(asking, draft);
}

Response go_on_signed_in(Asking const& asking)
{
    auto const form = own_form(asking);
    if (!form) return see_other("/");
    if (!form->fields.text("kept").empty()) return send_again(asking, *form);
    return see_other(safe_path(form->fields.text("next")));
}

Response send_again(Asking const& asking, Form const& form)
{
    // What was on its way through the page to sign in, rather than that page.
    if (auto const kept = form.fields.text("kept"); !kept.empty())
        return send_again(asking, unpacked(kept), safe_path(form.fields.text("next")));
    return send_again(asking, form.fields, asking.request.target.raw);
}

Response send_again(Asking const& asking, Pairs const& fields, std::string const& to)
{
    return sent_page(asking, {"send-again.title", "send-again.text", 409}, fields, to);
}

} // namespace florilege::web
