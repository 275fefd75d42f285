#include "exchange/json_records.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/sources.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

std::vector<JsonRecord> read_records(std::string text, std::string key = {}, std::size_t chunk = 1,
                                     std::size_t longest = 1000)
{
    Recording recording;
    ChunkedSource source{std::move(text), chunk, sample_lead};
    ImportOptions const options{.record_bytes = longest};
    TextReader reader{source, recording, options};
    JsonRecords json{reader, options, std::move(key)};
    std::vector<JsonRecord> records;
    for (JsonRecord record; json.next(record);) {
        record.line -= sample_lead;
        records.push_back(record);
    }
    return records;
}

std::vector<std::string> texts(std::vector<JsonRecord> const& records)
{
    std::vector<std::string> texts;
    for (auto const& record : records)
        texts.push_back(record.damage.empty() ? record.text : "DAMAGE");
    return texts;
}

using Texts = std::vector<std::string>;

TEST(JsonRecords, gives_the_objects_of_an_array)
{
    auto const records = read_records("\n[ {\"a\":\"}]{[\\\"\"},\n{\"b\":{\"c\":[1,{}]}} ,{}]");
    EXPECT_EQ(texts(records), (Texts{"{\"a\":\"}]{[\\\"\"}", "{\"b\":{\"c\":[1,{}]}}", "{}"}));
    EXPECT_EQ(records[0].line, 2u);
    EXPECT_EQ(records[1].line, 3u);
}

/// The texts of the records under any of two keys, each behind the key of its list.
Texts texts_of_lists(std::string text, std::size_t chunk = 1)
{
    Recording recording;
    ChunkedSource source{std::move(text), chunk, sample_lead};
    TextReader reader{source, recording, {}};
    JsonRecords json{reader, {}, std::vector<std::string>{"links", "lists"}};
    Texts found;
    for (JsonRecord record; json.next(record);)
        found.push_back(record.damage.empty() ? record.list + record.text : "DAMAGE");
    return found;
}

TEST(JsonRecords, gives_the_objects_of_several_lists_in_the_order_of_the_file)
{
    for (std::size_t const chunk : {1u, 7u, 1000u}) {
        EXPECT_EQ(
            texts_of_lists(
                R"({"a":{"lists":[{}]},"lists":[{"l":1}],"b":[1,[2]],"links":[{"x":2},{}],"c":"]"})", chunk),
            (Texts{"lists{\"l\":1}", "links{\"x\":2}", "links{}"}));
        EXPECT_EQ(texts_of_lists(R"({"links":[{}]})", chunk), Texts{"links{}"});
        EXPECT_EQ(texts_of_lists(R"([{"x":1}, {"links":[{}]}])", chunk),
                  (Texts{"{\"x\":1}", "{\"links\":[{}]}"}))
            << "an array at the top has no key";
    }
}

TEST(JsonRecords, say_where_an_object_with_several_lists_is_cut_off)
{
    EXPECT_EQ(texts_of_lists(R"({"links":[{}],"b":[1)"), (Texts{"links{}", "DAMAGE"}));
    EXPECT_EQ(texts_of_lists(R"({"links":[{})"), (Texts{"links{}", "DAMAGE"}));
    EXPECT_EQ(texts_of_lists(R"({"b":1})"), Texts{"DAMAGE"});
    EXPECT_EQ(texts_of_lists(""), Texts{"DAMAGE"});
}

TEST(JsonRecords, gives_the_objects_of_json_lines)
{
    EXPECT_EQ(texts(read_records("{\"a\":1}\n\n{\"b\":\n2}\n{\"c\":3}")),
              (Texts{"{\"a\":1}", "{\"b\":\n2}", "{\"c\":3}"}));
}

TEST(JsonRecords, gives_the_objects_of_the_array_under_a_key)
{
    EXPECT_EQ(
        texts(read_records(
            R"({"x":{"rows":[{"no":1}]},"y":"rows","s":[[{}]],"rows":[{"a":1},{"b":2}],"rows":[{"z":1}]})",
            "rows")),
        (Texts{"{\"a\":1}", "{\"b\":2}"}));
    EXPECT_EQ(texts(read_records(R"({"x":1})", "rows")), Texts{"DAMAGE"});
    EXPECT_EQ(texts(read_records(R"([{"x":1}])", "rows")), Texts{"DAMAGE"});
    EXPECT_EQ(texts(read_records(R"({"rows":{"a":1}})", "rows")), Texts{"DAMAGE"});
}

TEST(JsonRecords, nothing_is_nothing_and_an_empty_array_too)
{
    EXPECT_TRUE(read_records("").empty());
    EXPECT_TRUE(read_records(" \n").empty());
    EXPECT_TRUE(read_records("[]").empty());
}

TEST(JsonRecords, what_is_no_json_is_one_damage)
{
    EXPECT_EQ(texts(read_records("hello, world")), Texts{"DAMAGE"});
}

TEST(JsonRecords, an_open_string_costs_its_own_record)
{
    EXPECT_EQ(texts(read_records("[{\"a\":1},\n{\"b\":\"open},\n{\"c\":3},\n{\"d\":4}\n]")),
              (Texts{"{\"a\":1}", "DAMAGE", "{\"c\":3}", "{\"d\":4}"}));
}

TEST(JsonRecords, what_is_no_object_costs_its_line)
{
    EXPECT_EQ(texts(read_records("[1,\n{\"a\":1},\n\"x\",\n{\"b\":2}]")),
              (Texts{"DAMAGE", "{\"a\":1}", "DAMAGE", "{\"b\":2}"}));
}

TEST(JsonRecords, a_file_cut_off_says_so)
{
    EXPECT_EQ(texts(read_records("[{\"a\":1},{\"b\":")), (Texts{"{\"a\":1}", "DAMAGE"}));
    EXPECT_EQ(texts(read_records("[{\"a\":1},")), (Texts{"{\"a\":1}", "DAMAGE"}));
    EXPECT_EQ(texts(read_records("[")), Texts{"DAMAGE"});
}

TEST(JsonRecords, a_record_that_is_too_long_is_passed_over)
{
    auto const text = "[{\"a\":\"" + std::string(5000, 'x') + "\"},{\"b\":2}]";
    EXPECT_EQ(texts(read_records(text, {}, 100, 1000)), (Texts{"DAMAGE", "{\"b\":2}"}));
}

TEST(JsonRecords, does_not_depend_on_how_the_text_is_cut)
{
    std::string const text = "[ {\"a\":\"\\\\\"},\n 7 ,\n{\"b\":\"o\n{\"c\":[{}]},\n\n{\"d\":";
    auto const whole = read_records(text, {}, 1000);
    for (std::size_t chunk = 1; chunk < text.size(); ++chunk) {
        auto const records = read_records(text, {}, chunk);
        EXPECT_EQ(texts(records), texts(whole));
        for (std::size_t i = 0; i < records.size() && i < whole.size(); ++i)
            EXPECT_EQ(records[i].line, whole[i].line);
    }
}

TEST(JsonRecords, depth_is_limited_without_recursion)
{
    std::string deep;
    for (int i = 0; i < 10'000; ++i)
        deep += "{\"a\":[";
    EXPECT_FALSE(parse_object(deep));
    EXPECT_EQ(texts(read_records("[" + deep, {}, 1000, 1u << 20)), Texts{"DAMAGE"});
    std::string balanced = deep;
    for (int i = 0; i < 10'000; ++i)
        balanced += "]}";
    EXPECT_EQ(read_records("[" + balanced + "]", {}, 1000, 1u << 20).size(), 1u);
    EXPECT_FALSE(parse_object(balanced));
}

TEST(JsonRecords, fields_are_text_whether_quoted_or_not)
{
    auto const object = parse_object(R"({"s":"a","n":5,"b":true,"z":null})");
    ASSERT_TRUE(object);
    EXPECT_EQ(text_of(*object, "s"), "a");
    EXPECT_EQ(text_of(*object, "n"), "5");
    EXPECT_EQ(text_of(*object, "b"), "");
    EXPECT_EQ(text_of(*object, "none"), "");
    EXPECT_FALSE(parse_object("[1]"));
    EXPECT_FALSE(parse_object("{\"a\":}"));
}

} // namespace
} // namespace florilege::exchange
