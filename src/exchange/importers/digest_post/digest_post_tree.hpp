#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What a published post looks like before anything is made of it: paragraphs and lists. Both front ends
/// (text and HTML) give this, and one reading interprets it.
namespace florilege::exchange {

/// Lists nest no deeper than this in the tree; what is deeper is read as paragraphs of the last level. So
/// walks over a tree may recurse.
constexpr std::size_t deepest_post_list = 8;

struct PostLink {
    std::string href; ///< as written
    std::string text; ///< what of the line it covers; empty for an address that stands alone
};

/// One line: what a line break, in HTML a <br>, ends.
struct PostLine {
    std::string text; ///< white space collapsed; empty only where it is a link around an image
    std::vector<PostLink> links;
    std::uint64_t line = 0; ///< where it begins in the file
    std::string damage;     ///< the first place whose encoding is broken, as it was written; mostly empty
    std::size_t damages = 0;
};

struct PostItem;

struct PostBlock {
    enum class Kind {
        heading,
        paragraph,
        list,
        moment, ///< <time datetime>: one line, the attribute
    };
    Kind kind = Kind::paragraph;
    int rank = 0;        ///< of a heading: 1 for <h1>
    bool quoted = false; ///< stands in a <blockquote>
    std::string classes; ///< of the element in HTML
    std::uint64_t line = 0;
    std::vector<PostLine> lines; ///< of all but lists
    std::vector<PostItem> items; ///< of a list
};

struct PostItem {
    std::string classes;
    std::string author; ///< who is named as its author, where the markup of our own digests says so
    std::uint64_t line = 0;
    std::vector<PostBlock> blocks;
};

struct Post {
    enum class Form { text, html };
    Form form = Form::text;
    std::string title; ///< of the HTML document; empty in text, where a paragraph is the title
    std::string url;   ///< its own address, where the document says it
    std::vector<PostBlock> blocks;
};

/// What is done to a text whose encoding is broken.
enum class BrokenText { kept, repaired };

/// A line of a post from its text as written; `raw` may hold any white space.
PostLine post_line(std::string_view raw, std::uint64_t line, BrokenText broken);

} // namespace florilege::exchange
