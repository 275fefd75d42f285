#pragma once

#include "digest/language.hpp"
#include "digest/period.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace florilege::digest {

/// What we say ourselves around what the person saved: one row a language, in words.cpp.
struct Words {
    std::string_view weekly_title; ///< in front of the dates of one week
    std::string_view title;        ///< in front of the dates of any other period
    std::string_view nothing;      ///< the whole message of an issue without links
    std::string_view untagged;     ///< heading of what has no tag
    std::string_view unlisted;     ///< heading of what is in no list
    std::string_view untitled;     ///< stands where an entry has neither title, address nor note
    std::string_view unresolved;   ///< said of an entry whose link is not known
    std::string_view posted_from;  ///< "Posted from Florilege."
    std::string_view rest;         ///< "The rest of my favourite links are", before the link `here`
    std::string_view here;
    std::string_view here_at;     ///< `here` before an address written out: "here:"
    std::string_view unsubscribe; ///< a sentence's begin, before an address
    std::string_view link, links; ///< one, several
    std::string_view passage, passages;
};

Words const& words(Language language) noexcept;

/// "6 links, 44 passages", "1 lien, 2 passages"; without passages where there are none.
std::string counts(std::size_t links, std::size_t passages, Language language);

/// "Week 5 of 2012" or "Semaine 5 de 2012"; empty for a period that is not one week.
std::string week_in_words(Period const& period, Language language);

/// "week 5 of 2012, 30 January – 5 February", « semaine 5 de 2012, du 30 janvier au 5 février »; the dates
/// with their year where the week does not tell it.
std::string name_of(Period const& period, Language language);

} // namespace florilege::digest
