#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The bookmark file of Netscape Navigator, which every browser and most bookmarking services write: tag
/// soup read by three marks, `<DT><H3>` with a `<DL>` for a folder, `<DT><A HREF>` for a bookmark, `<DD>` for
/// what is said about it. No closing tag is trusted. docs/reference/import-netscape.md lists what is made of
/// each attribute. Holds one bookmark and the titles of the folders around it.
extern Format const netscape_format;

} // namespace florilege::exchange
