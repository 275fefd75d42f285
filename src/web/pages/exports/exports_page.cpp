#include "web/pages/exports/exports_page.hpp"

#include "exchange/exporters/export_formats.hpp"
#include "web/http/disposition.hpp"
#include "web/pages/exports/export_file.hpp"
#include "web/site/fault_words.hpp"
#include "web/site/page.hpp"

#include <vector>

namespace florilege::web {
namespace {

using text::Fields;

constexpr std::string_view everything = "florilege"; ///< the format that leaves nothing out

std::vector<Fields> format_rows(Words const& words, std::string_view chosen)
{
    std::vector<Fields> rows;
    for (auto const* format : exchange::export_formats()) {
        auto const name = std::string{format->name};
        Fields row;
        row.set("format", name);
        row.set("format_title", std::string{words.text("export-format." + name)});
        row.set("format_about", std::string{words.text("export-about." + name)});
        row.say("chosen", format->name == chosen);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The form, as it was filled in.
Response exports_page(Reading const& reading, std::string_view format, std::string const& fault)
{
    auto const& words = reading.words();
    PageDraft draft{"exports"};
    draft.title = std::string{words.text("exports.title")};
    draft.fields.set("q", reading.asked_for("q"));
    draft.fields.set("fault", fault);
    draft.fields.list("formats", format_rows(words, format));
    draft.status = fault.empty() ? 200 : 422;
    return page(reading, std::move(draft));
}

std::string_view type_of(exchange::ExportFormat const& format) noexcept
{
    if (format.extension == "html") return "text/html; charset=utf-8";
    if (format.extension == "csv") return "text/csv; charset=utf-8";
    if (format.extension == "md") return "text/markdown; charset=utf-8";
    if (format.extension == "json") return "application/json";
    return "application/octet-stream";
}

Response show(Reading& reading)
{
    auto const asked = reading.asked_for("format");
    bool const known = exchange::find_export_format(asked) != nullptr;
    return exports_page(reading, known ? std::string_view{asked} : everything, {});
}

/// The words for why the format holds nothing of what was found.
std::string_view why_left_out(exchange::ExportFormat const& format) noexcept
{
    switch (format.leaves_out) {
    case exchange::LeavesOut::nothing:
    case exchange::LeavesOut::without_link: return "exports.left-out.link";
    case exchange::LeavesOut::without_words: return "exports.left-out.words";
    case exchange::LeavesOut::without_title: return "exports.left-out.title";
    }
    return "exports.left-out.link";
}

Response write_out(Reading& reading)
{
    auto const* format = exchange::find_export_format(reading.asked_for("format"));
    if (format == nullptr) return error_page(reading, 400);
    auto const& words = reading.words();
    auto const question = reading.asked_for("q");
    auto file = export_file(reading, *format, question);
    if (!file) return exports_page(reading, format->name, in_words(words, file.error()));
    if (file->report.written == 0)
        return exports_page(reading, format->name,
                            std::string{words.text(file->report.left_out > 0 ? why_left_out(*format)
                                                   : !question.empty()       ? "exports.none-found"
                                                                             : "exports.empty")});
    Response response;
    response.kind = HeaderClass::download;
    response.type = std::string{type_of(*format)};
    response.headers.add("content-disposition", attachment(file->name));
    response.body = std::move(file->bytes);
    return response;
}

} // namespace

Route const exports_page_route{Method::get, "/exports", Policy::Who::signed_in, show,
                               "The form to take out the library, or what a search finds in it"};
Route const export_route{Method::get,
                         "/exports/file",
                         Policy::Who::signed_in,
                         write_out,
                         "The library, or what `q` finds in it, as a file of the format `format`",
                         Body::none,
                         Proof::page,
                         Lane::long_work};

} // namespace florilege::web
