#pragma once

#include "library/history/history.hpp"
#include "library/lists/list.hpp"
#include "tests/product.hpp"

#include <optional>
#include <vector>

namespace florilege::tests {

/// The owner's library in the hands of somebody who changes it, takes changes back and looks what came of it.
template <class Where> class EditedProduct : public Product<Where> {
protected:
    /// The last change, where none is named.
    void undo(std::optional<library::ChangeId> which = std::nullopt)
    {
        this->on_shelf([&](store::Transaction& transaction, library::Shelf const& shelf) {
            auto const undone =
                which ? library::undo(transaction, shelf, *which) : library::undo_last(transaction, shelf);
            ASSERT_TRUE(undone.has_value()) << undone.error().text();
        });
        EXPECT_EQ(this->database->check(), std::vector<std::string>{});
    }

    /// Newest first.
    std::vector<library::Change> changes()
    {
        return library::changes_of(*this->database->read(this->owner.value), this->owner, 100);
    }

    std::vector<library::ListDraft> lists()
    {
        std::vector<library::ListDraft> all;
        library::each_list(*this->database->read(this->owner.value), this->owner,
                           [&](library::ListDraft const& list) { all.push_back(list); });
        return all;
    }
};

} // namespace florilege::tests
