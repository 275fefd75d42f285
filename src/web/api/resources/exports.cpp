#include "web/api/resources/exports.hpp"

#include "exchange/exporters/export_formats.hpp"
#include "web/api/answers.hpp"
#include "web/api/api_route.hpp"
#include "web/http/disposition.hpp"
#include "web/pages/exports/export_file.hpp"

#include <fmt/format.h>

namespace florilege::web {
namespace {

constexpr std::array parameters{
    may("format", Shape::text(40, 1),
        "Its name: `florilege`, which leaves nothing out, where it is not said"),
    may("q", Shape::text(8192), "Only what this finds, in the query language; lists and tags stay out then"),
};

Response no_such_format()
{
    std::vector<std::string_view> names;
    for (auto const* format : exchange::export_formats())
        names.push_back(format->name);
    return wrong_parameter("format", fmt::format("is none of: {}", fmt::join(names, ", ")));
}

Response write_out(Reading& reading, Input const& asked)
{
    auto const* format = exchange::find_export_format(asked.maybe_text("format").value_or("florilege"));
    if (format == nullptr) return no_such_format();
    auto file = export_file(reading, *format, asked.text("q"));
    if (!file) return wrong_parameter("q", file.error().text());
    Response response;
    response.kind = HeaderClass::download;
    response.type = file_type;
    response.headers.add("content-disposition", attachment(file->name));
    response.headers.add("florilege-written", std::to_string(file->report.written));
    response.headers.add("florilege-left-out", std::to_string(file->report.left_out));
    response.body = std::move(file->bytes);
    return response;
}

constexpr std::array<AnswerDoc, 1> answers{
    {{200,
      "The file. `Florilege-Written` says how many bookmarks are in it, `Florilege-Left-Out` how many the "
      "format has no way to say",
      nullptr, file_type}}};
constexpr ApiDoc doc{.id = "exportLibrary",
                     .chapter = "Bringing in and taking out",
                     .query = parameters,
                     .answers = answers,
                     .asks = "format=netscape&q=tag:maps"};

} // namespace

Route const api_export =
    api_route<doc, write_out>(Method::get, "/api/v1/export", Policy::Who::signed_in,
                              "The library, or what a query finds in it, as a file", Lane::long_work);

} // namespace florilege::web
