#include "text/charset/converter.hpp"
#include "text/charset/labels.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

std::string name_of(std::string_view label)
{
    auto const charset = charset_of_label(label);
    return charset ? std::string{charset->name} : "unknown";
}

TEST(CharsetLabels, mean_what_they_mean_to_a_browser)
{
    EXPECT_EQ(name_of("utf8"), "utf-8");
    EXPECT_EQ(name_of("latin1"), "windows-1252");
    EXPECT_EQ(name_of("ISO-8859-1"), "windows-1252");
    EXPECT_EQ(name_of("us-ascii"), "windows-1252");
    EXPECT_EQ(name_of("gb2312"), "gb18030");
    EXPECT_EQ(name_of("GBK"), "gb18030");
    EXPECT_EQ(name_of("Shift_JIS"), "shift_jis");
    EXPECT_EQ(name_of("windows-31j"), "shift_jis");
    EXPECT_EQ(name_of("iso-8859-9"), "windows-1254");
    EXPECT_EQ(name_of("tis-620"), "windows-874");
    EXPECT_EQ(name_of("ks_c_5601-1987"), "euc-kr");
    EXPECT_EQ(name_of("utf-16"), "utf-16le");
}

TEST(CharsetLabels, are_read_without_case_and_outer_spaces)
{
    EXPECT_EQ(name_of("  Utf-8\n"), "utf-8");
    EXPECT_EQ(name_of("utf -8"), "unknown");
}

TEST(CharsetLabels, unknown_ones_are_told_as_such)
{
    EXPECT_EQ(name_of(""), "unknown");
    EXPECT_EQ(name_of("klingon"), "unknown");
    EXPECT_EQ(name_of("utf-7"), "unknown"); // an old way to smuggle markup
    EXPECT_EQ(name_of(std::string(100'000, 'u')), "unknown");
    EXPECT_THROW(charset_named("klingon"), std::logic_error);
}

TEST(CharsetLabels, each_has_a_converter_that_reads_ascii)
{
    for (std::string_view const name :
         {"utf-8",        "windows-1252", "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "iso-8859-5",
          "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-10",  "iso-8859-13",  "iso-8859-14",
          "iso-8859-15",  "ibm866",       "koi8-r",       "koi8-u",       "macintosh",    "x-mac-cyrillic",
          "windows-874",  "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
          "windows-1256", "windows-1257", "windows-1258", "gb18030",      "big5",         "euc-jp",
          "iso-2022-jp",  "shift_jis",    "euc-kr",       "iso-2022-kr",  "ibm437",       "ibm850",
          "ibm852",       "ibm855"}) {
        Charset const charset = charset_named(name);
        Utf8Converter converter{charset};
        std::string text;
        std::string const ascii = "<a href=\"x?y=1&z\">\\ ~ {[|]} #$@^`</a>\r\n";
        converter.convert(ascii, text);
        converter.finish(text);
        // Korean mail means the won sign by a backslash.
        EXPECT_TRUE(text == ascii || name == "iso-2022-kr") << name << text;
        EXPECT_EQ(converter.replaced(), 0U) << name;
        EXPECT_EQ(name_of(name), name);
    }
}

} // namespace
} // namespace florilege::text
