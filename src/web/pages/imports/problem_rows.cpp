#include "web/pages/imports/problem_rows.hpp"

#include "web/words/retold.hpp"

namespace florilege::web {

std::vector<text::Fields> problem_rows(Words const& words, std::span<exchange::Problem const> problems)
{
    std::vector<text::Fields> rows;
    for (auto const& problem : problems) {
        text::Fields row;
        row.set("line", problem.place.line > 0 ? std::to_string(problem.place.line) : std::string{});
        row.set("part", problem.place.part);
        row.set("kind", std::string{words.text("import.problem." + std::string{word_of(problem.kind)})});
        auto const told = retold(words, problem.reason);
        row.set("reason", told.value_or(problem.reason));
        // What was passed over may be a text of the file, in whatever language.
        row.say("english", !told && problem.kind != exchange::Problem::Kind::skipped);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace florilege::web
