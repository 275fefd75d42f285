#include "library/search/place.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace florilege::library {
namespace {

constexpr char format = 1;

class Writing {
public:
    void byte(unsigned value) { out_ += static_cast<char>(value); }
    void number(std::int64_t value)
    {
        for (int shift = 56; shift >= 0; shift -= 8)
            byte(static_cast<unsigned>(static_cast<std::uint64_t>(value) >> shift & 0xff));
    }
    void time(Time value) { number(to_micros(value)); }

    void operator()(std::monostate) {}
    void operator()(Place::ByTitle const& title) { out_ += title.folded; }
    void operator()(Place::ByScore const& score)
    {
        byte(score.ranked ? 1 : 0);
        number(std::bit_cast<std::int64_t>(score.score));
        time(score.now);
        time(score.since_created);
        number(score.since_number);
    }

    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

class Reading {
public:
    explicit Reading(std::string_view bytes) noexcept : bytes_{bytes} {}

    std::optional<Place> place()
    {
        if (byte() != format) return std::nullopt;
        auto const sort = byte();
        if (sort >= sort_names.size()) return std::nullopt;
        auto const created = time();
        Place place{static_cast<Sort>(sort), created, number()};
        if (place.sort == Sort::title)
            place.beside = Place::ByTitle{std::string{bytes_.substr(std::min(at_, bytes_.size()))}};
        else if (place.sort == Sort::relevance)
            place.beside = score();
        bool const whole = place.sort == Sort::title ? at_ <= bytes_.size() : at_ == bytes_.size();
        auto const* const score = std::get_if<Place::ByScore>(&place.beside);
        bool const sound = place.number >= 0 && (score == nullptr || std::isfinite(score->score));
        return whole && sound ? std::optional{place} : std::nullopt;
    }

private:
    /// 0 beyond the end, where only `at_` goes on.
    unsigned byte()
    {
        auto const at = at_++;
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0;
    }
    std::int64_t number()
    {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i)
            value = value << 8 | byte();
        return static_cast<std::int64_t>(value);
    }
    Time time() { return from_micros(number()); }
    Place::ByScore score()
    {
        bool const ranked = byte() != 0;
        auto const score = std::bit_cast<double>(number());
        auto const now = time();
        auto const since = time();
        return {ranked, score, now, since, number()};
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

} // namespace

std::string to_bytes(Place const& place)
{
    Writing out;
    out.byte(format);
    out.byte(static_cast<unsigned>(place.sort));
    out.time(place.created);
    out.number(place.number);
    std::visit(out, place.beside);
    return out.take();
}

std::optional<Place> place_of(std::string_view bytes)
{
    return Reading{bytes}.place();
}

} // namespace florilege::library
