#include "web/pages/digests/digest_fields.hpp"

#include "digest/render.hpp"
#include "web/http/target.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::array<std::string_view, 4> orders{"newest", "oldest", "tag", "list"};

std::optional<text::Url> url_of(std::string const& address)
{
    auto url = text::Url::parse(address);
    return url ? std::optional{std::move(*url)} : std::nullopt;
}

} // namespace

void add_digest_choices(Fields& fields, Asking const& asking, digest::Order order, digest::Language language)
{
    std::vector<Fields> all;
    for (auto const name : orders) {
        Fields row;
        row.set("order", std::string{name});
        row.set("order_name", std::string{asking.words().text("digests.order." + std::string{name})});
        row.say("chosen", digest::order_named(name) == order);
        all.push_back(std::move(row));
    }
    fields.list("orders", std::move(all));
    std::vector<Fields> languages;
    for (auto const each : {digest::Language::english, digest::Language::french}) {
        Fields row;
        auto const tag = std::string{digest::tag_of(each)};
        row.set("locale", tag);
        row.set("locale_name", std::string{asking.words().text("digests.language." + tag)});
        row.say("chosen", each == language);
        languages.push_back(std::move(row));
    }
    fields.list("languages", std::move(languages));
}

std::string digest_address(std::string_view person, std::string_view slug)
{
    return "/u/" + encoded(person) + "/digest/" + encoded(slug);
}

digest::Publication publication_at(Asking const& asking, std::string_view person, std::string_view slug,
                                   std::string_view label)
{
    auto const home = asking.base_url() + "/u/" + encoded(person);
    digest::Publication publication;
    publication.author = std::string{person};
    publication.rest = url_of(home);
    publication.tags = url_of(home + "/t/");
    if (!label.empty())
        publication.issue =
            url_of(asking.base_url() + digest_address(person, slug) + '/' + std::string{label});
    return publication;
}

std::string section_of(digest::Issue const& issue)
{
    return digest::render_html(issue, digest::Templates::built_in(), digest::HtmlShape::section);
}

} // namespace florilege::web
