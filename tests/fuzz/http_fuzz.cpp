// Any bytes are taken for a request without harm, and what is read of its head, its target and its form is
// well-formed and comes out the same when it is written down and read again. What stands behind the head is
// the body.
#include "text/utf8/utf8.hpp"
#include "web/http/cookies.hpp"
#include "web/http/finish.hpp"
#include "web/http/form.hpp"
#include "web/server/head.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>

namespace {

using namespace florilege;
using namespace florilege::web;

constexpr std::size_t most_fields = 100;

void require(bool holds)
{
    if (!holds) std::abort();
}

bool is_one_line(std::string_view text)
{
    return text.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
}

std::string written(Head const& head)
{
    std::string out{head.method};
    out.append(" ").append(head.target).append(head.version_1_1 ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
    for (auto const& field : head.headers.fields())
        out.append(field.name).append(": ").append(field.value).append("\r\n");
    return out.append("\r\n");
}

void check_head(Head const& head)
{
    require(!head.method.empty() && !head.target.empty());
    require(!(head.length && head.chunked));
    require(head.headers.fields().size() <= most_fields);
    for (auto const& field : head.headers.fields()) {
        require(!field.name.empty() && is_one_line(field.value));
        require(field.name.find_first_of(" :\t\r\n") == std::string::npos);
    }
    auto const text = written(head);
    auto const again = read_head(text, most_fields);
    require(again.has_value());
    require(again->method == head.method && again->target == head.target && again->host == head.host);
    require(again->length == head.length && again->chunked == head.chunked);
    require(again->headers.fields() == head.headers.fields());
}

std::string written(Pairs const& pairs)
{
    std::string out;
    for (auto const& [name, value] : pairs.pairs())
        out.append(out.empty() ? "" : "&").append(encoded(name)).append("=").append(encoded(value));
    return out;
}

/// How often it is encoded may make a target too long to be read again.
void check_target(Target const& target)
{
    std::string out;
    for (auto const& step : target.path) {
        require(text::is_valid(step) && step.find('\0') == std::string::npos);
        require(!step.empty() && step != "." && step != "..");
        out.append("/").append(encoded(step));
    }
    if (target.path.empty() || target.ends_in_slash) out += '/';
    if (!target.query.pairs().empty()) out.append("?").append(written(target.query));
    if (out.size() > longest_target) return;
    auto const again = parse_target(out);
    require(again.has_value());
    require(again->path == target.path && again->ends_in_slash == target.ends_in_slash);
    require(again->query.pairs() == target.query.pairs());
}

void check_form(Form const& form, std::uint64_t size)
{
    for (auto const& [name, value] : form.fields.pairs()) {
        require(text::is_valid(name) && text::is_valid(value));
        require(value.find_first_of(std::string_view{"\r\0", 2}) == std::string::npos);
    }
    for (auto const& file : form.files) {
        require(file.bytes.begin <= file.bytes.end && file.bytes.end <= size);
        require(text::is_valid(file.name) && file.name.find_first_of("/\\") == std::string::npos);
    }
}

/// A file is sent whole, in the part asked for, or not.
void check_answer(Request const& request, std::shared_ptr<Spool const> const& file)
{
    Response response;
    response.type = "text/plain";
    response.etag = "one";
    response.body = SpoolRange{file, 0, file->size()};
    finish(response, request);
    switch (response.status) {
    case 200: require(response.length() == file->size()); break;
    case 206: {
        auto const part = std::get<SpoolRange>(response.body);
        require(part.begin < part.end && part.end <= file->size());
        break;
    }
    case 304:
    case 416: require(response.length() == 0); break;
    default: require(false);
    }
    for (auto const& field : response.headers.fields())
        require(is_one_line(field.value));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(bytes), size};
    auto const end = text.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    auto const body = text.substr(end + 4);

    auto const head = read_head(text.substr(0, end + 4), most_fields);
    if (!head) {
        require(head.error().status >= 400 && !head.error().reason.empty());
        return 0;
    }
    check_head(*head);

    Request request;
    request.headers = head->headers;
    request.method = method_named(head->method).value_or(Method::get);
    if (auto target = parse_target(head->target)) {
        check_target(*target);
        request.target = std::move(*target);
    }
    if (auto const value = cookie(request.headers, "session")) require(is_one_line(*value));

    request.body = std::string{body};
    if (auto const form = read_form(request)) check_form(*form, 0);
    request.spooled = std::make_shared<Spool>(std::filesystem::temp_directory_path());
    request.spooled->write(body);
    if (auto const form = read_form(request)) check_form(*form, body.size());

    check_answer(request, request.spooled);
    return 0;
}
