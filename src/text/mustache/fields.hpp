#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace florilege::text {

/// What a template may name: texts, yes or no, and lists of further fields. An empty text counts as no. Names
/// are borrowed: they are literals.
class Fields {
public:
    using Value = std::variant<std::string, bool, std::vector<Fields>>;

    /// Each takes the place of what had that name.
    void set(std::string_view name, std::string text) { put(name, std::move(text)); }
    void say(std::string_view name, bool yes) { put(name, yes); }
    void list(std::string_view name, std::vector<Fields> items) { put(name, std::move(items)); }

    /// Null where there is none of that name.
    Value const* find(std::string_view name) const noexcept
    {
        auto const found = std::find_if(members_.begin(), members_.end(),
                                        [&](auto const& member) { return member.first == name; });
        return found == members_.end() ? nullptr : &found->second;
    }

    std::vector<std::pair<std::string_view, Value>> const& members() const noexcept { return members_; }

private:
    void put(std::string_view name, Value value)
    {
        auto const found = std::find_if(members_.begin(), members_.end(),
                                        [&](auto const& member) { return member.first == name; });
        if (found == members_.end())
            members_.emplace_back(name, std::move(value));
        else
            found->second = std::move(value);
    }

    std::vector<std::pair<std::string_view, Value>> members_;
};

} // namespace florilege::text
