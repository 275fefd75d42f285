#include "library/history/marks_image.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace florilege::library {
namespace {

namespace json = boost::json;
using Numbers = MarksImage::Numbers;

/// Numbers that follow each other as the first of them and how many there are; the first less the one behind
/// the last of those before.
json::array runs_of(Numbers const& numbers)
{
    json::array runs;
    std::int64_t behind = 0;
    for (std::size_t at = 0; at < numbers.size();) {
        auto end = at + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        runs.push_back(numbers[at] - behind);
        runs.push_back(static_cast<std::int64_t>(end - at));
        behind = numbers[end - 1] + 1;
        at = end;
    }
    return runs;
}

Numbers numbers_in(json::value const& value)
{
    Numbers numbers;
    auto const& runs = value.as_array();
    if (runs.size() % 2 != 0) throw std::runtime_error{"the history holds half a run of numbers"};
    std::int64_t next = 0;
    for (std::size_t at = 0; at < runs.size(); at += 2) {
        next += runs[at].to_number<std::int64_t>();
        for (auto left = runs[at + 1].to_number<std::int64_t>(); left > 0; --left)
            numbers.push_back(next++);
    }
    return numbers;
}

/// Times as steps from one to the next.
json::array steps_of(std::vector<std::int64_t> const& times)
{
    json::array steps;
    std::int64_t last = 0;
    for (auto const time : times) {
        steps.push_back(time - last);
        last = time;
    }
    return steps;
}

std::vector<std::int64_t> times_in(json::value const& value)
{
    std::vector<std::int64_t> times;
    std::int64_t last = 0;
    for (auto const& step : value.as_array())
        times.push_back(last += step.to_number<std::int64_t>());
    return times;
}

json::object object_of(MarksImage::Tagged const& tagged)
{
    json::array put;
    for (auto const& [position, rows] : tagged.put)
        put.push_back(json::array{position, runs_of(rows)});
    return {{"tag", tagged.tag.value},
            {"name", tagged.name},
            {"put", std::move(put)},
            {"taken", runs_of(tagged.taken)}};
}

MarksImage::Tagged tagged_in(json::value const& value)
{
    MarksImage::Tagged tagged{TagId{value.at("tag").to_number<std::int64_t>()},
                              json::value_to<std::string>(value.at("name"))};
    for (auto const& put : value.at("put").as_array())
        tagged.put.push_back({put.at(0).to_number<std::int64_t>(), numbers_in(put.at(1))});
    tagged.taken = numbers_in(value.at("taken"));
    return tagged;
}

ColumnRow::Flag flag_in(json::value const& value)
{
    for (auto const flag : {ColumnRow::unread, ColumnRow::archived, ColumnRow::favourite})
        if (value.to_number<int>() == flag) return flag;
    throw std::runtime_error{"the history holds a flag that is none"};
}

} // namespace

std::string to_json(MarksImage const& image)
{
    json::array flagged;
    for (auto const& one : image.flagged)
        flagged.push_back(json::object{
            {"flag", static_cast<int>(one.flag)}, {"value", one.value}, {"rows", runs_of(one.rows)}});
    json::array shared;
    for (auto const& one : image.shared)
        shared.push_back(json::object{{"audience", one.audience}, {"rows", runs_of(one.rows)}});
    json::array tagged;
    for (auto const& one : image.tagged)
        tagged.push_back(object_of(one));
    return json::serialize(json::object{{"flagged", std::move(flagged)},
                                        {"shared", std::move(shared)},
                                        {"tagged", std::move(tagged)},
                                        {"updated", json::object{{"rows", runs_of(image.updated.rows)},
                                                                 {"times", steps_of(image.updated.times)}}}});
}

MarksImage marks_image_of(std::string_view json)
{
    MarksImage image;
    auto const value = boost::json::parse(json);
    for (auto const& one : value.at("flagged").as_array())
        image.flagged.push_back(
            {flag_in(one.at("flag")), one.at("value").as_bool(), numbers_in(one.at("rows"))});
    for (auto const& one : value.at("shared").as_array())
        image.shared.push_back({one.at("audience").to_number<std::int64_t>(), numbers_in(one.at("rows"))});
    for (auto const& one : value.at("tagged").as_array())
        image.tagged.push_back(tagged_in(one));
    image.updated.rows = numbers_in(value.at("updated").at("rows"));
    image.updated.times = times_in(value.at("updated").at("times"));
    if (image.updated.rows.size() != image.updated.times.size())
        throw std::runtime_error{"the history holds rows without times"};
    return image;
}

} // namespace florilege::library
