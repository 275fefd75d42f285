#include "exchange/importers/browsers/plist.hpp"

#include "exchange/importers/browsers/plist_binary.hpp"
#include "exchange/words.hpp"
#include "text/html/tag_stream.hpp"
#include "text/utf8/utf8.hpp"

#include <boost/json.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

/// Puts the elements of an XML property list together. What is open is a list and not a recursion: the file
/// says how deep it nests.
class XmlPlist {
public:
    explicit XmlPlist(std::size_t depth) : depth_{depth} {}

    void take(text::MarkupToken const& token)
    {
        if (token.kind == text::Markup::damage) damaged_ = true;
        if (token.kind == text::Markup::text) words_ += token.text;
        if (token.kind == text::Markup::start_tag) begin(token);
        if (token.kind == text::Markup::end_tag) end(token.name);
    }

    Result<json::object> finish()
    {
        if (too_deep_) return Fault{{}, "the property list nests too deep"};
        if (damaged_ || !open_.empty()) return Fault{{}, "the property list is damaged, or ends too early"};
        if (!root_ || !root_->is_object()) return Fault{{}, "the property list is no dictionary"};
        return std::move(root_->get_object());
    }

private:
    struct Open {
        json::value value;
        std::string key;
    };

    void begin(text::MarkupToken const& token)
    {
        words_.clear();
        bool const is_dictionary = token.name == "dict";
        if (is_dictionary || token.name == "array") {
            too_deep_ = too_deep_ || open_.size() >= depth_;
            if (too_deep_) return;
            open_.push_back({is_dictionary ? json::value(json::object()) : json::value(json::array()), {}});
        }
        if (token.self_closing) end(token.name);
    }

    void end(std::string_view name)
    {
        if (too_deep_) return;
        auto const words = std::exchange(words_, {});
        if (name == "dict" || name == "array") {
            if (open_.empty() || open_.back().value.is_object() != (name == "dict")) {
                damaged_ = true;
                return;
            }
            auto whole = std::move(open_.back().value);
            open_.pop_back();
            put(std::move(whole));
        } else if (name == "key") {
            if (!open_.empty()) open_.back().key = words;
        } else if (name == "string" || name == "date") {
            put(json::value(words));
        } else if (name == "integer") {
            auto const number = trimmed(words);
            std::int64_t value = 0;
            std::from_chars(number.data(), number.data() + number.size(), value);
            put(json::value(value));
        } else if (name == "true" || name == "false") {
            put(json::value(name == "true"));
        } else if (name == "data" || name == "real") {
            put(json::value()); // nothing a bookmark says
        }
    }

    void put(json::value value)
    {
        if (open_.empty())
            root_ = std::move(value);
        else if (auto* const members = open_.back().value.if_object())
            members->insert_or_assign(std::exchange(open_.back().key, {}), std::move(value));
        else
            open_.back().value.get_array().push_back(std::move(value));
    }

    std::size_t depth_;
    std::vector<Open> open_;
    std::optional<json::value> root_;
    std::string words_;
    bool damaged_ = false;
    bool too_deep_ = false;
};

} // namespace

Result<json::object> read_plist(std::string_view file, PlistLimits const& limits)
{
    if (file.starts_with("bplist00")) return read_binary_plist(file, limits);
    text::TagStream tags{{.token_bytes = limits.bytes, .cdata = true}};
    tags.feed(text::to_valid(file).text);
    tags.finish();
    XmlPlist reader{limits.depth};
    while (auto const* token = tags.next())
        reader.take(*token);
    return reader.finish();
}

} // namespace florilege::exchange
