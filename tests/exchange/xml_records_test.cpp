#include "exchange/xml_records.hpp"
#include "tests/exchange/recording.hpp"
#include "tests/exchange/sources.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

std::vector<XmlRecord> read_records(std::string text, std::size_t chunk = 1, std::size_t longest = 1000)
{
    Recording recording;
    ChunkedSource source{std::move(text), chunk, sample_lead};
    ImportOptions const options{.record_bytes = longest};
    TextReader reader{source, recording, options};
    XmlRecords xml{reader, options, "post"};
    std::vector<XmlRecord> records;
    for (XmlRecord record; xml.next(record);) {
        record.line -= sample_lead;
        records.push_back(record);
    }
    return records;
}

TEST(XmlRecords, gives_the_elements_of_one_name)
{
    auto const records = read_records("<?xml version='1.0'?>\n<posts user=\"me\">\n<other a='1'/><post a='1' "
                                      "b=\"x &amp; &#233; > &quot;\"/>\n"
                                      "<postscript a='2'/><post a='3'>text</post></posts>");
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0].get("b"), "x & é > \"");
    EXPECT_EQ(records[0].line, 3u);
    EXPECT_EQ(records[1].get("a"), "3");
    EXPECT_EQ(records[1].find("b"), nullptr);
}

TEST(XmlRecords, knows_the_root)
{
    Recording recording;
    ChunkedSource source{"<!-- x --><posts user=\"me\"><post a='1'/></posts>", 5};
    TextReader reader{source, recording, {}};
    XmlRecords xml{reader, {}, "post"};
    XmlRecord record;
    ASSERT_TRUE(xml.next(record));
    EXPECT_EQ(xml.root().get("user"), "me");
}

TEST(XmlRecords, comments_and_cdata_hold_no_elements)
{
    EXPECT_TRUE(
        read_records("<posts><!-- <post a='1'/> --><![CDATA[<post a='2'/>]]><?pi <post a='3'/> ?></posts>")
            .empty());
    EXPECT_TRUE(read_records("<posts><!-- never closed <post a='1'/>").empty());
}

TEST(XmlRecords, entity_declarations_are_refused)
{
    auto const records = read_records("<!DOCTYPE p [<!ENTITY a \"b\">]><posts><post a='&a;'/></posts>");
    ASSERT_EQ(records.size(), 1u);
    EXPECT_FALSE(records[0].damage.empty());
    EXPECT_EQ(read_records("<!DOCTYPE posts SYSTEM \"posts.dtd\"><posts><post a='1'/></posts>").size(), 1u);
}

TEST(XmlRecords, a_damaged_element_costs_itself)
{
    auto const records =
        read_records("<posts><post a='1 <b>'/><post a='2'/><post a/><post/><post a='3'/><post a='4");
    ASSERT_EQ(records.size(), 6u);
    EXPECT_FALSE(records[0].damage.empty());
    EXPECT_EQ(records[1].get("a"), "2");
    EXPECT_FALSE(records[2].damage.empty());
    EXPECT_FALSE(records[3].damage.empty());
    EXPECT_EQ(records[4].get("a"), "3");
    EXPECT_FALSE(records[5].damage.empty());
}

TEST(XmlRecords, an_element_that_is_too_long_is_damage)
{
    auto const records =
        read_records("<posts><post a='" + std::string(3000, 'x') + "'/><post a='2'/></posts>", 100, 500);
    ASSERT_EQ(records.size(), 2u);
    EXPECT_FALSE(records[0].damage.empty());
    EXPECT_EQ(records[1].get("a"), "2");
}

TEST(XmlRecords, does_not_depend_on_how_the_text_is_cut)
{
    std::string const text = "<!DOCTYPE posts>\n<posts><!-- -- -->\n<post a='>'\nb='2'/><![CDATA[]]]]><post "
                             "a='&#x41;'/>\n</posts>";
    for (std::size_t chunk = 1; chunk < text.size(); ++chunk) {
        auto const records = read_records(text, chunk);
        ASSERT_EQ(records.size(), 2u) << chunk;
        EXPECT_EQ(records[0].get("a"), ">");
        EXPECT_EQ(records[0].line, 3u);
        EXPECT_EQ(records[1].get("a"), "A");
        EXPECT_EQ(records[1].line, 4u);
    }
}

} // namespace
} // namespace florilege::exchange
