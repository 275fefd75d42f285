#include "web/api/answers.hpp"

#include "web/api/bookmark_json.hpp"
#include "web/site/notice.hpp"

#include <boost/json.hpp>

namespace florilege::web {
namespace {

namespace json = boost::json;

Response stale(library::Bookmark const& now)
{
    return problem_with(412, "it was changed meanwhile; `current` is what it is now",
                        {{"current", bookmark_json(now.content)}});
}

constexpr auto taken_fields =
    joined(problem_fields, std::array{must("bookmark", Shape::id(), "The bookmark that is it")});
constexpr auto stale_fields =
    joined(problem_fields, std::array{must("current", Shape::of(bookmark_object), "What it is now")});

} // namespace

constexpr Object taken_problem_object{"TakenProblem", "Another bookmark is that already", taken_fields};
constexpr Object stale_bookmark_object{"StaleBookmark", "It was changed since whoever changes it has seen it",
                                       stale_fields};

Response json_answer(json::value const& body, int status)
{
    Response response;
    response.status = status;
    response.kind = HeaderClass::json;
    response.type = json_type;
    response.body = json::serialize(body);
    return response;
}

Response created(json::value const& body, std::string const& location)
{
    auto response = json_answer(body, 201);
    response.headers.add("location", location);
    return response;
}

Response no_content()
{
    Response response;
    response.status = 204;
    response.kind = HeaderClass::json;
    return response;
}

void name_change(Asking const& asking, Response& response, library::ChangeId change)
{
    response.headers.add("florilege-change", sealed_change(asking, change));
}

Response absent()
{
    return problem(404);
}

Response wrong_parameter(std::string_view name, std::string detail)
{
    return problem(400, "a parameter is wrong", {{std::string{name}, std::move(detail), true}});
}

Response wrong_field(std::string pointer, std::string detail)
{
    return problem(422, "a field is wrong", {{std::move(pointer), std::move(detail)}});
}

Response conflict(std::string_view detail)
{
    return problem(409, detail);
}

Response problem_of(library::EditFault const& fault)
{
    struct Cause {
        Response operator()(library::EditFault::NotThere) const { return absent(); }
        Response operator()(library::EditFault::Stale const& of) const { return stale(of.now); }
        Response operator()(library::EditFault::UrlTaken const& of) const
        {
            return problem_with(409, "another bookmark is that already", {{"bookmark", of.holder.text()}});
        }
        Response operator()(library::EditFault::BadText const& of) const
        {
            return wrong_field('/' + of.field, of.reason);
        }
    };
    return std::visit(Cause{}, fault.why);
}

namespace {

/// An entity tag as it was given out: without quotes, and without the mark of its compressed form.
std::string_view bare(std::string_view tag)
{
    if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"') return {};
    tag = tag.substr(1, tag.size() - 2);
    constexpr std::string_view mark = "-gz";
    if (tag.ends_with(mark)) tag.remove_suffix(mark.size());
    return tag;
}

} // namespace

Expected expected_in(Asking const& asking)
{
    auto const given = asking.request.headers.all("if-match");
    if (given.empty()) return {};
    auto const members = list_members(given.front());
    if (given.size() == 1 && members.size() == 1 && members.front() == "*") return {};
    // One state is what whoever changes it has seen; of several none is.
    if (given.size() > 1 || members.size() != 1) return {std::string{}};
    return {std::string{bare(members.front())}};
}

std::optional<library::Version> expected_version(Asking const& asking)
{
    auto const expected = expected_in(asking);
    if (!expected.tag) return std::nullopt;
    if (auto version = library::Version::parse(*expected.tag)) return version;
    return library::Version::parse("AAAAAAAAAAAAAAAAAAAAAA");
}

} // namespace florilege::web
