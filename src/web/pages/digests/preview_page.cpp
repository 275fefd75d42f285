#include "web/pages/digests/preview_page.hpp"

#include "digest/render.hpp"
#include "digest/select/select.hpp"
#include "web/http/disposition.hpp"
#include "web/http/target.hpp"
#include "web/pages/digests/digest_fields.hpp"
#include "web/pages/library/question.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::array<digest::Format, 6> formats{digest::Format::text,     digest::Format::html,
                                                digest::Format::markdown, digest::Format::json,
                                                digest::Format::atom,     digest::Format::email};

/// What the address asks for.
struct Wanted {
    digest::Order order = digest::Order::newest;
    digest::Language language = digest::Language::english;
    bool only_public = false;
    std::optional<digest::Issue> issue = {};
    std::string period_fault = {};
    std::string query_fault = {};
    std::string title_fault = {};
};

digest::PeriodWords words_of(Asking const& asking)
{
    auto const given = [&](std::string_view name) {
        auto const value = asking.asked_for(name);
        return value.empty() ? std::nullopt : std::optional{value};
    };
    return {given("week"), given("last"), given("from"), given("to")};
}

Wanted read_wanted(Reading& reading)
{
    Wanted wanted;
    wanted.order = digest::order_named(reading.asked_for("order")).value_or(digest::Order::newest);
    auto const locale = reading.asked_for("locale");
    wanted.language = locale.empty() ? reading.visitor.language : digest::language_of(locale);
    wanted.only_public = !reading.asked_for("public").empty();
    auto const period = digest::read_period(words_of(reading), reading.visitor.zone, reading.now);
    if (!period) wanted.period_fault = period.error().reason();
    auto const query = read_query(reading, reading.asked_for("q"));
    if (!query) wanted.query_fault = query.error().text();
    digest::ComposeOptions options;
    options.language = wanted.language;
    options.order = wanted.order;
    options.publication = publication_at(reading, reading.account().name, "links", {});
    if (auto const title = reading.asked_for("title"); period && !title.empty()) {
        auto const filled = digest::title_of(title, *period, wanted.language);
        if (filled)
            options.title = *filled;
        else
            wanted.title_fault = filled.error().reason();
    }
    if (!period || !query || !wanted.title_fault.empty()) return wanted;
    auto const readers = wanted.only_public ? digest::Readers::everyone : digest::Readers::owner;
    wanted.issue = digest::compose(
        digest::select(reading.session, reading.account().id, *period, *query, readers), *period, options);
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

std::string said(Asking const& asking, std::string const& reason)
{
    return reason.empty() ? reason
                          : asking.words().say("digests.fault", {{"reason", std::string_view{reason}}});
}

Response show_wanted(Reading const& reading, Wanted const& wanted)
{
    auto const& words = reading.words();
    PageDraft draft{"digest_preview"};
    draft.title = std::string{words.text("digests.preview")};
    draft.section = "digests";
    auto& fields = draft.fields;
    for (std::string_view const key : {"from", "to", "q", "title"})
        fields.set(key == "title" ? "wanted_title" : key, reading.asked_for(key));
    fields.say("only_public", wanted.only_public);
    fields.set("period_fault", said(reading, wanted.period_fault));
    fields.set("query_fault", said(reading, wanted.query_fault));
    fields.set("title_fault", said(reading, wanted.title_fault));
    add_digest_choices(fields, reading, wanted.order, wanted.language);
    fields.say("composed", wanted.issue.has_value());
    fields.set("issue", wanted.issue ? section_of(*wanted.issue) : std::string{});
    bool const any = wanted.issue && !wanted.issue->empty();
    fields.say("any", any);
    fields.list("downloads", any ? downloads(reading) : std::vector<Fields>{});
    draft.status = wanted.issue ? 200 : 422;
    return page(reading, std::move(draft));
}

Response show(Reading& reading)
{
    return show_wanted(reading, read_wanted(reading));
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
    auto const wanted = read_wanted(reading);
    if (!wanted.issue) return show_wanted(reading, wanted);
    auto const name =
        "links-" + wanted.issue->period.label + '.' + std::string{digest::extension_of(*format)};
    Response response;
    response.kind = HeaderClass::download;
    response.type = std::string{type_of(*format)};
    response.headers.add("content-disposition", attachment(name));
    response.body = digest::render(*wanted.issue, *format, digest::Templates::built_in());
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
