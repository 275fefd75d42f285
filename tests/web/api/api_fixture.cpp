#include "tests/web/api/api_fixture.hpp"

#include <stdexcept>

namespace florilege::tests {

Answer Program::send(web::Method method, std::string const& path, std::vector<web::Header> headers,
                     std::string const& body, std::shared_ptr<web::Spool> spooled)
{
    headers.insert(headers.end(), proof_.begin(), proof_.end());
    if (!body.empty()) headers.push_back({"content-type", "application/json"});
    auto answer = browser_.send(method, path, headers, body, std::move(spooled));
    static Document const document{browser_.send(web::Method::get, "/api/v1/openapi.json").body};
    for (auto const& fault : document.faults(method, path.substr(0, path.find('?')), answer))
        ADD_FAILURE() << web::name_of(method) << ' ' << path << " was answered " << answer.status
                      << ", and of that the document says otherwise: " << fault << '\n'
                      << answer.body;
    return answer;
}

std::string text_at(Answer const& answer, std::string_view pointer)
{
    auto const whole = json_of(answer);
    boost::json::error_code none;
    auto const* const found = whole.find_pointer(pointer, none);
    if (found == nullptr || !found->is_string())
        throw std::runtime_error{"no text at " + std::string{pointer} + ": " + answer.body};
    return std::string{std::string_view{found->as_string()}};
}

std::int64_t number_at(Answer const& answer, std::string_view pointer)
{
    return json_of(answer).at_pointer(pointer).as_int64();
}

std::vector<std::string> each_of(Answer const& answer, std::string_view list, std::string_view name)
{
    std::vector<std::string> texts;
    auto const whole = json_of(answer);
    for (auto const& item : whole.at_pointer(list).as_array())
        texts.emplace_back(std::string_view{item.at(name).as_string()});
    return texts;
}

} // namespace florilege::tests
