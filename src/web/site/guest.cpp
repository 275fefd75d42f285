#include "web/site/guest.hpp"

#include "web/http/cookies.hpp"
#include "web/site/seal.hpp"

namespace florilege::web {

Guest guest_of(Asking const& asking, bool wanted)
{
    if (!asking.visitor.secret.empty()) return {asking.visitor.secret, false};
    if (!wanted) return {};
    return {random_text(), true};
}

} // namespace florilege::web
