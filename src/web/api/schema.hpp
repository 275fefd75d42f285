#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace florilege::web {

struct Object;

/// How a value of JSON looks. Requests are read by it (input.hpp), the API's document is written from it
/// (openapi.hpp), and tests hold every answer to it: none of the three can say what the others do not.
struct Shape {
    enum class Kind {
        text,
        url,    ///< an absolute address
        id,     ///< a public id
        time,   ///< RFC 3339
        whole,  ///< a whole number
        real,   ///< any number
        yes_no, ///< true or false
        list,
        object,
        any, ///< whatever JSON can say
    };
    Kind kind = Kind::any;
    std::size_t shortest = 0; ///< characters of a text, items of a list
    std::size_t longest = 0;  ///< 0: as long as the whole may be
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::span<std::string_view const> words = {}; ///< a text is one of these, where there are any
    Shape const* items = nullptr;                 ///< of a list
    Object const* object = nullptr;
    bool may_be_null = false;

    static constexpr Shape text(std::size_t longest = 0, std::size_t shortest = 0)
    {
        return {Kind::text, shortest, longest};
    }
    static constexpr Shape url() { return {Kind::url, 1, 8192}; }
    static constexpr Shape id() { return {Kind::id}; }
    static constexpr Shape time() { return {Kind::time}; }
    static constexpr Shape real() { return {Kind::real}; }
    static constexpr Shape yes_no() { return {Kind::yes_no}; }
    static constexpr Shape any() { return {Kind::any}; }
    static constexpr Shape whole(std::int64_t least = 0,
                                 std::int64_t most = std::numeric_limits<std::int64_t>::max())
    {
        return {Kind::whole, 0, 0, least, most};
    }
    static constexpr Shape one_of(std::span<std::string_view const> words)
    {
        Shape shape{Kind::text};
        shape.words = words;
        return shape;
    }
    /// `items` must live as long as the program.
    static constexpr Shape list(Shape const& items, std::size_t longest = 0, std::size_t shortest = 0)
    {
        Shape shape{Kind::list, shortest, longest};
        shape.items = &items;
        return shape;
    }
    static constexpr Shape list(Shape const&& items, std::size_t = 0, std::size_t = 0) = delete;
    static constexpr Shape of(Object const& object)
    {
        Shape shape{Kind::object};
        shape.object = &object;
        return shape;
    }
    constexpr Shape or_null() const
    {
        auto shape = *this;
        shape.may_be_null = true;
        return shape;
    }
};

/// One field of an object, or one parameter of a query.
struct Field {
    std::string_view name;
    Shape shape;
    std::string_view meaning; ///< one sentence, without its full stop
    bool required = false;
};

/// A field that must be there, and one that may be left out.
constexpr Field must(std::string_view name, Shape shape, std::string_view meaning)
{
    return {name, shape, meaning, true};
}
constexpr Field may(std::string_view name, Shape shape, std::string_view meaning)
{
    return {name, shape, meaning, false};
}

/// The fields of the one, then those of the other.
template <std::size_t some, std::size_t others> constexpr std::array<Field, some + others>
joined(std::array<Field, some> const& first, std::array<Field, others> const& then)
{
    std::array<Field, some + others> fields{};
    for (std::size_t at = 0; at < fields.size(); ++at)
        fields[at] = at < some ? first[at] : then[at - some];
    return fields;
}

/// An object with these fields and no others.
struct Object {
    std::string_view name; ///< in the API's document: "Bookmark"
    std::string_view meaning;
    std::span<Field const> fields;
};

/// The field of that name; null where there is none.
Field const* find_field(std::span<Field const> fields, std::string_view name) noexcept;

} // namespace florilege::web
