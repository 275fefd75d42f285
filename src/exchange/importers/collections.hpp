#pragma once

#include "exchange/importers/saved_item.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace florilege::exchange {

/// The collections of a service, each named by an id and by its parent's, and the items that stand in them.
/// An item goes on at once where its collections and all above them are known, and waits for them else.
class Collections {
public:
    /// All must outlive it. Items that wait take at most `options.document_bytes` together; when there are
    /// more, all go on with what is known, and one warning says so.
    Collections(ImportOptions const& options, Intake& intake) : options_{options}, intake_{intake} {}

    /// `parent` is empty for one at the top. What is called the same beside each other is one list later.
    void add(std::string id, std::string name, std::string parent);
    /// One that nothing stands in: a search that looks like a collection.
    void leave_out(std::string id);

    /// An item of the collections `ids`.
    void take(SavedItem item, std::vector<std::string> ids);
    /// Items that wait for what never came go on: a collection that is not in the file is no folder.
    void finish();

private:
    struct Collection {
        std::string name, parent;
        bool left_out = false;
    };
    struct Waiting {
        SavedItem item;
        std::vector<std::string> ids;
    };

    bool is_known(std::string const& id) const;
    library::ListPath path(std::string const& id) const;
    enum class Missing { told, untold };

    void give(SavedItem item, std::vector<std::string> const& ids, Missing missing);
    void give_waiting(Missing missing);

    ImportOptions const& options_;
    Intake& intake_;
    std::unordered_map<std::string, Collection> all_;
    std::vector<Waiting> waiting_;
    std::size_t waiting_bytes_ = 0;
    bool said_ = false;
};

} // namespace florilege::exchange
