#pragma once

#include "digest/issue.hpp"
#include "digest/publish/standing.hpp"
#include "web/site/page.hpp"

#include <string>
#include <string_view>

namespace florilege::web {

/// Choices of forms about digests, what is chosen among them: fields `orders`, `languages`.
void add_digest_choices(text::Fields& fields, Asking const& asking, digest::Order order,
                        digest::Language language);

/// "/u/colette/digest/weekly"
std::string digest_address(std::string_view person, std::string_view slug);

/// Where an issue stands: its own address, the person's page and those of the tags. `label` may be empty.
digest::Publication publication_at(Asking const& asking, std::string_view person, std::string_view slug,
                                   std::string_view label);

/// The issue as a section of a page.
std::string section_of(digest::Issue const& issue);

} // namespace florilege::web
