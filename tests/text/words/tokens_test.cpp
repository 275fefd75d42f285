#include "tests/text/utf8/random_text.hpp"
#include "text/utf8/fold.hpp"
#include "text/words/form_cache.hpp"
#include "text/words/tokens.hpp"
#include "text/words/word_breaks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <thread>
#include <tuple>

namespace florilege::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The forms of a text; those of one word in one string.
std::vector<std::string> forms_in(std::string_view text, Reading reading)
{
    std::vector<std::string> found;
    tokenize(text, reading, [&](Token const& token) {
        std::string form{token.form};
        if (token.same_position) {
            found.back() += ' ' + form;
        } else {
            found.push_back(form);
        }
    });
    return found;
}

TEST(Tokens, a_word_is_indexed_by_its_exact_form_and_its_stems)
{
    EXPECT_THAT(forms_in("The Conversations", Reading::indexing),
                ElementsAre("the", "conversations ~convers"));
    EXPECT_THAT(forms_in("économiques 2012", Reading::indexing),
                ElementsAre("economiques ~economiqu ~econom", "2012"));
}

TEST(Tokens, a_stem_that_is_the_exact_form_is_not_repeated)
{
    EXPECT_THAT(forms_in("cat", Reading::indexing), ElementsAre("cat"));
    tests::RandomText random{12};
    for (int i = 0; i < 2000; ++i) {
        std::set<std::string> of_one_word;
        std::string exact;
        tokenize(random.text(20), Reading::indexing, [&](Token const& token) {
            if (!token.same_position) {
                of_one_word.clear();
                exact = token.form;
            } else {
                ASSERT_EQ(token.form.front(), stem_mark);
                ASSERT_NE(token.form.substr(1), exact);
            }
            ASSERT_TRUE(of_one_word.emplace(token.form).second);
        });
    }
}

/// The forms of a text, those that are implied in parentheses.
std::string implied_in(std::string_view text)
{
    std::string found;
    tokenize(text, Reading::indexing, [&](Token const& token) {
        std::string const form{token.form};
        found += (found.empty() ? "" : " ") + (token.implied ? '(' + form + ')' : form);
    });
    return found;
}

TEST(Tokens, a_stem_is_implied_where_every_word_of_the_same_letters_has_it)
{
    EXPECT_EQ(implied_in("The Conversations"), "the conversations (~convers)");
    EXPECT_EQ(implied_in("aimee"), "aimee (~aime)");
    EXPECT_EQ(implied_in("aimée"), "aimee (~aime) ~aim") << "this is the stem of the accents";
    // A longer word is cut to the same form and has no stem.
    std::string const stem = 'a' + std::string(longest_form - 4, 'x');
    std::string const longest = stem + "ing";
    EXPECT_EQ(implied_in(longest), longest + " ~" + stem);
    EXPECT_EQ(implied_in(longest + "s"), longest);
}

TEST(Tokens, what_is_implied_follows_from_the_exact_form)
{
    tests::RandomText random{14};
    std::map<std::string, std::set<std::string>> implied_by;
    for (int i = 0; i < 4000; ++i) {
        auto const text = random.text(3);
        for (auto const& written : {text, fold(text)})
            for (WordBreaks words{written}; words.next();) {
                auto const forms = word_forms(words.word());
                if (forms.size() == 0) continue;
                std::set<std::string> implied;
                for (std::size_t at = 1; at < forms.size(); ++at)
                    if (forms.is_implied(at)) implied.emplace(forms[at]);
                auto const known = implied_by.emplace(forms.exact(), implied).first;
                ASSERT_EQ(known->second, implied) << forms.exact();
            }
    }
}

TEST(Tokens, the_exact_form_of_each_word_comes_first_also_when_asking)
{
    std::vector<std::string> exact;
    tokenize("Les conversations d’hier", Reading::asking, [&](Token const& token) {
        if (!token.same_position) exact.emplace_back(token.form);
    });
    EXPECT_THAT(exact, ElementsAre("les", "conversations", "d", "hier"));
}

TEST(Tokens, a_text_cannot_forge_a_stem)
{
    EXPECT_THAT(forms_in("~zzyzx", Reading::indexing), ElementsAre("zzyzx"));
}

TEST(Tokens, asking_with_another_form_of_the_word_finds_it)
{
    for (auto const& [asked, indexed] : std::vector<std::pair<std::string, std::string>>{
             {"conversation", "conversations"},
             {"conversations", "conversation"},
             {"cats", "cat"},
             {"cat", "cats"},
             {"reputation", "réputation"},
             {"réputation", "reputation"},
             {"REPUTATIONS", "réputation"},
             {"chevaux", "cheval"},
             {"w05", "W05"},
             {"日", "日"},
         }) {
        std::vector<std::string> const forms = forms_asked(asked);
        bool found = false;
        tokenize(indexed, Reading::indexing, [&](Token const& token) {
            found = found || std::find(forms.begin(), forms.end(), token.form) != forms.end();
        });
        EXPECT_TRUE(found) << asked << " asks for " << indexed;
    }
}

TEST(Tokens, words_that_share_a_stem_find_each_other)
{
    std::vector<std::string> const words{"univers", "universe", "university", "universel",    "universal",
                                         "convers", "converse", "converser",  "conversation", "été",
                                         "ete",     "étés",     "aimer",      "aimée",        "aimee",
                                         "aime",    "running",  "runs",       "run",          "runner",
                                         "général", "generale", "general",    "cats"};
    for (std::string const& asked : words) {
        std::vector<std::string> const forms = forms_asked(asked);
        for (std::string const& indexed : words) {
            Stems const left = stems_of(asked, fold(asked));
            Stems const right = stems_of(indexed, fold(indexed));
            bool share = fold(asked) == fold(indexed);
            for (std::size_t i = 0; i < left.size(); ++i)
                share = share || right.contains(left[i]);
            bool found = false;
            tokenize(indexed, Reading::indexing, [&](Token const& token) {
                found = found || std::find(forms.begin(), forms.end(), token.form) != forms.end();
            });
            EXPECT_TRUE(found || !share) << asked << " asks for " << indexed;
        }
    }
}

TEST(Tokens, asking_by_text_is_asking_by_word)
{
    for (std::string const word : {"Conversations", "cat", "économiques", "2012", "привет"}) {
        std::vector<std::string> by_text;
        tokenize(word, Reading::asking, [&](Token const& token) { by_text.emplace_back(token.form); });
        EXPECT_EQ(by_text, forms_asked(word)) << word;
        EXPECT_EQ(std::set<std::string>(by_text.begin(), by_text.end()).size(), by_text.size());
    }
    EXPECT_THAT(forms_asked(""), IsEmpty());
}

TEST(Tokens, a_very_long_word_is_cut_the_same_way_when_indexed_and_when_asked)
{
    for (std::string const& piece :
         {std::string{"x"}, std::string{"é"}, std::string{"ж"}, std::string{"e\u0301"}}) {
        std::string word;
        for (int i = 0; i < 100'000; ++i)
            word += piece;
        std::vector<std::string> const indexed = forms_in(word, Reading::indexing);
        ASSERT_EQ(indexed.size(), 1U);
        EXPECT_EQ(indexed.front().size(), longest_form);
        EXPECT_THAT(forms_asked(word), ElementsAre(indexed.front()));
    }
}

TEST(Tokens, forms_never_exceed_the_limit_and_are_utf_8)
{
    tests::RandomText random{13};
    for (int i = 0; i < 2000; ++i) {
        std::string text = random.text(60);
        std::erase(text, ' ');
        tokenize(text, Reading::indexing, [&](Token const& token) {
            ASSERT_LE(token.form.size(), longest_form + 1);
            ASSERT_FALSE(token.form.empty());
            ASSERT_TRUE(is_valid(token.form));
        });
    }
}

TEST(Tokens, forms_hold_letters_and_digits_alone)
{
    EXPECT_THAT(forms_in("⑴ ½ ﷲ", Reading::indexing), ElementsAre("1", "12", "الله"));
    for (char32_t code_point = 1; code_point < 0x20000; ++code_point) {
        std::string text;
        append(text, code_point);
        tokenize(text, Reading::indexing, [&](Token const& token) {
            for (char const c : token.form.substr(token.same_position ? 1 : 0)) {
                auto const byte = static_cast<unsigned char>(c);
                ASSERT_TRUE(byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) << text;
            }
        });
    }
}

TEST(Tokens, stand_in_order_on_code_point_boundaries)
{
    tests::RandomText random{14};
    for (int i = 0; i < 2000; ++i) {
        std::string const text = random.text(40);
        std::size_t begin = 0;
        std::size_t end = 0;
        bool first = true;
        tokenize(text, Reading::indexing, [&](Token const& token) {
            if (token.same_position) {
                ASSERT_FALSE(first);
                ASSERT_EQ(token.begin, begin);
                ASSERT_EQ(token.end, end);
            } else {
                ASSERT_GE(token.begin, end);
            }
            first = false;
            begin = token.begin;
            end = token.end;
            ASSERT_LT(begin, end);
            ASSERT_LE(end, text.size());
            ASSERT_TRUE(is_valid(std::string_view{text}.substr(begin, end - begin)));
        });
    }
}

TEST(Tokens, twice_the_text_gives_twice_the_tokens)
{
    auto const count = [](std::string_view text) {
        std::size_t tokens = 0;
        tokenize(text, Reading::indexing, [&](Token const&) { ++tokens; });
        return tokens;
    };
    tests::RandomText random{15};
    std::string text = random.text(500) + " ";
    for (int doubling = 0; doubling < 6; ++doubling) {
        std::string const twice = text + text;
        EXPECT_EQ(count(twice), 2 * count(text));
        text = twice;
    }
}

TEST(Tokens, a_sink_may_tokenize_something_else)
{
    std::vector<std::string> found;
    tokenize("conversations networks", Reading::indexing, [&](Token const& token) {
        tokenize("other words altogether", Reading::indexing, [](Token const&) {});
        found.emplace_back(token.form.substr(token.same_position ? 1 : 0));
    });
    EXPECT_THAT(found, ElementsAre("conversations", "convers", "networks", "network"));
}

TEST(Tokens, threads_tokenize_side_by_side)
{
    std::string const text = "Conversations réputation привет 東京 สวัสดีชาวโลก économiques";
    std::vector<std::string> const expected = forms_in(text, Reading::indexing);
    std::vector<std::vector<std::string>> found(4);
    {
        std::vector<std::jthread> threads;
        for (auto& result : found) {
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i)
                    result = forms_in(text, Reading::indexing);
            });
        }
    }
    for (auto const& result : found)
        EXPECT_EQ(result, expected);
}

TEST(FormCache, says_what_the_rules_say_also_when_words_share_slots)
{
    FormCache cache;
    tests::RandomText random{16};
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 30'000; ++i) {
            std::string const word = "w" + std::to_string(i) + (i % 3 == 0 ? "ings" : "é");
            WordForms const expected = word_forms(word);
            WordForms const& cached = cache.forms_of(word);
            ASSERT_EQ(cached.size(), expected.size());
            for (std::size_t form = 0; form < expected.size(); ++form)
                ASSERT_EQ(cached[form], expected[form]);
        }
    }
    EXPECT_EQ(cache.forms_of("").size(), 0U);
}

TEST(Tokens, a_text_looked_through_for_some_forms_tells_these_and_every_place)
{
    tests::RandomText random{31};
    constexpr std::array<std::string_view, 12> known{"Conversations", "the",   "LINKS",    "aimée",
                                                     "été",           "œuvre", "Ångström", "2012b",
                                                     "yellow",        "İsle",  "日本",     "Z\u0301oe"};
    std::size_t told = 0;
    for (int round = 0; round < 2000; ++round) {
        auto text = random.text(20);
        for (std::size_t word = random.number_below(6); word > 0; --word)
            text += ' ' + std::string{known[random.number_below(known.size())]};
        std::set<std::string> wanted;
        FirstLetters letters;
        for (auto const& form : forms_asked(known[random.number_below(known.size())])) {
            wanted.insert(form);
            letters.add(without_mark(form));
        }
        auto const taken = [&](auto const& read) {
            std::vector<std::tuple<std::size_t, std::size_t, std::string>> out;
            read([&](Token const& token) {
                bool const meant = wanted.contains(std::string{token.form});
                if (!token.same_position || meant)
                    out.emplace_back(token.begin, token.end, meant ? token.form : std::string_view{});
            });
            return out;
        };
        auto const whole = taken([&](TokenSink sink) { tokenize(text, Reading::indexing, sink); });
        EXPECT_EQ(taken([&](TokenSink sink) { look_through(text, letters, sink); }), whole) << text;
        for (auto const& [begin, end, form] : whole)
            told += form.empty() ? 0U : 1U;
    }
    EXPECT_GT(told, 300U);
}

} // namespace
} // namespace florilege::text
