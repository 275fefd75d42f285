#include "web/pages/imports/under_way_rows.hpp"

#include "web/jobs/job_reason.hpp"
#include "web/pages/imports/problem_rows.hpp"
#include "web/pages/imports/upload_form.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/site.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::size_t problems_shown = 20; ///< of a trial; the report of an import has them all

/// Words that stand for a reason; other reasons are told by those who found them.
constexpr std::array<std::string_view, 7> known_reasons{"empty", "unknown", "another-format", "disk-full",
                                                        "gone",  "stopped", "broken"};

/// What is said differently of what comes in and of what is taken back.
struct Tone {
    std::string_view progress; ///< the message that says how far it is
    std::string (*reason)(Words const& words, std::string const& reason);
};

std::string import_reason(Words const& words, std::string const& reason)
{
    if (reason == store::program_ended) return std::string{words.text("imports.reason.ended")};
    if (std::find(known_reasons.begin(), known_reasons.end(), reason) != known_reasons.end())
        return std::string{words.text("imports.reason." + reason)};
    return in_words(words, "imports.reason.other", failure_in(reason));
}

/// Nothing came in, whatever happened.
std::string trial_reason(Words const& words, std::string const& reason)
{
    if (reason == store::program_ended) return std::string{words.text("imports.trial-reason.ended")};
    constexpr std::array<std::string_view, 3> its_own{"disk-full", "stopped", "broken"};
    if (std::find(its_own.begin(), its_own.end(), reason) == its_own.end())
        return import_reason(words, reason);
    return std::string{words.text("imports.trial-reason." + reason)};
}

std::string undo_reason(Words const& words, std::string const& reason)
{
    return std::string{words.text(reason == "disk-full" ? "imports.undo-full" : "imports.undo-broken")};
}

constexpr Tone coming_in{"imports.progress", import_reason};
constexpr Tone looked_at{"imports.progress", trial_reason};
constexpr Tone taken_back{"imports.undo-progress", undo_reason};

std::int64_t minutes_until(Time due, Time now)
{
    auto const left = std::chrono::ceil<std::chrono::minutes>(due - now);
    return std::max<std::int64_t>(1, left.count());
}

std::string state_in_words(Asking const& asking, store::JobView const& job, Tone const& tone)
{
    auto const& words = asking.words();
    auto const reason = kept_reason(asking, job);
    switch (job.state) {
    case store::JobState::running: {
        auto const progress = asking.site.jobs.progress(job.id).value_or(JobProgress{});
        return words.say(tone.progress, {{"count", progress.items}, {"share", share_of(progress)}});
    }
    case store::JobState::waiting:
        if (reason.empty()) return std::string{words.text("imports.waits")};
        return tone.reason(words, reason) + ' ' +
               words.say("imports.again-in", {{"minutes", minutes_until(job.due, asking.now)}});
    case store::JobState::dead: return tone.reason(words, reason);
    }
    return {};
}

/// What a trial found, without its problems.
std::string would_come(Words const& words, exchange::ImportReport const& found)
{
    auto text = words.say("imports.would", {{"added", found.added},
                                            {"updated", found.updated},
                                            {"unchanged", found.unchanged},
                                            {"rejected", found.rejected}});
    return text + ' ' + std::string{words.text("imports.nothing-kept")};
}

UnderWayRow row_of(Asking const& asking, store::JobView const& job, std::string const& file, Tone const& tone)
{
    auto const progress = asking.site.jobs.progress(job.id);
    return {sealed_job(asking, job.id), file, job.state, progress ? share_of(*progress) : 0,
            state_in_words(asking, job, tone)};
}

} // namespace

namespace {

std::string_view word_of(UnderWayRow const& row)
{
    return row.found ? "tried" : name_of(row.state);
}

void add_problems(Fields& fields, Words const& words, UnderWayRow const& row)
{
    auto const found = row.found.value_or(exchange::ImportReport{});
    auto const shown = found.problems_from(0, problems_shown);
    auto const omitted = found.problems_in_all() - std::ssize(shown);
    fields.say("any_problems", !shown.empty());
    fields.set("problems_total", words.say("import.problems", {{"count", found.problems_in_all()}}));
    fields.list("problems", problem_rows(words, shown));
    fields.set("omitted",
               omitted > 0 ? words.say("imports.more-problems", {{"count", omitted}}) : std::string{});
}

} // namespace

std::vector<UnderWayRow> under_way_rows(Asking const& asking, std::vector<UnderWay> const& imports,
                                        std::vector<BeingUndone> const& undone)
{
    std::vector<UnderWayRow> rows;
    for (auto const& import : imports) {
        auto const& tone = import.order.trial ? looked_at : coming_in;
        rows.push_back(row_of(asking, import.job, import.order.file, tone));
        auto& row = rows.back();
        row.format = import.order.format;
        row.trial = import.order.trial;
        row.found = import.found;
        if (row.found) row.text = would_come(asking.words(), *row.found);
    }
    for (auto const& [job, batch] : undone) {
        rows.push_back(row_of(asking, job, batch.file, taken_back));
        rows.back().undo_path = "/imports/" + batch.public_id.text() + "/undo";
    }
    return rows;
}

std::vector<Fields> fields_of(Words const& words, std::vector<UnderWayRow> const& rows)
{
    std::vector<Fields> all;
    for (auto const& row : rows) {
        bool const imports = row.undo_path.empty();
        bool const tried = row.found.has_value();
        bool const failed = row.state == store::JobState::dead && !tried;
        Fields fields;
        fields.set("job", row.key);
        fields.set("file", row.file);
        fields.set("state", std::string{word_of(row)});
        fields.set("text", row.text);
        fields.say("running", row.state == store::JobState::running);
        fields.say("waiting", row.state == store::JobState::waiting);
        fields.say("failed", failed);
        fields.say("tried", tried);
        fields.say("trial", row.trial);
        add_problems(fields, words, row);
        fields.set("chosen_format", row.format);
        fields.say("imports", imports);
        fields.say("may_undo_again", failed && !imports);
        fields.set("undo_path", row.undo_path);
        fields.set("share", std::to_string(row.share));
        fields.list("retry_formats", format_choices(words, row.format));
        all.push_back(std::move(fields));
    }
    return all;
}

std::string json_of(std::vector<UnderWayRow> const& rows)
{
    namespace json = boost::json;
    json::array all;
    for (auto const& row : rows)
        all.push_back(json::object{
            {"key", row.key}, {"state", word_of(row)}, {"share", row.share}, {"text", row.text}});
    return json::serialize(json::object{{"imports", std::move(all)}});
}

} // namespace florilege::web
