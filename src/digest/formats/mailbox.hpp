#pragma once

#include "prelude/result.hpp"

#include <string>
#include <string_view>

namespace florilege::digest {

/// Someone's mail address and name.
class Mailbox {
public:
    /// Reads "Name <someone@example.org>" or "someone@example.org". The address is ASCII, at most 254 bytes,
    /// its local part a dot-atom (RFC 5322); anything else is a Fault with an empty place.
    static Result<Mailbox> parse(std::string_view text);

    std::string const& name() const noexcept { return name_; } ///< may be empty
    std::string const& address() const noexcept { return address_; }
    std::string_view domain() const noexcept;

    bool operator==(Mailbox const&) const = default;

private:
    Mailbox(std::string name, std::string address) : name_{std::move(name)}, address_{std::move(address)} {}
    std::string name_;
    std::string address_;
};

} // namespace florilege::digest
