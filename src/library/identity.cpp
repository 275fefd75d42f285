#include "library/identity.hpp"

#include "text/utf8/fold.hpp"

namespace florilege::library {

text::Key identity_of(BookmarkDraft const& draft)
{
    // A prefix per kind keeps a book titled like a URL apart from the page.
    if (draft.url) return text::key_of("url " + text::exact_form(*draft.url));
    if (draft.kind == SourceKind::unresolved) {
        auto const quote = draft.highlights.empty() ? std::string{} : draft.highlights.front().quote;
        return text::key_of("passage " +
                            text::letters_and_digits(draft.title + ' ' + draft.note + ' ' + quote));
    }
    char const* const kind = draft.kind == SourceKind::book ? "book " : "document ";
    return text::key_of(kind + text::letters_and_digits(draft.title) + '\n' +
                        text::letters_and_digits(draft.author));
}

std::string former_identity(text::Key const& identity)
{
    return "identity:" + PublicId{identity}.text();
}

std::string former_id(PublicId const& id)
{
    return "identity:bookmark:" + id.text();
}

} // namespace florilege::library
