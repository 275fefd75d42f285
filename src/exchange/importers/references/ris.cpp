#include "exchange/importers/references/ris.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/html_text.hpp"
#include "exchange/importers/references/reference.hpp"
#include "exchange/record_room.hpp"
#include "exchange/text_reader.hpp"
#include "exchange/words.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>

namespace florilege::exchange {
namespace {

bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// "KW  - ": two letters, or a letter and a digit, two blanks, a hyphen.
bool begins_field(std::string_view line)
{
    return line.size() >= 5 && is_upper(line[0]) &&
           (is_upper(line[1]) || (line[1] >= '0' && line[1] <= '9')) && line.substr(2, 3) == "  -" &&
           (line.size() == 5 || line[5] == ' ');
}

class RisReader {
public:
    RisReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, room_{options, intake}
    {}

    void take(std::string const& line, std::uint64_t number)
    {
        if (!begins_field(line)) return go_on(line, number);
        close_field();
        auto const tag = line.substr(0, 2);
        if (tag == "TY") {
            if (item_) intake_.warn(item_->place, "this item has no end (ER)");
            close_item();
            item_.emplace();
            item_->place = {number, {}};
            room_.begin(item_->place);
            any_ = true;
        }
        if (tag == "ER") return close_item();
        if (!item_) return intake_.skip({number, {}}, "a field outside any item: " + shown(line));
        auto const value = trimmed(std::string_view{line}.substr(5));
        if (!room_.take_text(value)) return;
        tag_ = tag;
        value_ = value;
    }

    void finish()
    {
        if (item_) intake_.warn(item_->place, "the file ends inside this item");
        close_field();
        close_item();
        if (!any_)
            intake_.refuse("there is no item of RIS in this file: none begins with \"TY  -\"",
                           Saying{"fault.import.nothing-of", {{"of", "RIS"}}});
    }

private:
    static std::string shown(std::string_view line)
    {
        constexpr std::size_t longest = 120;
        return std::string{text::cut(line, longest)};
    }

    void go_on(std::string_view line, std::uint64_t number)
    {
        auto const words = trimmed(line);
        if (words.empty()) return;
        if (!item_) return intake_.skip({number, {}}, "a line outside any item: " + shown(words));
        if (tag_.empty() || !room_.take(words.size() + 1)) return;
        value_ += '\n';
        value_ += words;
    }

    void close_field()
    {
        auto const tag = std::exchange(tag_, {});
        auto const value = std::exchange(value_, {});
        if (!item_ || tag.empty() || value.empty()) return;
        auto& item = *item_;
        if (tag == "TY") {
            item.type = value;
        } else if (tag == "TI" || tag == "T1" || tag == "CT" || (tag == "BT" && item.title.empty())) {
            if (item.title.empty()) item.title = value;
        } else if (tag == "AU" || tag == "A1") {
            item.add_author(value, {});
        } else if (tag == "UR" || tag == "L1" || tag == "L2" || tag == "LK") {
            add_addresses(value);
        } else if (tag == "DO") {
            item.doi = one_line(value);
        } else if (tag == "KW") {
            add_keywords(value);
        } else if (tag == "AB" || tag == "N2") {
            if (item.abstract.empty()) item.abstract = value;
        } else if (tag == "N1" || tag == "RN") {
            item.add_note(value.find("</") == value.npos ? value
                                                         : text_of_html(value, options_.record_bytes));
        } else if (tag == "Y2" && parse_time(value)) {
            item.added = parse_time(value);
        } else {
            item.extra.put(tag, value);
        }
    }

    /// Several may stand in one field, with semicolons between them.
    void add_addresses(std::string_view value)
    {
        while (!value.empty()) {
            auto end = value.find_first_of(";\n");
            // A semicolon may also be part of an address.
            while (end != value.npos && value[end] == ';' &&
                   trimmed(value.substr(end + 1)).find("://") == value.npos)
                end = value.find_first_of(";\n", end + 1);
            item_->add_address(value.substr(0, end));
            value = end == value.npos ? std::string_view{} : value.substr(end + 1);
        }
    }

    /// One a field, or one a line.
    void add_keywords(std::string_view value)
    {
        while (!value.empty()) {
            auto const end = std::min(value.find('\n'), value.size());
            item_->add_tag(value.substr(0, end));
            value.remove_prefix(std::min(end + 1, value.size()));
        }
    }

    void close_item()
    {
        if (!item_) return;
        auto item = std::move(*item_);
        item_.reset();
        hand_over_reference(std::move(item), options_, intake_);
    }

    ImportOptions const& options_;
    Intake& intake_;
    RecordRoom room_; // of the item
    std::optional<Reference> item_;
    std::string tag_;
    std::string value_;
    bool any_ = false;
};

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    TextReader text{source, intake, options};
    RisReader reader{options, intake};
    for (std::string line; text.line(line);)
        reader.take(line, text.line_number());
    reader.finish();
}

Likeness recognise(std::string_view head)
{
    for (auto at = head.find("TY  -"); at != head.npos; at = head.find("TY  -", at + 1))
        if (at == 0 || head[at - 1] == '\n') return Likeness::certain;
    return Likeness::no;
}

} // namespace

Format const ris_format{"ris", "References (RIS)", recognise, read};

} // namespace florilege::exchange
