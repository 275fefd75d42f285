#include "exchange/florilege_words.hpp"

#include <charconv>

namespace florilege::exchange {
namespace {

constexpr std::string_view space_prefix = "space:";

} // namespace

std::string audience_word(std::optional<accounts::Audience> audience)
{
    if (!audience) return {};
    if (audience->is_private()) return "me";
    if (audience->is_public()) return "public";
    return std::string{space_prefix} + std::to_string(audience->number());
}

std::optional<accounts::Audience> audience_of(std::string_view word)
{
    if (word == "me") return accounts::Audience::me();
    if (word == "public") return accounts::Audience::everyone();
    if (!word.starts_with(space_prefix)) return std::nullopt;
    word.remove_prefix(space_prefix.size());
    std::int64_t number = 0;
    auto const [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (fault != std::errc{} || end != word.data() + word.size() || number <= 0) return std::nullopt;
    return accounts::Audience::space(accounts::SpaceId{number});
}

std::string_view kind_word(library::SourceKind kind)
{
    switch (kind) {
    case library::SourceKind::page: return "page";
    case library::SourceKind::book: return "book";
    case library::SourceKind::document: return "document";
    case library::SourceKind::unresolved: return "unresolved";
    }
    return "";
}

std::optional<library::SourceKind> kind_of(std::string_view word)
{
    using library::SourceKind;
    for (auto const kind : {SourceKind::page, SourceKind::book, SourceKind::document, SourceKind::unresolved})
        if (word == kind_word(kind)) return kind;
    return std::nullopt;
}

} // namespace florilege::exchange
