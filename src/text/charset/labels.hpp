#pragma once

#include <optional>
#include <string_view>

namespace florilege::text {

/// A charset that we can read. There is one constant object for each; compare by name.
struct Charset {
    std::string_view name;      ///< as the WHATWG Encoding Standard writes it, lower case: "windows-1252"
    std::string_view converter; ///< the name by which ICU opens it
    std::string_view labels;    ///< what documents call it, lower case, separated by spaces
};

/// The charset that a document means by a label, as browsers understand labels
/// (https://encoding.spec.whatwg.org/#names-and-labels): "latin1" and "ascii" are windows-1252, "gb2312" is
/// gb18030, "shift_jis" is windows-31j. Beyond that standard: UTF-32 and a few charsets of DOS and old mail.
/// Nothing for an unknown label. Case and spaces at the ends do not matter.
std::optional<Charset> charset_of_label(std::string_view label);

/// The charset of a name that is known to be in the table ("utf-8"). Throws std::logic_error where it is not.
Charset charset_named(std::string_view name);

} // namespace florilege::text
