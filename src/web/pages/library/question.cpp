#include "web/pages/library/question.hpp"

#include "digest/zone_calendar.hpp"
#include "library/query/syntax.hpp"
#include "web/site/fault_words.hpp"

namespace florilege::web {
namespace {

constexpr std::string_view purpose = "place";

} // namespace

Result<library::Query, library::QueryError> read_query(Asking const& asking, std::string_view text)
{
    digest::ZoneCalendar const calendar{asking.visitor.zone};
    return library::Query::parse(text, {asking.now, calendar});
}

Result<library::Query, library::QueryError> query_within(Asking const& asking, std::string_view within,
                                                         std::string const& text)
{
    // Brackets keep an OR of the question from reaching over the term.
    auto const whole = within.empty() ? text
                       : text.empty() ? std::string{within}
                                      : std::string{within} + " (" + text + ')';
    auto query = read_query(asking, whole);
    if (query && !within.empty())
        if (auto alone = read_query(asking, text); !alone) return alone;
    return query;
}

Question read_question(Asking const& asking, std::string_view within)
{
    Question question{asking.asked_for("q")};
    auto const query = query_within(asking, within, question.text);
    if (!query) {
        question.fault = in_words(asking.words(), query.error());
        return question;
    }
    question.query = *query;
    question.sort = library::sort_named(asking.asked_for("sort"));
    question.after = opened(asking, "after");
    question.before = opened(asking, "before");
    return question;
}

std::string term(std::string_view field, std::string_view value)
{
    return library::written_term(field, value);
}

std::string sealed(Asking const& asking, library::Place const& place)
{
    return asking.site.seal.close(purpose, library::to_bytes(place));
}

std::optional<library::Place> opened(Asking const& asking, std::string_view name)
{
    auto const text = asking.asked_for(name);
    if (text.empty()) return std::nullopt;
    auto const bytes = asking.site.seal.open(purpose, text);
    return bytes ? library::place_of(*bytes) : std::nullopt;
}

} // namespace florilege::web
