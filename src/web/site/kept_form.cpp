#include "web/site/kept_form.hpp"

#include "web/pages/accounts/sign_in_page.hpp"
#include "web/site/page.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace florilege::web {
namespace {

constexpr std::array<std::string_view, 6> secrets{"token", "password", "again", "code", "next", "kept"};

/// Longer ones are not carried through a page.
constexpr std::size_t longest_kept = std::size_t{512} << 10;

/// What people type into, and the message that names it there. The rest of a form is not theirs to read.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> typed_fields{
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
     {"slug", "digests.slug"}}};

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

Response keep_and_sign_in(Asking const& asking)
{
    auto const form = read_form(asking.request);
    SignInPage draft;
    // A page of another site must not have us carry its form past the sign-in.
    auto const from = asking.request.headers.find("sec-fetch-site");
    bool const ours = !from || *from == "same-origin" || *from == "none";
    draft.next = ours ? asking.request.target.raw : "/";
    if (form && ours) draft.kept = packed(form->fields);
    draft.message = "sign-in.first";
    draft.status = 401;
    return sign_in_page(asking, draft);
}

Response send_again(Asking const& asking, Form const& form)
{
    return send_again(asking, form.fields, asking.request.target.raw);
}

Response send_again(Asking const& asking, Pairs const& fields, std::string const& to)
{
    PageDraft draft{"send_again"};
    draft.title = std::string{asking.words().text("send-again.title")};
    std::vector<text::Fields> rows;
    for (auto const& [name, value] : fields.pairs()) {
        if (is_secret(name)) continue;
        text::Fields row;
        auto const message = message_of(name);
        row.set("name", name);
        row.say("typed", !message.empty());
        row.set("label", message.empty() ? std::string{} : std::string{asking.words().text(message)});
        row.set("value", value);
        row.say("long", value.size() > 60 || value.find('\n') != std::string::npos);
        rows.push_back(std::move(row));
    }
    draft.fields.list("rows", std::move(rows));
    draft.fields.set("to", to);
    draft.status = 409;
    return page(asking, std::move(draft));
}

} // namespace florilege::web
