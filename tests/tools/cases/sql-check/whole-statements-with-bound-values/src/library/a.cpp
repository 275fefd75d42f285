#include <string_view>
namespace {
constexpr std::string_view find_sql = "SELECT id FROM bookmark WHERE owner = ?1";
constexpr std::string_view index_sql = R"(
SELECT rowid FROM words WHERE words MATCH ?1
)";
}
void read(Session& session, Rows& rows, Fault const& fault, int column)
{
    session.query(find_sql, 1);
    session.run("DELETE FROM tag "
                "WHERE id = ?1", 2);
    session.query(full_text_match_sql(column, "x"), 3);
    auto text = fault.text() + ": " + rows.text(column + 1);
    // session.query("SELECT " + column);
    auto sentence = "Select a tag" + text + " or update it";
    map.insert(found);
}
