#pragma once

#include "exchange/importer.hpp"

namespace florilege::exchange {

/// What Diigo's API (version 2) answers: an array of {title, url, desc, tags, shared, readlater, created_at,
/// updated_at, user, comments, annotations}. Tags are one text as in its CSV. An annotation is {content
/// (HTML), user, created_at, comments}; that shape is known from programs that read it, not from an answer.
/// Holds one bookmark.
extern Format const diigo_json_format;

} // namespace florilege::exchange
