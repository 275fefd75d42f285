#include "net/http_post.hpp"

namespace florilege::net {

Result<int> post_form(text::Url const& address, FormFields const& fields, RequestLimits const& limits)
{
    auto const answer = answer_to({address, fields, {}}, limits);
    if (!answer) return answer.error();
    return answer->status;
}

} // namespace florilege::net
