#include "web/pages/digests/issue_page.hpp"

#include "prelude/iso_time.hpp"
#include "web/http/target.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/digests/site_digest.hpp"
#include "web/pages/library/item_fields.hpp"

#include <charconv>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t issues_on_a_page = 100;

std::string name_of(Asking const& asking, digest::Standing const& standing)
{
    return asking.words().say("digests.of", {{"name", std::string_view{standing.slug}}});
}

void add_way_up(Fields& fields, SiteDigest const& found)
{
    fields.set("person_name", found.person.name);
    fields.set("person_address", "/u/" + encoded(found.person.name));
    fields.say("private_digest", !found.for_everyone());
    fields.set("digest_address", digest_address(found.person.name, found.digest.standing.slug));
}

/// What only its owner reads has an address with a secret alone.
std::vector<FeedLink> feeds_of(SiteDigest const& digest)
{
    if (!digest.for_everyone()) return {};
    auto const& slug = digest.digest.standing.slug;
    return {{digest.person.name + " · " + slug, digest_address(digest.person.name, slug)}};
}

Response show_issues(Reading& reading)
{
    auto const it = site_digest(reading, reading.capture(0), reading.capture(1));
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
    draft.feeds = feeds_of(*it);
    draft.has_form = false;
    return page(reading, std::move(draft));
}

/// The issue as it is now for those who may read it: what became private since is not in it.
Response show_issue(Reading& reading)
{
    auto const it = site_digest(reading, reading.capture(0), reading.capture(1));
    if (!it) return not_found(reading);
    auto const& standing = it->digest.standing;
    auto const stored = digest::find_issue(reading.session, it->digest.id, reading.capture(2));
    if (!stored) return not_found(reading);
    // Its owner sees what everyone sees.
    auto const as_everyone =
        it->for_everyone() ? reading.site.database.read(accounts::Viewer::anonymous().number()) : nullptr;
    auto& session = as_everyone ? static_cast<store::Session&>(*as_everyone) : reading.session;
    auto const issue = issue_on_site(reading, session, *it, *stored);
    if (!issue) return not_found(reading);
    PageDraft draft{"digest_issue"};
    draft.title = issue->title;
    add_way_up(draft.fields, *it);
    draft.fields.set("digest_name", name_of(reading, standing));
    draft.fields.set("issue", section_of(*issue));
    draft.may_be_found = it->for_everyone();
    draft.feeds = feeds_of(*it);
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
