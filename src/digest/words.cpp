#include "digest/words.hpp"

#include "digest/dates.hpp"

#include <array>

namespace florilege::digest {

namespace {

constexpr std::array<Words, 2> catalogue{{
    {
        .weekly_title = "Links of the week",
        .title = "Links",
        .nothing = "Nothing was saved in this period, so there are no links this time.",
        .untagged = "Without a tag",
        .unlisted = "In no list",
        .untitled = "(untitled)",
        .unresolved = "link not known yet",
        .posted_from = "Posted from Florilege.",
        .rest = "The rest of my favourite links are",
        .here = "here",
        .here_at = "here:",
        .unsubscribe = "To receive no more of these:",
        .link = "link",
        .links = "links",
        .passage = "passage",
        .passages = "passages",
    },
    {
        .weekly_title = "Liens de la semaine",
        .title = "Liens",
        .nothing = "Rien n’a été enregistré pendant cette période : pas de liens cette fois.",
        .untagged = "Sans étiquette",
        .unlisted = "Dans aucune liste",
        .untitled = "(sans titre)",
        .unresolved = "lien encore inconnu",
        .posted_from = "Publié depuis Florilège.",
        .rest = "Le reste de mes liens favoris se trouve",
        .here = "ici",
        .here_at = "ici :",
        .unsubscribe = "Pour ne plus recevoir ces messages :",
        .link = "lien",
        .links = "liens",
        .passage = "passage",
        .passages = "passages",
    },
}};

bool is_plural(std::size_t count, Language language)
{
    switch (language) {
    case Language::english: return count != 1;
    case Language::french: return count > 1;
    }
    return true;
}

std::string counted(std::size_t count, std::string_view one, std::string_view several, Language language)
{
    return std::to_string(count) + ' ' + std::string{is_plural(count, language) ? several : one};
}

} // namespace

Language language_of(std::string_view locale) noexcept
{
    auto const language = locale.substr(0, locale.find_first_of("-_.@"));
    return language == "fr" || language == "FR" || language == "Fr" ? Language::french : Language::english;
}

std::string_view tag_of(Language language) noexcept
{
    switch (language) {
    case Language::english: return "en";
    case Language::french: return "fr";
    }
    return "en";
}

Words const& words(Language language) noexcept
{
    return catalogue[static_cast<std::size_t>(language)];
}

std::string counts(std::size_t links, std::size_t passages, Language language)
{
    auto const& say = words(language);
    auto text = counted(links, say.link, say.links, language);
    if (passages > 0) text += ", " + counted(passages, say.passage, say.passages, language);
    return text;
}

std::string week_in_words(Period const& period, Language language)
{
    if (!period.week) return {};
    auto const number = std::to_string(period.week->week);
    auto const year = std::to_string(period.week->year);
    switch (language) {
    case Language::english: return "Week " + number + " of " + year;
    case Language::french: return "Semaine " + number + " de " + year;
    }
    return {};
}

std::string name_of(Period const& period, Language language)
{
    auto name = week_in_words(period, language);
    if (name.empty()) return span_in_words(period, language, Years::shown);
    // In the middle of a sentence, as its first letter is ASCII in both languages.
    name.front() = static_cast<char>(name.front() + ('a' - 'A'));
    return name + ", " + span_in_words(period, language, Years::only_where_they_differ);
}

} // namespace florilege::digest
