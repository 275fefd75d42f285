#pragma once

#include "digest/formats/mailbox.hpp"
#include "digest/issue.hpp"
#include "digest/templates.hpp"
#include "text/url/url.hpp"

#include <optional>
#include <string>

namespace florilege::digest {

struct EmailOptions {
    std::optional<Mailbox> from;          ///< empty: Florilege <florilege@localhost>
    std::optional<Mailbox> to;            ///< empty: undisclosed recipients
    std::optional<text::Url> unsubscribe; ///< one click there ends it (RFC 8058); at most 900 bytes
};

/// The issue as a message to hand to a mail program or server (RFC 5322): text and HTML as alternatives, both
/// quoted-printable UTF-8; CRLF line ends, no line over 998 bytes, no header line over 78 but one that holds
/// a single long address. Date is the issue's, Message-ID and boundary come from its content: the same issue
/// gives the same bytes. Throws std::invalid_argument for an address to unsubscribe that is too long.
std::string render_email(Issue const& issue, Templates const& templates, EmailOptions const& options);

} // namespace florilege::digest
