#include "exchange/importers/readwise_csv.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/csv_columns.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

/// So many rows of one book are gathered; the next begin it anew, and the library puts both together.
constexpr std::size_t most_highlights_held = 1000;

constexpr std::string_view no_columns =
    "the first line does not name the columns of Readwise: Highlight,Book Title,Book Author,Amazon Book ID,"
    "Note,Color,Tags,Location Type,Location,Highlighted at,Document tags";

/// A row: the passage, and what it says of the book or page that it is from.
struct Passage {
    explicit Passage(Place place) : of{std::move(place)} {}
    SavedItem of;
    library::HighlightDraft highlight;
    bool bad_time = false;
};

bool take_source(SavedItem& item, std::string_view name, std::string_view text)
{
    if (name == "book title" || name == "title")
        item.title(text);
    else if (name == "book author" || name == "author")
        item.draft.author = one_line(text);
    else if (name == "url" || name == "source url")
        item.href = text;
    else if (name == "document tags")
        item.draft.tags = split_tags(text, TagSeparator::comma);
    else
        return false;
    return true;
}

Passage passage_of(std::span<NamedCell const> cells, Place place)
{
    Passage passage{std::move(place)};
    auto& highlight = passage.highlight;
    Extra of_highlight;
    std::vector<std::string> tags;
    for (auto const& [name, column, text] : cells) {
        if (take_source(passage.of, name, text)) continue;
        if (name == "highlight")
            highlight.quote = text;
        else if (name == "note")
            highlight.note = text;
        else if (name == "color" || name == "colour")
            highlight.colour = text;
        else if (name == "tags")
            tags = split_tags(text, TagSeparator::comma);
        else if ((name == "highlighted at" || name == "date") && (highlight.created = parse_time(text)))
            continue;
        else if (name == "amazon book id")
            passage.of.keep(column, text);
        else if (!text.empty()) {
            passage.bad_time = passage.bad_time || name == "highlighted at" || name == "date";
            of_highlight.put(column, text);
        }
    }
    if (!tags.empty()) {
        std::string joined;
        for (auto const& tag : tags)
            joined += (joined.empty() ? "" : ", ") + tag;
        of_highlight.put("Tags", joined);
    }
    for (auto& tag : tags)
        passage.of.draft.tags.push_back(std::move(tag));
    highlight.extra = of_highlight.json();
    return passage;
}

/// Gathers the rows of one book or page while they follow one another.
class Books {
public:
    Books(ImportOptions const& options, Intake& intake) : options_{options}, intake_{intake} {}

    void take(Passage passage)
    {
        if (passage.highlight.quote.empty() && passage.highlight.note.empty())
            return intake_.reject(passage.of.place(), "the row has neither a passage nor a note");
        if (passage.bad_time) intake_.warn(passage.of.place(), "the time of this passage cannot be read");
        if (book_ && (!is_same(passage.of) || book_->draft.highlights.size() >= most_highlights_held)) give();
        if (!book_)
            book_.emplace(std::move(passage.of));
        else
            add_tags(passage.of.draft.tags);
        auto& draft = book_->draft;
        auto const& when = passage.highlight.created;
        if (when && (!draft.created || *when < *draft.created)) draft.created = when;
        draft.highlights.push_back(std::move(passage.highlight));
    }

    void give()
    {
        if (!book_) return;
        auto book = *std::exchange(book_, std::nullopt);
        // What names neither a page nor a book is still a passage.
        if (!book.href.empty() || book.draft.title.empty())
            return std::move(book).hand_over(options_, intake_);
        book.draft.kind = library::SourceKind::book;
        std::move(book).hand_over_work(options_, intake_);
    }

private:
    bool is_same(SavedItem const& other) const
    {
        return other.href == book_->href && other.draft.title == book_->draft.title &&
               other.draft.author == book_->draft.author;
    }
    void add_tags(std::vector<std::string>& tags)
    {
        auto& all = book_->draft.tags;
        for (auto& tag : tags)
            if (std::ranges::find(all, tag) == all.end()) all.push_back(std::move(tag));
    }

    ImportOptions const& options_;
    Intake& intake_;
    std::optional<SavedItem> book_;
};

bool is_highlights(std::vector<std::string> const& columns)
{
    auto const has = [&](std::string_view name) { return std::ranges::find(columns, name) != columns.end(); };
    bool const exported = has("book title") && has("highlighted at");
    bool const to_import = has("title") && has("author") && has("note") && has("location") && has("date");
    return has("highlight") && (exported || to_import);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    Books books{options, intake};
    each_row(source, options, intake, {{"highlight", "note"}, no_columns},
             [&](std::span<NamedCell const> cells, Place place) {
                 books.take(passage_of(cells, std::move(place)));
             });
    books.give();
}

Likeness recognise(std::string_view head)
{
    return is_highlights(columns_of(head)) ? Likeness::certain : Likeness::no;
}

} // namespace

Format const readwise_csv_format{"readwise-csv", "Readwise highlights (CSV)", recognise, read};

} // namespace florilege::exchange
