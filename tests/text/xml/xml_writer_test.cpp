#include "text/xml/xml_writer.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <stdexcept>

namespace florilege::text {
namespace {

TEST(Xml, leaves_out_what_no_document_may_hold)
{
    for (char c = 1; c < 0x20; ++c) {
        auto const kept = xml_text(std::string{"a"} + c + "b");
        if (c == '\t' || c == '\n')
            EXPECT_EQ(kept, std::string{"a"} + c + "b");
        else if (c == '\r')
            EXPECT_EQ(kept, "a&#13;b");
        else
            EXPECT_EQ(kept, "ab") << int{c};
    }
    EXPECT_EQ(xml_text(std::string_view{"a\0b", 3}), "ab");
    EXPECT_EQ(xml_text("a\xEF\xBF\xBE\xEF\xBF\xBF"
                       "b"),
              "ab");
    EXPECT_EQ(xml_text("a\xEF\xBF\xBD\U0001F5FA"), "a\xEF\xBF\xBD\U0001F5FA");
}

TEST(Xml, replaces_bytes_that_are_no_text)
{
    EXPECT_EQ(xml_text("a\xFF"
                       "b\xED\xA0\x80"),
              "a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Xml, gives_every_text_back_to_a_parser)
{
    std::string const wild = "<a href=\"x\">]]> &amp; 'y' \r\n\t\U0001F5FA</a>";
    XmlWriter xml;
    xml.open("r").element("e", wild, {{"a", wild}, {"none", ""}}).empty("f", {{"b", "1"}}).close();
    auto const text = xml.take();
    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata));
    auto const element = document.child("r").child("e");
    EXPECT_EQ(element.text().get(), wild);
    EXPECT_FALSE(element.attribute("none"));
    EXPECT_STREQ(document.child("r").child("f").attribute("b").value(), "1");
}

TEST(Xml, is_not_given_out_before_all_is_closed)
{
    XmlWriter xml;
    xml.open("r");
    EXPECT_THROW(xml.take(), std::logic_error);
    EXPECT_THROW(XmlWriter{}.close(), std::logic_error);
}

} // namespace
} // namespace florilege::text
