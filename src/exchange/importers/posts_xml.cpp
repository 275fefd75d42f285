#include "exchange/importers/posts_xml.hpp"

#include "exchange/importers/saved_post.hpp"
#include "exchange/words.hpp"
#include "exchange/xml_records.hpp"

namespace florilege::exchange {

namespace {

void read_posts(Source& source, ImportOptions const& options, Intake& intake, std::string_view service)
{
    TextReader text{source, intake, options};
    XmlRecords records{text, options, "post"};
    XmlRecord record;
    while (records.next(record)) {
        if (records.unreadable()) return intake.refuse(record.damage, Saying{"fault.import.damaged"});
        Place const place{record.line, {}};
        if (!record.damage.empty()) {
            intake.reject(place, record.damage);
            continue;
        }
        SavedPost post{service};
        // Both services say so only of a post that is private.
        post.take("shared", "yes");
        for (auto const& [name, value] : record.attributes)
            if (!post.take(name, value)) post.keep(name, value);
        std::move(post).hand_over(options, intake, place);
    }
    if (records.root().line == 0)
        intake.refuse("there is no XML element in this file",
                      Saying{"fault.import.nothing-of", {{"of", "XML"}}});
}

void read_pinboard(Source& source, ImportOptions const& options, Intake& intake)
{
    read_posts(source, options, intake, "pinboard");
}

void read_delicious(Source& source, ImportOptions const& options, Intake& intake)
{
    read_posts(source, options, intake, "delicious");
}

bool has_posts(std::string_view head)
{
    return begins_with_word(head, "<") && contains_word(head, "<posts") && contains_word(head, "<post ");
}

/// Pinboard alone writes `meta` and `toread`; Delicious alone counts its posts in the root.
bool is_pinboard(std::string_view head)
{
    return contains_word(head, " meta=\"") || contains_word(head, " toread=\"");
}
bool is_delicious(std::string_view head)
{
    return contains_word(head, " total=\"") || contains_word(head, " others=\"");
}

Likeness recognise_pinboard(std::string_view head)
{
    if (!has_posts(head)) return Likeness::no;
    return is_pinboard(head) ? Likeness::certain : Likeness::weak;
}

Likeness recognise_delicious(std::string_view head)
{
    if (!has_posts(head)) return Likeness::no;
    return is_delicious(head) && !is_pinboard(head) ? Likeness::certain : Likeness::weak;
}

} // namespace

Format const pinboard_xml_format{"pinboard-xml", "Pinboard (XML)", recognise_pinboard, read_pinboard};
Format const delicious_xml_format{"delicious-xml", "Delicious (XML)", recognise_delicious, read_delicious};

} // namespace florilege::exchange
