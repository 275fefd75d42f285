#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/digests.hpp"
#include "web/api/resources/people.hpp"
#include "web/api/times.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/digests/site_digest.hpp"

#include <boost/json.hpp>

/// What came out of a digest.
namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array issue_fields{
    must("period", Shape::text(), "The label of its period"),
    must("title", Shape::text(), "Its title"),
    must("entries", Shape::whole(), "How many bookmarks were in it when it was last published"),
    must("published", Shape::time(), "When it came out"),
    must("updated", Shape::time(), "When what it shows last changed"),
    must("url", Shape::url().or_null(), "Its page; null where it was written into a folder"),
};
constexpr Object issue_object{"Issue", "An issue of a digest", issue_fields};
constexpr Shape issue_shape = Shape::of(issue_object);

constexpr std::int64_t most_issues = 200;
constexpr std::array list_parameters{
    may("from", Shape::whole(0, 1'000'000), "How many of the newest are passed over"),
    may("count", Shape::whole(1, most_issues), "How many at most: 50 where it is not said"),
};
constexpr std::array list_fields{
    must("items", Shape::list(issue_shape), "The issues, the newest period first"),
    must("more", Shape::yes_no(), "Whether others follow")};
constexpr Object list_object{"Issues", "Issues of a digest", list_fields};

json::object issue_json(Asking const& asking, SiteDigest const& of, digest::StoredIssue const& issue)
{
    auto const& standing = of.digest.standing;
    json::value url;
    if (standing.on_site())
        url = asking.base_url() + digest_address(of.person.name, standing.slug) + '/' + issue.label;
    return {{"period", issue.label},
            {"title", issue.title},
            {"entries", issue.entries},
            {"published", time_text(issue.published)},
            {"updated", time_text(issue.updated)},
            {"url", std::move(url)}};
}

/// The visitor's own digest that the path names, which may be one that is written into a folder.
std::optional<SiteDigest> own_digest(Reading& reading)
{
    auto const& account = reading.account();
    auto digest = digest::find_digest(reading.session, account.id, reading.capture(0));
    if (!digest) return std::nullopt;
    return SiteDigest{{account.id, account.public_id, account.name}, std::move(*digest)};
}

Response issues_answer(Reading& reading, Input const& asked, std::optional<SiteDigest> const& of)
{
    if (!of) return absent();
    auto const count = asked.count("count", 50);
    auto issues = digest::issues_of(reading.session, of->digest.id, asked.count("from", 0), count + 1);
    bool const more = issues.size() > count;
    if (more) issues.pop_back();
    json::array items;
    for (auto const& issue : issues)
        items.push_back(issue_json(reading, *of, issue));
    return json_answer(json::object{{"items", std::move(items)}, {"more", more}});
}

Response list(Reading& reading, Input const& asked)
{
    return issues_answer(reading, asked, own_digest(reading));
}

Response list_of_person(Reading& reading, Input const& asked)
{
    return issues_answer(reading, asked, site_digest(reading, reading.capture(0), reading.capture(1)));
}

constexpr std::array<AnswerDoc, 1> list_answers{{{200, "The issues", &list_object}}};
constexpr ApiDoc list_doc{.id = "listIssues",
                          .chapter = "Digests",
                          .path = digest_path,
                          .query = list_parameters,
                          .answers = list_answers};
constexpr ApiDoc list_of_person_doc{.id = "listIssuesOfPerson",
                                    .chapter = "People",
                                    .path = digest_of_person_path,
                                    .query = list_parameters,
                                    .answers = list_answers};

constexpr auto whole_fields =
    joined(issue_fields, std::array{must("html", Shape::text(),
                                         "All of it, as a section of a page, as it is now for "
                                         "those who may read it")});
constexpr Object whole_object{"WholeIssue", "An issue with what is in it", whole_fields};

Response issue_answer(Reading& reading, std::optional<SiteDigest> const& of, std::string_view label)
{
    auto const stored = of ? digest::find_issue(reading.session, of->digest.id, label) : std::nullopt;
    if (!stored) return absent();
    // Its owner sees what everyone sees.
    auto const as_everyone =
        of->for_everyone() ? reading.site.database.read(accounts::Viewer::anonymous().number()) : nullptr;
    auto& session = as_everyone ? static_cast<store::Session&>(*as_everyone) : reading.session;
    auto const issue = issue_on_site(reading, session, *of, *stored);
    if (!issue) return absent();
    auto answer = issue_json(reading, *of, *stored);
    answer["title"] = issue->title;
    answer["entries"] = issue->entries();
    answer["updated"] = time_text(std::max(stored->updated, issue->updated));
    answer["html"] = section_of(*issue);
    return json_answer(answer);
}

Response read(Reading& reading, Input const&)
{
    return issue_answer(reading, own_digest(reading), reading.capture(1));
}

Response read_of_person(Reading& reading, Input const&)
{
    return issue_answer(reading, site_digest(reading, reading.capture(0), reading.capture(1)),
                        reading.capture(2));
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The issue", &whole_object}}};
constexpr ApiDoc read_doc{
    .id = "readIssue", .chapter = "Digests", .path = issue_path, .answers = read_answers};
constexpr ApiDoc read_of_person_doc{
    .id = "readIssueOfPerson", .chapter = "People", .path = issue_of_person_path, .answers = read_answers};

} // namespace

Route const api_list_issues = api_route<list_doc, list>(Method::get, "/api/v1/digests/{digest}/issues",
                                                        Policy::Who::signed_in, "What came out of a digest");
Route const api_read_issue =
    api_route<read_doc, read>(Method::get, "/api/v1/digests/{digest}/issues/{period}", Policy::Who::signed_in,
                              "One issue of a digest, with what is in it");
Route const api_issues_of_person = api_route<list_of_person_doc, list_of_person>(
    Method::get, "/api/v1/people/{person}/digests/{digest}/issues", Policy::Who::signed_in,
    "What came out of a digest of somebody");
Route const api_issue_of_person = api_route<read_of_person_doc, read_of_person>(
    Method::get, "/api/v1/people/{person}/digests/{digest}/issues/{period}", Policy::Who::signed_in,
    "One issue of somebody's digest, with what is in it");

} // namespace florilege::web
