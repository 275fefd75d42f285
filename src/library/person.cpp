#include "library/person.hpp"

namespace florilege::library {
namespace {

constexpr std::string_view of_bookmark_sql = "SELECT b.owner, p.name FROM visible_bookmark b "
                                             "LEFT JOIN visible_profile p ON p.id = b.owner WHERE b.id = ?1";
constexpr std::string_view of_list_sql =
    "SELECT l.owner, p.name FROM visible_list l "
    "LEFT JOIN visible_profile p ON p.id = l.owner WHERE l.public_id = ?1";
constexpr std::string_view people_sql = "SELECT id, name FROM visible_profile ORDER BY folded LIMIT ?1";

std::vector<Person> people_in(store::Rows rows)
{
    std::vector<Person> people;
    while (rows.next())
        people.push_back({rows.id<accounts::AccountId>(0), rows.string(1)});
    return people;
}

std::optional<Person> first_of(std::vector<Person> const& people)
{
    if (people.empty()) return std::nullopt;
    return people.front();
}

} // namespace

std::optional<Person> owner_of(store::Session& session, BookmarkId bookmark)
{
    return first_of(people_in(session.query(of_bookmark_sql, bookmark)));
}

std::optional<Person> owner_of_list(store::Session& session, PublicId const& list)
{
    return first_of(people_in(session.query(of_list_sql, list)));
}

std::vector<Person> people(store::Session& session, std::size_t limit)
{
    return people_in(session.query(people_sql, limit));
}

} // namespace florilege::library
