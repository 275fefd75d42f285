#include "web/api/check.hpp"
#include "web/api/json_body.hpp"
#include "web/api/json_pointer.hpp"
#include "web/api/times.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <array>

/// What comes in as JSON, before any route sees it.
namespace florilege::web {
namespace {

constexpr std::array<std::string_view, 2> colours{"red", "blue"};
constexpr Shape colour_shape = Shape::one_of(colours);
constexpr std::array fields{
    must("name", Shape::text(4, 1), "A name"),
    may("colours", Shape::list(colour_shape, 2), "Some"),
    may("number", Shape::whole(1, 9).or_null(), "A number"),
};
constexpr Object thing{"Thing", "Something", fields};

std::string first_fault(std::string_view text)
{
    auto const faults = faults_in(boost::json::parse(text), Shape::of(thing));
    return faults.empty() ? "" : faults.front().pointer + ' ' + faults.front().detail;
}

TEST(CheckedValues, are_taken_where_they_are_as_described)
{
    EXPECT_EQ(first_fault(R"({"name": "Élie", "colours": ["red", "blue"], "number": null})"), "");
    EXPECT_EQ(first_fault(R"({"name": "a", "number": 9})"), "");
}

TEST(CheckedValues, are_refused_with_the_place_and_the_reason)
{
    EXPECT_EQ(first_fault("[]"), " is not an object");
    EXPECT_EQ(first_fault("{}"), "/name is missing");
    EXPECT_EQ(first_fault(R"({"name": ""})"), "/name is empty");
    EXPECT_EQ(first_fault(R"({"name": null})"), "/name is not a text");
    EXPECT_EQ(first_fault(R"({"name": "Élise"})"), "/name is longer than 4 characters");
    EXPECT_EQ(first_fault(R"({"name": "a\u0000b"})"), "/name holds the character U+0000");
    EXPECT_EQ(first_fault(R"({"name": "a", "colours": ["red", "green"]})"),
              "/colours/1 is none of: red, blue");
    EXPECT_EQ(first_fault(R"({"name": "a", "colours": ["red", "red", "red"]})"),
              "/colours has more than 2 items");
    EXPECT_EQ(first_fault(R"({"name": "a", "number": 10})"), "/number is more than 9");
    EXPECT_EQ(first_fault(R"({"name": "a", "number": 1.5})"), "/number is not a whole number");
    EXPECT_EQ(first_fault(R"({"name": "a", "x/y~z": 1})"), "/x~1y~0z is no field known here");
}

TEST(CheckedValues, tell_of_so_many_faults_and_no_more)
{
    boost::json::object object;
    for (int number = 0; number < 1000; ++number)
        object["unknown" + std::to_string(number)] = number;
    EXPECT_EQ(faults_in(object, Shape::of(thing)).size(), most_faults);
}

TEST(JsonBodies, are_read_whole_or_not_at_all)
{
    EXPECT_EQ(parse_json(" {\"a\": 1}\n").value->at("a"), 1);
    for (auto const* text :
         {"", "{", "{} {}", "{\"a\": 01}", "// no\n{}", "\"\xFF\"", "{\"a\": \"\\ud800\"}", "nul"})
        EXPECT_EQ(parse_json(text).value, nullptr) << text;
    EXPECT_EQ(parse_json("[1, x]").fault.substr(0, 10), "is no JSON");
}

TEST(JsonBodies, nested_deeper_than_anybody_needs_are_refused)
{
    std::string const deep(100'000, '[');
    EXPECT_EQ(parse_json(deep).value, nullptr);
}

TEST(JsonBodies, tell_of_a_name_that_stands_twice)
{
    EXPECT_EQ(parse_json(R"({"a": 1, "b": {"a": 1}})").doubled, "");
    EXPECT_EQ(parse_json(R"({"a": 1, "\u0061": 2})").doubled, "/a");
    EXPECT_EQ(parse_json(R"({"a": [1, {"b/c": 1, "b/c": 2}]})").doubled, "/a/1/b~1c");
}

TEST(ApiTimes, are_read_as_rfc_3339_and_written_back_the_same)
{
    for (auto const* text : {"2012-01-30T10:09:32Z", "1970-01-01T00:00:00Z", "2012-02-29T23:59:59.000001Z"})
        EXPECT_EQ(time_text(read_time(text).value()), text);
    EXPECT_EQ(time_text(read_time("2012-01-30T00:30:00.5+01:00").value()), "2012-01-29T23:30:00.500000Z");
    for (auto const* text :
         {"", "2012-01-30", "2012-01-30 10:09:32Z", "2012-01-30T10:09:32", "2013-02-29T00:00:00Z",
          "2012-13-01T00:00:00Z", "2012-01-30T24:00:00Z", "2012-01-30T10:09:32+25:00", "1969-12-31T23:59:59Z",
          "9999-01-01T00:00:00Z", "2012-01-30T10:09:32Zjunk"})
        EXPECT_FALSE(read_time(text)) << text;
}

} // namespace
} // namespace florilege::web
