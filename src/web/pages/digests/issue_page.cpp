#include "web/pages/digests/issue_page.hpp"

#include "digest/publish/issues.hpp"
#include "digest/publish/publish.hpp"
#include "digest/zone_calendar.hpp"
#include "library/profile.hpp"
#include "prelude/iso_time.hpp"
#include "web/http/target.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/library/item_fields.hpp"

#include <charconv>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t issues_on_a_page = 100;

/// A digest on the site, of a person whose page the visitor may see.
struct Found {
    library::Profile person;
    digest::StoredDigest digest;

    bool for_everyone() const { return digest.standing.readers == digest::Readers::everyone; }
};

std::optional<Found> found(Reading& reading)
{
    auto const name = accounts::AccountName::parse(reading.capture(0));
    auto person = name ? library::find_profile(reading.session, reading.site.columns, *name) : std::nullopt;
    if (!person) return std::nullopt;
    auto digest = digest::find_digest(reading.session, person->owner, reading.capture(1));
    if (!digest || !digest->standing.folder.empty()) return std::nullopt;
    return Found{std::move(*person), std::move(*digest)};
}

std::string name_of(Asking const& asking, digest::Standing const& standing)
{
    return asking.words().say("digests.of", {{"name", std::string_view{standing.slug}}});
}

void add_way_up(Fields& fields, Found const& found)
{
    fields.set("person_name", found.person.name);
    fields.set("person_address", "/u/" + encoded(found.person.name));
    fields.say("private_digest", !found.for_everyone());
    fields.set("digest_address", digest_address(found.person.name, found.digest.standing.slug));
}

Response show_issues(Reading& reading)
{
    auto const it = found(reading);
    if (!it) return not_found(reading);
    auto const& standing = it->digest.standing;
    auto const asked = reading.asked_for("from");
    std::uint32_t from = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), from);
    auto issues = digest::issues_of(reading.session, it->digest.id, from, issues_on_a_page + 1);
    bool const more = issues.size() > issues_on_a_page;
    if (more) issues.pop_back();
    auto const here = digest_address(it->person.name, standing.slug);
    std::vector<Fields> rows;
    for (auto const& issue : issues) {
        Fields row;
        row.set("issue_address", here + '/' + issue.label);
        row.set("issue_title", issue.title);
        row.set("iso", iso_seconds(issue.published));
        row.set("date", day_in_words(reading, issue.published));
        rows.push_back(std::move(row));
    }
    PageDraft draft{"digest_issues"};
    draft.title = name_of(reading, standing);
    add_way_up(draft.fields, *it);
    draft.fields.set("heading", draft.title);
    draft.fields.say("any", !rows.empty());
    draft.fields.list("issues", std::move(rows));
    draft.fields.set("older_address",
                     more ? here + query_text({{"from", std::to_string(from + issues_on_a_page)}})
                          : std::string{});
    draft.may_be_found = it->for_everyone();
    draft.has_form = false;
    return page(reading, std::move(draft));
}

/// The issue as it is now for those who may read it: what became private since is not in it.
Response show_issue(Reading& reading)
{
    auto const it = found(reading);
    if (!it) return not_found(reading);
    auto const& standing = it->digest.standing;
    auto const stored = digest::find_issue(reading.session, it->digest.id, reading.capture(2));
    auto const period = digest::period_labelled(reading.capture(2), standing.zone);
    if (!stored || !period) return not_found(reading);
    digest::ZoneCalendar const calendar{standing.zone};
    auto const query = library::Query::parse(standing.query, {period->to, calendar});
    if (!query) return not_found(reading);
    auto const publication = publication_at(reading, it->person.name, standing.slug, stored->label);
    // Its owner sees what everyone sees.
    auto const as_everyone =
        it->for_everyone() ? reading.site.database.read(accounts::Viewer::anonymous().number()) : nullptr;
    auto& session = as_everyone ? static_cast<store::Session&>(*as_everyone) : reading.session;
    auto const issue = digest::issue_of(session, it->person.owner, standing, *period, *query, publication);
    if (!issue) return not_found(reading);
    PageDraft draft{"digest_issue"};
    draft.title = issue->title;
    add_way_up(draft.fields, *it);
    draft.fields.set("digest_name", name_of(reading, standing));
    draft.fields.set("issue", section_of(*issue));
    draft.may_be_found = it->for_everyone();
    draft.has_form = false;
    return page(reading, std::move(draft));
}

Response to_own_digest(Reading& reading)
{
    return see_other(digest_address(reading.account().name, reading.capture(0)));
}

Response to_own_issue(Reading& reading)
{
    return see_other(digest_address(reading.account().name, reading.capture(0)) + '/' +
                     encoded(reading.capture(1)));
}

} // namespace

Route const digest_issues_route{Method::get, "/u/{name}/digest/{slug}", Policy::Who::anyone, show_issues,
                                "The issues of a digest that somebody publishes here"};
Route const digest_issue_route{Method::get, "/u/{name}/digest/{slug}/{label}", Policy::Who::anyone,
                               show_issue, "One issue of a digest, under the address that it keeps"};
Route const own_digest_route{Method::get, "/digest/{slug}", Policy::Who::signed_in, to_own_digest,
                             "Leads to the visitor's own digest of that name"};
Route const own_issue_route{Method::get, "/digest/{slug}/{label}", Policy::Who::signed_in, to_own_issue,
                            "Leads to an issue of the visitor's own digest of that name"};

} // namespace florilege::web
