#pragma once

#include "library/bookmark.hpp"
#include "library/query/tree.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag.hpp"

#include <string>
#include <vector>

namespace florilege::tests {

/// What queries mean, said once more without a database: slow, short, and sharing nothing with the search but
/// the tree of the query and the tokenizer.
class PlainEvaluation {
public:
    PlainEvaluation(std::vector<library::Tag> vocabulary, std::vector<library::Bundle> bundles,
                    std::string owner)
        : vocabulary_{std::move(vocabulary)}, bundles_{std::move(bundles)}, owner_{std::move(owner)}
    {}

    bool holds(library::Node const& node, library::BookmarkDraft const& bookmark) const;

private:
    bool carries(library::HasTag const& tag, library::BookmarkDraft const& bookmark) const;
    bool carries(library::InBundle const& in, library::BookmarkDraft const& bookmark) const;

    std::vector<library::Tag> vocabulary_;
    std::vector<library::Bundle> bundles_;
    std::string owner_;
};

} // namespace florilege::tests
