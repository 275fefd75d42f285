#include "exchange/json_records.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace florilege::exchange {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr int end_of_text = -1;
constexpr std::size_t deepest = 64;

} // namespace

JsonRecords::JsonRecords(TextReader& text, ImportOptions const& options, std::string key)
    : text_{text}, longest_{options.record_bytes}
{
    if (!key.empty()) keys_.push_back(std::move(key));
}

JsonRecords::JsonRecords(TextReader& text, ImportOptions const& options, std::vector<std::string> keys)
    : text_{text}, longest_{options.record_bytes}, keys_{std::move(keys)}, also_at_top_{true}
{}

bool JsonRecords::next(JsonRecord& record)
{
    record.text.clear();
    record.damage.clear();
    if (where_ == Where::start && !find_records(record)) {
        unreadable_ = true;
        return true;
    }
    for (;;) {
        if (where_ == Where::between_arrays && !find_next_list(record)) return !record.damage.empty();
        if (where_ == Where::end) return false;
        skip_blanks();
        record.line = line_;
        record.list = list_;
        auto const c = peek();
        if (c == end_of_text) return end_of_file(record);
        if (c == '{') {
            take_object(record);
            return true;
        }
        if (c == ',' || (c == ']' && where_ == Where::lines)) {
            take();
        } else if (c == ']') {
            where_ = keys_.size() > 1 && !list_.empty() ? Where::between_arrays : Where::end;
            if (where_ == Where::between_arrays) take();
        } else {
            record.damage = "there is something else than an object";
            resume_at_object();
            return true;
        }
    }
}

/// Goes to where the records begin; false where there is no such place, with the reason in `record`.
bool JsonRecords::find_records(JsonRecord& record)
{
    skip_blanks();
    record.line = line_;
    auto const first = peek();
    where_ = Where::end;
    if (keys_.empty() || (also_at_top_ && first == '[')) {
        if (first == '[') {
            take();
            where_ = Where::array;
        } else if (first == '{' || first == end_of_text) {
            where_ = Where::lines;
        } else {
            record.damage = "this is not JSON";
        }
        return where_ != Where::end;
    }
    if (first != '{') {
        record.damage = "this is not a JSON object";
        return false;
    }
    take();
    if (find_key()) {
        where_ = Where::array;
        return true;
    }
    record.line = line_;
    record.damage = "the object has no list named \"" + keys_.front() + "\"";
    return false;
}

/// Goes from behind one list to the next; false where there is none. A file that ends here is damaged.
bool JsonRecords::find_next_list(JsonRecord& record)
{
    where_ = find_key() ? Where::array : Where::end;
    if (where_ == Where::array) return true;
    record.line = line_;
    if (peek() == end_of_text) record.damage = "the file ends before its object does";
    return false;
}

/// Goes behind the "[" of the next member that keys_ names of the object at the top.
bool JsonRecords::find_key()
{
    for (;;) {
        skip_blanks();
        if (peek() == ',') {
            take();
            continue;
        }
        if (peek() != '"') return false;
        std::string name;
        pass_string(&name);
        skip_blanks();
        if (take() != ':') return false;
        skip_blanks();
        if (peek() == '[' && std::ranges::find(keys_, name) != keys_.end()) {
            take();
            list_ = std::move(name);
            return true;
        }
        pass_value();
    }
}

/// Passes over a string from its opening quote; `kept` gets what is between the quotes, escapes and all, as
/// far as a name can be long.
void JsonRecords::pass_string(std::string* kept)
{
    constexpr std::size_t longest_name = 256;
    take();
    for (auto c = take(); c != '"' && c != end_of_text; c = take()) {
        if (kept != nullptr && kept->size() < longest_name) kept->push_back(static_cast<char>(c));
        if (c == '\\') take();
    }
}

void JsonRecords::pass_value()
{
    std::size_t depth = 0;
    for (;;) {
        auto const c = peek();
        if (c == end_of_text) return;
        if (depth == 0 && (c == ',' || c == '}' || c == ']')) return;
        if (c == '"') {
            pass_string(nullptr);
        } else {
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            take();
        }
    }
}

void JsonRecords::take_object(JsonRecord& record)
{
    std::size_t depth = 0;
    std::size_t length = 0;
    bool in_string = false;
    bool escaped = false;
    auto begin = used_;
    auto const keep = [&] {
        if (length <= longest_) record.text.append(held_, begin, used_ - begin);
        begin = used_;
    };
    for (;;) {
        if (used_ == held_.size()) {
            keep();
            if (!fill()) {
                record.damage = "the file ends inside this record";
                where_ = Where::end;
                break;
            }
            begin = used_;
        }
        char const c = held_[used_++];
        ++length;
        if (c == '\n') {
            ++line_;
            if (in_string) {
                record.damage = "a string is not closed on its line";
                resume_at_object();
                break;
            }
        } else if (escaped) {
            escaped = false;
        } else if (c == '"') {
            in_string = !in_string;
        } else if (in_string) {
            escaped = c == '\\';
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            keep();
            break;
        }
    }
    if (record.damage.empty() && length > longest_)
        record.damage = "the record is longer than " + std::to_string(longest_) + " bytes";
    if (!record.damage.empty()) record.text.clear();
}

/// Goes to the next line that begins with an object. What nesting it stands in is no longer known: from
/// here on objects are taken as they come.
void JsonRecords::resume_at_object()
{
    where_ = Where::lines;
    for (;;) {
        auto const line_begins = used_ > 0 && used_ <= held_.size() && held_[used_ - 1] == '\n';
        if (line_begins) {
            while (peek() == ' ' || peek() == '\t' || peek() == ',')
                take();
            if (peek() == '{') return;
        }
        auto c = take();
        while (c != '\n' && c != end_of_text)
            c = take();
        if (c == end_of_text) return;
    }
}

bool JsonRecords::end_of_file(JsonRecord& record)
{
    bool const cut_off = where_ == Where::array;
    where_ = Where::end;
    if (cut_off) record.damage = "the file ends before its list does";
    return cut_off;
}

void JsonRecords::skip_blanks()
{
    while (peek() != end_of_text && blanks.find(static_cast<char>(peek())) != blanks.npos)
        take();
}

int JsonRecords::peek()
{
    if (used_ == held_.size() && !fill()) return end_of_text;
    return static_cast<unsigned char>(held_[used_]);
}

int JsonRecords::take()
{
    auto const c = peek();
    if (c == end_of_text) return c;
    ++used_;
    if (c == '\n') ++line_;
    return c;
}

/// Reads on where all held text is used, keeping its last character for resume_at_object().
bool JsonRecords::fill()
{
    if (ended_) return false;
    if (!held_.empty()) {
        held_.erase(0, held_.size() - 1);
        used_ = 1;
    }
    ended_ = !text_.more(held_);
    return !ended_;
}

namespace {

void take_all(JsonRecords& records, Intake& intake,
              std::function<void(boost::json::object const&, std::string_view, Place)> const& take)
{
    for (JsonRecord record; records.next(record);) {
        if (records.unreadable()) return intake.refuse(record.damage, Saying{"fault.import.damaged"});
        Place place{record.line, {}};
        if (!record.damage.empty()) {
            intake.reject(std::move(place), record.damage);
        } else if (auto const object = parse_object(record.text)) {
            take(*object, record.list, std::move(place));
        } else {
            intake.reject(std::move(place), object.error().reason());
        }
    }
}

} // namespace

Result<boost::json::object> parse_object(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = deepest;
    boost::system::error_code error;
    auto value = boost::json::parse({text.data(), text.size()}, error, {}, options);
    if (error) return Fault{{}, "this is not valid JSON: " + error.message()};
    if (!value.is_object()) return Fault{{}, "this is not a JSON object"};
    return std::move(value.as_object());
}

void each_object(Source& source, ImportOptions const& options, Intake& intake,
                 std::function<void(boost::json::object const&, Place)> const& take)
{
    TextReader text{source, intake, options};
    JsonRecords records{text, options};
    take_all(records, intake, [&](boost::json::object const& object, std::string_view, Place place) {
        take(object, std::move(place));
    });
}

void each_object(Source& source, ImportOptions const& options, Intake& intake, std::vector<std::string> keys,
                 std::function<void(boost::json::object const&, std::string_view, Place)> const& take)
{
    TextReader text{source, intake, options};
    JsonRecords records{text, options, std::move(keys)};
    take_all(records, intake, take);
}

std::string text_of(boost::json::object const& object, std::string_view key)
{
    auto const* const value = object.if_contains({key.data(), key.size()});
    if (value == nullptr) return {};
    if (value->is_string()) return std::string{std::string_view{value->as_string()}};
    if (value->is_number()) return boost::json::serialize(*value);
    return {};
}

boost::json::array const& array_of(boost::json::object const& object, std::string_view key)
{
    static boost::json::array const none;
    auto const* const value = object.if_contains({key.data(), key.size()});
    return value != nullptr && value->is_array() ? value->get_array() : none;
}

} // namespace florilege::exchange
