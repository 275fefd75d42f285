#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// The JSON that Delicious gave from 2021 on: an array of objects with `title`, `url`, `description` (the
/// note), `tags` (an array, [""] for none), `created` (seconds since 1970, as a string), `private` ("0" or
/// "1"), `owner` and `others`. Holds one of them.
extern Format const delicious_json_format;

} // namespace florilege::exchange
