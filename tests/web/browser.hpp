#pragma once

#include "web/http/request.hpp"
#include "web/http/response.hpp"
#include "web/server/application.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege::tests {

/// An answer as a test looks at it.
struct Answer {
    int status;
    std::string body;
    web::Headers headers;

    std::string header(std::string_view name) const { return std::string{headers.find(name).value_or("")}; }
    /// Where a redirect leads, without what it says was done.
    std::string location() const;
};

/// What the first hidden field of that name in a page holds; empty where there is none.
std::string hidden_field(std::string_view page, std::string_view name);

using FieldList = std::vector<std::pair<std::string, std::string>>;

/// A file in a field of a form.
struct SentFile {
    std::string name;
    std::string content;
    std::string field = "files";
};

/// A form with files as multipart/form-data; the boundary is "----edge".
std::string multipart(FieldList const& fields, std::vector<SentFile> const& files);

/// Asks an application without a socket, as a browser would: keeps cookies, says that it asks from our own
/// page, and sends the token of the page it saw last.
class Browser {
public:
    explicit Browser(web::Application& application) : application_{application} {}

    Answer get(std::string const& path);
    /// `fields` with the token.
    Answer post(std::string const& path, FieldList const& fields = {});
    /// The same with files, as a browser sends them.
    Answer upload(std::string const& path, std::vector<SentFile> const& files, FieldList const& fields = {});
    /// Just so. What is `spooled` comes in a file, as the server keeps what is uploaded.
    Answer send(web::Method method, std::string const& path, std::vector<web::Header> const& headers = {},
                std::string body = {}, std::shared_ptr<web::Spool> spooled = {});

    std::map<std::string, std::string> cookies = {};
    std::string token = {};      ///< of the page that was seen last
    std::string language = "en"; ///< wanted
    bool secure = false;         ///< came by https
    std::string host = "links.example";

private:
    web::Application& application_;
};

std::string urlencoded(FieldList const& fields);

/// The text of a page without its tags, blanks collapsed.
std::string text_of_page(std::string const& html);

} // namespace florilege::tests
