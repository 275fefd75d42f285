#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace florilege {

/// Base of every error that a caller can expect. It exists so that argument-dependent look-up finds
/// `throw_exception_from_error` for errors of any part.
struct ExpectedFailure {
    bool operator==(ExpectedFailure const&) const = default;
};

/// A sentence apart from the words of any language: its name, which src/web/words has a text for in each
/// language, and what fills the places of that text.
struct Saying {
    using Value = std::variant<std::int64_t, std::string>;

    std::string name = {}; ///< "fact.bookmarks"; empty where there is no other sentence than the English one
    std::vector<std::pair<std::string, Value>> values = {};

    bool operator==(Saying const&) const = default;
};

/// What a caller can expect to go wrong where a closed set of causes would say no more than a sentence:
/// the reason, for people, and the place it was found at ("line 7", "--from", a file name; may be empty).
/// A part with causes of its own defines its own error and derives it from ExpectedFailure.
class Fault : public ExpectedFailure {
public:
    Fault() = default;
    Fault(std::string where, std::string reason, Saying saying = {})
        : where_{std::move(where)}, reason_{std::move(reason)}, saying_{std::move(saying)}
    {}

    std::string const& where() const noexcept { return where_; }
    std::string const& reason() const noexcept { return reason_; }
    /// The whole of it for pages, apart from any language; nameless where pages do not show it. Its text may
    /// name the place as {where}.
    Saying const& saying() const noexcept { return saying_; }

    /// "WHERE: REASON", or the reason alone where no place is known.
    std::string text() const { return where_.empty() ? reason_ : where_ + ": " + reason_; }

    bool operator==(Fault const&) const = default;

private:
    std::string where_;
    std::string reason_;
    Saying saying_;
};

/// A value, or why there is none. Taking `value()` of a failure is a mistake of ours and throws
/// std::logic_error; test first. (boost::system::result 1.81 wants E default-constructible and not
/// constructible from T.)
template <class T, class E = Fault> class [[nodiscard]] Result : public boost::system::result<T, E> {
public:
    using boost::system::result<T, E>::result;
};

[[noreturn]] void throw_exception_from_error(ExpectedFailure const& error,
                                             boost::source_location const& where);

} // namespace florilege
