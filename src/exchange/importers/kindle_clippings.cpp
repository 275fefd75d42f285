#include "exchange/importers/kindle_clippings.hpp"

#include "exchange/importers/kindle_book.hpp"
#include "exchange/link.hpp"
#include "exchange/text_reader.hpp"
#include "exchange/words.hpp"
#include "text/utf8/fold.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <unordered_map>

namespace florilege::exchange {
namespace {

constexpr std::string_view separator = "==========";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t longest_shown = 120;

bool is_separator(std::string_view line)
{
    return line.starts_with(separator) && line.find_first_not_of('=') == line.npos;
}

/// Without the marks that a Kindle writes before every record, and blanks.
std::string_view bare(std::string_view line)
{
    for (;;) {
        if (line.starts_with(byte_order_mark))
            line.remove_prefix(byte_order_mark.size());
        else if (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
        else
            break;
    }
    return line.substr(0, line.find_last_not_of(" \t") + 1);
}

/// The lines between two separators.
struct ClippingLines {
    std::uint64_t line = 0; ///< of the title
    std::string title;
    std::string place;
    std::string text;
};

class KindleReader {
public:
    KindleReader(ImportOptions const& options, Intake& intake) : options_{options}, intake_{intake} {}

    void take(ClippingLines& lines);
    void hand_over_all();

private:
    struct Book {
        std::string title;
        std::uint64_t line = 0;
        std::vector<KindleClipping> clippings;
    };

    void gather(std::string const& title, KindleClipping clipping);

    ImportOptions const& options_;
    Intake& intake_;
    std::vector<Book> books_; // in the order in which they come first
    std::unordered_map<std::string, std::size_t> by_title_;
    std::size_t held_ = 0;
};

/// "<You have reached the clipping limit for this item>": what stands in place of a passage where a publisher
/// allows no more of them. The words are those of the device's language; all of them that are known here say
/// "limit".
bool is_about_the_limit(std::string_view text)
{
    if (!text.starts_with('<') || !text.ends_with('>')) return false;
    auto const said = text.substr(1, text.size() - 2);
    auto const blanks = std::count(said.begin(), said.end(), ' ');
    return blanks >= 3 && said.find_first_of("<>=\"\n") == said.npos &&
           text::fold(said).find("limit") != std::string::npos;
}

void KindleReader::take(ClippingLines& lines)
{
    Place const at{lines.line, {}};
    auto place = read_kindle_place(lines.place);
    if (!place) {
        auto const shown = text::cut(lines.place.empty() ? lines.title : lines.place, longest_shown);
        return intake_.reject(at, "this is no clipping of a Kindle: \"" + std::string{shown} + '"');
    }
    auto text = lines.text.substr(0, lines.text.find_last_not_of(" \t\n") + 1);
    if (place->kind == KindlePlace::Kind::bookmark || text.empty()) {
        auto const shown = std::string{text::cut(bare(lines.place), longest_shown)};
        intake_.skip(at, "a mark without words: " + shown + " of " +
                             std::string{text::cut(lines.title, longest_shown)});
        return;
    }
    if (place->kind != KindlePlace::Kind::note && is_about_the_limit(text)) {
        intake_.skip(at, "the Kindle kept no words of this passage: " +
                             std::string{text::cut(text, longest_shown)});
        return;
    }
    if (place->kind == KindlePlace::Kind::unknown)
        intake_.warn(at,
                     "it is not known in which language this clipping says what it is; kept as a highlight");
    if (!place->added) intake_.warn(at, "the date of this clipping cannot be read");
    gather(lines.title, {*place, std::move(text), lines.line});
}

void KindleReader::gather(std::string const& title, KindleClipping clipping)
{
    constexpr std::size_t cost_of_one = 200;
    auto const [place, fresh] = by_title_.emplace(title, books_.size());
    if (fresh) books_.push_back({title, clipping.line, {}});
    held_ += clipping.text.size() + cost_of_one + (fresh ? 2 * title.size() + cost_of_one : 0);
    books_[place->second].clippings.push_back(std::move(clipping));
    // What comes after meets the same books again in the library.
    if (held_ > options_.document_bytes) hand_over_all();
}

void KindleReader::hand_over_all()
{
    for (auto& book : books_) {
        auto [title, author] = read_kindle_title(book.title);
        library::BookmarkDraft draft;
        draft.kind = library::SourceKind::book;
        draft.title = one_line(title);
        draft.author = one_line(author);
        for (auto const& clipping : book.clippings)
            if (auto const& added = clipping.place.added;
                added && (!draft.created || *added < *draft.created))
                draft.created = added;
        auto joined = join_clippings(std::move(book.clippings));
        draft.highlights = std::move(joined.highlights);
        Place const place{book.line, {}};
        if (joined.merged > 0)
            intake_.skip(place, counted(joined.merged, "clipping") +
                                    " of passages that were clipped again, longer, shorter or the same");
        hand_over_work(intake_, options_, std::move(draft), {}, place);
    }
    books_.clear();
    by_title_.clear();
    held_ = 0;
}

/// Gathers the lines of one clipping; the text is what follows the second line, without blank lines before
/// it.
void add_line(ClippingLines& lines, std::string_view line, std::uint64_t number)
{
    if (lines.title.empty()) {
        lines.title = bare(line);
        lines.line = number;
    } else if (lines.place.empty()) {
        lines.place = bare(line);
    } else if (!lines.text.empty() || !bare(line).empty()) {
        if (!lines.text.empty()) lines.text += '\n';
        lines.text += line.substr(0, line.find_last_not_of(" \t") + 1);
    }
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader text{source, intake, options};
    KindleReader reader{options, intake};
    ClippingLines lines;
    bool any = false;
    bool too_long = false;
    for (std::string line; text.line(line);) {
        if (is_separator(bare(line))) {
            if (!lines.title.empty() && !too_long) reader.take(lines);
            lines = {};
            any = true;
            too_long = false;
        } else if (lines.text.size() + line.size() > options.record_bytes) {
            if (!too_long)
                intake.reject({lines.line, {}}, "the clipping is longer than " +
                                                    std::to_string(options.record_bytes) + " bytes");
            too_long = true;
        } else {
            add_line(lines, line, text.line_number());
        }
    }
    if (!any && !read_kindle_place(lines.place))
        return intake.refuse("there are no clippings of a Kindle in this file: none ends with \"==========\"",
                             Saying{"fault.import.nothing-of", {{"of", "Kindle"}}});
    if (!lines.title.empty() && !too_long) {
        intake.warn({lines.line, {}}, "the file ends inside this clipping");
        reader.take(lines);
    }
    reader.hand_over_all();
}

Likeness recognise(std::string_view head)
{
    ClippingLines lines;
    bool ends = false;
    while (!head.empty() && !ends && lines.text.empty()) {
        auto const end = std::min(head.find('\n'), head.size());
        if (is_separator(bare(head.substr(0, end))))
            ends = !lines.title.empty();
        else
            add_line(lines, head.substr(0, end), 0);
        head.remove_prefix(std::min(end + 1, head.size()));
    }
    auto const place = read_kindle_place(lines.place);
    if (!place || lines.title.empty()) return Likeness::no;
    ends = ends || head.find("\n==========") != head.npos;
    if (!ends) return Likeness::no;
    return place->kind != KindlePlace::Kind::unknown && place->added ? Likeness::certain : Likeness::likely;
}

} // namespace

Format const kindle_format{"kindle", "Kindle (My Clippings.txt)", recognise, read};

} // namespace florilege::exchange
