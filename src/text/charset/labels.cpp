#include "text/charset/labels.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <unordered_map>

namespace florilege::text {

namespace {

constexpr auto charsets = std::to_array<Charset>({
    {"utf-8", "UTF-8",
     "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig utf8mb4"},
    {"utf-16le", "UTF-16LE", "utf-16le utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"},
    {"utf-16be", "UTF-16BE", "utf-16be unicodefffe"},
    {"utf-32le", "UTF-32LE", "utf-32le utf-32 ucs-4 iso-10646-ucs-4"},
    {"utf-32be", "UTF-32BE", "utf-32be"},
    {"windows-1252", "windows-1252",
     "windows-1252 ansi_x3.4-1968 ascii us-ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
     "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 x-cp1252 cp-1252 iso-latin-1"},
    {"iso-8859-2", "ISO-8859-2",
     "iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {"iso-8859-3", "ISO-8859-3",
     "iso-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    {"iso-8859-4", "ISO-8859-4",
     "iso-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    {"iso-8859-5", "ISO-8859-5",
     "iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    {"iso-8859-6", "ISO-8859-6",
     "iso-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"iso-8859-7", "ISO-8859-7",
     "iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek"},
    {"iso-8859-8", "ISO-8859-8",
     "iso-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
     "iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical"},
    {"iso-8859-10", "iso-8859_10-1998", "iso-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"iso-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    {"iso-8859-14", "iso-8859_14-1998", "iso-8859-14 iso8859-14 iso885914"},
    {"iso-8859-15", "ISO-8859-15",
     "iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9"},
    {"ibm866", "IBM866", "ibm866 866 cp866 csibm866"},
    {"koi8-r", "KOI8-R", "koi8-r cskoi8r koi koi8 koi8_r"},
    {"koi8-u", "KOI8-U", "koi8-u koi8-ru"},
    {"macintosh", "macintosh", "macintosh csmacintosh mac x-mac-roman macroman"},
    {"x-mac-cyrillic", "x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian maccyrillic"},
    {"windows-874", "windows-874-2000",
     "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620"},
    {"windows-1250", "windows-1250", "windows-1250 cp1250 x-cp1250"},
    {"windows-1251", "windows-1251", "windows-1251 cp1251 x-cp1251"},
    {"windows-1253", "windows-1253", "windows-1253 cp1253 x-cp1253"},
    {"windows-1254", "windows-1254",
     "windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5 latin5 x-cp1254"},
    {"windows-1255", "windows-1255", "windows-1255 cp1255 x-cp1255"},
    {"windows-1256", "windows-1256", "windows-1256 cp1256 x-cp1256"},
    {"windows-1257", "windows-1257", "windows-1257 cp1257 x-cp1257"},
    {"windows-1258", "windows-1258", "windows-1258 cp1258 x-cp1258"},
    {"gb18030", "gb18030",
     "gb18030 gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk cp936 ms936"},
    {"big5", "Big5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950"},
    {"euc-jp", "euc-jp-2007", "euc-jp cseucpkdfmtjapanese x-euc-jp eucjp"},
    {"iso-2022-jp", "ISO-2022-JP", "iso-2022-jp csiso2022jp"},
    {"shift_jis", "ibm-943_P15A-2003",
     "shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932"},
    {"euc-kr", "windows-949-2000",
     "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
     "windows-949 cp949 uhc"},
    {"iso-2022-kr", "ISO-2022-KR", "iso-2022-kr csiso2022kr"},
    {"ibm437", "IBM437", "ibm437 cp437 437 cspc8codepage437"},
    {"ibm850", "IBM850", "ibm850 cp850 850 cspc850multilingual"},
    {"ibm852", "IBM852", "ibm852 cp852 852"},
    {"ibm855", "IBM855", "ibm855 cp855 855"},
});

using Index = std::unordered_map<std::string_view, Charset const*>;

Index index_labels()
{
    Index index;
    for (Charset const& charset : charsets) {
        std::string_view rest = charset.labels;
        while (!rest.empty()) {
            std::size_t const end = std::min(rest.find(' '), rest.size());
            index.emplace(rest.substr(0, end), &charset);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return index;
}

/// No label is longer; what is longer is not worth a copy.
constexpr std::size_t longest_label = 64;

std::string tidy(std::string_view label)
{
    constexpr std::string_view spaces = " \t\n\f\r";
    std::size_t const begin = label.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    label = label.substr(begin, label.find_last_not_of(spaces) + 1 - begin);
    if (label.size() > longest_label) return {};
    std::string lowered{label};
    for (char& c : lowered) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
}

} // namespace

std::optional<Charset> charset_of_label(std::string_view label)
{
    static Index const index = index_labels();
    auto const found = index.find(tidy(label));
    if (found == index.end()) return std::nullopt;
    return *found->second;
}

Charset charset_named(std::string_view name)
{
    auto const* const found =
        std::find_if(charsets.begin(), charsets.end(), [&](Charset const& c) { return c.name == name; });
    if (found == charsets.end()) throw std::logic_error{"no charset is named " + std::string{name}};
    return *found;
}

} // namespace florilege::text
