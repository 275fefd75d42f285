#include "web/api/all_answers.hpp"

#include "web/api/problem.hpp"

#include <algorithm>

namespace florilege::web {
namespace {

constexpr AnswerDoc wrong(int status, std::string_view when)
{
    return {status, when, &problem_object, problem_type};
}

/// Adds it unless the route's own document tells of that status.
void add(std::vector<AnswerDoc>& answers, AnswerDoc const& answer)
{
    bool const told = std::any_of(answers.begin(), answers.end(),
                                  [&](AnswerDoc const& one) { return one.status == answer.status; });
    if (!told) answers.push_back(answer);
}

void add_those_of_keys(std::vector<AnswerDoc>& answers)
{
    add(answers, wrong(409, "A request with this `Idempotency-Key` is under way"));
    add(answers, wrong(422, "This `Idempotency-Key` was sent with another request"));
}

void add_those_of_bodies(std::vector<AnswerDoc>& answers)
{
    add(answers, wrong(413, "The body is longer than the site takes"));
    add(answers, wrong(415, "The body is not of the type that it should be"));
    add(answers, wrong(422, "Fields of the body are wrong: `errors` says which"));
}

} // namespace

bool answers_with_entity_tag(ApiDoc const& doc)
{
    return doc.by_library || doc.condition != Condition::none;
}

bool makes_a_change(Route const& route)
{
    return std::holds_alternative<Changes>(route.action);
}

bool takes_key(Route const& route)
{
    return makes_a_change(route) && route.method == Method::post && !route.doc->tells_secret;
}

std::vector<AnswerDoc> all_answers(Route const& route)
{
    auto const& doc = *route.doc;
    std::vector<AnswerDoc> answers{doc.answers.begin(), doc.answers.end()};
    if (!makes_a_change(route) && answers_with_entity_tag(doc))
        add(answers, {304, "Whoever asks has this answer already, by If-None-Match", nullptr, {}});
    add(answers, wrong(400, doc.body == nullptr ? "A parameter is wrong: `errors` says which"
                                                : "The body is no JSON, or a parameter is wrong"));
    if (route.policy.who() != Policy::Who::anyone)
        add(answers, wrong(401, "Nobody asks: without a token or a sign-in, or with one that is over"));
    add(answers, wrong(403, makes_a_change(route) ? "The token may not write; or a page sent no form token"
                                                  : "The token may not read"));
    if (route.policy.who() == Policy::Who::site_owner)
        add(answers, wrong(404, "Whoever asks does not own the site, or there is nothing of that name"));
    if (!doc.path.empty()) add(answers, wrong(404, "There is nothing of that name that the visitor may see"));
    if (doc.body != nullptr) add_those_of_bodies(answers);
    if (doc.takes_file) {
        add(answers, wrong(413, "The file is longer than the site takes"));
        add(answers, wrong(422, "The file is empty; or the `Idempotency-Key` was sent with another request"));
    }
    if (takes_key(route)) add_those_of_keys(answers);
    std::sort(answers.begin(), answers.end(),
              [](AnswerDoc const& a, AnswerDoc const& b) { return a.status < b.status; });
    return answers;
}

} // namespace florilege::web
