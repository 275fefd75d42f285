#include "web/site/security_log.hpp"

#include "prelude/log.hpp"

namespace florilege::web {

void note_security(Asking const& asking, std::string_view event,
                   std::optional<accounts::Account> const& account)
{
    log::info("{} security: {}, account {}, from {}", asking.request.id, event,
              account ? account->public_id.text() : "-", asking.request.client.text());
}

void note_security(Asking const& asking, std::string_view event)
{
    note_security(asking, event, asking.visitor.account);
}

} // namespace florilege::web
