#include "store/postgres/reader_role.hpp"

#include "store/error.hpp"
#include "store/postgres/postgres_reader.hpp"

#include <string>
#include <vector>

namespace florilege::store {
namespace {

constexpr std::string_view role_exists_sql = "SELECT count(*) FROM pg_roles WHERE rolname = ?1";
constexpr std::string_view may_make_roles_sql =
    "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolcreaterole OR rolsuper)";
constexpr std::string_view is_member_sql = "SELECT pg_has_role(current_user, ?1, 'MEMBER')";

constexpr std::string_view closed_views_sql =
    "SELECT quote_ident(v.relname),"
    " EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = v.oid AND a.atttypid = 'tsvector'::regtype),"
    " 'security_barrier=true' = ANY (coalesce(v.reloptions, '{}'))"
    " FROM pg_class v WHERE v.relkind = 'v' AND v.relnamespace = current_schema()::regnamespace"
    " AND v.relname LIKE 'visible\\_%' AND NOT has_table_privilege(CAST(?1 AS text), v.oid, 'SELECT')";

void make_role(Transaction& tx, std::string const& role)
{
    if (tx.integer(role_exists_sql, role) == 0) {
        if (tx.integer(may_make_roles_sql) == 0)
            throw StoreError{"readers need a role of their own; as an administrator run: CREATE ROLE " +
                             role + " NOLOGIN; GRANT " + role + " TO the role Florilege signs in as"};
        tx.run("CREATE ROLE " + role + " NOLOGIN");
    }
    if (tx.integer(is_member_sql, role) == 0) tx.run("GRANT " + role + " TO CURRENT_USER");
    tx.run("GRANT USAGE ON SCHEMA " + tx.text("SELECT quote_ident(current_schema())").value() + " TO " +
           role);
}

} // namespace

void open_views_to_readers(Transaction& tx)
{
    auto const role = tx.text(reader_role_sql).value();
    make_role(tx, role);
    struct View {
        std::string name;
        bool plain;
    };
    std::vector<View> views;
    auto rows = tx.query(closed_views_sql, role);
    while (rows.next())
        views.push_back({rows.string(0), rows.boolean(1) || rows.boolean(2)});
    for (auto const& view : views) {
        if (!view.plain) tx.run("ALTER VIEW " + view.name + " SET (security_barrier = true)");
        tx.run("GRANT SELECT ON " + view.name + " TO " + role);
    }
}

} // namespace florilege::store
