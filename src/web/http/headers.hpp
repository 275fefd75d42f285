#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::web {

/// One header field. The name is in lower case.
struct Header {
    std::string name;
    std::string value;
    bool operator==(Header const&) const = default;
};

/// The fields of a message, in their order.
class Headers {
public:
    void add(std::string_view name, std::string value)
    {
        fields_.push_back({std::string{name}, std::move(value)});
    }
    /// In place of those of that name.
    void set(std::string_view name, std::string value);

    /// The value of the first of that name, which is given in lower case.
    std::optional<std::string_view> find(std::string_view name) const noexcept;
    std::vector<std::string_view> all(std::string_view name) const;
    std::vector<Header> const& fields() const noexcept { return fields_; }

private:
    std::vector<Header> fields_;
};

/// The members of a list such as "gzip, br;q=0.5", blanks around them taken off; empty ones are left out.
std::vector<std::string_view> list_members(std::string_view value);

/// The weight of a member of a list ("gzip;q=0.5"): 0 to 1, 1 where none is given or it is none.
double weight_of(std::string_view member) noexcept;

/// What stands before the first ";", blanks taken off.
std::string_view without_parameters(std::string_view value) noexcept;

} // namespace florilege::web
