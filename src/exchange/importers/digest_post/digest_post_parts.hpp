#pragma once

#include "exchange/importers/digest_post/digest_post_tree.hpp"
#include "prelude/clock.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace florilege::exchange {

/// One digest within a post or a file of posts: what stands before a footer, or before the end. Borrows from
/// the Post.
struct DigestPart {
    std::vector<PostBlock const*> lists;   ///< those that hold bookmarks; empty where there is no digest
    std::vector<PostBlock const*> outside; ///< everything else, footer included
    bool has_footer = false;
    std::string title;             ///< the line or heading that is the post's title; may be empty
    std::optional<Time> title_day; ///< the day the title names
    std::optional<Time> moment;    ///< the post's own <time>
};

/// Cuts a post into its digests. A list is one of bookmarks where the footer follows it, or where entries
/// have a "tags:" line, or where it carries the class of a digest of ours; in text, lists beside such a one
/// are too.
std::vector<DigestPart> digest_parts(Post const& post);

/// The line of an entry that holds its tags; nullptr where it has none. One with a blank before its colon is
/// French, but our own digests also write it so where a description begins like that: then another one is
/// meant. In their HTML the line is marked, and no other counts.
PostLine const* tags_line_of(PostItem const& item);

/// How many entries of a list have a "tags:" line of their own.
std::size_t tagged_items(PostBlock const& list);

/// Whether a list carries a class by which digests are known: ours, or what Diigo is said to have used.
bool has_digest_class(PostBlock const& list);

} // namespace florilege::exchange
