#pragma once

#include "web/pages/imports/upload_form.hpp"
#include "web/routes/route.hpp"

namespace florilege::web {

/// What was imported, what is under way, and the form to send more.
Response imports_page(Asking const& asking, store::Reader& reader, UploadForm const& form, int status = 200);

extern Route const imports_page_route;

} // namespace florilege::web
