#include "cli/review_telling.hpp"

#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"
#include "text/url/text_fragment.hpp"

#include <boost/json.hpp>

#include <ostream>

namespace florilege::cli {
namespace {

namespace json = boost::json;

/// Where a highlight leads back to; empty where its source has no URL.
std::string address_of(library::HighlightDraft const& highlight, library::BookmarkDraft const& bookmark)
{
    return bookmark.url ? text::passage_address(*bookmark.url, highlight.quote) : std::string{};
}

json::value text_or_null(std::string const& text)
{
    return text.empty() ? json::value{} : json::value(text);
}

json::object object_of(library::HighlightDraft const& highlight, library::BookmarkDraft const& bookmark)
{
    json::object object{{"id", highlight.id->text()},
                        {"quote", highlight.quote},
                        {"note", highlight.note},
                        {"created", iso_seconds(*highlight.created)},
                        {"address", text_or_null(address_of(highlight, bookmark))}};
    return object;
}

json::object object_of(library::BookmarkDraft const& bookmark)
{
    json::object object{{"id", bookmark.id->text()},
                        {"url", text_or_null(bookmark.url ? bookmark.url->text() : std::string{})},
                        {"title", bookmark.title},
                        {"author", bookmark.author}};
    return object;
}

json::array array_of(std::vector<library::PlacedHighlight> const& highlights)
{
    json::array array;
    for (auto const& [highlight, bookmark] : highlights) {
        auto object = object_of(highlight, bookmark);
        object["bookmark"] = object_of(bookmark);
        array.push_back(std::move(object));
    }
    return array;
}

/// Every line of a text, moved in.
std::string indented(std::string const& text, std::string const& by)
{
    std::string lines = by;
    for (char const c : text) {
        lines += c;
        if (c == '\n') lines += by;
    }
    return lines;
}

void tell(Terminal& terminal, library::HighlightDraft const& highlight,
          library::BookmarkDraft const& bookmark)
{
    terminal.out << indented(highlight.quote, "  ") << '\n';
    if (!highlight.note.empty()) terminal.out << indented(highlight.note, "    ") << '\n';
    if (auto const address = address_of(highlight, bookmark); !address.empty())
        terminal.out << "  " << address << '\n';
    terminal.out << "  " << highlight.id->text() << "\n\n";
}

std::string heading_of(library::BookmarkDraft const& bookmark)
{
    auto heading = library::title_of(bookmark);
    if (!bookmark.author.empty()) heading += (heading.empty() ? "" : ", ") + bookmark.author;
    return heading;
}

void tell(Terminal& terminal, std::vector<library::PlacedHighlight> const& highlights)
{
    for (auto const& [highlight, bookmark] : highlights) {
        if (auto const heading = heading_of(bookmark); !heading.empty()) terminal.out << heading << '\n';
        tell(terminal, highlight, bookmark);
    }
}

Exit exit_of(bool found_any)
{
    return found_any ? Exit::done : Exit::partly;
}

} // namespace

Exit tell_newest(Terminal& terminal, std::vector<library::PlacedHighlight> const& highlights, bool as_json)
{
    if (as_json)
        terminal.out << json::serialize(json::object{{"items", array_of(highlights)}}) << '\n';
    else if (highlights.empty())
        terminal.out << "no highlights\n";
    else
        tell(terminal, highlights);
    return exit_of(!highlights.empty());
}

Exit tell_sources(Terminal& terminal, std::vector<library::BookmarkDraft> const& sources, bool as_json)
{
    json::array array;
    for (auto const& source : sources) {
        json::array highlights;
        for (auto const& highlight : source.highlights)
            highlights.push_back(object_of(highlight, source));
        auto object = object_of(source);
        object["highlights"] = std::move(highlights);
        array.push_back(std::move(object));
        if (as_json) continue;
        terminal.out << heading_of(source) << "\n\n";
        for (auto const& highlight : source.highlights)
            tell(terminal, highlight, source);
    }
    if (as_json)
        terminal.out << json::serialize(json::object{{"sources", std::move(array)}}) << '\n';
    else if (sources.empty())
        terminal.out << "no highlights\n";
    return exit_of(!sources.empty());
}

Exit tell_drawn(Terminal& terminal, DrawnDay const& drawn, bool as_json)
{
    if (as_json)
        terminal.out << json::serialize(
                            json::object{{"date", drawn.day}, {"items", array_of(drawn.highlights)}})
                     << '\n';
    else if (drawn.highlights.empty())
        terminal.out << "nothing is due today; `florilege review --newest` lists what you marked\n";
    else
        tell(terminal, drawn.highlights);
    return exit_of(!drawn.highlights.empty());
}

} // namespace florilege::cli
