#include "web/site/templates.hpp"

#include "web/embedded.hpp"

#include <stdexcept>

namespace florilege::web {
namespace {

constexpr std::string_view ending = ".mustache";

text::Mustache read(std::string_view name, Words const& words)
{
    // Partials keep their messages until all stands in one text.
    std::map<std::string, std::string, std::less<>> said;
    auto const partial = [&](std::string_view wanted) -> std::string_view {
        auto const known = said.find(wanted);
        if (known != said.end()) return known->second;
        auto const raw = embedded(std::string{wanted} + std::string{ending});
        return said.emplace(wanted, words.put_into(raw)).first->second;
    };
    try {
        return text::Mustache::own(words.put_into(embedded(std::string{name} + std::string{ending})),
                                   partial);
    } catch (std::logic_error const& error) {
        throw std::logic_error{std::string{name} + ": " + error.what()};
    }
}

} // namespace

PageTemplates const& PageTemplates::ours()
{
    static PageTemplates const read;
    return read;
}

PageTemplates::PageTemplates()
{
    for (auto const file : embedded_files()) {
        if (!file.ends_with(ending)) continue;
        auto const name = file.substr(0, file.size() - ending.size());
        for (auto const language : {Language::english, Language::french})
            by_language_.at(static_cast<std::size_t>(language))
                .emplace(name, read(name, Words::in(language)));
    }
}

std::string PageTemplates::render(Language language, std::string_view name, text::Fields const& fields) const
{
    auto const& templates = by_language_.at(static_cast<std::size_t>(language));
    auto const found = templates.find(name);
    if (found == templates.end()) throw std::logic_error{"no template " + std::string{name}};
    try {
        return found->second.render(fields, text::Escape::html);
    } catch (std::logic_error const& error) {
        throw std::logic_error{std::string{name} + ": " + error.what()};
    }
}

} // namespace florilege::web
