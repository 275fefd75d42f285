#include "web/api/resources/imports.hpp"

#include "exchange/report.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/bookmark_json.hpp"
#include "web/api/import_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/jobs/undo_job.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::size_t imports_where_not_said = 50;
constexpr std::size_t problems_where_not_said = 100;
constexpr Shape offset_shape = Shape::whole(0, 100'000'000);

constexpr std::array all_parameters{
    may("limit", Shape::whole(1, 1000), "How many imports to give: 50 where it is not said"),
    may("offset", offset_shape, "How many to pass over"),
};
constexpr Shape import_shape = Shape::of(import_object);
constexpr Shape upload_shape = Shape::of(upload_object);
constexpr std::array all_fields{
    must("uploads", Shape::list(upload_shape),
         "Files that wait, are being imported, failed, or were only tried"),
    must("items", Shape::list(import_shape), "The imports, the newest first"),
};
constexpr Object all_object{"Imports", "What was imported, and what is under way", all_fields};

Response all(Reading& reading, Input const& asked)
{
    json::array uploads;
    for (auto const& upload : imports_under_way(reading, reading.session))
        uploads.push_back(upload_json(reading, upload));
    json::array items;
    for (auto const& batch :
         library::batches_of(reading.session, reading.account().id, asked.count("offset", 0),
                             asked.count("limit", imports_where_not_said)))
        items.push_back(import_json(batch));
    return json_answer(json::object{{"uploads", std::move(uploads)}, {"items", std::move(items)}});
}

constexpr std::array<AnswerDoc, 1> all_answers{{{200, "The imports", &all_object}}};
constexpr ApiDoc all_doc{.id = "listImports",
                         .chapter = "Bringing in and taking out",
                         .query = all_parameters,
                         .answers = all_answers,
                         .asks = "limit=10"};

constexpr std::array read_parameters{
    may("limit", Shape::whole(1, 1000), "How many problems to give: 100 where it is not said"),
    may("offset", offset_shape, "How many of them to pass over"),
};
constexpr Shape problem_shape = Shape::of(problem_item_object);
constexpr std::array report_fields{
    must("import", Shape::of(import_object), "The import"),
    must("problems", Shape::list(problem_shape), "This part of its problems"),
    must("total", Shape::whole(), "How many problems there were"),
    must("omitted", Shape::whole(), "How many of them were not written down"),
};
constexpr Object report_object{"ImportReport", "What came of an import", report_fields};

Response read(Reading& reading, Input const& asked)
{
    auto const batch = import_asked_for(reading, reading.session);
    if (!batch) return absent();
    auto const report = exchange::read_report(batch->report);
    auto const problems =
        report.problems_from(asked.count("offset", 0), asked.count("limit", problems_where_not_said));
    return json_answer(json::object{{"import", import_json(*batch)},
                                    {"problems", problems_json(problems)},
                                    {"total", report.problems_in_all()},
                                    {"omitted", report.problems_omitted}});
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "The report", &report_object}}};
constexpr ApiDoc read_doc{.id = "readImport",
                          .chapter = "Bringing in and taking out",
                          .path = import_path,
                          .query = read_parameters,
                          .answers = read_answers,
                          .asks = "limit=10"};

Response undo(Changing& changing, Input const&)
{
    auto const reader = changing.read();
    auto const batch = import_asked_for(changing, *reader);
    if (!batch) return absent();
    if (is_under_way(imports_under_way(changing, *reader), *batch))
        return conflict("it is under way: stop it first");
    auto response = changing.change([&](store::Transaction& transaction, library::Shelf const& shelf) {
        auto const undone =
            take_import_back(transaction, shelf, *batch, changing.site.options.undone_at_once);
        if (!undone) return conflict(undone.error().text());
        auto answer = json_answer(undone_json(undone->counts), undone->is_whole ? 200 : 202);
        if (!undone->is_whole) answer.headers.add("location", "/api/v1/imports/" + batch->public_id.text());
        return answer;
    });
    if (response.status == 202) changing.site.jobs.ring();
    return response;
}

constexpr std::array<AnswerDoc, 3> undo_answers{
    {{200, "It is taken back", &undone_object},
     {202, "It is a large one: so much is taken back, the rest soon; `Location` tells how far it is",
      &undone_object},
     {409, "It was taken back before, or is under way", &problem_object, problem_type}}};
constexpr ApiDoc undo_doc{.id = "undoImport",
                          .chapter = "Bringing in and taking out",
                          .path = import_path,
                          .answers = undo_answers};

} // namespace

Route const api_all_imports = api_route<all_doc, all>(Method::get, "/api/v1/imports", Policy::Who::signed_in,
                                                      "What the visitor imported, and what is under way");
Route const api_read_import =
    api_route<read_doc, read>(Method::get, "/api/v1/imports/{import}", Policy::Who::signed_in,
                              "The report of one import: what it counted, and each problem with its line");
Route const api_undo_import =
    api_route<undo_doc, undo>(Method::post, "/api/v1/imports/{import}/undo", Policy::Who::signed_in,
                              "Takes an import back: soon, where it is large", Lane::long_work);

} // namespace florilege::web
