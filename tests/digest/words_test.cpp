#include "digest/dates.hpp"
#include "digest/issue.hpp"
#include "digest/words.hpp"
#include "tests/digest/cases.hpp"

#include <gtest/gtest.h>

namespace florilege::digest {
namespace {

using tests::at;
using tests::week;

Period span(std::string from, std::string to)
{
    return read_period({.from = std::move(from), .to = std::move(to)}, Zone::utc(), Time{}).value();
}

std::string dates(Period const& period, Language language)
{
    return span_in_words(period, language, Years::shown);
}

TEST(Words, name_a_week_in_both_languages)
{
    EXPECT_EQ(name_of(week(2012, 5), Language::english), "week 5 of 2012, 30 January – 5 February");
    EXPECT_EQ(name_of(week(2012, 5), Language::french), "semaine 5 de 2012, du 30 janvier au 5 février");
    EXPECT_EQ(name_of(week(2026, 46), Language::english), "week 46 of 2026, 9–15 November");
    EXPECT_EQ(name_of(week(2026, 46), Language::french), "semaine 46 de 2026, du 9 au 15 novembre");
}

TEST(Words, tell_both_years_of_a_week_that_has_two)
{
    EXPECT_EQ(name_of(week(2020, 53), Language::english),
              "week 53 of 2020, 28 December 2020 – 3 January 2021");
    EXPECT_EQ(name_of(week(2026, 1), Language::french),
              "semaine 1 de 2026, du 29 décembre 2025 au 4 janvier 2026");
}

TEST(Words, call_the_first_of_a_month_first_in_french)
{
    EXPECT_EQ(dates(span("2026-06-01", "2026-06-30"), Language::french), "du 1er au 30 juin 2026");
    EXPECT_EQ(dates(span("2026-06-01", "2026-06-01"), Language::french), "le 1er juin 2026");
    EXPECT_EQ(dates(span("2026-06-01", "2026-06-30"), Language::english), "1–30 June 2026");
    EXPECT_EQ(dates(span("2026-06-01", "2026-06-01"), Language::english), "1 June 2026");
}

TEST(Words, give_times_to_a_short_period_that_is_no_whole_day)
{
    EXPECT_EQ(dates(span("2026-06-01T09:30", "2026-06-02T09:30"), Language::english),
              "1 June 2026, 09:30 – 2 June 2026, 09:30");
    EXPECT_EQ(dates(span("2026-06-01T09:30", "2026-06-02T09:30"), Language::french),
              "du 1er juin 2026, 09:30 au 2 juin 2026, 09:30");
    EXPECT_EQ(dates(span("2026-06-01T09:30", "2026-06-08T09:30"), Language::english), "1–8 June 2026");
}

TEST(Words, fall_back_to_english)
{
    EXPECT_EQ(language_of("fr"), Language::french);
    EXPECT_EQ(language_of("fr-CA"), Language::french);
    EXPECT_EQ(language_of("fr_FR.UTF-8"), Language::french);
    for (char const* locale : {"en", "en_GB", "de_DE", "C", "", "frr", "POSIX"})
        EXPECT_EQ(language_of(locale), Language::english) << locale;
}

TEST(Words, count_as_each_language_does)
{
    EXPECT_EQ(counts(1, 0, Language::english), "1 link");
    EXPECT_EQ(counts(0, 0, Language::english), "0 links");
    EXPECT_EQ(counts(0, 0, Language::french), "0 lien");
    EXPECT_EQ(counts(6, 44, Language::english), "6 links, 44 passages");
    EXPECT_EQ(counts(2, 1, Language::french), "2 liens, 1 passage");
}

TEST(Words, leave_nothing_unsaid_in_any_language)
{
    for (auto const language : {Language::english, Language::french}) {
        auto const& say = words(language);
        for (auto const word : {say.weekly_title, say.title, say.nothing, say.untagged, say.unlisted,
                                say.untitled, say.unresolved, say.posted_from, say.rest, say.here,
                                say.here_at, say.unsubscribe, say.link, say.links, say.passage, say.passages})
            EXPECT_FALSE(word.empty());
    }
}

TEST(Dates, are_written_as_the_standards_want)
{
    auto const moment = at("2012-02-05T08:09:07Z");
    EXPECT_EQ(rfc5322(moment), "Sun, 05 Feb 2012 08:09:07 +0000");
}

TEST(Title, is_the_languages_own_with_the_dates)
{
    ComposeOptions in_french;
    in_french.language = Language::french;
    EXPECT_EQ(compose({}, week(2012, 5), {}).title, "Links of the week (30 January – 5 February 2012)");
    EXPECT_EQ(compose({}, week(2012, 5), in_french).title,
              "Liens de la semaine (du 30 janvier au 5 février 2012)");
    EXPECT_EQ(compose({}, span("2012-02-01", "2012-02-29"), {}).title, "Links (1–29 February 2012)");
}

TEST(Title, fills_the_places_of_the_one_a_person_wants)
{
    auto const title = [](std::string_view wanted) {
        return title_of(wanted, week(2012, 5), Language::english).value();
    };
    EXPECT_EQ(title("Liens de la semaine (weekly)"), "Liens de la semaine (weekly)");
    EXPECT_EQ(title("Reading, {{dates}}"), "Reading, 30 January – 5 February 2012");
    EXPECT_EQ(title("{{year}}/{{week}}: {{from}} to {{to}}"), "2012/5: 2012-01-30 to 2012-02-05");
    EXPECT_EQ(title("What I read in {{period}}"), "What I read in week 5 of 2012, 30 January – 5 February");
    EXPECT_EQ(title("a < b & \"c\"\nX: y"), "a < b & \"c\" X: y");
}

TEST(Title, refuses_places_it_does_not_know)
{
    auto const title = title_of("Links {{weak}}", week(2012, 5), Language::english);
    ASSERT_FALSE(title);
    EXPECT_EQ(title.error().where(), "--title");
    EXPECT_NE(title.error().reason().find("\"weak\""), std::string::npos);
    EXPECT_FALSE(title_of("Links {{week", week(2012, 5), Language::english));
}

} // namespace
} // namespace florilege::digest
