#include "cli/remote/uploads.hpp"

#include "cli/remote/imports.hpp"
#include "cli/remote/values.hpp"
#include "exchange/folder_choice.hpp"
#include "exchange/peeked_source.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

namespace florilege::cli {
namespace {

using exchange::ImportFault;
using Why = ImportFault::Why;

constexpr std::chrono::milliseconds first_look{50};
constexpr std::chrono::milliseconds longest_between{1000};

/// A file that is being sent: tells how much of it was read.
class Sending final : public exchange::Source {
public:
    Sending(exchange::Source& file, ImportTelling& telling) : file_{file}, telling_{telling} {}
    Sending(std::unique_ptr<exchange::Source> file, ImportTelling& telling)
        : own_{std::move(file)}, file_{*own_}, telling_{telling}
    {}
    std::size_t read(std::span<char> buffer) override
    {
        auto const got = file_.read(buffer);
        telling_.sent(bytes_ += got);
        return got;
    }
    std::string const& name() const noexcept override { return file_.name(); }

private:
    std::unique_ptr<exchange::Source> own_ = nullptr;
    exchange::Source& file_;
    ImportTelling& telling_;
    std::uint64_t bytes_ = 0;
};

/// Its folder is nobody's business there.
Parameters parameters_of(exchange::ImportRequest const& request, std::string const& name)
{
    auto const& options = request.options;
    return {{"name", std::filesystem::path{name}.filename().string()},
            {"format", request.format == nullptr ? std::string{} : std::string{request.format->name}},
            {"public", request.audience.is_public() ? "true" : ""},
            {"repair", options.repair_text ? "true" : ""},
            {"folders", std::string{exchange::word_of(options.folders)}},
            {"columns", options.columns},
            {"date", options.date ? web::time_text(*options.date) : std::string{}},
            {"try", request.dry_run ? "true" : ""}};
}

/// Gives the id of the upload. `first` is the file for the first try, the others open it anew.
Result<std::string> sent(Server const& server, OpenFile const& file, exchange::Source& first,
                         exchange::ImportRequest const& request, ImportTelling& telling)
{
    bool begun = false;
    auto const open = [&]() -> std::unique_ptr<exchange::Source> {
        if (std::exchange(begun, true))
            return std::make_unique<Sending>(exchange::open_file(file.file), telling);
        return std::make_unique<Sending>(first, telling);
    };
    FileToSend to_send{open};
    if (file.size > 0) to_send.size = file.size;
    to_send.opens_again = file.size > 0;
    auto const answered = server.send_file("imports", parameters_of(request, first.name()), to_send);
    if (!answered) return answered.error();
    return text_in(answered->object(), "id");
}

/// A reason that the API has a word for.
struct Reason {
    std::string_view word;
    std::string_view sentence;
    std::string_view of_a_trial; ///< the same where nothing was to come in
    bool is_kept = false;        ///< the site keeps a file that is imported, to be tried again there
    Why why = Why::refused;
};

constexpr std::string_view is_unknown = "is of no format known there; --format names one";
constexpr std::string_view is_another = "is not what --format says";
constexpr std::string_view is_gone = "is not there any more: send it again";

constexpr std::array reasons{
    Reason{"empty", "the file is empty", "the file is empty", false, Why::empty},
    Reason{"unknown", is_unknown, is_unknown, false, Why::unknown},
    Reason{"another-format", is_another, is_another, false, Why::another_format},
    Reason{"disk-full",
           "the disk is full there; what came in before that stays, and the rest follows by itself when "
           "there is room",
           "the disk is too full there to try it", true},
    Reason{"gone", is_gone, is_gone},
    Reason{"stopped", "was stopped there; what came in before that stays", "was stopped there", true},
    Reason{"broken", "something broke there; what came in before that stays, and it can be tried again there",
           "something broke there", true},
};

Reason reason_for(std::string const& word)
{
    auto const* const found = std::find_if(reasons.begin(), reasons.end(),
                                           [&](Reason const& reason) { return reason.word == word; });
    return found == reasons.end() ? Reason{word, word, word} : *found;
}

/// A file that was sent.
struct Sent {
    Server const& server;
    std::string path; ///< of its upload
    std::string file;
    std::uint64_t size;
    bool trial;

    /// Whoever sent it has it.
    void take_away() const { static_cast<void>(server.erase(path)); }
};

ImportFault unknown_end(Sent const& sent, Fault const& why)
{
    std::string const what = sent.trial ? "was sent to be tried there; what would come of it cannot be told: "
                                        : "was sent and is imported there; how far that is cannot be told: ";
    return {Why::refused, sent.file, what + why.text()};
}

/// Waits for the end: it became an import, or was tried.
Result<boost::json::object, ImportFault> ended(Sent const& sent, ImportTelling& telling)
{
    for (auto wait = first_look;; wait = std::min(2 * wait, longest_between)) {
        auto const answered = sent.server.get(sent.path);
        if (!answered) return unknown_end(sent, answered.error());
        auto const& object = answered->object();
        auto const state = text_in(object, "state");
        if (state == "over" || state == "tried") return object;
        auto const said = text_in(object, "reason");
        // What waits after it failed is tried again later than anybody waits here.
        if (state == "failed" || !said.empty()) {
            auto const reason = reason_for(said);
            if (!reason.is_kept || sent.trial) sent.take_away();
            auto const sentence = sent.trial ? reason.of_a_trial : reason.sentence;
            return ImportFault{reason.why, sent.file, std::string{sentence}};
        }
        telling.committed(number_in(object, "bookmarks"),
                          sent.size * static_cast<std::uint64_t>(number_in(object, "share")) / 100);
        std::this_thread::sleep_for(wait);
    }
}

/// What the site found, once it has tried what was sent.
Result<exchange::ImportReport, ImportFault> found_by_trial(Sent const& sent, ImportTelling& telling)
{
    auto const end = ended(sent, telling);
    if (!end) return end.error();
    if (text_in(*end, "state") != "tried")
        return ImportFault{Why::refused, sent.file, "was imported there meanwhile, by somebody who may"};
    sent.take_away();
    auto report = trial_of(*end);
    report.file = sent.file;
    return report;
}

} // namespace

Result<exchange::ImportReport, ImportFault> import_there(Server const& server, OpenFile const& file,
                                                         exchange::ImportRequest const& request,
                                                         ImportTelling& telling)
{
    exchange::PeekedSource peeked{file.source, exchange::head_bytes};
    auto const& name = peeked.name();
    auto const format = exchange::format_of(peeked.head(), request.format, name);
    if (!format) return format.error();
    if (peeked.head().empty()) return ImportFault{Why::empty, name, "the file is empty"};

    auto const upload = sent(server, file, peeked, request, telling);
    if (!upload) return ImportFault{Why::refused, upload.error().where(), upload.error().reason()};
    Sent const on_its_way{server, "imports/uploads/" + step(*upload), name, file.size, request.dry_run};
    if (request.dry_run) return found_by_trial(on_its_way, telling);
    auto const end = ended(on_its_way, telling);
    if (!end) return end.error();
    auto const batch = import_of(server, text_in(*end, "import"));
    if (!batch) return unknown_end(on_its_way, batch.error());
    if (!batch->finished) return ImportFault{Why::refused, name, std::string{reason_for("stopped").sentence}};
    auto report = exchange::read_report(batch->report);
    report.file = name;
    return report;
}

} // namespace florilege::cli
