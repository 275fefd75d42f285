#include "exchange/folder_choice.hpp"
#include "exchange/formats.hpp"
#include "exchange/importers/any_csv.hpp"
#include "exchange/importers/column_map.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/api/import_json.hpp"
#include "web/api/path_fields.hpp"
#include "web/api/resources/imports.hpp"
#include "web/jobs/kept_files.hpp"
#include "web/pages/imports/upload_form.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <utility>

/// Files that wait for their import.
namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::array parameters{
    may("name", Shape::text(1000, 1), "What the file is called, for the list of imports"),
    may("format", Shape::text(40, 1), "What it is; without it, that is found out from its content"),
    may("public", Shape::yes_no(), "What does not say who may read it is for everyone"),
    may("repair", Shape::yes_no(), "Known damage of encodings is put right"),
    may("folders", Shape::one_of(exchange::folder_words), "What becomes of folders: lists unless said"),
    may("columns", Shape::text(2000, 1), "For a table: which column is which, as in url=Link,title=Name"),
    may("date", Shape::text(40, 10),
        "A day, 2012-01-30, or a moment, 2012-01-30T18:30:00Z, for what carries no dates"),
    may("try", Shape::yes_no(),
        "Nothing of it is kept: it is only told what would be, and the upload ends as `tried`"),
};

bool is_format(std::string const& name)
{
    return name.empty() || exchange::find_format(name) != nullptr;
}

std::string no_format()
{
    std::vector<std::string_view> names;
    for (auto const* format : exchange::formats())
        names.push_back(format->name);
    return fmt::format("is none of: {}", fmt::join(names, ", "));
}

/// What is sent as it waits, before any worker has looked at it.
Response taken_in(ImportOrder const& order)
{
    auto response =
        json_answer(json::object{{"id", order.kept},
                                 {"file", order.file},
                                 {"format", order.format.empty() ? json::value{} : json::value(order.format)},
                                 {"try", order.trial},
                                 {"state", "waiting"},
                                 {"bookmarks", 0},
                                 {"share", 0},
                                 {"reason", nullptr},
                                 {"trial", nullptr},
                                 {"import", nullptr}},
                    202);
    response.headers.add("location", "/api/v1/imports/uploads/" + order.kept);
    return response;
}

Response upload(Changing& changing, Input const& asked)
{
    auto const& spool = changing.request.spooled;
    if (!spool || spool->size() == 0) return problem(422, "the body is the file to import, and is empty");
    ImportOrder order{kept_name(asked.maybe_text("name").value_or("upload")), {}};
    order.bytes = spool->size();
    order.format = asked.text("format");
    order.make_public = asked.says("public");
    order.repair_text = asked.says("repair");
    order.trial = asked.says("try");
    if (!is_format(order.format)) return wrong_parameter("format", no_format());
    order.folders = exchange::folder_choice(asked.text("folders")).value_or(order.folders);
    if (auto const columns = asked.maybe_text("columns")) {
        if (order.format.empty()) order.format = exchange::any_csv_format.name;
        if (order.format != exchange::any_csv_format.name)
            return wrong_parameter("columns", "is for format=csv: no other format has columns to be named");
        auto const map = exchange::read_column_map(*columns);
        if (!map) return wrong_parameter("columns", map.error().text());
        order.columns = *columns;
    }
    if (auto const date = asked.maybe_text("date"); date && !(order.date = day_begin(changing, *date)))
        return wrong_parameter("date", "is no day, such as 2012-01-30, and no moment");
    KeptFiles kept{changing.site.uploads};
    order.kept = kept.keep({spool, 0, spool->size()});
    Response answer;
    changing.write([&](store::Transaction& transaction) {
        if (auto const full = enqueue_imports(transaction, changing.account().id, std::array{order},
                                              changing.site.options.limits.kept_upload_bytes, changing.now)) {
            answer = conflict(
                *full == NoRoom::too_many
                    ? fmt::format("{} imports wait, run, failed or were only tried", most_imports_kept)
                    : "the files that wait for their import, failed or were only tried, would be "
                      "too large in all: discard some, or wait");
            return;
        }
        answer = taken_in(order);
        changing.tell(transaction, answer);
    });
    if (answer.status != 202) return answer;
    kept.belong_to_jobs();
    changing.site.jobs.ring();
    return answer;
}

constexpr std::array<AnswerDoc, 2> upload_answers{
    {{202, "It is kept, and imported soon: `Location` tells how far it is", &upload_object},
     {409, "Too many imports wait, run or failed, or their files are too large in all", &problem_object,
      problem_type}}};
constexpr ApiDoc upload_doc{.id = "importFile",
                            .chapter = "Bringing in and taking out",
                            .query = parameters,
                            .answers = upload_answers,
                            .asks = "name=bookmarks.html&format=netscape",
                            .takes_file = true};

/// The upload of the path, while it is under way.
std::optional<UnderWay> under_way_in(Asking const& asking, store::Reader& reader)
{
    for (auto& one : imports_under_way(asking, reader))
        if (one.order.kept == asking.capture(0)) return std::move(one);
    return std::nullopt;
}

Response read(Reading& reading, Input const&)
{
    if (auto const found = under_way_in(reading, reading.session))
        return json_answer(upload_json(reading, *found));
    if (!PublicId::parse(reading.capture(0))) return absent();
    auto const batch = library::batch_of_upload(reading.session, reading.account().id, reading.capture(0));
    return batch ? json_answer(upload_json(*batch)) : absent();
}

constexpr std::array<AnswerDoc, 1> read_answers{{{200, "How far it is", &upload_object}}};
constexpr ApiDoc read_doc{.id = "readUpload",
                          .chapter = "Bringing in and taking out",
                          .path = upload_path,
                          .answers = read_answers};

constexpr std::array retry_fields{
    may("format", Shape::text(40, 1).or_null(), "What to read it as; null: found out from its content")};
constexpr Object retry_object{"UploadRetry", "How to try an import again", retry_fields};

Response retry(Changing& changing, Input const& given)
{
    auto const reader = changing.read();
    auto found = under_way_in(changing, *reader);
    if (!found) return absent();
    if (given.has("format")) found->order.format = given.text("format");
    if (std::exchange(found->found, std::nullopt)) found->order.trial = false;
    if (!is_format(found->order.format)) return wrong_field("/format", no_format());
    Response answer;
    changing.write([&](store::Transaction& transaction) {
        bool const tried = store::retry(transaction, changing.account().id.value, found->job.id,
                                        to_json(found->order), changing.now);
        found->job.state = store::JobState::waiting;
        found->job.reason.clear();
        answer = tried ? json_answer(upload_json(changing, *found))
                       : conflict("it has neither failed nor been tried");
        changing.tell(transaction, answer);
    });
    changing.site.jobs.ring();
    return answer;
}

constexpr std::array<AnswerDoc, 2> retry_answers{
    {{200, "It waits again", &upload_object},
     {409, "It has neither failed nor been tried", &problem_object, problem_type}}};
constexpr ApiDoc retry_doc{.id = "retryUpload",
                           .chapter = "Bringing in and taking out",
                           .path = upload_path,
                           .body = &retry_object,
                           .answers = retry_answers,
                           .asks = R"({"format": "netscape"})"};

Response discard(Changing& changing, Input const&)
{
    auto const reader = changing.read();
    auto const found = under_way_in(changing, *reader);
    if (!found) return absent();
    if (found->job.state == store::JobState::running) {
        changing.site.jobs.ask_to_stop(found->job.id);
        return no_content();
    }
    std::optional<std::string> dropped;
    changing.write([&](store::Transaction& transaction) {
        dropped = store::drop(transaction, changing.account().id.value, found->job.id, changing.now);
    });
    if (!dropped) return conflict("its import has begun meanwhile");
    changing.site.uploads.remove(found->order.kept);
    return no_content();
}

constexpr std::array<AnswerDoc, 2> discard_answers{
    {{204, "It stops soon, and can be tried again; or, where it did not run, it is gone", nullptr, {}},
     {409, "Its import has begun meanwhile", &problem_object, problem_type}}};
constexpr ApiDoc discard_doc{.id = "discardUpload",
                             .chapter = "Bringing in and taking out",
                             .path = upload_path,
                             .answers = discard_answers};

} // namespace

Route const api_upload = api_route<upload_doc, upload>(
    Method::post, "/api/v1/imports", Policy::Who::signed_in, "Takes a file to import", Lane::long_work);
Route const api_read_upload =
    api_route<read_doc, read>(Method::get, "/api/v1/imports/uploads/{upload}", Policy::Who::signed_in,
                              "How far the import of a file is");
Route const api_retry_upload = api_route<retry_doc, retry>(
    Method::post, "/api/v1/imports/uploads/{upload}/retry", Policy::Who::signed_in,
    "Tries an import again that failed; imports what was tried");
Route const api_discard_upload = api_route<discard_doc, discard>(
    Method::erase, "/api/v1/imports/uploads/{upload}", Policy::Who::signed_in,
    "Stops an import that runs; takes one away that waits, failed or was tried");

} // namespace florilege::web
