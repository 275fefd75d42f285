#include "exchange/importers/browsers/plist_binary.hpp"

#include "prelude/iso_time.hpp"
#include "text/charset/converter.hpp"
#include "text/charset/labels.hpp"
#include "text/utf8/utf8.hpp"

#include <boost/json.hpp>

#include <bit>
#include <cstdint>
#include <optional>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

constexpr std::size_t trailer_bytes = 32;
constexpr std::size_t bytes_of_a_value = 64; // roughly, in memory

/// Objects stand anywhere in the file and name one another by their numbers; a table says where each begins.
/// Every read is checked against the file's length, and gives nothing beyond it.
class BinaryPlist {
public:
    BinaryPlist(std::string_view file, PlistLimits const& limits)
        : file_{file}, left_{limits.bytes}, depth_{limits.depth}
    {}

    std::optional<json::value> read()
    {
        if (file_.size() < trailer_bytes) return std::nullopt;
        auto const trailer = file_.size() - trailer_bytes;
        offset_bytes_ = static_cast<unsigned char>(file_[trailer + 6]);
        reference_bytes_ = static_cast<unsigned char>(file_[trailer + 7]);
        auto const count = number(trailer + 8, 8);
        auto const top = number(trailer + 16, 8);
        auto const table = number(trailer + 24, 8);
        if (!count || !top || !table) return std::nullopt;
        count_ = *count;
        table_ = *table;
        return object(*top, 0);
    }

private:
    /// A number of 1 to 8 bytes, the highest first.
    std::optional<std::uint64_t> number(std::uint64_t at, std::uint64_t size) const
    {
        if (size < 1 || size > 8 || at > file_.size() || size > file_.size() - at) return std::nullopt;
        std::uint64_t value = 0;
        for (char const c : file_.substr(at, size))
            value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }

    /// `count` units of `size` bytes.
    std::optional<std::string_view> bytes(std::uint64_t at, std::uint64_t count, std::uint64_t size) const
    {
        if (at > file_.size() || count > (file_.size() - at) / size) return std::nullopt;
        return file_.substr(at, count * size);
    }

    bool take(std::uint64_t cost)
    {
        if (cost > left_) return false;
        left_ -= cost;
        return true;
    }

    std::optional<json::value> object(std::uint64_t which, std::size_t depth)
    {
        if (which >= count_ || depth > depth_ || offset_bytes_ == 0 || !take(bytes_of_a_value))
            return std::nullopt;
        if (which > file_.size()) return std::nullopt; // so that the product is no more than fits
        auto const at = number(table_ + which * offset_bytes_, offset_bytes_);
        auto const marker = at ? number(*at, 1) : std::nullopt;
        if (!marker) return std::nullopt;
        unsigned const kind = static_cast<unsigned>(*marker) >> 4;
        unsigned const detail = *marker & 15;
        switch (kind) {
        case 0x0: return detail == 8 ? json::value(false) : detail == 9 ? json::value(true) : json::value();
        case 0x1: return integer(*at + 1, detail);
        case 0x2: return real(*at + 1, detail);
        case 0x3: return date(*at + 1);
        case 0x5:
        case 0x6: return text(*at, detail, kind == 0x6);
        case 0xA: return array(*at, detail, depth);
        case 0xD: return dictionary(*at, detail, depth);
        default: return json::value(); // data, sets, references of archives: nothing a bookmark says
        }
    }

    std::optional<json::value> integer(std::uint64_t at, unsigned power) const
    {
        if (power == 4) return json::value(); // 16 bytes: more than any count of a bookmark
        auto const value = power < 4 ? number(at, std::uint64_t{1} << power) : std::nullopt;
        if (!value) return std::nullopt;
        return json::value(static_cast<std::int64_t>(*value));
    }

    std::optional<json::value> real(std::uint64_t at, unsigned power) const
    {
        auto const bits = power == 2 || power == 3 ? number(at, std::uint64_t{1} << power) : std::nullopt;
        if (!bits) return std::nullopt;
        if (power == 2) return json::value(double{std::bit_cast<float>(static_cast<std::uint32_t>(*bits))});
        return json::value(std::bit_cast<double>(*bits));
    }

    /// Seconds since 2001. What lies outside of our calendar is no date.
    std::optional<json::value> date(std::uint64_t at) const
    {
        auto const bits = number(at, 8);
        if (!bits) return std::nullopt;
        constexpr double from_1970_to_2001 = 978'307'200;
        constexpr double in_2200 = 7'258'118'400;
        auto const seconds = std::bit_cast<double>(*bits) + from_1970_to_2001;
        if (!(seconds > 0 && seconds < in_2200)) return json::value();
        return json::value(iso_micros(from_micros(static_cast<std::int64_t>(seconds * 1e6))));
    }

    /// How many things an object has, and where they begin: in its marker, or as a number behind it.
    struct Extent {
        std::uint64_t count, begin;
    };
    std::optional<Extent> extent(std::uint64_t at, unsigned detail) const
    {
        if (detail < 15) return Extent{detail, at + 1};
        auto const marker = number(at + 1, 1);
        if (!marker || *marker >> 4 != 1 || (*marker & 15) > 3) return std::nullopt;
        auto const size = std::uint64_t{1} << (*marker & 15);
        auto const count = number(at + 2, size);
        return count ? std::optional{Extent{*count, at + 2 + size}} : std::nullopt;
    }

    std::optional<json::value> text(std::uint64_t at, unsigned detail, bool is_wide)
    {
        auto const where = extent(at, detail);
        auto const written = where ? bytes(where->begin, where->count, is_wide ? 2 : 1) : std::nullopt;
        if (!written || !take(2 * written->size())) return std::nullopt;
        if (!is_wide) return json::value(text::to_valid(*written).text);
        std::string utf8;
        wide_.convert(*written, utf8);
        wide_.finish(utf8);
        return json::value(utf8);
    }

    std::optional<json::value> array(std::uint64_t at, unsigned detail, std::size_t depth)
    {
        auto const where = extent(at, detail);
        if (!where || !references_fit(*where, 1)) return std::nullopt;
        json::array values;
        for (std::uint64_t nth = 0; nth < where->count; ++nth) {
            auto value = referred(where->begin, nth, depth);
            if (!value) return std::nullopt;
            values.push_back(std::move(*value));
        }
        return values;
    }

    std::optional<json::value> dictionary(std::uint64_t at, unsigned detail, std::size_t depth)
    {
        auto const where = extent(at, detail);
        if (!where || !references_fit(*where, 2)) return std::nullopt;
        json::object members;
        for (std::uint64_t nth = 0; nth < where->count; ++nth) {
            auto const key = referred(where->begin, nth, depth);
            auto value = key ? referred(where->begin, where->count + nth, depth) : std::nullopt;
            if (!value) return std::nullopt;
            if (key->is_string()) members.insert_or_assign(key->get_string(), std::move(*value));
        }
        return members;
    }

    bool references_fit(Extent const& where, std::uint64_t each) const
    {
        return reference_bytes_ > 0 && bytes(where.begin, where.count, each * reference_bytes_).has_value();
    }

    std::optional<json::value> referred(std::uint64_t begin, std::uint64_t nth, std::size_t depth)
    {
        auto const which = number(begin + nth * reference_bytes_, reference_bytes_);
        return which ? object(*which, depth + 1) : std::nullopt;
    }

    text::Utf8Converter wide_{text::charset_named("utf-16be")};
    std::string_view file_;
    std::size_t left_;
    std::size_t depth_;
    std::uint64_t offset_bytes_ = 0, reference_bytes_ = 0, count_ = 0, table_ = 0;
};

} // namespace

Result<json::object> read_binary_plist(std::string_view file, PlistLimits const& limits)
{
    auto value = BinaryPlist{file, limits}.read();
    if (!value) return Fault{{}, "the property list is damaged, too deep, or unpacks to too much"};
    if (!value->is_object()) return Fault{{}, "the property list is no dictionary"};
    return std::move(value->get_object());
}

} // namespace florilege::exchange
