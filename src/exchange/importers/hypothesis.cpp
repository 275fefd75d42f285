#include "exchange/importers/hypothesis.hpp"

#include "exchange/importers/hypothesis_pages.hpp"
#include "exchange/json_records.hpp"
#include "exchange/peeked_source.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

constexpr std::size_t head_bytes = 64 * 1024;

/// Whose export it is, where the client says so in front of the annotations.
std::string export_owner(std::string_view head)
{
    constexpr std::string_view key = "\"export_userid\"";
    auto at = head.substr(0, head.find('[')).find(key);
    if (at == head.npos) return {};
    at = head.find('"', at + key.size());
    return at == head.npos ? std::string{}
                           : std::string{head.substr(at + 1, head.find('"', at + 1) - at - 1)};
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    PeekedSource peeked{source, head_bytes};
    HypothesisPages pages{options, intake, export_owner(peeked.head())};
    each_object(peeked, options, intake, {"rows", "annotations"},
                [&](boost::json::object const& object, std::string_view, Place const& place) {
                    pages.add(read_annotation(object, place.line));
                });
    pages.finish();
}

/// Where one goes through the API portion by portion, the last one holds nothing.
bool is_last_portion(std::string_view head)
{
    return head.size() < 100 && contains_word(head, "\"total\"") && contains_word(head, "\"rows\"") &&
           contains_word(head, "[]");
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "{") && !begins_with_word(head, "[")) return Likeness::no;
    bool const annotation = contains_word(head, "\"uri\"") && contains_word(head, "\"target\"") &&
                            contains_word(head, "\"user\"") && contains_word(head, "\"group\"");
    if (annotation) return Likeness::certain;
    if (is_last_portion(head)) return Likeness::likely;
    return contains_word(head, "\"export_userid\"") && contains_word(head, "\"annotations\"")
               ? Likeness::certain
               : Likeness::no;
}

} // namespace

Format const hypothesis_format{"hypothesis", "Hypothesis annotations (JSON)", recognise, read};

} // namespace florilege::exchange
