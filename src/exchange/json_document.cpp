#include "exchange/json_document.hpp"

#include "exchange/text_reader.hpp"
#include "exchange/too_long.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::exchange {
namespace {

/// Where parsing stopped, as a line of the file.
std::size_t line_of(std::string_view text, std::size_t at)
{
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
}

} // namespace

void with_json_document(Source& source, ImportOptions const& options, Intake& intake,
                        std::function<void(boost::json::value const&)> const& take)
{
    TextReader reader{source, intake, options};
    auto const text = reader.whole(options.document_bytes);
    if (!text) return refuse_too_long(intake, options);
    if (text->find_first_not_of(" \t\r\n") == text->npos)
        return intake.refuse("the file is empty", Saying{"fault.import.empty"});
    boost::json::monotonic_resource memory;
    boost::json::parse_options parsing;
    // A level of folders is an object in an array.
    parsing.max_depth = 2 * static_cast<std::size_t>(options.depth) + 8;
    boost::json::stream_parser parser{&memory, parsing};
    boost::system::error_code failed;
    auto const used = parser.write_some(text->data(), text->size(), failed);
    if (!failed && parser.done() && text->find_first_not_of(" \t\r\n", used) == text->npos)
        return take(parser.release());
    auto const reason = failed          ? failed.message()
                        : parser.done() ? std::string{"something follows it"}
                                        : std::string{"the file ends inside it"};
    auto const line = line_of(*text, used);
    intake.refuse("this is not valid JSON, line " + std::to_string(line) + ": " + reason,
                  Saying{"fault.import.no-json", {{"line", static_cast<std::int64_t>(line)}}});
}

} // namespace florilege::exchange
