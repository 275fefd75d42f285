#pragma once

#include "web/api/api_doc.hpp"
#include "web/routes/route.hpp"

#include <vector>

namespace florilege::web {

/// How a route of the API may answer, by status: what its own document says, and what follows from what it
/// is, as 304 for whoever has the answer, 401 for nobody, or 422 for a wrong field. Whatever else goes wrong
/// is a problem too (500, 503, 507).
std::vector<AnswerDoc> all_answers(Route const& route);

bool answers_with_entity_tag(ApiDoc const& doc);
bool makes_a_change(Route const& route);
/// Whether what is asked twice under an `Idempotency-Key` is done once.
bool takes_key(Route const& route);

} // namespace florilege::web
