#include "digest/publish/issues.hpp"

#include <utility>

namespace florilege::digest {
namespace {

std::vector<StoredIssue> read_issues(store::Rows rows)
{
    std::vector<StoredIssue> issues;
    while (rows.next())
        issues.push_back({rows.string(0), rows.string(1), rows.integer(2), rows.time(3), rows.time(4)});
    return issues;
}

constexpr std::string_view newest_sql = "SELECT label, title, entries, published, updated FROM visible_issue "
                                        "WHERE digest = ?1 ORDER BY label DESC LIMIT ?2 OFFSET ?3";
constexpr std::string_view labelled_sql =
    "SELECT label, title, entries, published, updated FROM visible_issue "
    "WHERE digest = ?1 AND label = ?2";

} // namespace

std::vector<StoredIssue> issues_of(store::Session& session, DigestId digest, std::size_t from,
                                   std::size_t count)
{
    return read_issues(session.query(newest_sql, digest, count, from));
}

std::optional<StoredIssue> find_issue(store::Session& session, DigestId digest, std::string_view label)
{
    auto issues = read_issues(session.query(labelled_sql, digest, label));
    if (issues.empty()) return std::nullopt;
    return std::move(issues.front());
}

} // namespace florilege::digest
