#include "exchange/xml_records.hpp"

#include <pugixml.hpp>

#include <algorithm>

namespace florilege::exchange {

namespace {

constexpr std::size_t least_dropped = 64 * 1024;

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Reads the attributes of one start tag. pugixml knows the five entities of XML and numbers; any other
/// stays as it is written.
void read_attributes(std::string tag, XmlRecord& record)
{
    if (tag[tag.size() - 2] != '/') tag.insert(tag.size() - 1, 1, '/');
    pugi::xml_document document;
    auto const outcome = document.load_buffer(tag.data(), tag.size(), pugi::parse_escapes | pugi::parse_eol,
                                              pugi::encoding_utf8);
    if (!outcome) {
        record.damage = std::string{"this element is not well-formed: "} + outcome.description();
        return;
    }
    for (auto const attribute : document.first_child().attributes())
        record.attributes.emplace_back(attribute.name(), attribute.value());
}

} // namespace

std::string const* XmlRecord::find(std::string_view name) const noexcept
{
    for (auto const& [key, value] : attributes)
        if (key == name) return &value;
    return nullptr;
}

std::string_view XmlRecord::get(std::string_view name) const noexcept
{
    auto const* const value = find(name);
    return value == nullptr ? std::string_view{} : *value;
}

XmlRecords::XmlRecords(TextReader& text, ImportOptions const& options, std::string element)
    : text_{text}, longest_{options.record_bytes}, element_{std::move(element)}
{}

bool XmlRecords::next(XmlRecord& record)
{
    while (!finished_) {
        record.line = 0;
        record.attributes.clear();
        record.damage.clear();
        if (!find_opening()) return false;
        record.line = line_;
        if (begins("<!--"))
            pass_to("-->");
        else if (begins("<![CDATA["))
            pass_to("]]>");
        else if (begins("<?"))
            pass_to("?>");
        else if (begins("<!"))
            pass_declaration(record);
        else if (begins("</"))
            pass_to(">");
        else
            read_tag(record);
        if (!record.damage.empty() || !record.attributes.empty()) return true;
    }
    return false;
}

/// Goes to the next "<"; false at the end.
bool XmlRecords::find_opening()
{
    for (;;) {
        auto const at = held_.find('<', used_);
        advance_to(std::min(at, held_.size()));
        if (at != held_.npos) return true;
        if (!fill()) return false;
    }
}

bool XmlRecords::begins(std::string_view mark)
{
    while (held_.size() - used_ < mark.size() && fill()) {
    }
    return std::string_view{held_}.substr(used_, mark.size()) == mark;
}

/// Passes over text of any length up to and with `closing`; the rest of the file where there is none.
void XmlRecords::pass_to(std::string_view closing)
{
    for (;;) {
        auto const at = held_.find(closing, used_);
        if (at != held_.npos) return advance_to(at + closing.size());
        // The end held now may be the beginning of `closing`.
        advance_to(std::max(used_, held_.size() - std::min(held_.size(), closing.size() - 1)));
        if (fill()) continue;
        finished_ = true;
        return;
    }
}

/// Passes over <!DOCTYPE …>. One with declarations of its own is the end of the matter: entities that are
/// built from entities grow without limit, and nobody's bookmarks need them.
void XmlRecords::pass_declaration(XmlRecord& record)
{
    for (auto at = used_; at - used_ <= longest_; ++at) {
        if (at == held_.size() && !fill_behind(at)) break;
        if (held_[at] == '>') return advance_to(at + 1);
        if (held_[at] == '[') {
            record.damage = "the file declares a document type of its own, with entities: it is not read";
            finished_ = unreadable_ = true;
            return;
        }
    }
    finished_ = unreadable_ = true;
    record.damage = "the document type has no end";
}

/// Reads one start tag, up to the ">" outside quotes.
void XmlRecords::read_tag(XmlRecord& record)
{
    char quote = '\0';
    for (auto at = used_ + 1;; ++at) {
        if (at == held_.size() && !fill_behind(at)) {
            bool const ours = is_ours();
            finished_ = true;
            if (ours) record.damage = "the file ends inside this element";
            return;
        }
        char const c = held_[at];
        if (c == '<' || at - used_ > longest_) {
            if (is_ours())
                record.damage = c == '<'
                                    ? "a \"<\" stands inside this element"
                                    : "the element is longer than " + std::to_string(longest_) + " bytes";
            return advance_to(at);
        }
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            take_tag(at + 1, record);
            return;
        }
    }
}

/// Whether the tag at the front is one of the elements that are wanted. Looks at the name alone: a file of
/// nothing but "<" has a tag at every byte.
bool XmlRecords::is_ours() const
{
    auto const name = std::string_view{held_}.substr(used_ + 1, element_.size() + 1);
    if (!name.starts_with(element_)) return false;
    if (name.size() == element_.size()) return true;
    char const behind = name.back();
    return is_blank(behind) || behind == '/' || behind == '>';
}

void XmlRecords::take_tag(std::size_t end, XmlRecord& record)
{
    bool const ours = is_ours();
    if (ours || !rooted_) {
        XmlRecord read;
        read.line = line_;
        read_attributes(held_.substr(used_, end - used_), read);
        if (!rooted_) root_ = read;
        if (ours) record = std::move(read);
        if (ours && record.damage.empty() && record.attributes.empty())
            record.damage = "the element has no attributes";
        rooted_ = true;
    }
    advance_to(end);
}

void XmlRecords::advance_to(std::size_t at)
{
    line_ += static_cast<std::uint64_t>(std::count(held_.begin() + static_cast<std::ptrdiff_t>(used_),
                                                   held_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    used_ = at;
}

/// Reads on while `at` is counted from the beginning of the held text, which may move.
bool XmlRecords::fill_behind(std::size_t& at)
{
    auto const ahead = at - used_;
    bool const more = fill();
    at = used_ + ahead;
    return more;
}

bool XmlRecords::fill()
{
    if (ended_) return false;
    if (used_ >= least_dropped) {
        held_.erase(0, used_);
        used_ = 0;
    }
    ended_ = !text_.more(held_);
    return !ended_;
}

} // namespace florilege::exchange
