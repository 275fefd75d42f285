#include "web/site/fault_words.hpp"

namespace florilege::web {
namespace {

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

std::string in_words(Words const& words, std::string_view around, Fault const& fault)
{
    return with_reason(words, around, in_words(words, fault));
}

std::string in_words(Words const& words, std::string_view around, library::QueryError const& error)
{
    return with_reason(words, around, in_words(words, error));
}

} // namespace florilege::web
