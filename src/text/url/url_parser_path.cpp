// The part of UrlParser for paths: the states "path start" and "path". A list of segments is kept as it will
// be written, each with "/" before it, so that taking the last one off is cutting at the last "/".
#include "text/url/ascii.hpp"
#include "text/url/percent.hpp"
#include "text/url/url_parser.hpp"

#include <algorithm>

namespace florilege::text {
namespace {

// Removes "." or "%2e" from the front.
bool take_dot(std::string_view& segment) noexcept
{
    std::size_t const length = segment.starts_with('.')                           ? 1
                               : equal_ignoring_case(segment.substr(0, 3), "%2e") ? 3
                                                                                  : 0;
    segment.remove_prefix(length);
    return length > 0;
}

enum class SegmentKind : std::uint8_t { name, single_dot, double_dot };

SegmentKind kind_of(std::string_view segment) noexcept
{
    if (!take_dot(segment)) return SegmentKind::name;
    if (segment.empty()) return SegmentKind::single_dot;
    return take_dot(segment) && segment.empty() ? SegmentKind::double_dot : SegmentKind::name;
}

} // namespace

void UrlParser::begin_path() noexcept
{
    url_.path_begin_ = url_.path_end_ = written();
}

void UrlParser::copy_path_of_base()
{
    url_.text_ += base_->path();
}

// `path` is empty or starts with a slash. Special URLs always have a path.
void UrlParser::append_path(std::string_view path)
{
    if (starts_with_slash(path)) {
        append_segments(path.substr(1));
    } else if (is_special()) {
        url_.text_ += '/';
    }
}

void UrlParser::append_segments(std::string_view segments)
{
    while (true) {
        std::size_t const slash = segments.find_first_of(slashes());
        bool const is_last = slash == std::string_view::npos;
        std::string_view const segment = segments.substr(0, slash);
        switch (kind_of(segment)) {
        case SegmentKind::double_dot:
            pop_segment();
            if (is_last) url_.text_ += '/';
            break;
        case SegmentKind::single_dot:
            if (is_last) url_.text_ += '/';
            break;
        case SegmentKind::name: {
            bool const is_drive = is_file() && written() == url_.path_begin_ && is_drive_letter(segment);
            url_.text_ += '/';
            append_percent_encoded(url_.text_, segment, path_set);
            if (is_drive) url_.text_.back() = ':';
            break;
        }
        }
        if (is_last) return;
        segments.remove_prefix(slash + 1);
    }
}

void UrlParser::pop_segment()
{
    std::string_view const path = std::string_view{url_.text_}.substr(url_.path_begin_);
    bool const is_a_drive =
        is_file() && path.size() == 3 && is_drive_letter(path.substr(1)) && path[2] == ':';
    if (path.empty() || is_a_drive) return;
    url_.text_.resize(url_.path_begin_ + path.rfind('/'));
}

void UrlParser::end_path()
{
    std::string_view const path = std::string_view{url_.text_}.substr(url_.path_begin_);
    if (!url_.has_host_ && path.starts_with("//")) {
        // Read again without this, the path would begin with a host.
        url_.text_.insert(url_.path_begin_, "/.");
        url_.path_begin_ += 2;
    }
    url_.path_end_ = written();
}

} // namespace florilege::text
