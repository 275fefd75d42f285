#include "web/http/form.hpp"

#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace florilege::web {
namespace {

constexpr std::size_t longest_boundary = 70; // RFC 2046 section 5.1.1
constexpr std::size_t longest_part_head = 8192;
constexpr std::size_t most_parts = 10'000;

Fault wrong(std::string reason)
{
    return {"form", std::move(reason)};
}

/// The value of a parameter, with or without quotes: boundary=x, name="a b". In quotes \" is a quote;
/// browsers write it %22.
std::optional<std::string> parameter(std::string_view value, std::string_view name)
{
    for (auto at = value.find(';'); at != std::string_view::npos; at = value.find(';', at)) {
        ++at;
        while (at < value.size() && value[at] == ' ')
            ++at;
        if (value.substr(at, name.size()) != name || value.substr(at + name.size(), 1) != "=") {
            // A ";" inside quotes begins no parameter.
            auto const quote = value.find('"', at);
            auto const next = value.find(';', at);
            if (quote < next) {
                auto const close = value.find('"', quote + 1);
                at = close == std::string_view::npos ? value.size() : close;
            }
            continue;
        }
        at += name.size() + 1;
        std::string out;
        if (value.substr(at, 1) == "\"") {
            for (++at; at < value.size() && value[at] != '"'; ++at) {
                if (value[at] == '\\' && at + 1 < value.size() && value[at + 1] == '"') ++at;
                out += value[at];
            }
        } else {
            out = without_parameters(value.substr(at));
        }
        return out;
    }
    return std::nullopt;
}

std::string without_folders(std::string const& name)
{
    auto const at = name.find_last_of("/\\");
    return text::to_valid(at == std::string::npos ? name : name.substr(at + 1)).text;
}

/// The text with its line ends as we keep them: browsers send CR LF, whatever was typed (the form payload of
/// the HTML Standard).
std::string with_line_feeds(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != '\r')
            out += text[at];
        else if (text.substr(at + 1, 1) != "\n")
            out += '\n';
    return out;
}

/// Reads a spooled body forward, a window at a time.
class Window {
public:
    explicit Window(Spool const& spool) : spool_{spool} {}

    /// The place of the next occurrence at or behind `from`; nothing where there is none.
    std::optional<std::uint64_t> find(std::string_view what, std::uint64_t from)
    {
        for (auto at = from; at + what.size() <= spool_.size();) {
            load(at);
            auto const found = std::string_view{bytes_}.substr(at - begin_).find(what);
            if (found != std::string_view::npos) return at + found;
            auto const end = begin_ + bytes_.size();
            if (end >= spool_.size()) return std::nullopt;
            at = end - what.size() + 1; // it may begin in this window and end in the next
        }
        return std::nullopt;
    }

    std::string text(std::uint64_t begin, std::uint64_t end) const
    {
        std::string out(static_cast<std::size_t>(end - begin), '\0');
        std::size_t done = 0;
        while (done < out.size()) {
            auto const got = spool_.read(begin + done, std::span{out}.subspan(done));
            if (got == 0) break;
            done += got;
        }
        return out;
    }

private:
    void load(std::uint64_t at)
    {
        if (at >= begin_ && at + 4096 <= begin_ + bytes_.size()) return;
        if (at >= begin_ && begin_ + bytes_.size() == spool_.size() && !bytes_.empty()) return;
        begin_ = at;
        bytes_.resize(size);
        std::size_t done = 0;
        while (done < size) {
            auto const got = spool_.read(at + done, std::span{bytes_}.subspan(done));
            if (got == 0) break;
            done += got;
        }
        bytes_.resize(done);
    }

    static constexpr std::size_t size = 256 * 1024;
    Spool const& spool_;
    std::uint64_t begin_ = 0;
    std::string bytes_ = {};
};

struct PartHead {
    std::string name;
    std::optional<std::string> file;
};

std::optional<PartHead> read_part_head(std::string_view head)
{
    while (!head.empty()) {
        auto const end = std::min(head.find("\r\n"), head.size());
        auto const line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        constexpr std::string_view wanted = "content-disposition:";
        std::string lower{line.substr(0, wanted.size())};
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (lower != wanted) continue;
        auto name = parameter(line, "name");
        if (!name || !text::is_valid(*name)) return std::nullopt;
        return PartHead{std::move(*name), parameter(line, "filename")};
    }
    return std::nullopt;
}

Result<Form> read_multipart(std::shared_ptr<Spool const> const& spool, std::string const& boundary)
{
    Form form;
    Window window{*spool};
    auto const opening = "--" + boundary;
    auto const between = "\r\n" + opening;
    if (window.text(0, std::min<std::uint64_t>(opening.size(), spool->size())) != opening)
        return wrong("does not begin with its boundary");
    std::uint64_t at = opening.size();
    for (std::size_t parts = 0;; ++parts) {
        auto const mark = window.text(at, std::min(at + 2, spool->size()));
        if (mark == "--") return form;
        if (mark != "\r\n" || parts == most_parts) return wrong("is broken behind a boundary");
        auto const head_end = window.find("\r\n\r\n", at);
        if (!head_end || *head_end - at > longest_part_head)
            return wrong("has a part without an end of its head");
        auto const head = *head_end < at + 2 ? std::nullopt : read_part_head(window.text(at + 2, *head_end));
        if (!head) return wrong("has a part without a name");
        auto const begin = *head_end + 4;
        auto const end = window.find(between, begin);
        if (!end) return wrong("ends within a part");
        if (head->file) {
            // A field for files that none was chosen for comes with an empty name and no bytes.
            if (!head->file->empty() || *end > begin)
                form.files.push_back({head->name, without_folders(*head->file), {spool, begin, *end}});
        } else {
            if (*end - begin > longest_field) return wrong("has a field that is too long");
            auto value = window.text(begin, *end);
            if (!text::is_valid(value) || value.find('\0') != std::string::npos)
                return wrong("has a field that is not text in UTF-8");
            form.fields.add(head->name, with_line_feeds(value));
        }
        at = *end + between.size();
    }
}

} // namespace

Result<Form> read_form(Request const& request)
{
    auto const type = request.headers.find("content-type").value_or("");
    auto const kind = without_parameters(type);
    if (kind == "application/x-www-form-urlencoded") {
        auto const body = request.spooled
                              ? Window{*request.spooled}.text(
                                    0, std::min<std::uint64_t>(request.spooled->size(), longest_field))
                              : request.body;
        auto fields = parse_urlencoded(body);
        if (!fields) return wrong(fields.error().reason());
        Form form;
        for (auto const& [name, value] : fields->pairs())
            form.fields.add(name, with_line_feeds(value));
        return form;
    }
    if (kind != "multipart/form-data") return Fault{"type", "is no form"};
    auto const boundary = parameter(type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > longest_boundary)
        return wrong("names no boundary");
    if (!request.spooled) return Fault{"type", "takes no files here"};
    return read_multipart(request.spooled, *boundary);
}

} // namespace florilege::web
