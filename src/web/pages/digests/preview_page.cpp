#include "web/pages/digests/preview_page.hpp"

#include "digest/publish/standing.hpp"
#include "web/http/disposition.hpp"
#include "web/http/target.hpp"
#include "web/pages/digests/composed_issue.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/site/fault_words.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::array<digest::Format, 6> formats{digest::Format::text,     digest::Format::html,
                                                digest::Format::markdown, digest::Format::json,
                                                digest::Format::atom,     digest::Format::email};

digest::PeriodWords words_of(Asking const& asking)
{
    auto const given = [&](std::string_view name) {
        auto const value = asking.asked_for(name);
        return value.empty() ? std::nullopt : std::optional{value};
    };
    return {given("week"), given("last"), given("from"), given("to")};
}

/// What the address asks for.
WantedIssue wanted_by(Asking const& asking)
{
    WantedIssue wanted;
    wanted.period = words_of(asking);
    wanted.query = asking.asked_for("q");
    wanted.title = asking.asked_for("title");
    wanted.order = digest::order_named(asking.asked_for("order")).value_or(digest::Order::newest);
    auto const locale = asking.asked_for("locale");
    wanted.language = locale.empty() ? asking.visitor.language : digest::language_of(locale);
    wanted.only_public = !asking.asked_for("public").empty();
    return wanted;
}

std::vector<Fields> downloads(Asking const& asking)
{
    std::vector<Fields> rows;
    for (auto const format : formats) {
        auto const name = std::string{digest::name_of(format)};
        std::vector<std::pair<std::string_view, std::string>> asked{{"format", name}};
        for (std::string_view const key :
             {"week", "last", "from", "to", "q", "order", "locale", "title", "public"})
            asked.emplace_back(key, asking.asked_for(key));
        Fields row;
        row.set("format_name", std::string{asking.words().text("digests.format." + name)});
        row.set("format_address", "/digests/file" + query_text(asked));
        rows.push_back(std::move(row));
    }
    return rows;
}

template <class Error> std::string said(Words const& words, std::optional<Error> const& fault)
{
    return fault ? in_words(words, "digests.fault", *fault) : std::string{};
}

Response show_composed(Reading const& reading, WantedIssue const& wanted, ComposedIssue const& composed)
{
    auto const& words = reading.words();
    PageDraft draft{"digest_preview"};
    draft.title = std::string{words.text("digests.preview")};
    draft.section = "digests";
    auto& fields = draft.fields;
    for (std::string_view const key : {"from", "to", "q", "title"})
        fields.set(key == "title" ? "wanted_title" : key, reading.asked_for(key));
    fields.say("only_public", wanted.only_public);
    fields.set("period_fault", said(words, composed.period_fault));
    fields.set("query_fault", said(words, composed.query_fault));
    fields.set("title_fault", said(words, composed.title_fault));
    add_digest_choices(fields, reading, wanted.order, wanted.language);
    auto const& issue = composed.issue;
    fields.say("composed", issue.has_value());
    fields.set("issue", issue ? section_of(*issue) : std::string{});
    bool const any = issue && !issue->empty();
    fields.say("any", any);
    fields.list("downloads", any ? downloads(reading) : std::vector<Fields>{});
    draft.status = issue ? 200 : 422;
    return page(reading, std::move(draft));
}

Response show(Reading& reading)
{
    auto const wanted = wanted_by(reading);
    return show_composed(reading, wanted, compose_issue(reading, wanted));
}

std::string_view type_of(digest::Format format) noexcept
{
    switch (format) {
    case digest::Format::text: return "text/plain; charset=utf-8";
    case digest::Format::html: return "text/html; charset=utf-8";
    case digest::Format::markdown: return "text/markdown; charset=utf-8";
    case digest::Format::json: return "application/json";
    case digest::Format::atom: return "application/atom+xml";
    case digest::Format::email: return "message/rfc822";
    }
    return {};
}

Response write_out(Reading& reading)
{
    auto const format = digest::format_named(reading.asked_for("format"));
    if (!format) return error_page(reading, 400);
    auto const wanted = wanted_by(reading);
    auto const composed = compose_issue(reading, wanted);
    if (!composed.issue) return show_composed(reading, wanted, composed);
    Response response;
    response.kind = HeaderClass::download;
    response.type = std::string{type_of(*format)};
    response.headers.add("content-disposition", attachment(file_name_of(*composed.issue, *format)));
    response.body = digest::render(*composed.issue, *format, digest::Templates::built_in());
    return response;
}

} // namespace

Route const digest_preview_route{Method::get, "/digest", Policy::Who::signed_in, show,
                                 "The digest of any period, composed for the visitor alone"};
Route const digest_file_route{Method::get,
                              "/digests/file",
                              Policy::Who::signed_in,
                              write_out,
                              "The same as a file of the form `format`",
                              Body::none,
                              Proof::page,
                              Lane::long_work};

} // namespace florilege::web
