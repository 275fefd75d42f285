#include "digest/formats/email.hpp"

#include "digest/dates.hpp"
#include "digest/formats/html.hpp"
#include "digest/formats/mail_text.hpp"
#include "digest/formats/text.hpp"
#include "digest/identity.hpp"
#include "digest/words.hpp"

#include <stdexcept>

namespace florilege::digest {

namespace {

// A line of a message holds at most 998 bytes (RFC 5322 section 2.1.1).
constexpr std::size_t longest_address = 900;
constexpr std::size_t header_line = 78;

std::string header(std::string_view name, std::string_view value)
{
    return std::string{name} + ": " + std::string{value} + "\r\n";
}

/// "Name <value>" after a header's name, the value on a line of its own where both do not fit.
std::string named_header(std::string_view header_name, std::string_view name, std::string_view value)
{
    auto out = std::string{header_name} + ": ";
    out += phrase(name, out.size());
    auto const column = out.size() - (out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n') + 1);
    if (!out.ends_with(' ')) out += column + 3 + value.size() > header_line ? "\r\n " : " ";
    return ((out += '<') += value) += ">\r\n";
}

/// The digest among those of its sender: "weekly.links.example.net" (RFC 2919).
std::string list_id(Issue const& issue, Mailbox const& from)
{
    std::string slug;
    for (char const c : issue.publication.slug)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') slug += c;
    return (slug.empty() ? "links" : slug.substr(0, 60)) + '.' + std::string{from.domain()};
}

std::string part(std::string_view type, std::string_view body, std::string_view boundary)
{
    auto out = "--" + std::string{boundary} + "\r\n";
    out += header("Content-Type", std::string{type} + "; charset=utf-8");
    out += header("Content-Transfer-Encoding", "quoted-printable");
    return (out += "\r\n") += quoted_printable(body);
}

} // namespace

std::string render_email(Issue const& issue, Templates const& templates, EmailOptions const& options)
{
    auto const from =
        options.from ? *options.from : Mailbox::parse("Florilege <florilege@localhost>").value();
    auto const unsubscribe = options.unsubscribe ? options.unsubscribe->text() : std::string{};
    if (unsubscribe.size() > longest_address)
        throw std::invalid_argument{"the address to unsubscribe is too long"};

    auto const text = render_text_for_mail(issue, templates, unsubscribe);
    auto const html = render_html_for_mail(issue, templates, unsubscribe);
    auto const recipient = options.to ? options.to->address() : std::string{};
    auto const mark = fingerprint(issue.id + '\n' + recipient + '\n' + text + html);
    // "=_" never occurs in quoted-printable, so the boundary cannot stand in a part (RFC 2045 section 6.7).
    auto const boundary = "=_" + mark;

    auto out = named_header("From", from.name(), from.address());
    out += options.to ? named_header("To", options.to->name(), recipient)
                      : header("To", "undisclosed-recipients:;");
    out += text_header("Subject", issue.title);
    out += header("Date", rfc5322(issue.published));
    out += named_header("Message-ID", "", mark + '@' + std::string{from.domain()});
    out += named_header("List-Id", digest_name(issue.publication, issue.language), list_id(issue, from));
    if (options.unsubscribe) {
        out += named_header("List-Unsubscribe", "", unsubscribe);
        out += header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    out += header("Content-Language", tag_of(issue.language));
    out += header("MIME-Version", "1.0");
    out += header("Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + '"');
    out += "\r\n";
    out += part("text/plain", text, boundary);
    out += "\r\n";
    out += part("text/html", html, boundary);
    return out += "\r\n--" + boundary + "--\r\n";
}

} // namespace florilege::digest
