#include "web/pages/digests/digests_page.hpp"

#include "digest/publish/issues.hpp"
#include "digest/publish/removal.hpp"
#include "library/profile.hpp"
#include "web/jobs/digest_job.hpp"
#include "web/jobs/job_reason.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/pages/library/question.hpp"
#include "web/site/fault_words.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t newest_issues = 3;
constexpr int failures_looked_at = 100;

/// The form that a digest is ordered with.
struct DigestForm {
    digest::Standing standing = {};
    std::string slug_fault = {};
    std::string title_fault = {};
    std::string query_fault = {};

    bool is_right() const { return slug_fault.empty() && title_fault.empty() && query_fault.empty(); }
};

DigestForm empty_form(Asking const& asking)
{
    DigestForm form;
    form.standing.language = asking.visitor.language;
    return form;
}

DigestForm read_form(Changing const& changing)
{
    auto form = empty_form(changing);
    auto& standing = form.standing;
    standing.slug = changing.field("slug");
    standing.title = changing.field("title");
    standing.query = changing.field("q");
    standing.every = digest::every_named(changing.field("every")).value_or(digest::Every::week);
    standing.order = digest::order_named(changing.field("order")).value_or(digest::Order::newest);
    standing.language = digest::language_of(changing.field("locale"));
    standing.zone = changing.visitor.zone;
    standing.readers = changing.field("private").empty() ? digest::Readers::everyone : digest::Readers::owner;
    constexpr auto longest = digest::StandingLimits::text;
    // What would fail every week is said now.
    for (auto const& [text, fault] :
         {std::pair{&standing.query, &form.query_fault}, {&standing.title, &form.title_fault}})
        if (text->size() > longest) *fault = std::string{changing.words().text("digests.too-long")};
    if (!form.is_right()) return form;
    if (auto const query = read_query(changing, standing.query); !query)
        form.query_fault = in_words(changing.words(), "digests.fault", query.error());
    auto const period = digest::last_over(standing.every, standing.zone, changing.now);
    if (auto const title = digest::title_of(standing.title, period, standing.language); !title)
        form.title_fault = in_words(changing.words(), "digests.fault", title.error());
    return form;
}

void add_form(Fields& fields, Asking const& asking, DigestForm const& form)
{
    auto const& standing = form.standing;
    fields.set("slug", standing.slug);
    fields.set("wanted_title", standing.title);
    fields.set("q", standing.query);
    fields.set("slug_fault", form.slug_fault);
    fields.set("title_fault", form.title_fault);
    fields.set("query_fault", form.query_fault);
    fields.say("private_too", standing.readers == digest::Readers::owner);
    std::vector<Fields> all;
    for (auto const every : {digest::Every::day, digest::Every::week, digest::Every::month}) {
        auto const name = std::string{digest::name_of(every)};
        Fields row;
        row.set("every", name);
        row.set("every_name", std::string{asking.words().text("digests.every." + name)});
        row.say("chosen", every == standing.every);
        all.push_back(std::move(row));
    }
    fields.list("everies", std::move(all));
    add_digest_choices(fields, asking, standing.order, standing.language);
}

std::string failure_in_words(Words const& words, std::string const& reason)
{
    if (reason == "disk-full" || reason == "broken")
        return std::string{words.text("digests.failure." + reason)};
    if (reason == store::program_ended) return std::string{words.text("digests.failure.ended")};
    return in_words(words, "digests.fault", failure_in(reason));
}

/// Why the newest period could not be published; empty where nothing is wrong.
std::string failure_of(Words const& words, std::vector<store::JobView> const& jobs, std::string_view slug)
{
    for (auto const& job : jobs)
        if (!job.reason.empty() && digest_order(job.payload).slug == slug)
            return failure_in_words(words, job.reason);
    return {};
}

Fields row_of(Asking const& asking, store::Reader& reader, digest::StoredDigest const& digest,
              std::vector<store::JobView> const& jobs)
{
    auto const& words = asking.words();
    auto const& standing = digest.standing;
    bool const on_site = standing.on_site();
    auto const here = digest_address(asking.account().name, standing.slug);
    std::vector<Fields> issues;
    for (auto const& issue : digest::issues_of(reader, digest.id, 0, newest_issues)) {
        Fields row;
        row.set("issue_title", issue.title);
        row.set("issue_address", on_site ? here + '/' + issue.label : std::string{});
        issues.push_back(std::move(row));
    }
    Fields row;
    row.set("digest_slug", standing.slug);
    row.set("digest_address", on_site ? here : std::string{});
    row.set("folder", standing.folder.string());
    row.set("digest_query", standing.query);
    row.set("digest_every",
            std::string{words.text("digests.every." + std::string{digest::name_of(standing.every)})});
    row.say("holds_private", standing.readers == digest::Readers::owner);
    row.set("failure", failure_of(words, jobs, standing.slug));
    row.say("any_issues", !issues.empty());
    row.list("issues", std::move(issues));
    return row;
}

Response digests_page(Asking const& asking, store::Reader& reader, DigestForm const& form)
{
    auto const& words = asking.words();
    auto const& account = asking.account();
    auto const jobs = store::jobs_in(reader, digest_queue, failures_looked_at, asking.now);
    std::vector<Fields> rows;
    for (auto const& digest : digest::digests_of(reader, account.id))
        rows.push_back(row_of(asking, reader, digest, jobs));
    PageDraft draft{"digests"};
    draft.title = std::string{words.text("digests.title")};
    draft.section = "digests";
    draft.fields.say("any", !rows.empty());
    draft.fields.say("hidden_person",
                     library::profile_shown(reader, account.id) == library::ProfileShown::never);
    draft.fields.say("form_open", rows.empty() || !form.is_right());
    draft.fields.list("digests", std::move(rows));
    add_form(draft.fields, asking, form);
    draft.status = form.is_right() ? 200 : 422;
    return page(asking, std::move(draft));
}

Response show(Reading& reading)
{
    return digests_page(reading, reading.session, empty_form(reading));
}

Response order(Changing& changing)
{
    auto form = read_form(changing);
    if (form.is_right()) {
        auto const owner = changing.account().id;
        bool room = true;
        std::optional<Fault> fault;
        changing.write([&](store::Transaction& transaction) {
            transaction.see_as(owner.value);
            fault.reset();
            room = digest::digests_of(transaction, owner).size() < digest::StandingLimits::of_an_account;
            if (!room) return;
            if (auto const added = digest::add_digest(transaction, owner, form.standing, changing.now);
                !added)
                fault = added.error();
        });
        if (!room) form.slug_fault = std::string{changing.words().text("fault.digest.too-many")};
        if (fault) form.slug_fault = in_words(changing.words(), "digests.fault", *fault);
    }
    if (!form.is_right()) return digests_page(changing, *changing.read(), form);
    changing.site.jobs.ring();
    return done_saying("/digests", "said.digest");
}

Response remove(Changing& changing)
{
    bool const removed = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        return digest::remove_digest(transaction, shelf, changing.capture(0));
    });
    return removed ? done(changing, "/digests") : not_found(changing);
}

} // namespace

Route const digests_page_route{Method::get, "/digests", Policy::Who::signed_in, show,
                               "The visitor's digests, their newest issues, and the form to order another"};
Route const order_digest_route{Method::post, "/digests",        Policy::Who::signed_in,
                               order,        "Orders a digest", Body::form};
Route const remove_digest_route{Method::post,
                                "/digests/{slug}/remove",
                                Policy::Who::signed_in,
                                remove,
                                "Orders a digest no more, and takes its issues off the site",
                                Body::form};

} // namespace florilege::web
