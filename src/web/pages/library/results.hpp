#pragma once

#include "accounts/account.hpp"
#include "text/mustache/fields.hpp"
#include "web/pages/library/item_fields.hpp"
#include "web/pages/library/question.hpp"

#include <string>

namespace florilege::web {

/// What a page of bookmarks is about.
struct Listing {
    accounts::AccountId owner;
    Shelved shelved;
    std::string path; ///< of the page: "/", "/t/maps"
    std::string heading;
    std::string within = {};  ///< a term that all of its bookmarks meet
    std::string empty = {};   ///< what to say where it holds nothing at all
    bool first_steps = false; ///< and what to do then
};

/// Fills in what the templates `results`, `facets` and `bulk` say of an answer to the question.
void add_results(text::Fields& fields, Reading& reading, Listing const& listing, Question const& question);

} // namespace florilege::web
