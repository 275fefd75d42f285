constexpr std::string_view a_sql = R"(
WITH mine AS (SELECT 1),
 visible_tag(id) AS (SELECT id FROM tag)
SELECT id FROM visible_tag)";
