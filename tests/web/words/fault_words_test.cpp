#include "text/url/typed_address.hpp"
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

TEST(FaultWords, of_an_address_are_in_both_languages)
{
    for (auto const& typed :
         {std::string{}, std::string(text::Url::longest + 1, 'a'), std::string{"1:2"},
          std::string{"https://"}, std::string{"https://a b/"}, std::string{"http://1.2.3.999/"},
          std::string{"http://[1/"}, std::string{"http://a:99999/"}, std::string{"javascript:alert(1)"}}) {
        auto const url = text::read_typed_address(typed);
        ASSERT_FALSE(url.has_value()) << typed;
        EXPECT_FALSE(url.error().saying().name.empty()) << typed;
        EXPECT_NE(in_words(english(), url.error()), in_words(french(), url.error()));
    }
}

TEST(FaultWords, of_a_field_name_it_as_the_form_does)
{
    auto const fault = library::fault_in("title", "long", 3);
    ASSERT_TRUE(fault);
    auto const& bad = std::get<library::EditFault::BadText>(fault->why);
    EXPECT_EQ(in_words(english(), bad), "Title: longer than 3 bytes.");
    EXPECT_EQ(in_words(french(), bad), "Titre : plus de 3 octets.");
}

TEST(FaultWords, are_english_where_there_are_no_others)
{
    EXPECT_EQ(in_words(french(), Fault{"here", "is odd"}), "here: is odd");
}

} // namespace
} // namespace florilege::web
