#pragma once

#include "exchange/text_reader.hpp"
#include "prelude/result.hpp"

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace florilege::exchange {

/// The text of one object of a JSON file.
struct JsonRecord {
    std::uint64_t line = 0; ///< where it begins, counted from 1
    std::string text;       ///< from "{" to its "}"; empty where it is damaged
    std::string list;       ///< the key of the array it stands in; empty for one at the top
    std::string damage;     ///< why it cannot be read; empty for a good one
};

/// Gives the objects of a JSON file one by one, without reading the rest of it: those of the array at the
/// top; those of the array under `key` of the object at the top; or, without a key, the objects at the top
/// one after the other (JSON Lines). A record longer than `record_bytes`, one that the file's end cuts off,
/// and anything in the array that is no object come back damaged, and reading goes on behind them: after a
/// string with a line end in it, and after what is no object, at the next line that begins with "{". Holds
/// one record.
class JsonRecords {
public:
    /// `text` must outlive it.
    JsonRecords(TextReader& text, ImportOptions const& options, std::string key = {});
    /// Those of every array of the object at the top that `keys` names, in the order of the file; or those of
    /// an array at the top.
    JsonRecords(TextReader& text, ImportOptions const& options, std::vector<std::string> keys);

    /// The next record; false at the end. `record` is overwritten, its memory reused.
    bool next(JsonRecord& record);

    /// Whether the damage that next() gave is one of the file as a whole: it is not JSON, or has no such
    /// list.
    bool unreadable() const noexcept { return unreadable_; }

private:
    enum class Where { start, array, between_arrays, lines, end };

    bool find_records(JsonRecord& record);
    bool find_key();
    bool find_next_list(JsonRecord& record);
    void pass_string(std::string* kept);
    void pass_value();
    void take_object(JsonRecord& record);
    void resume_at_object();
    bool end_of_file(JsonRecord& record);
    void skip_blanks();
    int peek();
    int take();
    bool fill();

    TextReader& text_;
    std::size_t longest_;
    std::vector<std::string> keys_; // none: the records stand at the top
    std::string list_;
    bool also_at_top_ = false;
    std::string held_;
    std::size_t used_ = 0;
    std::uint64_t line_ = 1;
    bool ended_ = false;
    bool unreadable_ = false;
    Where where_ = Where::start;
};

/// Parses the text of a record, at most 64 levels deep. The fault is a reason for people, without a place.
Result<boost::json::object> parse_object(std::string_view text);

/// Reads all records of a file and gives each object to `take`. Damaged ones are rejected; a file that is
/// no such JSON is refused.
void each_object(Source& source, ImportOptions const& options, Intake& intake,
                 std::function<void(boost::json::object const&, Place)> const& take);
/// The same for the lists of an object that `keys` names; `take` is told which, empty for an array at the
/// top.
void each_object(Source& source, ImportOptions const& options, Intake& intake, std::vector<std::string> keys,
                 std::function<void(boost::json::object const&, std::string_view, Place)> const& take);

/// The string under `key`; numbers as they are written; empty for anything else and where there is none.
std::string text_of(boost::json::object const& object, std::string_view key);

/// The array under `key`; an empty one for anything else and where there is none.
boost::json::array const& array_of(boost::json::object const& object, std::string_view key);

} // namespace florilege::exchange
