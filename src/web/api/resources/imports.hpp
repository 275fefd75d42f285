#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_all_imports;
extern Route const api_read_import;
extern Route const api_undo_import;
extern Route const api_upload;
extern Route const api_read_upload;
extern Route const api_retry_upload;
extern Route const api_discard_upload;

} // namespace florilege::web
