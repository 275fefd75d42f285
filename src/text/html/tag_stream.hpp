#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::text {

/// What a MarkupToken is.
enum class Markup : std::uint8_t {
    start_tag,
    end_tag,
    text,
    raw_text, ///< what stands between <script> or <style> and its end; references are not decoded
    comment,
    doctype,
    damage, ///< something longer than the limit was left out; `text` says what
};

struct Attribute {
    std::string_view name{};  ///< lower case
    std::string_view value{}; ///< references decoded; empty where none was written
};

/// One piece of a file of tags. All its views are good until the next call of any member of the TagStream.
struct MarkupToken {
    Markup kind = Markup::text;
    std::string_view name{};                 ///< of a tag, lower case
    std::string_view text{};                 ///< of a text or comment; the reason of a damage
    std::span<Attribute const> attributes{}; ///< of a start tag; of two with one name the first
    std::uint64_t line = 1;                  ///< where it begins, counted from 1 by line feeds
    bool self_closing = false;               ///< "<br/>"; HTML gives it no meaning

    bool is_start(std::string_view tag) const noexcept { return kind == Markup::start_tag && name == tag; }
    bool is_end(std::string_view tag) const noexcept { return kind == Markup::end_tag && name == tag; }

    /// The value of an attribute, by its lower-case name; nothing where it is absent.
    std::optional<std::string_view> attribute(std::string_view wanted) const noexcept;
};

struct TagStreamLimits {
    std::size_t token_bytes = 1u << 20; ///< longest tag, text or comment, in bytes as written
    std::size_t attributes = 256;       ///< of one tag; further ones are left out
    bool cdata = false; ///< for XML: "<![CDATA[…]]>" is a raw text; in HTML it is a comment to the next ">"
};

/// Reads tag soup of any size piece by piece, in memory bounded by the token limit, in linear time, as the
/// tokenizer of the HTML Standard does (section 13.2.5), with these differences: nothing but <script> and
/// <style> holds raw text, so that a <title> that is never closed does not swallow the file; a carriage
/// return, alone or before a line feed, becomes a line feed; NUL becomes U+FFFD everywhere. A token longer
/// than the limit, as an unterminated quote makes one, is reported as damage, and reading goes on at the
/// first "<" that begins a line inside it, or else at the next tag after the limit.
///
///     while (auto n = source.read(buffer)) {
///         tags.feed({buffer, n});
///         while (auto const* token = tags.next()) …
///     }
///     tags.finish();
///     while (auto const* token = tags.next()) …
///
/// The tokens do not depend on how the text was cut into chunks: next() gives nothing while the token at
/// the front may still grow.
class TagStream {
public:
    explicit TagStream(TagStreamLimits limits = {}) : limits_{limits} {}

    /// Takes the next bytes of the file, UTF-8 without byte order mark. They are copied.
    void feed(std::string_view chunk);

    /// Says that there are no more bytes, so that what is unfinished comes out.
    void finish() noexcept { finished_ = true; }

    /// The next token, or null where more bytes are needed (or, after finish(), at the end).
    MarkupToken const* next();

private:
    enum class Step : std::uint8_t { // where inside a tag the scan stands
        name,
        before_attribute,
        attribute_name,
        after_attribute_name,
        before_value,
        double_quoted,
        single_quoted,
        unquoted,
        after_quoted,
        slash,
    };
    enum class Found : std::uint8_t { token, nothing, more }; // nothing: bytes were consumed, no token made
    enum class Opens : std::uint8_t { no, yes, unknown };     // whether a "<" begins markup
    struct Slice {
        std::size_t begin = 0, end = 0; // offsets from begin_
    };
    struct RawAttribute {
        Slice name, value;
    };

    Found scan();
    Found scan_text();
    Found scan_raw_text();
    Found scan_comment();
    Found scan_declaration();
    Found scan_cdata();
    Found scan_tag();
    std::size_t text_end();
    std::size_t raw_text_end();
    std::size_t tag_end();
    Opens opens_markup(std::size_t at) const noexcept;
    Found text_done(std::size_t end, Markup kind, std::string_view too_long);
    Found comment_done(std::size_t end, Slice content, Markup kind);
    Found tag_done(std::size_t end);
    Found markup_incomplete();
    Found damage(std::string_view reason);
    void close_attribute();
    void consume(std::size_t end);
    bool complete(std::size_t end) const noexcept { return end != buffer_.npos; }
    std::string_view view(Slice piece) const noexcept;
    std::string_view lowered(Slice piece) noexcept;
    std::string_view decoded(Slice piece, Markup kind);

    TagStreamLimits limits_;
    std::string buffer_;        // bytes from begin_ on are still to be given out
    std::size_t begin_ = 0;     // where the token at the front begins
    std::size_t scan_ = 0;      // everything before it was looked at
    std::uint64_t offset_ = 0;  // of buffer_[0] in the file
    std::uint64_t retried_ = 0; // file offset up to which bytes were read a second time
    std::uint64_t line_ = 1;    // of buffer_[begin_]
    bool finished_ = false;

    Step step_ = Step::name;
    bool skipping_ = false; // the rest of a text that was too long
    bool raw_ = false;      // inside script or style
    std::string raw_name_;
    Slice name_;
    RawAttribute attribute_;
    std::vector<RawAttribute> raw_attributes_;
    std::vector<Attribute> attributes_;
    std::string decoded_; // values that differ from what was written, reserved once for each token
    std::string normal_;
    MarkupToken token_;
};

} // namespace florilege::text
