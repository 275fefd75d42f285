#pragma once

#include "prelude/clock.hpp"
#include "prelude/ids.hpp"
#include "web/api/schema.hpp"

#include <boost/json/fwd.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// An object that came in and is what its description says. Asking for a field that the description does not
/// have, or for another kind than it says, throws std::logic_error: what is read is what is documented.
class Input {
public:
    /// `object` has been checked against `fields`; `whole` is what it is a part of and lives as long.
    Input(std::shared_ptr<void const> whole, boost::json::object const& object,
          std::span<Field const> fields) noexcept
        : whole_{std::move(whole)}, object_{&object}, fields_{fields}
    {}

    /// Whether it was sent, also as null.
    bool has(std::string_view name) const;
    bool is_null(std::string_view name) const;

    /// The value; nothing where it was left out or is null.
    std::optional<std::string> maybe_text(std::string_view name) const;
    std::optional<bool> yes_no(std::string_view name) const;
    std::optional<std::int64_t> whole(std::string_view name) const;
    std::optional<Time> time(std::string_view name) const;
    std::optional<PublicId> id(std::string_view name) const;
    std::optional<std::vector<std::string>> maybe_texts(std::string_view name) const;

    /// The same, empty, zero or false where there is none.
    std::string text(std::string_view name) const { return maybe_text(name).value_or(""); }
    std::size_t count(std::string_view name, std::size_t otherwise) const
    {
        return static_cast<std::size_t>(whole(name).value_or(static_cast<std::int64_t>(otherwise)));
    }
    bool says(std::string_view name) const { return yes_no(name).value_or(false); }
    std::vector<std::string> texts(std::string_view name) const
    {
        return maybe_texts(name).value_or(std::vector<std::string>{});
    }
    std::optional<Input> object(std::string_view name) const;
    std::vector<Input> objects(std::string_view name) const;
    std::vector<std::int64_t> numbers(std::string_view name) const;
    std::vector<std::vector<std::string>> paths(std::string_view name) const; ///< a list of lists of texts

    /// The value as JSON; empty where it was left out or is null.
    std::string json(std::string_view name) const;

private:
    boost::json::value const* find(std::string_view name, Shape::Kind kind) const;

    std::shared_ptr<void const> whole_;
    boost::json::object const* object_;
    std::span<Field const> fields_;
};

} // namespace florilege::web
