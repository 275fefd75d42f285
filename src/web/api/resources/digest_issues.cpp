#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/digests.hpp"
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

json::object issue_json(Asking const& asking, digest::Standing const& standing,
                        digest::StoredIssue const& issue)
{
    json::value url;
    if (standing.on_site())
        url = asking.base_url() + digest_address(asking.account().name, standing.slug) + '/' + issue.label;
    return {{"period", issue.label},
            {"title", issue.title},
            {"entries", issue.entries},
            {"published", time_text(issue.published)},
            {"updated", time_text(issue.updated)},
            {"url", std::move(url)}};
}

Response list(Reading& reading, Input const& asked)
{
    auto const digest = digest::find_digest(reading.session, reading.account().id, reading.capture(0));
    if (!digest) return absent();
    auto const count = asked.count("count", 50);
    auto issues = digest::issues_of(reading.session, digest->id, asked.count("from", 0), count + 1);
    bool const more = issues.size() > count;
    if (more) issues.pop_back();
    json::array items;
    for (auto const& issue : issues)
        items.push_back(issue_json(reading, digest->standing, issue));
    return json_answer(json::object{{"items", std::move(items)}, {"more", more}});
}

constexpr std::array<AnswerDoc, 1> list_answers{{{200, "The issues", &list_object}}};
constexpr ApiDoc list_doc{.id = "listIssues",
                          .chapter = "Digests",
                          .path = digest_path,
                          .query = list_parameters,
                          .answers = list_answers};

constexpr auto whole_fields =
    joined(issue_fields, std::array{must("html", Shape::text(),
                                         "All of it, as a section of a page, as it is now for "
                                         "those who may read it")});
constexpr Object whole_object{"WholeIssue", "An issue with what is in it", whole_fields};

Response read(Reading& reading, Input const&)
{
    auto const owner = reading.account().id;
    auto const digest = digest::find_digest(reading.session, owner, reading.capture(0));
    auto const stored =
        digest ? digest::find_issue(reading.session, digest->id, reading.capture(1)) : std::nullopt;
    if (!stored) return absent();
    // Its owner sees what everyone sees.
    bool const for_everyone = digest->standing.readers == digest::Readers::everyone;
    auto const as_everyone =
        for_everyone ? reading.site.database.read(accounts::Viewer::anonymous().number()) : nullptr;
    auto& session = as_everyone ? static_cast<store::Session&>(*as_everyone) : reading.session;
    library::Profile const person{owner, reading.account().public_id, reading.account().name};
    auto const issue = issue_on_site(reading, session, {person, *digest}, *stored);
    if (!issue) return absent();
    auto answer = issue_json(reading, digest->standing, *stored);
    answer["title"] = issue->title;
    answer["entries"] = issue->entries();
    answer["updated"] = time_text(std::max(stored->updated, issue->updated));
    answer["html"] = section_of(*issue);
    return json_answer(answer);
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The issue", &whole_object}}};
constexpr ApiDoc read_doc{
    .id = "readIssue", .chapter = "Digests", .path = issue_path, .answers = read_answers};

} // namespace

Route const api_list_issues = api_route<list_doc, list>(Method::get, "/api/v1/digests/{digest}/issues",
                                                        Policy::Who::signed_in, "What came out of a digest");
Route const api_read_issue =
    api_route<read_doc, read>(Method::get, "/api/v1/digests/{digest}/issues/{period}", Policy::Who::signed_in,
                              "One issue of a digest, with what is in it");

} // namespace florilege::web
