#include "library/prepared_draft.hpp"

#include "library/columns/column_row.hpp"
#include "library/identity.hpp"
#include "text/url/site.hpp"

namespace florilege::library {

PreparedDraft::PreparedDraft(BookmarkDraft given)
    : draft{std::move(given)}, identity{identity_of(draft)}, words{cut(search_text(draft))}, title{title_key(
                                                                                                 draft.title)}
{
    if (!draft.url) return;
    page_key = PublicId{text::key_of(text::page_form(*draft.url))};
    site = text::site(*draft.url);
}

} // namespace florilege::library
