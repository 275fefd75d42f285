#include "store/schema.hpp"

#include "store/error.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace florilege::store {
namespace {

constexpr std::string_view visible_applied_sql =
    "SELECT number, name FROM visible_schema_version ORDER BY number";
constexpr std::string_view applied_sql = "SELECT number, name FROM schema_version ORDER BY number";
constexpr std::string_view record_sql = "INSERT INTO schema_version (number, name) VALUES (?1, ?2)";

struct FileName {
    int number;
    std::string_view name;
    std::optional<Engine> engine;
};

bool take_ending(std::string_view& text, std::string_view ending)
{
    if (text.size() < ending.size() || text.substr(text.size() - ending.size()) != ending) return false;
    text.remove_suffix(ending.size());
    return true;
}

FileName read_name(std::string_view file)
{
    FileName out{0, file, std::nullopt};
    auto& stem = out.name;
    bool well_formed = take_ending(stem, ".sql");
    if (take_ending(stem, ".sqlite"))
        out.engine = Engine::sqlite;
    else if (take_ending(stem, ".postgres"))
        out.engine = Engine::postgres;
    auto const* const end = stem.data() + std::min<std::size_t>(stem.size(), 4);
    auto const [stopped, error] = std::from_chars(stem.data(), end, out.number);
    well_formed = well_formed && out.number > 0 && stem.front() != '-' && error == std::errc{} &&
                  stopped == stem.data() + 4 && stem.size() > 5 && stem[4] == '_' &&
                  stem.find('.') == std::string_view::npos;
    if (!well_formed)
        throw StoreError{"migration " + std::string{file} + ": the name must be like 0007_highlight.sql"};
    return out;
}

/// The files of one number.
struct Files {
    std::string_view name;
    std::optional<std::string_view> both;
    std::optional<std::string_view> sqlite;
    std::optional<std::string_view> postgres;

    std::optional<std::string_view>& slot(std::optional<Engine> engine)
    {
        if (!engine) return both;
        return *engine == Engine::sqlite ? sqlite : postgres;
    }
    bool complete() const
    {
        bool const pair = sqlite && postgres;
        return both ? !sqlite && !postgres : pair;
    }
};

struct Applied {
    std::int64_t number;
    std::string name;
};

std::vector<Applied> applied_steps(Session& session, std::string_view sql)
{
    std::vector<Applied> out;
    auto rows = session.query(sql);
    while (rows.next())
        out.push_back({rows.integer(0), rows.string(1)});
    return out;
}

/// How many of the steps the database has.
std::size_t count_applied(std::vector<Applied> const& applied, std::span<SchemaStep const> steps)
{
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (i >= steps.size())
            throw NewerSchema{"the database is from a newer program: it has step " + applied[i].name +
                              ", this program knows " + std::to_string(steps.size()) + " steps"};
        if (applied[i].number != steps[i].number || applied[i].name != steps[i].name)
            throw StoreError{"the database has step " + applied[i].name + " where this program has " +
                             std::string{steps[i].name}};
    }
    return applied.size();
}

/// Does nothing where another process has run the step in the meantime.
void run_step(WritingConnection& connection, std::span<SchemaStep const> steps, std::size_t index)
{
    auto const& step = steps[index];
    connection.begin();
    try {
        connection.lock_schema();
        auto& tx = connection.transaction();
        if (count_applied(applied_steps(tx, applied_sql), steps) > index) {
            connection.roll_back();
            return;
        }
        connection.script(step.sql);
        connection.check_references();
        tx.run(record_sql, step.number, step.name);
        connection.commit();
    } catch (StoreError const& error) {
        connection.roll_back();
        throw StoreError{"migration " + std::string{step.name} + ": " + error.what()};
    }
}

} // namespace

std::vector<SchemaStep> schema_steps(Engine engine, std::span<Migration const> files)
{
    std::map<int, Files> by_number;
    for (auto const& file : files) {
        auto const name = read_name(file.file);
        auto& known = by_number[name.number];
        auto& slot = known.slot(name.engine);
        if (slot || (!known.name.empty() && known.name != name.name))
            throw StoreError{"migration " + std::string{file.file} + ": the number is taken"};
        known.name = name.name;
        slot = file.sql;
    }
    std::vector<SchemaStep> steps;
    for (auto& [number, known] : by_number) {
        if (number != static_cast<int>(steps.size()) + 1)
            throw StoreError{"migration " + std::string{known.name} + ": the number before it is missing"};
        if (!known.complete())
            throw StoreError{"migration " + std::string{known.name} +
                             ": it needs one file, or one for each engine"};
        steps.push_back({number, known.name, known.both ? *known.both : *known.slot(engine)});
    }
    return steps;
}

void migrate(WritingConnection& connection, std::span<SchemaStep const> steps,
             std::function<void(SchemaStep const& first)> const& before)
{
    connection.lay_foundation();
    connection.begin();
    auto const applied = applied_steps(connection.transaction(), applied_sql);
    connection.roll_back();
    auto const done = count_applied(applied, steps);
    if (done > 0 && done < steps.size()) before(steps[done]);
    for (auto index = done; index < steps.size(); ++index)
        run_step(connection, steps, index);
    connection.open_to_readers();
}

void require_current(Session& reader, std::span<SchemaStep const> steps)
{
    auto const done = count_applied(applied_steps(reader, visible_applied_sql), steps);
    if (done < steps.size())
        throw StoreError{"the database is from an older program: it lacks step " +
                         std::string{steps[done].name} + "; open it once for writing"};
}

} // namespace florilege::store
