#pragma once

#include "accounts/account.hpp"
#include "library/columns/column_block.hpp"
#include "library/search/facet_cache.hpp"
#include "library/search/tag_rows.hpp"
#include "library/search/word_rows.hpp"
#include "store/session.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace florilege::library {

/// All blocks of a library as one viewer sees it; null where a block holds nothing.
struct Columns {
    std::vector<std::shared_ptr<ColumnBlock const>> blocks;
    std::uint32_t largest_tag = 0; ///< none of the blocks has a larger one
    std::uint32_t largest_site = 0;
};

/// Keeps the columns of one database's libraries in memory, about 48 bytes a bookmark, and brings them up to
/// date from the blocks that changed. Any thread may ask. Readers of different states of the database get
/// each their own; what a transaction asks for is not kept, since it may never be committed.
class ColumnCache {
public:
    /// Of that library, as far as the session's viewer may see it.
    std::shared_ptr<Columns const> columns(store::Session& session, accounts::AccountId owner);

    /// What was counted over them last.
    FacetCache& facets() noexcept { return facets_; }

    /// Which of them carry the tags that were looked for last.
    TagRows& tag_rows() noexcept { return tag_rows_; }

    /// In which of them the words stand that were looked for last.
    WordRows& word_rows() noexcept { return word_rows_; }

private:
    struct Face {
        std::int64_t version = 0;
        std::vector<std::int64_t> versions; ///< of each block
        std::shared_ptr<Columns const> columns = std::make_shared<Columns const>();
    };

    FacetCache facets_;
    TagRows tag_rows_;
    WordRows word_rows_;
    std::mutex mutex_;                                            ///< guards faces_
    std::map<std::pair<std::int64_t, std::int64_t>, Face> faces_; ///< by owner and face
};

/// Whether the session's viewer is the library's owner.
bool reads_own(store::Session& session, accounts::AccountId owner);

/// Whether what it reads is there to stay: no transaction can still take it back, so others may be told.
bool reads_committed(store::Session& session);

} // namespace florilege::library
