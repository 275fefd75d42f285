#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/digest_json.hpp"
#include "web/api/resources/digests.hpp"
#include "web/http/disposition.hpp"
#include "web/pages/digests/composed_issue.hpp"

/// A digest of any period, which nobody ordered.
namespace florilege::web {
namespace {

constexpr std::size_t longest_mailbox = 1000;

constexpr std::array parameters{
    may("format", Shape::one_of(format_words), "The form of the file: `text` where it is not said"),
    may("week", Shape::text(20, 1), "An ISO week: `2012-W05`"),
    may("last", Shape::text(20, 1),
        "What is newest: `7d`, `2w`, `1m`, `24h`; the last seven days where no period is said"),
    may("from", Shape::text(40, 1), "The first day, or a moment"),
    may("to", Shape::text(40, 1), "The last day, or a moment; now where it is not said"),
    may("q", Shape::text(8192), "Only what this finds, in the query language"),
    may("title", Shape::text(digest::StandingLimits::text), "Its title, with places such as `{{dates}}`"),
    may("order", Shape::one_of(order_words), "How the bookmarks are arranged"),
    may("language", Shape::one_of(language_words), "The language of what it says itself"),
    may("only_public", Shape::yes_no(), "Leave out what is private"),
    may("links", Shape::yes_no(),
        "Lead to the pages of this site, of the tags and of the rest: `true` where it is not said"),
    may("mail_from", Shape::text(longest_mailbox, 1), "Who sends it, as an e-mail has it"),
    may("mail_to", Shape::text(longest_mailbox, 1), "Who receives it"),
};

WantedIssue wanted_by(Asking const& asking, Input const& asked)
{
    WantedIssue wanted;
    wanted.period = {asked.maybe_text("week"), asked.maybe_text("last"), asked.maybe_text("from"),
                     asked.maybe_text("to")};
    wanted.query = asked.text("q");
    wanted.title = asked.text("title");
    wanted.order = digest::order_named(asked.text("order")).value_or(digest::Order::newest);
    auto const language = asked.maybe_text("language");
    wanted.language = language ? digest::language_of(*language) : asking.visitor.language;
    wanted.only_public = asked.says("only_public");
    wanted.leads_here = asked.yes_no("links").value_or(true);
    return wanted;
}

/// A fault with a period as the API has it: the words are parameters here, and options elsewhere.
FieldFault of_parameter(Fault const& fault)
{
    auto reason = fault.reason();
    for (std::string const word : {"week", "last", "from", "to"})
        for (auto at = reason.find("--" + word); at != std::string::npos; at = reason.find("--" + word))
            reason.erase(at, 2);
    return {fault.where().substr(2), std::move(reason), true};
}

/// The mailbox that a parameter says; what is wrong with it goes to the others.
std::optional<digest::Mailbox> mailbox_in(Input const& asked, std::string const& name,
                                          std::vector<FieldFault>& faults)
{
    auto const text = asked.maybe_text(name);
    if (!text) return std::nullopt;
    auto mailbox = digest::Mailbox::parse(*text);
    if (mailbox) return std::move(*mailbox);
    faults.push_back({name, mailbox.error().reason(), true});
    return std::nullopt;
}

Response compose(Reading& reading, Input const& asked)
{
    auto const format = digest::format_named(asked.text("format")).value_or(digest::Format::text);
    auto const composed = compose_issue(reading, wanted_by(reading, asked));
    std::vector<FieldFault> faults;
    if (composed.period_fault) faults.push_back(of_parameter(*composed.period_fault));
    if (composed.query_fault) faults.push_back({"q", composed.query_fault->text(), true});
    if (composed.title_fault) faults.push_back({"title", composed.title_fault->reason(), true});
    digest::RenderOptions options;
    options.email.from = mailbox_in(asked, "mail_from", faults);
    options.email.to = mailbox_in(asked, "mail_to", faults);
    if (!faults.empty()) return problem(400, "the query is not as it should be", faults);
    auto const& issue = composed.issue.value();
    Response response;
    response.kind = HeaderClass::download;
    response.type = file_type;
    response.headers.add("content-disposition", attachment(file_name_of(issue, format)));
    response.headers.add("florilege-written", std::to_string(issue.entries()));
    response.body = digest::render(issue, format, digest::Templates::built_in(), options);
    return response;
}

constexpr std::array<AnswerDoc, 1> answers{
    {{200, "The file. `Florilege-Written` says how many bookmarks are in it", nullptr, file_type}}};
constexpr ApiDoc doc{.id = "composeDigest",
                     .chapter = "Digests",
                     .query = parameters,
                     .answers = answers,
                     .asks = "week=2012-W05&format=html&q=tag:maps"};

} // namespace

// Not below /digests: a digest may have any name.
Route const api_compose_digest = api_route<doc, compose>(
    Method::get, "/api/v1/digest", Policy::Who::signed_in,
    "The digest of any period as a file, composed for the visitor alone", Lane::long_work);

} // namespace florilege::web
