#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The HTML export of Pocket (and Read It Later before it): `<h1>Unread</h1>` and `<h1>Read Archive</h1>`,
/// each with a list of `<a href time_added tags>`.
extern Format const pocket_html_format;

} // namespace florilege::exchange
