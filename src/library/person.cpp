#include "library/person.hpp"

namespace florilege::library {
namespace {

constexpr std::string_view by_name_sql = "SELECT id, name FROM visible_person WHERE folded = ?1";
constexpr std::string_view people_sql = "SELECT id, name FROM visible_person ORDER BY folded LIMIT ?1";
constexpr std::string_view of_bookmark_sql = "SELECT p.id, p.name FROM visible_bookmark b "
                                             "JOIN visible_person p ON p.id = b.owner WHERE b.id = ?1";
constexpr std::string_view of_list_sql = "SELECT p.id, p.name FROM visible_list l "
                                         "JOIN visible_person p ON p.id = l.owner WHERE l.public_id = ?1";

std::optional<Person> first_of(store::Rows rows)
{
    if (!rows.next()) return std::nullopt;
    return Person{rows.id<accounts::AccountId>(0), rows.string(1)};
}

} // namespace

std::optional<Person> find_person(store::Session& session, accounts::AccountName const& name)
{
    return first_of(session.query(by_name_sql, name.folded()));
}

std::vector<Person> people(store::Session& session, std::size_t limit)
{
    std::vector<Person> people;
    auto rows = session.query(people_sql, limit);
    while (rows.next())
        people.push_back({rows.id<accounts::AccountId>(0), rows.string(1)});
    return people;
}

std::optional<Person> owner_of(store::Session& session, BookmarkId bookmark)
{
    return first_of(session.query(of_bookmark_sql, bookmark));
}

std::optional<Person> owner_of_list(store::Session& session, PublicId const& list)
{
    return first_of(session.query(of_list_sql, list));
}

} // namespace florilege::library
