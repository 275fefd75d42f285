#pragma once

#include "digest/issue.hpp"
#include "digest/render.hpp"
#include "library/query/query.hpp"
#include "prelude/result.hpp"
#include "web/site/asking.hpp"

#include <optional>
#include <string>

namespace florilege::web {

/// What a digest of any period shall be like, in the visitor's words.
struct WantedIssue {
    digest::PeriodWords period = {};
    std::string query = {}; ///< empty: everything
    std::string title = {}; ///< with places to fill; empty: the language's own
    digest::Order order = digest::Order::newest;
    digest::Language language = digest::Language::english;
    bool only_public = false;
    bool leads_here = true; ///< to the pages of this site: those of the tags, and the rest of the library
};

/// The issue; or nothing, and what is wrong with each of the words.
struct ComposedIssue {
    std::optional<digest::Issue> issue = {};
    std::optional<Fault> period_fault = {}; ///< its place is the word: "--week", "--last", "--from", "--to"
    std::optional<library::QueryError> query_fault = {};
    std::optional<Fault> title_fault = {};
};

/// Composes it of the visitor's library, with the days of the visitor's zone. Nothing is published.
ComposedIssue compose_issue(Reading& reading, WantedIssue const& wanted);

/// What the file of such an issue is called: "links-2012-w05.html".
std::string file_name_of(digest::Issue const& issue, digest::Format format);

} // namespace florilege::web
