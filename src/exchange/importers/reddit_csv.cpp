#include "exchange/importers/reddit_csv.hpp"

#include "exchange/importers/csv_columns.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

/// Posts and comments are counted apart, so an id names one thing only with Reddit's own word for its kind:
/// "t3" is a post, …/comments/POST/WORDS/; "t1" is a comment, …/comments/POST/WORDS/COMMENT/.
std::string_view kind_of(std::string_view permalink)
{
    constexpr std::string_view before = "/comments/";
    auto const at = permalink.find(before);
    if (at == permalink.npos) return {};
    auto rest = permalink.substr(at + before.size());
    if (rest.ends_with('/')) rest.remove_suffix(1);
    return std::ranges::count(rest, '/') < 2 ? "t3_" : "t1_";
}

void read_row(std::span<NamedCell const> cells, Place place, ImportOptions const& options, Intake& intake)
{
    SavedItem item{std::move(place)};
    std::string_view id;
    for (auto const& [name, column, text] : cells) {
        if (name == "permalink")
            item.href = text;
        else if (name == "id")
            id = text;
        else
            item.keep(column, text);
    }
    auto const kind = kind_of(item.href);
    if (!id.empty() && !kind.empty()) item.origin("reddit", std::string{kind}.append(id));
    std::move(item).hand_over(options, intake);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    CsvKind kind{{"id", "permalink"}, "the first line does not name the columns of Reddit: id,permalink"};
    kind.begin = [&](std::span<std::string const> columns) -> std::optional<Fault> {
        // One's own posts, and votes, have further columns; what was hidden has not.
        if (columns.size() == 2 && !source.name().ends_with("hidden_posts.csv")) return std::nullopt;
        return Fault{{},
                     "these are posts or comments of Reddit, but not those that were saved",
                     Saying{"fault.import.not-saved"}};
    };
    each_row(source, options, intake, kind, [&](std::span<NamedCell const> cells, Place place) {
        read_row(cells, std::move(place), options, intake);
    });
}

Likeness recognise(std::string_view head)
{
    return names_columns(head, {"id", "permalink"}) && columns_of(head).size() == 2 ? Likeness::certain
                                                                                    : Likeness::no;
}

} // namespace

Format const reddit_csv_format{"reddit-csv", "Reddit: what you saved (CSV)", recognise, read};

} // namespace florilege::exchange
