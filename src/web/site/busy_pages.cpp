#include "web/site/busy_pages.hpp"

#include "web/http/cookies.hpp"
#include "web/http/finish.hpp"
#include "web/site/door.hpp"
#include "web/site/page.hpp"

namespace florilege::web {

Response BusyPages::made(Form const& form) const
{
    Request request;
    request.secure = form.secure;
    if (!form.theme.empty())
        request.headers.set("cookie", cookie_name("theme", form.secure) + '=' + form.theme);
    if (form.compressed) request.headers.set("accept-encoding", "gzip");
    auto response = error_page(site_, request, form.language, 503);
    finish(response, request);
    return response;
}

Response BusyPages::page(Request const& request)
{
    Form const form{language_wanted(request.headers), theme_of(request), request.secure, takes_gzip(request)};
    auto const face = site_.face();
    std::lock_guard const lock{mutex_};
    if (face_ != face) {
        pages_.clear();
        face_ = face;
    }
    auto const found = pages_.find(form);
    return (found != pages_.end() ? found : pages_.emplace(form, made(form)).first)->second;
}

} // namespace florilege::web
