// The part of UrlParser for "file" URLs: the states "file", "file slash" and "file host", with the drive
// letters that make them differ from all others.
#include "text/url/ascii.hpp"
#include "text/url/url_parser.hpp"

namespace florilege::text {

UrlParser::Failure UrlParser::read_file(std::string_view rest)
{
    if (rest.size() >= 2 && starts_with_slash(rest) && starts_with_slash(rest.substr(1))) {
        return read_file_with_host(rest.substr(2));
    }
    if (starts_with_slash(rest)) {
        read_file_from_root(rest.substr(1));
    } else {
        read_file_beside_base(rest);
    }
    end_path();
    return {};
}

void UrlParser::read_file_beside_base(std::string_view rest)
{
    if (!base_is_file()) {
        write_empty_host();
        begin_path();
        append_segments(rest);
        return;
    }
    copy_authority_of_base();
    begin_path();
    if (rest.empty()) {
        copy_path_of_base();
        if (!query_) query_ = base_->query();
        return;
    }
    if (!starts_with_drive_letter(rest)) {
        copy_path_of_base();
        pop_segment();
    }
    append_segments(rest);
}

void UrlParser::read_file_from_root(std::string_view rest)
{
    if (!base_is_file()) {
        write_empty_host();
        begin_path();
        append_segments(rest);
        return;
    }
    copy_authority_of_base();
    begin_path();
    // The root is the drive's, unless another drive is named.
    std::string_view const drive = base_->path().substr(0, 3);
    bool const base_has_drive = drive.size() == 3 && drive.front() == '/' && drive.back() == ':' &&
                                starts_with_drive_letter(base_->path().substr(1));
    if (base_has_drive && !starts_with_drive_letter(rest)) url_.text_ += drive;
    append_segments(rest);
}

UrlParser::Failure UrlParser::read_file_with_host(std::string_view rest)
{
    std::string_view const host = rest.substr(0, rest.find_first_of(slashes()));
    write_empty_host();
    if (is_drive_letter(host)) {
        begin_path();
        append_segments(rest);
        end_path();
        return {};
    }
    if (!host.empty()) {
        if (auto failure = read_host(host)) return failure;
        if (url_.host() == "localhost") {
            url_.text_.resize(url_.host_begin_);
            url_.host_end_ = url_.host_begin_;
        }
        url_.authority_end_ = written();
    }
    begin_path();
    append_path(rest.substr(host.size()));
    end_path();
    return {};
}

void UrlParser::write_empty_host()
{
    url_.text_ += "//";
    url_.has_host_ = true;
    url_.username_begin_ = url_.username_end_ = url_.password_begin_ = url_.password_end_ = written();
    url_.host_begin_ = url_.host_end_ = url_.authority_end_ = written();
}

bool is_drive_letter(std::string_view segment) noexcept
{
    return segment.size() == 2 && is_ascii_letter(segment[0]) && (segment[1] == ':' || segment[1] == '|');
}

bool starts_with_drive_letter(std::string_view text) noexcept
{
    if (!is_drive_letter(text.substr(0, 2))) return false;
    return text.size() == 2 || text[2] == '/' || text[2] == '\\';
}

} // namespace florilege::text
