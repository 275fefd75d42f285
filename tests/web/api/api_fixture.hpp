#pragma once

#include "accounts/token.hpp"
#include "tests/web/api/document.hpp"
#include "tests/web/site_fixture.hpp"

#include <boost/json.hpp>

namespace florilege::tests {

/// A program that uses the API. Every answer is held to the document: a test that asks anything has shown
/// that the document tells the truth about it.
class Program {
public:
    Program(web::Application& application, std::vector<web::Header> proof)
        : browser_{application}, proof_{std::move(proof)}
    {}

    Answer get(std::string const& path, std::vector<web::Header> headers = {})
    {
        return send(web::Method::get, path, std::move(headers));
    }
    Answer post(std::string const& path, std::string const& body = {}, std::vector<web::Header> headers = {})
    {
        return send(web::Method::post, path, std::move(headers), body);
    }
    Answer patch(std::string const& path, std::string const& body, std::vector<web::Header> headers = {})
    {
        return send(web::Method::patch, path, std::move(headers), body);
    }
    Answer erase(std::string const& path, std::vector<web::Header> headers = {})
    {
        return send(web::Method::erase, path, std::move(headers));
    }
    Answer send(web::Method method, std::string const& path, std::vector<web::Header> headers,
                std::string const& body = {}, std::shared_ptr<web::Spool> spooled = {});

private:
    Browser browser_;
    std::vector<web::Header> proof_;
};

/// The body of an answer.
inline boost::json::value json_of(Answer const& answer)
{
    return boost::json::parse(answer.body);
}
/// A text of it by its JSON pointer: "/items/0/title".
std::string text_at(Answer const& answer, std::string_view pointer);
std::int64_t number_at(Answer const& answer, std::string_view pointer);
/// The texts that the items of a list have under that name.
std::vector<std::string> each_of(Answer const& answer, std::string_view list, std::string_view name);

/// A site, and programs with tokens for it.
template <class Where> class ApiTest : public SiteTest<Where> {
protected:
    Program program(accounts::AccountId account, std::vector<accounts::Scope> const& scopes)
    {
        std::optional<accounts::NewToken> token;
        this->database->write([&](store::Transaction& transaction) {
            token = accounts::create_token(transaction, account, {"test", scopes, std::nullopt}, monday);
        });
        return Program{*this->app, {{"authorization", "Bearer " + token->secret}}};
    }
    /// Colette's, which may do all.
    Program mine() { return program(this->owner, {accounts::Scope::read, accounts::Scope::write}); }
    Program strangers() { return program(this->stranger, {accounts::Scope::read, accounts::Scope::write}); }
    Program nobodys() { return Program{*this->app, {}}; }
};

} // namespace florilege::tests
