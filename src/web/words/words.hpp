#pragma once

#include "digest/language.hpp"
#include "prelude/result.hpp"

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace florilege::web {

using digest::Language;

/// What we say on pages, in one language: src/web/words/LANGUAGE.txt has a line for each message, its key and
/// its text. A text with places to fill is an ICU message (https://unicode-org.github.io/icu/userguide/
/// format_parse/messages/): "{count, plural, one {# bookmark} other {# bookmarks}}".
class Words {
public:
    /// The messages of that language, read when first asked for; they live as long as the program.
    static Words const& in(Language language);

    Language language() const noexcept { return language_; }

    /// A text without places. Throws std::logic_error for a key there is not.
    std::string_view text(std::string_view key) const;

    using Value = std::variant<std::int64_t, std::string_view>;
    /// A text with its places filled: say("library.total", {{"count", 3}}).
    std::string say(std::string_view key, std::initializer_list<std::pair<char const*, Value>> values) const;
    /// The sentence of that name.
    std::string say(Saying const& saying) const;

    /// A template with [[key]] for each message in it: those are put in, escaped for HTML.
    std::string put_into(std::string_view page) const;

    /// Every key, sorted: for the test that both languages have the same.
    std::vector<std::string_view> keys() const;
    /// The text as it is written in the file.
    std::string_view pattern(std::string_view key) const;

    Words(Words const&) = delete;
    Words& operator=(Words const&) = delete;
    ~Words();

private:
    explicit Words(Language language);
    struct Message;
    Message const& message(std::string_view key) const;
    using Place = std::pair<char const*, Value>;
    std::string filled(std::string_view key, std::span<Place const> places) const;

    Language language_;
    std::vector<std::pair<std::string_view, std::unique_ptr<Message>>> messages_; ///< by key
};

} // namespace florilege::web
