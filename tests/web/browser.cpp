#include "tests/web/browser.hpp"

#include "tests/web/feeds/feed_rules.hpp"
#include "text/html/readable.hpp"
#include "web/http/target.hpp"

#include <gtest/gtest.h>

namespace florilege::tests {
namespace {

std::string between(std::string const& text, std::string_view before, std::string_view behind)
{
    auto const at = text.find(before);
    if (at == std::string::npos) return {};
    auto const begin = at + before.size();
    return text.substr(begin, text.find(behind, begin) - begin);
}

/// Whatever feed a test asks for keeps the rules of its format.
void expect_rules_kept(Answer const& answer, std::string const& path)
{
    auto const type = answer.header("content-type");
    if (answer.status != 200 || !is_feed(type) || answer.body.empty() ||
        answer.headers.find("content-encoding"))
        return;
    auto const is = answer.header("content-disposition").starts_with("attachment") ? FeedIs::a_file
                                                                                   : FeedIs::at_an_address;
    for (auto const& fault : broken_rules(type, answer.body, is))
        ADD_FAILURE() << path << ": " << fault;
}

} // namespace

std::string Answer::location() const
{
    auto to = header("location");
    for (auto const* name : {"?did=", "&did=", "?said=", "&said="})
        if (auto const at = to.find(name); at != std::string::npos) {
            auto const hash = to.find('#', at);
            to = to.substr(0, at) + (hash == std::string::npos ? "" : to.substr(hash));
        }
    return to;
}

std::string urlencoded(FieldList const& fields)
{
    std::string body;
    for (auto const& [name, value] : fields)
        body += (body.empty() ? "" : "&") + web::encoded(name) + '=' + web::encoded(value);
    return body;
}

std::string text_of_page(std::string const& html)
{
    return text::words_only(html);
}

std::string hidden_field(std::string_view page, std::string_view name)
{
    return between(std::string{page}, "name=\"" + std::string{name} + "\" value=\"", "\"");
}

std::string multipart(FieldList const& fields, std::vector<SentFile> const& files)
{
    std::string body;
    for (auto const& [name, value] : fields)
        body +=
            "------edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    for (auto const& file : files)
        body += "------edge\r\nContent-Disposition: form-data; name=\"" + file.field + "\"; filename=\"" +
                file.name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + file.content + "\r\n";
    return body + "------edge--\r\n";
}

Answer Browser::upload(std::string const& path, std::vector<SentFile> const& files, FieldList const& fields)
{
    auto with_token = fields;
    with_token.emplace_back("token", token);
    auto const spooled = std::make_shared<web::Spool>(std::filesystem::temp_directory_path());
    spooled->write(multipart(with_token, files));
    return send(
        web::Method::post, path,
        {{"sec-fetch-site", "same-origin"}, {"content-type", "multipart/form-data; boundary=----edge"}}, {},
        spooled);
}

Answer Browser::send(web::Method method, std::string const& path, std::vector<web::Header> const& headers,
                     std::string body, std::shared_ptr<web::Spool> spooled)
{
    web::Request request;
    request.method = method;
    request.target = web::parse_target(path).value();
    request.client = web::Address::parse("192.0.2.7").value();
    request.secure = secure;
    request.host = host;
    request.id = "0123456789abcdef";
    request.headers.add("accept-language", language);
    std::string jar;
    for (auto const& [name, value] : cookies)
        jar += (jar.empty() ? "" : "; ") + name + '=' + value;
    if (!jar.empty()) request.headers.add("cookie", jar);
    for (auto const& field : headers)
        request.headers.add(field.name, field.value);
    request.body = std::move(body);
    request.spooled = std::move(spooled);

    auto response = application_.answer(request);
    for (auto const line : response.headers.all("set-cookie")) {
        std::string const text{line};
        auto const equals = text.find('=');
        auto const value = text.substr(equals + 1, text.find(';') - equals - 1);
        if (value.empty())
            cookies.erase(text.substr(0, equals));
        else
            cookies[text.substr(0, equals)] = value;
    }
    Answer answer{response.status, {}, response.headers};
    if (auto const* text = std::get_if<std::string>(&response.body)) {
        answer.body = *text;
    } else if (auto const* bytes = std::get_if<web::StaticBytes>(&response.body)) {
        answer.body = std::string{bytes->bytes};
    } else {
        auto const& range = std::get<web::SpoolRange>(response.body);
        answer.body.resize(static_cast<std::size_t>(range.end - range.begin));
        for (std::size_t done = 0; done < answer.body.size();)
            done += range.spool->read(range.begin + done, std::span{answer.body}.subspan(done));
    }
    if (auto const found = hidden_field(answer.body, "token"); !found.empty()) token = found;
    expect_rules_kept(answer, path);
    return answer;
}

Answer Browser::get(std::string const& path)
{
    return send(web::Method::get, path, {{"sec-fetch-site", "same-origin"}});
}

Answer Browser::post(std::string const& path, FieldList const& fields)
{
    auto with_token = fields;
    with_token.emplace_back("token", token);
    return send(web::Method::post, path,
                {{"sec-fetch-site", "same-origin"}, {"content-type", "application/x-www-form-urlencoded"}},
                urlencoded(with_token));
}

} // namespace florilege::tests
