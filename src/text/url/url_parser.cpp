#include "text/url/url_parser.hpp"

#include "text/url/ascii.hpp"
#include "text/url/percent.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

constexpr bool is_scheme_character(char c) noexcept
{
    return is_ascii_alphanumeric(c) || c == '+' || c == '-' || c == '.';
}

// How many characters at the start could be a scheme's; 0 where the first one is no letter.
std::size_t scheme_length(std::string_view text) noexcept
{
    if (text.empty() || !is_ascii_letter(text.front())) return 0;
    auto const end = std::find_if_not(text.begin(), text.end(), is_scheme_character);
    return static_cast<std::size_t>(end - text.begin());
}

// Cuts `text` at the first `mark` and returns what follows it.
std::optional<std::string_view> cut_at(std::string_view& text, char mark) noexcept
{
    std::size_t const at = text.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view const after = text.substr(at + 1);
    text = text.substr(0, at);
    return after;
}

} // namespace

UrlParser::UrlParser(std::string_view input, Url const* base) noexcept
    : input_{input}, base_{base}, hierarchy_{input}
{
    fragment_ = cut_at(hierarchy_, '#');
    query_ = cut_at(hierarchy_, '?');
}

Result<Url, UrlError> UrlParser::parse()
{
    url_.text_.reserve(input_.size() + 8);
    std::size_t const length = scheme_length(hierarchy_);
    bool const has_scheme = length > 0 && length < hierarchy_.size() && hierarchy_[length] == ':';
    auto const failure = has_scheme
                             ? read_with_scheme(hierarchy_.substr(0, length), hierarchy_.substr(length + 1))
                             : read_without_scheme();
    if (failure) return *failure;
    write_query();
    write_fragment();
    if (url_.text_.size() > Url::longest) return UrlError{{}, UrlFault::too_long, input_.size()};
    return std::move(url_);
}

// The states "scheme" and what it leads to. Unlike the standard, a special URL of its base's scheme is told
// apart here from one that only looks relative.
UrlParser::Failure UrlParser::read_with_scheme(std::string_view scheme, std::string_view rest)
{
    url_.text_ = ascii_lower(scheme);
    url_.scheme_end_ = written();
    url_.text_ += ':';
    url_.authority_end_ = written();
    special_ = find_special_scheme(url_.scheme());
    if (is_file()) return read_file(rest);
    if (is_special()) {
        bool const of_base = base_ != nullptr && base_->scheme() == url_.scheme();
        if (of_base && !rest.starts_with("//")) return read_relative(rest);
        rest.remove_prefix(std::min(rest.find_first_not_of(slashes()), rest.size()));
        return read_authority_and_path(rest);
    }
    if (rest.starts_with("//")) return read_authority_and_path(rest.substr(2));
    if (!rest.starts_with('/')) {
        read_opaque_path(rest);
        return {};
    }
    begin_path();
    append_path(rest);
    end_path();
    return {};
}

UrlParser::Failure UrlParser::read_without_scheme()
{
    if (base_ == nullptr) {
        std::size_t const colon = hierarchy_.find(':');
        std::size_t const slash = hierarchy_.find_first_of("/\\");
        // A ":" before any slash was meant to end a scheme.
        if (colon == std::string_view::npos || slash < colon)
            return fault_at(UrlFault::missing_scheme, input_);
        return fault_at(UrlFault::bad_scheme, input_.substr(scheme_length(hierarchy_)));
    }
    if (base_->has_opaque_path()) {
        if (!hierarchy_.empty() || query_ || !fragment_) return fault_at(UrlFault::missing_scheme, input_);
        return read_same_document();
    }
    url_.text_.assign(base_->text_, 0, base_->scheme_end_ + 1);
    url_.scheme_end_ = base_->scheme_end_;
    url_.authority_end_ = written();
    special_ = find_special_scheme(url_.scheme());
    return is_file() ? read_file(hierarchy_) : read_relative(hierarchy_);
}

// Only a fragment, against a base with an opaque path.
UrlParser::Failure UrlParser::read_same_document()
{
    url_ = *base_;
    url_.text_.resize(url_.path_end_);
    url_.has_query_ = url_.has_fragment_ = false;
    query_ = base_->query();
    special_ = nullptr;
    return {};
}

// The states "relative" and "relative slash".
UrlParser::Failure UrlParser::read_relative(std::string_view rest)
{
    if (rest.size() >= 2 && starts_with_slash(rest) && starts_with_slash(rest.substr(1))) {
        rest.remove_prefix(2);
        if (is_special()) rest.remove_prefix(std::min(rest.find_first_not_of(slashes()), rest.size()));
        return read_authority_and_path(rest);
    }
    copy_authority_of_base();
    begin_path();
    if (starts_with_slash(rest)) {
        append_segments(rest.substr(1));
    } else {
        copy_path_of_base();
        if (!rest.empty()) {
            pop_segment();
            append_segments(rest);
        } else if (!query_) {
            query_ = base_->query();
        }
    }
    end_path();
    return {};
}

UrlParser::Failure UrlParser::read_authority_and_path(std::string_view rest)
{
    std::string_view const authority = rest.substr(0, rest.find_first_of(slashes()));
    if (auto failure = read_authority(authority)) return failure;
    begin_path();
    append_path(rest.substr(authority.size()));
    end_path();
    return {};
}

void UrlParser::read_opaque_path(std::string_view rest)
{
    begin_path();
    // A space at the very end would be trimmed away when the text is read again without what follows it.
    bool const space_ends_it = rest.ends_with(' ') && (query_ || fragment_);
    if (space_ends_it) rest.remove_suffix(1);
    append_percent_encoded(url_.text_, rest, control_set);
    if (space_ends_it) url_.text_ += "%20";
    url_.path_end_ = written();
}

void UrlParser::copy_authority_of_base()
{
    std::string_view const authority = std::string_view{base_->text_}.substr(0, base_->authority_end_);
    url_.text_ = authority;
    url_.scheme_end_ = base_->scheme_end_;
    url_.username_begin_ = base_->username_begin_;
    url_.username_end_ = base_->username_end_;
    url_.password_begin_ = base_->password_begin_;
    url_.password_end_ = base_->password_end_;
    url_.host_begin_ = base_->host_begin_;
    url_.host_end_ = base_->host_end_;
    url_.authority_end_ = base_->authority_end_;
    url_.port_ = base_->port_;
    url_.has_host_ = base_->has_host_;
}

void UrlParser::write_query()
{
    url_.has_query_ = query_.has_value();
    if (query_) {
        url_.text_ += '?';
        append_percent_encoded(url_.text_, *query_, is_special() ? special_query_set : query_set);
    }
    url_.query_end_ = written();
}

void UrlParser::write_fragment()
{
    url_.has_fragment_ = fragment_.has_value();
    if (!fragment_) return;
    url_.text_ += '#';
    append_percent_encoded(url_.text_, *fragment_, fragment_set);
}

bool UrlParser::starts_with_slash(std::string_view rest) const noexcept
{
    return !rest.empty() && slashes().find(rest.front()) != std::string_view::npos;
}

UrlParser::Failure UrlParser::fault_at(UrlFault fault, std::string_view place) const noexcept
{
    return UrlError{{}, fault, static_cast<std::size_t>(place.data() - input_.data())};
}

} // namespace florilege::text
