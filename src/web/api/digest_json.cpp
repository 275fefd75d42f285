#include "web/api/digest_json.hpp"

#include "web/api/bookmark_json.hpp"
#include "web/api/choices.hpp"
#include "web/api/times.hpp"
#include "web/pages/digests/digest_fields.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

constexpr std::array digest_fields{
    must("name", Shape::text(), "Its name, as in its address"),
    must("title", Shape::text(),
         "Of its issues, with places to fill such as `{{dates}}`; empty: “Links of "
         "the week …”"),
    must("query", Shape::text(), "What goes in, in the query language; empty: everything"),
    must("every", Shape::one_of(every_words), "How long its periods are"),
    must("order", Shape::one_of(order_words), "How the bookmarks of an issue are arranged"),
    must("language", Shape::one_of(language_words), "The language of what it says itself"),
    must("time_zone", Shape::text(), "In which its days begin"),
    must("audience", Shape::one_of(audience_words),
         "Who may read it: everyone, then only what is public goes in, or its owner"),
    must("url", Shape::url().or_null(), "Its page; null where its issues are written into a folder"),
    must("folder", Shape::text().or_null(), "That folder on the site's machine; null where it has a page"),
    must("format", Shape::one_of(format_words), "The form of the files in the folder"),
    must("created", Shape::time(), "When it was ordered"),
};

} // namespace

constexpr Object digest_object{
    "Digest", "A standing order: what goes in, how arranged, and when it comes out", digest_fields};

boost::json::object digest_json(Asking const& asking, digest::StoredDigest const& digest)
{
    auto const& standing = digest.standing;
    boost::json::value url;
    if (standing.on_site()) url = asking.base_url() + digest_address(asking.account().name, standing.slug);
    bool const for_everyone = standing.readers == digest::Readers::everyone;
    return {{"name", standing.slug},
            {"title", standing.title},
            {"query", standing.query},
            {"every", digest::name_of(standing.every)},
            {"order", order_words.at(static_cast<std::size_t>(standing.order))},
            {"language", digest::tag_of(standing.language)},
            {"time_zone", standing.zone.name()},
            {"audience", audience_words.at(for_everyone ? 1 : 0)},
            {"url", std::move(url)},
            {"folder", text_or_null(standing.folder.string())},
            {"format", digest::name_of(standing.format)},
            {"created", time_text(digest.created)}};
}

} // namespace florilege::web
