#include "text/charset/declaration.hpp"

#include <gtest/gtest.h>

namespace florilege::text {
namespace {

std::string declared(std::string_view text)
{
    auto const charset = declared_charset(text);
    return charset ? std::string{charset->name} : "none";
}

TEST(CharsetDeclaration, is_read_from_a_meta_element)
{
    EXPECT_EQ(declared("<html><meta charset=utf-8>"), "utf-8");
    EXPECT_EQ(declared("<META CHARSET='Shift_JIS' />"), "shift_jis");
    EXPECT_EQ(declared("<meta\nname=x charset = \"gb2312\" >"), "gb18030");
    EXPECT_EQ(declared("<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=ISO-8859-2\">"),
              "iso-8859-2");
    EXPECT_EQ(declared("<meta content='text/html;charset = \"koi8-r\"' http-equiv=content-type>"), "koi8-r");
}

TEST(CharsetDeclaration, is_read_from_an_xml_declaration)
{
    EXPECT_EQ(declared("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss/>"), "windows-1251");
    EXPECT_EQ(declared("<?xml version='1.0' encoding='euc-kr' standalone='yes'?>"), "euc-kr");
    EXPECT_EQ(declared("<?xml version=\"1.0\"?><rss/>"), "none");
}

TEST(CharsetDeclaration, counts_only_where_it_is_one)
{
    EXPECT_EQ(declared(""), "none");
    EXPECT_EQ(declared("charset=utf-8"), "none");
    EXPECT_EQ(declared("<!-- <meta charset=gbk> --><meta charset=big5>"), "big5");
    EXPECT_EQ(declared("<!-- <meta charset=gbk>"), "none");
    EXPECT_EQ(declared("<metadata charset=gbk>"), "none");
    EXPECT_EQ(declared("<meta name=description content='text/html; charset=gbk'>"), "none");
    EXPECT_EQ(declared("<meta charset=klingon><meta charset=gbk>"), "gb18030");
    EXPECT_EQ(declared("<meta http-equiv=content-type content='charset charset=big5'>"), "big5");
}

TEST(CharsetDeclaration, of_utf_16_in_ascii_means_utf_8)
{
    EXPECT_EQ(declared("<meta charset=utf-16>"), "utf-8");
    EXPECT_EQ(declared("<?xml version=\"1.0\" encoding=\"UTF-16\"?>"), "utf-8");
}

TEST(CharsetDeclaration, is_not_looked_for_far_away)
{
    std::string const meta = "<meta charset=gbk>";
    EXPECT_EQ(declared(std::string(declaration_limit - meta.size(), ' ') + meta), "gb18030");
    EXPECT_EQ(declared(std::string(declaration_limit, ' ') + meta), "none");
}

TEST(CharsetDeclaration, broken_markup_ends_the_search)
{
    for (std::string const text :
         {"<meta", "<meta ", "<meta charset", "<meta charset=", "<meta charset='gbk", "<meta ===", "<?xml ",
          "<?xml encoding", "<?xml ?>", "<", "<!--", "<meta / / /"}) {
        std::string const found = declared(text);
        EXPECT_TRUE(found == "none" || found == "gb18030") << text;
    }
}

} // namespace
} // namespace florilege::text
