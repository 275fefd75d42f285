#pragma once

#include "digest/language.hpp"
#include "digest/period.hpp"
#include "digest/publication.hpp"

#include <string>
#include <string_view>

namespace florilege::digest {

/// The id of an issue for feeds: "tag:AUTHORITY:digest/SLUG/2012-w05" where an authority is known, else a
/// urn:uuid: made of slug, author and period. A new title, address or content does not change it.
std::string issue_id(Publication const& publication, Period const& period);

/// The id of the digest as a feed, in the same way, without a period.
std::string feed_id(Publication const& publication);

/// The digest's name through all its issues, in the language's own words where it has none. One line.
std::string digest_name(Publication const& publication, Language language);

/// "urn:uuid:…", a UUID of version 8 (RFC 9562 section 5.8): made in a way of our own, here from a name; the
/// same for the same name, for ever.
std::string uuid_of(std::string_view name);

/// 128 bits of a BLAKE2b hash, 32 hexadecimal digits: the same for the same text, for ever.
std::string fingerprint(std::string_view text);

} // namespace florilege::digest
