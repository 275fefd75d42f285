#include "web/site/fault_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace florilege::web {
namespace {

/// What our forms call the fields of a bookmark and of what hangs on it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> fields{{{"title", "edit.title"},
                                                                               {"tags", "edit.tags"},
                                                                               {"note", "edit.note"},
                                                                               {"quote", "bookmark.quote"},
                                                                               {"text", "bookmark.reply"}}};

std::string_view name_of_field(Words const& words, std::string_view field)
{
    auto const* const found =
        std::find_if(fields.begin(), fields.end(), [&](auto const& row) { return row.first == field; });
    return found == fields.end() ? field : words.text(found->second);
}

std::string with_reason(Words const& words, std::string_view around, std::string_view reason)
{
    return words.say(around, {{"reason", reason}});
}

} // namespace

std::string in_words(Words const& words, Fault const& fault)
{
    auto saying = fault.saying();
    if (saying.name.empty()) return fault.text();
    saying.values.emplace_back("where", fault.where());
    return words.say(saying);
}

std::string in_words(Words const& words, library::QueryError const& error)
{
    auto const reason = words.say(error.saying);
    return words.say("query.at", {{"at", static_cast<std::int64_t>(error.character) + 1},
                                  {"reason", std::string_view{reason}}});
}

std::string in_words(Words const& words, library::EditFault::BadText const& fault)
{
    auto const reason = fault.saying.name.empty() ? fault.reason : words.say(fault.saying);
    return words.say("edit.bad-text",
                     {{"field", name_of_field(words, fault.field)}, {"reason", std::string_view{reason}}});
}

std::string in_words(Words const& words, std::string_view around, Fault const& fault)
{
    return with_reason(words, around, in_words(words, fault));
}

std::string in_words(Words const& words, std::string_view around, library::QueryError const& error)
{
    return with_reason(words, around, in_words(words, error));
}

} // namespace florilege::web
