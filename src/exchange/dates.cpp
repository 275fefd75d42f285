#include "exchange/dates.hpp"

#include "exchange/words.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>

namespace florilege::exchange {

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t latest_second = 7'258'118'400; // 2200-01-01T00:00:00Z

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_word(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

/// What is left of a date while it is read from the left. A step that does not fit makes the rest fail.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_{text} {}

    bool good() const { return good_; }
    bool at_end() const { return rest_.empty(); }
    char front() const { return rest_.empty() ? '\0' : rest_.front(); }

    /// A number of `least` to `most` digits.
    int number(std::size_t least, std::size_t most)
    {
        std::size_t count = 0;
        int value = 0;
        while (count < most && count < rest_.size() && is_digit(rest_[count]))
            value = value * 10 + (rest_[count++] - '0');
        if (count < least) good_ = false;
        rest_.remove_prefix(count);
        return value;
    }

    bool take(char c)
    {
        if (front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }

    void expect(char c) { good_ = take(c) && good_; }

    bool blank()
    {
        auto const before = rest_.size();
        while (take(' ') || take('\t')) {
        }
        return rest_.size() != before;
    }

    std::string_view word()
    {
        std::size_t count = 0;
        while (count < rest_.size() && lower(rest_[count]) >= 'a' && lower(rest_[count]) <= 'z')
            ++count;
        auto const word = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return word;
    }

    /// The digits behind a decimal point, in microseconds; finer ones are dropped.
    std::int64_t fraction()
    {
        std::int64_t micros = 0;
        std::int64_t unit = second / 10;
        if (!is_digit(front())) good_ = false;
        while (is_digit(front())) {
            micros += unit * (front() - '0');
            unit /= 10;
            rest_.remove_prefix(1);
        }
        return micros;
    }

    void fail() { good_ = false; }

private:
    std::string_view rest_;
    bool good_ = true;
};

struct Moment {
    int year = 0, month = 0, day = 0;
    int hour = 0, minute = 0, second = 0;
    std::int64_t micros = 0;
    int zone_minutes = 0; // east of Greenwich
};

int month_named(std::string_view word)
{
    constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word.size() >= 3 && same_word(word.substr(0, 3), names[i])) return static_cast<int>(i) + 1;
    return 0;
}

/// RFC 822 section 5.1; other names of zones are ambiguous and fail.
void read_named_zone(Cursor& in, Moment& moment)
{
    struct Zone {
        std::string_view name;
        int hours;
    };
    constexpr std::array<Zone, 12> zones{{{"z", 0},
                                          {"ut", 0},
                                          {"utc", 0},
                                          {"gmt", 0},
                                          {"est", -5},
                                          {"edt", -4},
                                          {"cst", -6},
                                          {"cdt", -5},
                                          {"mst", -7},
                                          {"mdt", -6},
                                          {"pst", -8},
                                          {"pdt", -7}}};
    auto const word = in.word();
    for (auto const& zone : zones) {
        if (!same_word(word, zone.name)) continue;
        moment.zone_minutes = zone.hours * 60;
        return;
    }
    in.fail();
}

void read_zone(Cursor& in, Moment& moment)
{
    in.blank();
    if (in.at_end()) return;
    int const sign = in.front() == '-' ? -1 : 1;
    if (!in.take('+') && !in.take('-')) return read_named_zone(in, moment);
    int const hours = in.number(2, 2);
    in.take(':');
    int const minutes = is_digit(in.front()) ? in.number(2, 2) : 0;
    if (hours > 23 || minutes > 59) in.fail();
    moment.zone_minutes = sign * (hours * 60 + minutes);
}

void read_clock(Cursor& in, Moment& moment)
{
    moment.hour = in.number(1, 2);
    in.expect(':');
    moment.minute = in.number(2, 2);
    if (!in.take(':')) return;
    moment.second = in.number(2, 2);
    if (in.take('.') || in.take(',')) moment.micros = in.fraction();
}

std::optional<Time> checked(Moment const& m)
{
    using namespace std::chrono;
    auto const date =
        year{m.year} / month{static_cast<unsigned>(m.month)} / day{static_cast<unsigned>(m.day)};
    // 60 is a leap second.
    if (!date.ok() || m.hour > 23 || m.minute > 59 || m.second > 60) return {};
    auto const time = Time{sys_days{date}} + hours{m.hour} + minutes{m.minute - m.zone_minutes} +
                      seconds{m.second} + microseconds{m.micros};
    if (to_micros(time) <= 0 || to_micros(time) >= latest_second * second) return {};
    return time;
}

std::optional<Time> read_count(std::string_view text)
{
    std::int64_t count = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count <= 0) return {};
    auto const rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (!rest.empty()) {
        Cursor in{rest};
        in.expect('.');
        auto const micros = in.fraction();
        if (!in.good() || !in.at_end() || count >= latest_second) return {};
        return from_micros(count * second + micros);
    }
    if (count < latest_second) return from_micros(count * second);
    if (count < latest_second * 1000) return from_micros(count * 1000);
    if (count < latest_second * second) return from_micros(count);
    return {};
}

/// "2011-01-29…" and "2011/01/29…": the year first.
std::optional<Time> read_year_first(std::string_view text, char separator)
{
    Cursor in{text};
    Moment moment;
    moment.year = in.number(4, 4);
    in.expect(separator);
    moment.month = in.number(1, 2);
    in.expect(separator);
    moment.day = in.number(1, 2);
    if (in.take('T') || in.take('t') || (in.blank() && !in.at_end())) {
        read_clock(in, moment);
        read_zone(in, moment);
    }
    if (!in.good() || !in.at_end()) return {};
    return checked(moment);
}

/// "10/Oct/2000:13:55:36 +0300"
std::optional<Time> read_log_date(std::string_view text)
{
    Cursor in{text};
    Moment moment;
    moment.day = in.number(1, 2);
    in.expect('/');
    moment.month = month_named(in.word());
    in.expect('/');
    moment.year = in.number(4, 4);
    in.expect(':');
    read_clock(in, moment);
    read_zone(in, moment);
    if (!in.good() || !in.at_end()) return {};
    return checked(moment);
}

/// "Sat, 29 Jan 2011 10:09:32 GMT"; the weekday and the seconds may be missing, the year have two digits.
std::optional<Time> read_mail_date(std::string_view text)
{
    Cursor in{text};
    Moment moment;
    if (!is_digit(in.front())) {
        in.word();
        in.take(',');
        in.blank();
    }
    moment.day = in.number(1, 2);
    in.blank();
    moment.month = month_named(in.word());
    in.blank();
    moment.year = in.number(2, 4);
    if (moment.year < 100) moment.year += moment.year < 70 ? 2000 : 1900;
    if (in.blank() && !in.at_end()) {
        read_clock(in, moment);
        read_zone(in, moment);
    }
    if (!in.good() || !in.at_end()) return {};
    return checked(moment);
}

} // namespace

std::optional<Time> parse_time(std::string_view text)
{
    constexpr std::size_t longest = 64;
    text = trimmed(text);
    if (text.empty() || text.size() > longest) return {};
    if (auto const mark = text.find_first_not_of("0123456789"); mark == text.npos || text[mark] == '.')
        return read_count(text);
    if (text.size() > 4 && text[4] == '-') return read_year_first(text, '-');
    if (text.size() > 4 && text[4] == '/') return read_year_first(text, '/');
    if (auto const slash = text.find('/'); slash == 1 || slash == 2) return read_log_date(text);
    return read_mail_date(text);
}

} // namespace florilege::exchange
