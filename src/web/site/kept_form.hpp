#pragma once

#include "web/site/asking.hpp"

namespace florilege::web {

/// What somebody typed must not be lost because they were signed out meanwhile.

/// Who sends a form and is nobody gets the page to sign in, with what they sent in it; after that, the page
/// below. Secrets among the fields are left out.
Response keep_and_sign_in(Asking const& asking);

/// A page that shows what was sent and sends it again, with a token that holds.
Response send_again(Asking const& asking, Form const& form);
/// The same from what a sign-in carried along; goes to `to`.
Response send_again(Asking const& asking, Pairs const& fields, std::string const& to);

/// A form as one text and back: for a hidden field.
std::string packed(Pairs const& fields);
Pairs unpacked(std::string_view text);

} // namespace florilege::web
