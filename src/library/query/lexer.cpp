#include "library/query/lexer.hpp"

#include "library/query/fields.hpp"
#include "library/query/limits.hpp"
#include "library/query/quotes.hpp"
#include "text/utf8/utf8.hpp"

#include <array>

namespace florilege::library {
namespace {

constexpr bool is_letter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// White space as Unicode has it, ASCII controls with it: none of them can be looked for.
constexpr bool is_blank(char32_t c) noexcept
{
    return c <= 0x20 || c == 0x7f || (c >= 0x80 && c <= 0xa0) || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
           c == 0x3000;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) noexcept : text_{text} {}

    Result<std::vector<QueryToken>, QueryError> run()
    {
        while (pass_blanks()) {
            if (auto const error = take()) return *error;
            if (terms_ > QueryLimits::terms)
                return QueryError{{},
                                  tokens_.back().at,
                                  "more than " + std::to_string(QueryLimits::terms) +
                                      " words, phrases and fields",
                                  Saying{"fault.query.terms", {{"most", std::int64_t{QueryLimits::terms}}}}};
        }
        return std::move(tokens_);
    }

private:
    using Kind = QueryToken::Kind;

    text::Decoded here() const { return text::decode_next(text_, at_); }

    bool pass_blanks()
    {
        while (at_ < text_.size()) {
            auto const next = here();
            if (!is_blank(next.code_point)) return true;
            at_ += next.length;
        }
        return false;
    }

    std::optional<QueryError> take()
    {
        auto const at = at_;
        if (text_[at] == '(' || text_[at] == ')') {
            tokens_.push_back({text_[at] == '(' ? Kind::open : Kind::close, at});
            ++at_;
            return std::nullopt;
        }
        if (text_[at] == '-' && stands_before_something(at + 1)) {
            tokens_.push_back({Kind::minus, at});
            ++at_;
            return std::nullopt;
        }
        if (is_quote(here().code_point)) return take_quoted({});
        return take_word();
    }

    bool stands_before_something(std::size_t at) const
    {
        return at < text_.size() && text_[at] != ')' && !is_blank(text::decode_next(text_, at).code_point);
    }

    std::optional<QueryError> take_word()
    {
        auto const at = at_;
        auto const name = field_here();
        if (!name.empty()) {
            at_ += name.size() + 1;
            if (at_ < text_.size() && is_quote(here().code_point)) return take_quoted(std::string{name});
        }
        auto word = rest_of_word();
        if (name.empty() && word == "AND") return std::nullopt;
        if (name.empty() && (word == "OR" || word == "NOT")) {
            tokens_.push_back({word == "OR" ? Kind::either : Kind::without, at});
            return std::nullopt;
        }
        Term term{std::string{name}, std::string{word}};
        if (is_address(text_.substr(at))) term = {"url", std::string{text_.substr(at, at_ - at)}};
        if (term.text.ends_with('*')) {
            term.prefix = true;
            while (term.text.ends_with('*'))
                term.text.pop_back();
        }
        return put(at, std::move(term));
    }

    /// The letters before a colon with a value behind it; empty where the word here has none.
    std::string_view field_here() const
    {
        auto end = at_;
        while (end < text_.size() && is_letter(text_[end]))
            ++end;
        if (end == at_ || end >= text_.size() || text_[end] != ':') return {};
        auto const name = text_.substr(at_, end - at_);
        bool const has_value = stands_before_something(end + 1) && text_[end + 1] != '(';
        // A field of ours without a value is a mistake to be told, not a word.
        return has_value || field_named(name) != nullptr ? name : std::string_view{};
    }

    static bool is_address(std::string_view from)
    {
        std::size_t end = 0;
        while (end < from.size() && is_letter(from[end]))
            ++end;
        return end > 0 && from.substr(end, 3) == "://";
    }

    std::string_view rest_of_word()
    {
        auto const begin = at_;
        std::size_t open = 0;
        while (at_ < text_.size()) {
            auto const next = here();
            if (is_blank(next.code_point) || is_quote(next.code_point)) break;
            if (next.code_point == U'(') {
                if (at_ == begin) break;
                ++open;
            }
            if (next.code_point == U')') {
                if (open == 0) break;
                --open;
            }
            at_ += next.length;
        }
        // A bracket that the word opened and nothing closed is not its own: "f(a b)" is f and (a b).
        if (open > 0) at_ = begin + unpaired(text_.substr(begin, at_ - begin));
        return text_.substr(begin, at_ - begin);
    }

    /// Where the first opening parenthesis stands that has no closing one.
    static std::size_t unpaired(std::string_view word)
    {
        std::size_t closed = 0;
        auto first = word.size();
        for (auto i = word.size(); i-- > 0;) {
            if (word[i] == ')') ++closed;
            if (word[i] != '(') continue;
            if (closed > 0)
                --closed;
            else
                first = i;
        }
        return first;
    }

    /// Up to the next quote that is not doubled; a doubled one stands for itself. The blanks that set
    /// guillemets apart are no part of the text.
    std::optional<QueryError> take_quoted(std::string field)
    {
        auto const quote = at_;
        auto const at = field.empty() ? quote : quote - field.size() - 1;
        bool const apart = is_guillemet(here().code_point);
        std::string text;
        std::size_t end = 0;
        for (at_ += here().length; at_ < text_.size();) {
            auto const next = here();
            auto const written = text_.substr(at_, next.length);
            at_ += next.length;
            if (is_quote(next.code_point)) {
                if (!text_.substr(at_).starts_with(written)) {
                    text.resize(end);
                    return put(at, {std::move(field), std::move(text), true, pass_stars()});
                }
                at_ += next.length;
            }
            bool const blank = apart && is_blank(next.code_point);
            if (blank && text.empty()) continue;
            text += written;
            if (!blank) end = text.size();
        }
        return QueryError{{}, quote, "the quote that opens here is not closed", Saying{"fault.query.quote"}};
    }

    /// Whether there were any.
    bool pass_stars()
    {
        auto const before = at_;
        while (text_.substr(at_).starts_with('*'))
            ++at_;
        return at_ > before;
    }

    std::optional<QueryError> put(std::size_t at, Term term)
    {
        ++terms_;
        tokens_.push_back({Kind::term, at, std::move(term)});
        return std::nullopt;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
    std::vector<QueryToken> tokens_ = {};
};

/// The first byte that no database can be asked about.
std::optional<std::size_t> first_bad_byte(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const next = text::decode_next(text, at);
        if (!next.valid || next.code_point == 0) return at;
        at += next.length;
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<QueryToken>, QueryError> tokens_of(std::string_view text)
{
    if (text.size() > QueryLimits::length)
        return QueryError{{},
                          QueryLimits::length,
                          "longer than " + std::to_string(QueryLimits::length) + " bytes",
                          Saying{"fault.query.length", {{"most", std::int64_t{QueryLimits::length}}}}};
    if (auto const bad = first_bad_byte(text))
        return QueryError{{}, *bad, "this is not text in UTF-8", Saying{"fault.text.no-text"}};
    return Lexer{text}.run();
}

} // namespace florilege::library
