#include "web/site/fault_words.hpp"

#include <gmock/gmock.h>

namespace florilege::web {
namespace {

using digest::Language;
using library::Query;
using ::testing::HasSubstr;
using ::testing::Not;

Words const& english()
{
    return Words::in(Language::english);
}
Words const& french()
{
    return Words::in(Language::french);
}

library::QueryError error_of(std::string const& text)
{
    static library::UtcCalendar const calendar;
    auto const query = Query::parse(text, {Time{}, calendar});
    EXPECT_FALSE(query.has_value()) << text;
    return query ? library::QueryError{} : query.error();
}

TEST(FaultWords, of_a_question_are_in_both_languages)
{
    std::string long_word = "a";
    std::string many_words = "a";
    for (int count = 0; count < 64; ++count) {
        long_word += "-a";
        many_words += " a";
    }
    for (auto const& text : {std::string{"old tagg:maps"},
                             std::string{"nowhere:maps"},
                             std::string{"\"old"},
                             std::string(5000, 'a'),
                             std::string{"a\xff"},
                             std::string{"a)"},
                             std::string{")"},
                             std::string{"(a"},
                             std::string{"()"},
                             std::string(40, '(') + "a",
                             std::string{"a OR"},
                             std::string{"OR a"},
                             std::string{"-(a) --OR"},
                             std::string{"&"},
                             std::string{"sort:best"},
                             std::string{"sort:newst"},
                             std::string{"sort:title sort:title"},
                             std::string{"-sort:title"},
                             std::string{"tag:"},
                             std::string{"title:&"},
                             "title:" + long_word,
                             std::string{"tag:\" \""},
                             std::string{"in:\" \""},
                             std::string{"site:a*"},
                             std::string{"site:a/b"},
                             std::string{"site:[a"},
                             std::string{"url:[/"},
                             std::string{"is:dead"},
                             std::string{"is:unred"},
                             std::string{"is:nothing"},
                             std::string{"on:2011-02-29"},
                             '"' + many_words + '"',
                             long_word,
                             many_words + ' ' + many_words}) {
        auto const error = error_of(text);
        auto const said = in_words(french(), error);
        EXPECT_THAT(said, HasSubstr("caractère ")) << text;
        EXPECT_THAT(said, Not(HasSubstr(error.reason))) << text;
        EXPECT_THAT(in_words(english(), error), HasSubstr("at ")) << text;
    }
}

TEST(FaultWords, of_a_question_name_the_place_and_what_may_have_been_meant)
{
    auto const error = error_of("été tagg:maps");
    EXPECT_EQ(in_words(english(), error), error.text());
    EXPECT_EQ(in_words(french(), error),
              "caractère 5 : `tagg:` n’est pas un champ ; vouliez-vous dire `tag:` ?");
    EXPECT_EQ(in_words(french(), "library.fault", error),
              "Cette question ne se lit pas : " + in_words(french(), error));
}

TEST(FaultWords, are_english_where_there_are_no_others)
{
    EXPECT_EQ(in_words(french(), Fault{"here", "is odd"}), "here: is odd");
}

} // namespace
} // namespace florilege::web
