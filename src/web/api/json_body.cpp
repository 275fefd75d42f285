#include "web/api/json_body.hpp"

#include "web/api/json_pointer.hpp"

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include <limits>
#include <set>
#include <vector>

namespace florilege::web {
namespace {

namespace json = boost::json;

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

/// Hears the parser and keeps nothing but the names of the objects that are open.
class DoubledNames {
public:
    static constexpr std::size_t max_object_size = unlimited;
    static constexpr std::size_t max_array_size = unlimited;
    static constexpr std::size_t max_key_size = unlimited;
    static constexpr std::size_t max_string_size = unlimited;
    using error_code = json::error_code;

    std::string found = {};

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return open(true); }
    bool on_object_end(std::size_t, error_code&) { return close(); }
    bool on_array_begin(error_code&) { return open(false); }
    bool on_array_end(std::size_t, error_code&) { return close(); }
    bool on_key_part(json::string_view part, std::size_t, error_code&)
    {
        key_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, error_code&)
    {
        key_.append(part.data(), part.size());
        auto& inside = open_.back();
        inside.step = pointer_step(key_);
        if (!inside.names.insert(std::exchange(key_, {})).second && found.empty()) found = here();
        return true;
    }
    bool on_string_part(json::string_view, std::size_t, error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, error_code&) { return next(); }
    bool on_number_part(json::string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, error_code&) { return next(); }
    bool on_uint64(std::uint64_t, json::string_view, error_code&) { return next(); }
    bool on_double(double, json::string_view, error_code&) { return next(); }
    bool on_bool(bool, error_code&) { return next(); }
    bool on_null(error_code&) { return next(); }
    bool on_comment_part(json::string_view, error_code&) { return true; }
    bool on_comment(json::string_view, error_code&) { return true; }

private:
    struct Open {
        bool is_object;
        std::set<std::string, std::less<>> names = {};
        std::string step = {};
        std::size_t index = 0;
    };

    bool open(bool is_object)
    {
        open_.push_back({is_object});
        return true;
    }
    bool close()
    {
        open_.pop_back();
        return next();
    }
    bool next()
    {
        if (!open_.empty() && !open_.back().is_object) ++open_.back().index;
        return true;
    }
    std::string here() const
    {
        std::string pointer;
        for (auto const& inside : open_)
            pointer += inside.is_object ? inside.step : '/' + std::to_string(inside.index);
        return pointer;
    }

    std::vector<Open> open_ = {};
    std::string key_ = {};
};

std::string doubled_in(std::string_view text)
{
    json::basic_parser<DoubledNames> parser{{}};
    json::error_code ignored; // the whole was parsed before
    parser.write_some(false, text.data(), text.size(), ignored);
    return parser.handler().found;
}

} // namespace

ParsedJson parse_json(std::string_view text)
{
    json::stream_parser parser;
    json::error_code error;
    auto const read = parser.write_some(text.data(), text.size(), error);
    bool const rest = !error && text.find_first_not_of(" \t\r\n", read) != std::string_view::npos;
    if (!error && !rest) parser.finish(error);
    if (error || rest)
        return {nullptr, fmt::format("is no JSON: {} at byte {}",
                                     error ? error.message() : "something follows", read + 1)};
    return {std::make_shared<json::value const>(parser.release()), {}, doubled_in(text)};
}

} // namespace florilege::web
