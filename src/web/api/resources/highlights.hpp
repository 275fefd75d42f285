#pragma once

#include "web/routes/route.hpp"

namespace florilege::web {

extern Route const api_newest_highlights;
extern Route const api_highlighted_sources;
extern Route const api_read_highlight;
extern Route const api_add_highlight;
extern Route const api_edit_highlight;
extern Route const api_delete_highlight;
extern Route const api_answer_highlight;
extern Route const api_answer_reply;
extern Route const api_edit_reply;
extern Route const api_delete_reply;

} // namespace florilege::web
