#pragma once

#include <string>
#include <string_view>

namespace florilege::exchange {

/// What a record had that we have no place for, as the JSON object that drafts carry in `extra`.
class Extra {
public:
    /// Adds a text under a name. Both must be UTF-8; a name given twice stays twice.
    void put(std::string_view name, std::string_view text);
    /// Adds a value that is JSON already.
    void put_json(std::string_view name, std::string_view json);

    bool empty() const noexcept { return members_.empty(); }
    /// The object; empty where nothing was added.
    std::string json() const { return members_.empty() ? std::string{} : '{' + members_ + '}'; }

private:
    std::string members_;
};

/// A text as a JSON string, quotes included.
std::string json_quoted(std::string_view text);

} // namespace florilege::exchange
