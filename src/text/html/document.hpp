#pragma once

#include "prelude/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace florilege::text {

struct DocumentTree; // what the parser made, known to document.cpp only

/// One node of a parsed Document, read only; a small value that lives as long as the Document. A default one
/// stands for "there is none" and is false.
class DocumentNode {
public:
    DocumentNode() = default;

    explicit operator bool() const noexcept { return node_ != nullptr; }
    bool operator==(DocumentNode const&) const noexcept = default;

    bool is_element() const noexcept;
    bool is_text() const noexcept;
    /// An element of that name (lower case).
    bool is(std::string_view tag) const noexcept { return is_element() && this->tag() == tag; }

    /// The element's name in lower case; empty for a text.
    std::string_view tag() const noexcept;
    /// The value of an attribute by its lower-case name, references decoded; nothing where it is absent.
    std::optional<std::string_view> attribute(std::string_view name) const noexcept;

    DocumentNode parent() const noexcept;
    DocumentNode first_child() const noexcept;
    DocumentNode last_child() const noexcept;
    DocumentNode next_sibling() const noexcept;
    DocumentNode previous_sibling() const noexcept;
    /// The first child element, of that name where one is given; likewise the next sibling element.
    DocumentNode child(std::string_view wanted = {}) const noexcept;
    DocumentNode sibling(std::string_view wanted = {}) const noexcept;

    /// The next node in document order (children first) that is still below `top`; nothing at the end.
    /// Every walk over a document is a loop of this: nesting is as deep as hostile input wants.
    DocumentNode next_below(DocumentNode top) const noexcept;
    /// The same, leaving out the children of this one.
    DocumentNode skip_below(DocumentNode top) const noexcept;
    /// The first node below this one that is an element of that name.
    DocumentNode find(std::string_view wanted) const noexcept;

    /// The text of a text node itself.
    std::string_view own_text() const noexcept;
    /// All text below, in document order, white space as written. readable.hpp lays it out for people.
    std::string text() const;

    /// The line of the source it came from, counted from 1.
    std::uint64_t line() const noexcept;

private:
    friend class Document;
    explicit DocumentNode(void const* node, DocumentTree const* tree) noexcept : node_{node}, tree_{tree} {}
    DocumentNode other(void const* node) const noexcept;

    void const* node_ = nullptr;
    DocumentTree const* tree_ = nullptr;
};

struct DocumentLimits {
    std::size_t bytes = 16u << 20; ///< longest text that is parsed
    std::size_t depth = 512;       ///< deepest nesting of elements below <body>
    std::size_t memory = 1u << 30; ///< for the tree; also at most 1 MiB and 256 bytes for each byte
};

/// A whole HTML document or fragment (a fragment is what <body> would hold), parsed as the HTML Standard
/// says. It is for reading content, not for showing: scripts, styles, comments, templates and frames are left
/// out before parsing, as are the tags <svg> and <math>, whose contents are read as HTML.
///
/// Limits: the parser (gumbo) is quadratic in depth and in attributes, can be made to clone formatting
/// elements without end, and destroys its tree by recursion. Therefore prepare.hpp rewrites what it is given
/// (see there; what nests deeper than 4096 tags loses its tags and keeps its text), and parser_memory.hpp
/// counts its memory and gives it back in one piece. No step of ours recurses.
class Document {
public:
    /// Parses UTF-8 (invalid bytes become U+FFFD). Refuses what passes a limit, with the line where known.
    /// A depth limit above 4096 is no limit.
    static Result<Document> parse(std::string_view html, DocumentLimits const& limits = {});

    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    DocumentNode root() const noexcept; ///< the element <html>
    DocumentNode head() const noexcept;
    DocumentNode body() const noexcept;

private:
    friend class DocumentNode;
    explicit Document(std::unique_ptr<DocumentTree> tree) noexcept;

    std::unique_ptr<DocumentTree> tree_;
};

} // namespace florilege::text
