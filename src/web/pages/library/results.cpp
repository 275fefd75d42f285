#include "web/pages/library/results.hpp"

#include "library/query/syntax.hpp"
#include "library/search/search.hpp"

#include <array>

namespace florilege::web {
namespace {

using text::Fields;

/// The page again, with other words in its address.
std::string address(Listing const& listing, std::string const& q, std::string const& sort,
                    std::pair<std::string_view, std::string> const& place = {})
{
    return listing.path + query_text({{"q", q}, {"sort", sort}, place});
}

/// What stands before a term that narrows the question down. A space binds closer than OR, so a question of
/// alternatives goes into parentheses.
std::string before_a_term(Question const& question)
{
    if (question.text.empty()) return {};
    auto const syntax = library::read_syntax(question.text);
    bool const alternatives = syntax && syntax->kind == library::Syntax::Kind::any;
    return (alternatives ? '(' + question.text + ')' : question.text) + ' ';
}

std::vector<Fields> facet_values(std::vector<library::Facet> const& facets, std::string_view field,
                                 Listing const& listing, Question const& question, std::string const& sort)
{
    std::vector<Fields> values;
    auto const before = before_a_term(question);
    for (auto const& facet : facets) {
        Fields value;
        value.set("facet_name", facet.name);
        value.set("facet_count", std::to_string(facet.count));
        value.set("facet_address", address(listing, before + term(field, facet.name), sort));
        values.push_back(std::move(value));
    }
    return values;
}

void add_facets(Fields& fields, Asking const& asking, Listing const& listing, Question const& question,
                library::Facets const& facets, std::string const& sort)
{
    struct Group {
        std::string_view key;
        std::vector<library::Facet> const& of;
        std::string_view field;
    };
    std::array<Group, 3> const groups{{{"facets.tags", facets.tags, "tag"},
                                       {"facets.sites", facets.sites, "site"},
                                       {"facets.years", facets.years, "on"}}};
    std::vector<Fields> all;
    for (auto const& group : groups) {
        if (group.of.empty()) continue;
        Fields one;
        one.set("facet_title", std::string{asking.words().text(group.key)});
        one.list("values", facet_values(group.of, group.field, listing, question, sort));
        all.push_back(std::move(one));
    }
    fields.say("has_facets", !all.empty());
    fields.say("approximate", facets.approximate);
    fields.list("facets", std::move(all));
}

void add_sorts(Fields& fields, Asking const& asking, Question const& question, bool by_words)
{
    struct Choice {
        std::string_view value;
        std::string_view key;
    };
    constexpr std::array<Choice, 4> choices{{{"relevance", "sort.relevance"},
                                             {"newest", "sort.newest"},
                                             {"oldest", "sort.oldest"},
                                             {"title", "sort.title"}}};
    auto const now = question.sort.value_or(question.query && question.query->sort() ? *question.query->sort()
                                            : by_words ? library::Sort::relevance
                                                       : library::Sort::newest);
    std::vector<Fields> all;
    for (auto const& choice : choices) {
        if (!by_words && choice.value == "relevance") continue;
        Fields one;
        one.set("sort_value", std::string{choice.value});
        one.set("sort_name", std::string{asking.words().text(choice.key)});
        one.say("chosen", library::sort_named(choice.value) == now);
        all.push_back(std::move(one));
    }
    fields.list("sort_choices", std::move(all));
}

/// Why nothing was found, where a name in the question is one that the library does not know.
std::vector<Fields> missing_fields(Asking const& asking, std::vector<library::MissingName> const& missing)
{
    std::vector<Fields> all;
    for (auto const& name : missing) {
        auto const* const key = name.field == library::FieldKind::tag      ? "library.no-tag"
                                : name.field == library::FieldKind::bundle ? "library.no-bundle"
                                                                           : "library.no-list";
        Fields one;
        one.set("missing_what", asking.words().say(key, {{"name", std::string_view{name.asked}}}));
        one.set("missing_near", name.near);
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

void add_results(Fields& fields, Reading& reading, Listing const& listing, Question const& question)
{
    auto const& words = reading.words();
    library::SearchResult result;
    if (question.query) {
        library::SearchOptions options;
        options.limit = items_on_a_page;
        options.sort = question.sort;
        options.after = question.after;
        options.before = question.before;
        result = library::search(reading.session, reading.site.columns, listing.owner, *question.query,
                                 options, reading.now);
    }
    auto const sort = question.sort
                          ? std::string{library::sort_names.at(static_cast<std::size_t>(*question.sort))}
                          : std::string{};
    std::vector<Fields> items;
    for (auto const& hit : result.hits)
        items.push_back(item_fields(reading, hit.bookmark, hit.snippet, listing.shelved));
    bool const nothing = question.query && result.total == 0;
    bool const nothing_at_all = nothing && question.text.empty();
    fields.set("heading", listing.heading);
    fields.set("q", question.text);
    fields.set("here_path", listing.path);
    fields.set("total", question.query && result.total > 0
                            ? words.say("library.total", {{"count", result.total}})
                            : std::string{});
    fields.set("fault", question.fault.empty()
                            ? std::string{}
                            : words.say("library.fault", {{"reason", std::string_view{question.fault}}}));
    fields.set("empty", nothing_at_all && !listing.empty.empty() ? listing.empty
                        : nothing                                ? std::string{words.text("library.none")}
                                                                 : std::string{});
    fields.list("missing", missing_fields(reading, result.missing));
    fields.say("first_steps", nothing_at_all && listing.first_steps);
    fields.list("items", std::move(items));
    fields.say("sorts", result.total > 1);
    add_sorts(fields, reading, question, question.query && question.query->looks_for_words());
    bool const ahead = result.more_before && result.first;
    bool const behind = result.more_after && result.last;
    fields.say("paged", ahead || behind);
    fields.set("newer_address",
               ahead ? address(listing, question.text, sort, {"before", sealed(reading, *result.first)})
                     : std::string{});
    fields.set("older_address",
               behind ? address(listing, question.text, sort, {"after", sealed(reading, *result.last)})
                      : std::string{});
    add_facets(fields, reading, listing, question, result.facets, sort);
    fields.say("can_bulk", listing.shelved.own && result.total > 0);
    fields.set("bulk_all", words.say("bulk.all", {{"count", result.total}}));
    fields.set("back", reading.request.target.raw);
}

} // namespace florilege::web
