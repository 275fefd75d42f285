#include "store/dialect/full_text.hpp"
#include "store/dialect/text_lookup.hpp"
#include "store/error.hpp"
#include "tests/store/engines.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace florilege::store {
namespace {

constexpr std::array<std::string_view, 2> columns{"title", "note"};
constexpr TextTable table{"thing_text", columns, true};

using Texts = std::array<std::string_view, 2>;

TextQuery word(std::string text, std::vector<std::string_view> in = {})
{
    return {TextTerm{std::move(text), TextMatch::word, std::move(in)}};
}
TextQuery phrase(std::string text, std::vector<std::string_view> in = {})
{
    return {TextTerm{std::move(text), TextMatch::phrase, std::move(in)}};
}
TextQuery prefix(std::string text, std::vector<std::string_view> in = {})
{
    return {TextTerm{std::move(text), TextMatch::prefix, std::move(in)}};
}
TextQuery all(std::vector<TextQuery> wanted, std::vector<TextQuery> unwanted = {})
{
    return {TextAll{std::move(wanted), std::move(unwanted)}};
}
TextQuery any(std::vector<TextQuery> wanted)
{
    return {TextAny{std::move(wanted)}};
}

using Ids = std::vector<std::int64_t>;

template <class Where> class FullText : public OpenStore<Where> {
protected:
    void store(std::int64_t id, Texts const& texts, std::int64_t owner = 1)
    {
        this->put(id, owner, "thing " + std::to_string(id));
        this->db->write([&](Transaction& tx) {
            put_text(tx, table, owner, id, CutTexts{tx.tokenizer(), texts});
        });
    }

    std::optional<Ids> find(TextQuery const& query, std::int64_t viewer = 1)
    {
        auto const reader = this->db->read(viewer);
        auto const expression = full_text_expression(*reader, table, query);
        if (!expression) return std::nullopt;
        Ids ids;
        auto rows = reader->query("SELECT t.id FROM visible_text t WHERE " +
                                      full_text_match(reader->engine(), "t", 1) + " ORDER BY t.id",
                                  *expression);
        while (rows.next())
            ids.push_back(rows.integer(0));
        return ids;
    }
};
TYPED_TEST_SUITE(FullText, Engines, EngineNames);

TYPED_TEST(FullText, finds_any_form_of_a_word_but_a_phrase_exactly)
{
    this->store(1, {"Conversations at dinner", ""});
    this->store(2, {"A conversation", "dinner at eight"});
    EXPECT_EQ(this->find(word("conversation")), (Ids{1, 2}));
    EXPECT_EQ(this->find(word("CONVERSATIONS")), (Ids{1, 2}));
    EXPECT_EQ(this->find(phrase("conversation")), (Ids{2}));
    EXPECT_EQ(this->find(phrase("conversations at dinner")), (Ids{1}));
    EXPECT_EQ(this->find(phrase("conversations dinner")), (Ids{}));
    EXPECT_EQ(this->find(word("breakfast")), (Ids{}));
}

TYPED_TEST(FullText, finds_a_prefix_of_the_exact_word)
{
    this->store(1, {"conversations", ""});
    this->store(2, {"convent", "the converse of this"});
    EXPECT_EQ(this->find(prefix("conver")), (Ids{1, 2}));
    EXPECT_EQ(this->find(prefix("convers", {"title"})), (Ids{1}));
    EXPECT_EQ(this->find(prefix("the conv")), (Ids{2}));
    EXPECT_EQ(this->find(prefix("xonv")), (Ids{}));
}

TYPED_TEST(FullText, looks_in_the_columns_it_is_told)
{
    this->store(1, {"apple", "pear"});
    this->store(2, {"pear", "apple"});
    EXPECT_EQ(this->find(word("apple", {"title"})), (Ids{1}));
    EXPECT_EQ(this->find(word("apple", {"note"})), (Ids{2}));
    EXPECT_EQ(this->find(word("apple", {"title", "note"})), (Ids{1, 2}));
    EXPECT_EQ(this->find(all({word("apple", {"title"}), word("pear", {"note"})})), (Ids{1}));
    EXPECT_EQ(this->find(phrase("apple pear")), (Ids{})) << "a phrase does not run over two columns";
    EXPECT_THROW(this->find(word("apple", {"nowhere"})), StoreError);
}

TYPED_TEST(FullText, joins_words_of_several_columns)
{
    this->store(1, {"red", "green"});
    this->store(2, {"red", "blue"});
    this->store(3, {"blue", "green"});
    EXPECT_EQ(this->find(all({word("red"), word("green")})), (Ids{1}));
    EXPECT_EQ(this->find(any({word("blue"), word("green")})), (Ids{1, 2, 3}));
    EXPECT_EQ(this->find(all({word("red")}, {word("blue")})), (Ids{1}));
    EXPECT_EQ(this->find(all({any({word("red"), word("blue")})}, {word("red"), phrase("nothing")})),
              (Ids{3}));
    EXPECT_EQ(this->find(all({word("green"), all({word("red")}, {word("blue")})})), (Ids{1}));
}

TYPED_TEST(FullText, leaves_out_what_holds_no_word)
{
    this->store(1, {"red", ""});
    EXPECT_EQ(this->find(word("?!")), std::nullopt);
    EXPECT_EQ(this->find(all({})), std::nullopt);
    EXPECT_EQ(this->find(all({}, {word("red")})), std::nullopt);
    EXPECT_EQ(this->find(all({word("red"), word("--")}, {word("...")})), (Ids{1}));
    EXPECT_EQ(this->find(any({word(""), word("red")})), (Ids{1}));
}

TYPED_TEST(FullText, takes_several_words_in_one_term_as_neighbours)
{
    this->store(1, {"an e-mail today", ""});
    this->store(2, {"e today mail", ""});
    EXPECT_EQ(this->find(word("e-mails")), (Ids{1}));
}

TYPED_TEST(FullText, takes_what_looks_like_syntax_for_words)
{
    std::string const odd{"\"AND\" ' \\ NEAR(a b) x* title:a & | ! <-> ^ 'b\\' it's \"\" '' \\\\"};
    this->store(1, {odd, ""});
    this->store(2, {"something else", ""});
    EXPECT_EQ(this->find(phrase(odd)), (Ids{1}));
    EXPECT_EQ(this->find(word(odd)), (Ids{1}));
    EXPECT_EQ(this->find(word("it's")), (Ids{1}));
    EXPECT_EQ(this->find(prefix("it'")), (Ids{1}));
    EXPECT_EQ(this->find(word("\"AND\"")), (Ids{1}));
}

TYPED_TEST(FullText, forgets_a_row_by_its_old_texts)
{
    Texts const old{"red apples", "green pears"};
    this->store(1, old);
    this->store(2, old);
    this->db->write([&](Transaction& tx) {
        remove_text(tx, table, 1, 1, CutTexts{tx.tokenizer(), old});
        put_text(tx, table, 1, 1, CutTexts{tx.tokenizer(), Texts{"blue plums", ""}});
    });
    EXPECT_EQ(this->find(word("apple")), (Ids{2}));
    EXPECT_EQ(this->find(word("plum")), (Ids{1}));
    EXPECT_EQ(this->db->check(), std::vector<std::string>{});
}

TYPED_TEST(FullText, shows_a_viewer_what_the_view_lets_through)
{
    this->store(1, {"secret", ""}, 1);
    this->store(2, {"secret", ""}, 2);
    EXPECT_EQ(this->find(word("secret"), 1), (Ids{1}));
    EXPECT_EQ(this->find(word("secret"), 2), (Ids{2}));
    EXPECT_EQ(this->find(word("secret"), 0), (Ids{}));
}

TYPED_TEST(FullText, is_undone_with_its_transaction)
{
    this->put(1, 1, "a");
    EXPECT_THROW(this->db->write([&](Transaction& tx) {
        put_text(tx, table, 1, 1, CutTexts{tx.tokenizer(), Texts{"red", ""}});
        throw std::runtime_error{"no"};
    }),
                 std::runtime_error);
    EXPECT_EQ(this->find(word("red")), (Ids{}));
}

TYPED_TEST(FullText, refuses_the_wrong_number_of_texts_and_a_tree_too_deep)
{
    EXPECT_THROW(this->db->write([&](Transaction& tx) {
        put_text(tx, table, 1, 1, CutTexts{tx.tokenizer(), std::array<std::string_view, 1>{"red"}});
    }),
                 StoreError);
    auto deep = word("red");
    for (int i = 0; i < TextQuery::nesting_limit; ++i)
        deep = all({deep});
    EXPECT_NO_THROW(this->find(deep));
    EXPECT_THROW(this->find(all({deep})), StoreError);
}

TYPED_TEST(FullText, takes_long_texts_and_long_words)
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "word" + std::to_string(i) + " and ";
    std::string const long_word(5000, 'x');
    text += long_word;
    this->store(1, {text, "last"});
    EXPECT_EQ(this->find(word("word19999")), (Ids{1}));
    EXPECT_EQ(this->find(phrase("word7 and word8")), (Ids{1}));
    EXPECT_EQ(this->find(word(long_word)), (Ids{1}));
    this->store(2, {std::string(3'000'000, 'y'), "last"});
    EXPECT_EQ(this->find(word("last")), (Ids{1, 2}));
}

TYPED_TEST(FullText, agrees_with_a_search_by_hand)
{
    std::mt19937 random{7};
    auto const pick = [&](int n) { return static_cast<std::size_t>(random() % static_cast<unsigned>(n)); };
    constexpr std::array<std::string_view, 6> vocabulary{"ant", "bee", "bees", "cat", "dog", "ox"};
    std::vector<std::array<std::vector<std::string_view>, 2>> rows(60);
    for (std::size_t id = 0; id < rows.size(); ++id) {
        std::array<std::string, 2> texts;
        for (std::size_t c = 0; c < 2; ++c)
            for (std::size_t n = pick(4); n > 0; --n) {
                rows[id][c].push_back(vocabulary[pick(6)]);
                texts[c] += std::string{rows[id][c].back()} + " ";
            }
        this->store(static_cast<std::int64_t>(id), {texts[0], texts[1]});
    }
    auto const stem = [](std::string_view w) { return w.back() == 's' ? w.substr(0, w.size() - 1) : w; };
    for (int round = 0; round < 30; ++round) {
        auto const a = vocabulary[pick(6)];
        auto const b = vocabulary[pick(6)];
        auto const has = [&](auto const& row, std::string_view w) {
            for (auto const& column : row)
                for (auto const& other : column)
                    if (stem(other) == stem(w)) return true;
            return false;
        };
        auto const has_phrase = [&](auto const& row) {
            for (auto const& column : row)
                for (std::size_t i = 0; i + 1 < column.size(); ++i)
                    if (column[i] == a && column[i + 1] == b) return true;
            return false;
        };
        Ids both, either, without, side_by_side;
        for (std::size_t id = 0; id < rows.size(); ++id) {
            auto const n = static_cast<std::int64_t>(id);
            if (has(rows[id], a) && has(rows[id], b)) both.push_back(n);
            if (has(rows[id], a) || has(rows[id], b)) either.push_back(n);
            if (has(rows[id], a) && !has(rows[id], b)) without.push_back(n);
            if (has_phrase(rows[id])) side_by_side.push_back(n);
        }
        auto const wa = word(std::string{a});
        auto const wb = word(std::string{b});
        EXPECT_EQ(this->find(all({wa, wb})), both) << a << ' ' << b;
        EXPECT_EQ(this->find(any({wa, wb})), either) << a << ' ' << b;
        EXPECT_EQ(this->find(all({wa}, {wb})), without) << a << ' ' << b;
        EXPECT_EQ(this->find(phrase(std::string{a} + " " + std::string{b})), side_by_side) << a << ' ' << b;
    }
    EXPECT_EQ(this->db->check(), std::vector<std::string>{});
}

class SqliteFullText : public FullText<OnSqlite> {};

// PostgreSQL's plan is in reader_role_test.cpp.
TEST_F(SqliteFullText, is_answered_from_its_index_newest_first_without_sorting)
{
    store(1, {"red", ""});
    db->write([](Transaction& tx) {
        tx.see_as(1);
        auto rows = tx.query("EXPLAIN QUERY PLAN SELECT t.id FROM visible_text t WHERE t.words MATCH ?1"
                             " ORDER BY t.id DESC LIMIT 50",
                             "\"red\"");
        std::string plan;
        while (rows.next())
            plan += rows.string(3) + "\n";
        EXPECT_NE(plan.find("SCAN t VIRTUAL TABLE INDEX"), std::string::npos) << plan;
        EXPECT_EQ(plan.find("SCAN i"), std::string::npos) << plan;
        EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan;
    });
}

TYPED_TEST(FullText, gives_all_ids_at_once)
{
    for (std::int64_t id = 11; id <= 70; ++id)
        this->store(id, {id % 3 == 0 ? "maps" : "rivers", "old"});
    auto const reader = this->db->read(1);
    auto const ids = [&](TextQuery const& query) {
        std::vector<std::int64_t> found;
        for (auto const& [first, bits] :
             text_ids(*reader, "visible_text", full_text_expression(*reader, table, query).value()))
            for (auto left = bits; left != 0; left &= left - 1)
                found.push_back(first + std::countr_zero(left));
        std::sort(found.begin(), found.end());
        return found;
    };
    EXPECT_EQ(ids(word("maps")), this->find(word("maps")));
    EXPECT_EQ(ids(word("maps")).size(), 20U);
    EXPECT_EQ(ids(word("old")).size(), 60U);
    EXPECT_TRUE(ids(word("seas")).empty());
    auto const expression = full_text_expression(*reader, table, word("maps")).value();
    auto const are_more = [&](std::int64_t first, std::int64_t last, std::int64_t than) {
        return are_text_ids_more(*reader, "visible_text", expression, first, last, than);
    };
    EXPECT_EQ(are_more(11, 70, 19), reader->engine() == Engine::sqlite);
    EXPECT_FALSE(are_more(11, 70, 20));
    EXPECT_FALSE(are_more(13, 69, 19)) << "12 is one of them";
    EXPECT_TRUE(text_ids(*this->db->read(2), "visible_text", expression).empty());
}

TYPED_TEST(FullText, finds_the_same_rows_whether_forms_stand_apart_or_together)
{
    this->store(1, {"Conversations at dinner", ""});
    this->store(2, {"A conversation", "dinner at eight"});
    this->store(3, {"converse", "eighth"});
    auto const reader = this->db->read(1);
    for (auto const& query :
         {word("conversation"), word("dinners", {"note"}), all({word("conversations"), word("eight")}),
          all({word("dinner")}, {word("conversation", {"note"})}), any({word("eighths"), prefix("dinn")})}) {
        auto const ids = [&](TextFor what) {
            return text_ids(*reader, "visible_text",
                            full_text_expression(*reader, table, query, what).value());
        };
        auto const apart = ids(TextFor::rows);
        auto const together = ids(TextFor::places);
        EXPECT_TRUE(std::ranges::equal(apart, together, [](IdWord const& a, IdWord const& b) {
            return a.first == b.first && a.bits == b.bits;
        }));
        EXPECT_FALSE(apart.empty());
    }
}

TYPED_TEST(FullText, finds_a_prefix_however_many_words_begin_so)
{
    std::string many;
    for (int i = 0; i < 300; ++i)
        many += "car" + std::to_string(i) + ' ';
    this->store(1, {many, ""});
    this->store(2, {"car299", "carpet 2012"});
    this->store(3, {"the cart", "20122 20"});
    EXPECT_EQ(this->find(prefix("car")), (Ids{1, 2, 3}));
    EXPECT_EQ(this->find(prefix("car29")), (Ids{1, 2}));
    EXPECT_EQ(this->find(prefix("cart")), (Ids{3}));
    EXPECT_EQ(this->find(prefix("the car")), (Ids{3}));
    EXPECT_EQ(this->find(prefix("2012")), (Ids{2, 3}));
    EXPECT_EQ(this->find(prefix("car299 carpet")), (Ids{})) << "in different columns";
    EXPECT_EQ(this->find(prefix("carx")), (Ids{}));
    EXPECT_EQ(this->find(word("2012")), (Ids{2}));
}

TEST_F(SqliteFullText, keeps_once_what_forms_a_word_implies)
{
    store(1, {"conversations conversations", "2012"});
    EXPECT_EQ(find(word("conversation")), (Ids{1}));
    db->write([](Transaction& tx) {
        EXPECT_EQ(
            tx.integer("SELECT count(*) FROM thing_text WHERE thing_text MATCH ?1", "\"=conversation\""), 0);
        EXPECT_EQ(tx.integer("SELECT count(*) FROM thing_text_book WHERE form = '=conversation'"), 1);
        EXPECT_EQ(tx.integer("SELECT count(*) FROM thing_text_book WHERE word = '2012' AND form <> word"), 1);
    });
}

TEST_F(SqliteFullText, shows_no_word_of_the_book_where_an_expression_is_to_be_shown)
{
    store(1, {"conversations", ""});
    auto const reader = db->read(2);
    EXPECT_EQ(full_text_expression(*reader, table, word("conversation"), TextFor::showing),
              "(\"conversation\" OR \"=conversation\")");
    EXPECT_EQ(full_text_expression(*reader, table, prefix("conv"), TextFor::showing), "\"conv\" *");
    EXPECT_EQ(full_text_expression(*reader, table, prefix("conv")), "\"conversations\"");
}

TYPED_TEST(FullText, is_the_same_when_its_pieces_are_put_together)
{
    for (std::int64_t id = 1; id <= 40; ++id) {
        auto const number = "number " + std::to_string(id);
        this->store(id, {id % 4 == 0 ? "old maps" : "rivers", number});
    }
    auto const before = this->find(word("map"));
    EXPECT_EQ(before.value().size(), 10U);
    int steps = 0;
    auto const more = [&] {
        bool merged = false;
        this->db->write([&](Transaction& tx) { merged = merge_text(tx, table, 1); });
        return merged;
    };
    while (more())
        ++steps;
    EXPECT_LT(steps, 1000);
    EXPECT_EQ(this->find(word("map")), before);
    EXPECT_EQ(this->find(word("40")), (Ids{40}));
    EXPECT_EQ(this->db->check(), std::vector<std::string>{});
}

TEST_F(SqliteFullText, comes_out_of_merging_in_one_piece)
{
    for (std::int64_t id = 1; id <= 20; ++id)
        store(id, {"old maps", "rivers"});
    auto const pieces = [&] {
        std::int64_t count = 0;
        db->write([&](Transaction& tx) {
            count = tx.integer("SELECT count(DISTINCT segid) FROM thing_text_idx").value();
        });
        return count;
    };
    EXPECT_GT(pieces(), 1);
    for (bool more = true; more;)
        db->write([&](Transaction& tx) { more = merge_text(tx, table, 100); });
    EXPECT_EQ(pieces(), 1);
}

TYPED_TEST(FullText, finds_by_its_stem_what_a_failed_transaction_had_put_in_before)
{
    this->put(1, 1, "a");
    auto const put = [](Transaction& tx) {
        put_text(tx, table, 1, 1, CutTexts{tx.tokenizer(), Texts{"conversations", ""}});
    };
    EXPECT_THROW(this->db->write([&](Transaction& tx) {
        put(tx);
        throw std::runtime_error{"no"};
    }),
                 std::runtime_error);
    this->db->write(put);
    EXPECT_EQ(this->find(word("conversation")), (Ids{1}));
}

TYPED_TEST(FullText, tells_where_terms_stand_or_that_it_cannot)
{
    this->store(1, {"old maps", "maps and old maps"});
    this->store(2, {"rivers", "old rivers"});
    this->store(3, {"maps", ""});
    auto const reader = this->db->read(1);
    auto const expression =
        full_text_expression(*reader, table, any({word("maps"), phrase("old maps"), prefix("riv")}),
                             TextFor::places)
            .value();
    std::string told;
    auto const tell = [&](std::int64_t id, std::span<TextPlace const> places) {
        told += std::to_string(id) + ':';
        for (auto const& place : places)
            told += ' ' + std::to_string(place.term) + '@' + std::to_string(place.column) + '.' +
                    std::to_string(place.word);
        told += '\n';
    };
    if (!tells_places(reader->engine())) {
        EXPECT_THROW(each_with_places(*reader, "visible_text", expression, {1, {}}, tell), StoreError);
        return;
    }
    each_with_places(*reader, "visible_text", expression, {1, {}}, tell);
    EXPECT_EQ(told, "");
    std::vector<std::uint64_t> const two{0b11};
    each_with_places(*reader, "visible_text", expression, {1, two}, tell);
    EXPECT_EQ(told, "1: 1@0.0 0@0.1 0@1.0 1@1.2 0@1.3\n2: 2@0.0 2@1.1\n");
    told.clear();
    std::vector<std::uint64_t> const last{0, 0b1000};
    each_with_places(*reader, "visible_text", expression, {3 - 67, last}, tell);
    EXPECT_EQ(told, "3: 0@0.0\n");
}

TYPED_TEST(FullText, tells_all_places_at_once_as_it_tells_them_row_by_row)
{
    std::mt19937 random{3};
    constexpr std::array<std::string_view, 6> vocabulary{"map", "maps", "Maps", "river", "rivers", "old"};
    for (std::int64_t id = 1; id <= 100; ++id) {
        std::array<std::string, 2> texts;
        for (auto& text : texts)
            for (auto count = random() % 5; count > 0; --count)
                text += std::string{vocabulary[random() % vocabulary.size()]} + ' ';
        this->store(id, {texts[0], texts[1]});
    }
    auto const reader = this->db->read(1);
    std::vector<std::uint64_t> const bits{0x0123456789abcdef, 0xf0f0};
    for (auto const& query :
         {word("maps"), word("map", {"note"}), all({word("map"), word("rivers")}), prefix("riv"),
          all({phrase("old map"), prefix("r")}), all({word("old rivers")}), word("nothing")}) {
        std::set<std::string> told;
        auto const tell = [&](std::int64_t id, std::span<TextPlace const> places) {
            auto row = std::to_string(id) + ':';
            for (auto const& place : places)
                row += ' ' + std::to_string(place.term) + '@' + std::to_string(place.column) + '.' +
                       std::to_string(place.word);
            told.insert(row);
        };
        auto const expression = full_text_expression(*reader, table, query).value();
        auto const terms = full_text_terms(*reader, table, query);
        if (!tells_places(reader->engine())) {
            EXPECT_THROW(each_with_all_places(*reader, "visible_phrases", expression, terms, {3, bits}, tell),
                         StoreError);
            continue;
        }
        each_with_all_places(*reader, "visible_phrases", expression, terms, {3, bits}, tell);
        auto const at_once = std::exchange(told, {});
        each_with_places(*reader, "visible_text",
                         full_text_expression(*reader, table, query, TextFor::places).value(), {3, bits},
                         tell);
        EXPECT_EQ(at_once, told);
    }
}

} // namespace
} // namespace florilege::store
