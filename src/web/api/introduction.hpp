#pragma once

#include <string_view>

namespace florilege::web {

/// What holds for all routes of the API, as Markdown: the beginning of docs/reference/api.md and of the
/// document that programs read.
inline constexpr std::string_view introduction =
    R"(The API of a Florilege site, for programs. All it says and takes is JSON in UTF-8.

**Who asks.** `Authorization: Bearer TOKEN`, with a token that `florilege token create` printed. A token with the scope `read` reads, one with `write` changes; it never sees more than its account. The pages of the site ask with the sign-in of the browser; a change they ask for also brings the token of their forms as `X-Form-Token`. What is hidden from who asks is absent: it is answered 404, like what never was.

**Pages.** Lists say `next` where more follows: send it as `cursor`, with the same other parameters. What is added or deleted meanwhile shifts nothing.

**Versions.** Answers about one thing carry its version as `ETag`. With `If-None-Match` it comes only where it is another one (304 else); with `If-Match` a change is made only where nobody changed it meanwhile (412 else, with what it is now).

**Asking again.** A `POST` may bring an `Idempotency-Key`: a text that the program makes up for this request alone, at most 255 visible ASCII characters. Where the answer does not arrive, the same request with the same key is safe: what was done is not done again, and the answer is the one that was given. That holds for 24 hours, also when the site was stopped in between. Answers that refuse are not kept, since nothing was done. While the first request is under way, the second is answered 409; the key with another request, 422.

**What is wrong** is said as `application/problem+json` (RFC 9457): `status`, `title`, `detail`, and in `errors` each wrong field of the body as a JSON pointer, or each wrong parameter by its name. Fields and parameters that are not known are wrong too, so that no misspelt name is passed over.

**Changes** can be undone: each names itself in the header `Florilege-Change`.

Times are RFC 3339, in UTC. Ids are 22 letters, digits, `-` and `_`.
)";

} // namespace florilege::web
