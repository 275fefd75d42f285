#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::text {

/// The text for XML 1.0: what cannot stand in it by any means (control characters but tab and the ends of
/// lines, U+FFFE and U+FFFF) is left out, bytes that are not UTF-8 become U+FFFD, what means something there
/// becomes a reference.
std::string xml_text(std::string_view text);

/// The same for the value of an attribute in double quotes that comes back as it is: line ends and tabs
/// become references, or a parser would make blanks of them, and what cannot stand in XML U+FFFD.
std::string xml_attribute(std::string_view text);

/// Writes XML that is well formed and escaped by construction.
class XmlWriter {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    XmlWriter() : out_{"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"} {}

    /// An attribute with an empty value is left out.
    XmlWriter& open(std::string_view name, Attributes attributes = {});
    XmlWriter& close();
    /// An element that holds only text.
    XmlWriter& element(std::string_view name, std::string_view text, Attributes attributes = {});
    /// One without content.
    XmlWriter& empty(std::string_view name, Attributes attributes);

    /// What was written. Throws std::logic_error while an element is open.
    std::string take();

private:
    void start(std::string_view name, Attributes attributes);

    std::string out_;
    std::vector<std::string> open_ = {};
};

} // namespace florilege::text
