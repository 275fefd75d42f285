#pragma once

#include "exchange/text_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::exchange {

/// One element of an XML file, flat: its attributes.
struct XmlRecord {
    std::uint64_t line = 0;                                      ///< where it begins, counted from 1
    std::vector<std::pair<std::string, std::string>> attributes; ///< in their order, entities decoded
    std::string damage; ///< why it cannot be read; empty for a good one

    /// The value of an attribute; nothing where it is missing.
    std::string const* find(std::string_view name) const noexcept;
    /// The same, empty where it is missing.
    std::string_view get(std::string_view name) const noexcept;
};

/// Gives the elements of one name of an XML file one by one, wherever they stand: `<post …/>`. What is
/// between their tags is passed over, comments and CDATA too. No DTD is processed: a file that declares
/// entities is refused with one damaged record, and nothing of it is read. Holds one tag, of at most
/// `record_bytes`.
class XmlRecords {
public:
    /// `text` must outlive it.
    XmlRecords(TextReader& text, ImportOptions const& options, std::string element);

    /// The next record; false at the end. `record` is overwritten.
    bool next(XmlRecord& record);

    /// Whether the damage that next() gave is one of the file as a whole.
    bool unreadable() const noexcept { return unreadable_; }

    /// The outermost element, known once next() was called: `<posts user="…">`.
    XmlRecord const& root() const noexcept { return root_; }

private:
    bool find_opening();
    bool begins(std::string_view mark);
    void pass_to(std::string_view closing);
    void pass_declaration(XmlRecord& record);
    void read_tag(XmlRecord& record);
    bool is_ours() const;
    void take_tag(std::size_t end, XmlRecord& record);
    void advance_to(std::size_t at);
    bool fill_behind(std::size_t& at);
    bool fill();

    TextReader& text_;
    std::size_t longest_;
    std::string element_;
    std::string held_;
    std::size_t used_ = 0;
    std::uint64_t line_ = 1;
    bool ended_ = false;
    bool finished_ = false;
    bool rooted_ = false;
    bool unreadable_ = false;
    XmlRecord root_;
};

} // namespace florilege::exchange
