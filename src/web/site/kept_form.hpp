#pragma once

#include "web/site/asking.hpp"

namespace florilege::web {

/// What somebody typed must not be lost because they were signed out meanwhile.

/// Who sends a form and is nobody gets the page to sign in, with what they sent in it; after that, the page
/// below. Secrets among the fields are left out.
Response keep_and_sign_in(Asking const& asking);

/// Who answers the page to sign in, or its second step, when that does not hold any more gets it anew, with
/// what it carried; `message` is the key of what it says.
Response sign_in_anew(Asking const& asking, std::string_view message);

/// The same for who is signed in by now, in another tab: goes on to what was to come next.
Response go_on_signed_in(Asking const& asking);

/// Whether anything in a form is a text that people type, and nothing a secret, without which it is worth
/// nothing.
bool is_typed(Pairs const& fields);

/// Gives a page what its template `sent_form` shows: a form with all that was sent, but for secrets, that
/// goes to `to` again.
void add_sent(text::Fields& page, Words const& words, Pairs const& fields, std::string const& to);

/// A page that shows what was sent and sends it again, with a token that holds.
Response send_again(Asking const& asking, Form const& form);
/// The same from what a sign-in carried along; goes to `to`.
Response send_again(Asking const& asking, Pairs const& fields, std::string const& to);

/// A form as one text and back: for a hidden field. Empty where that would be too long for one.
std::string packed(Pairs const& fields);
Pairs unpacked(std::string_view text);

} // namespace florilege::web
