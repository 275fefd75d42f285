#include "web/api/api_table.hpp"

#include "web/api/resources/access.hpp"
#include "web/api/resources/account.hpp"
#include "web/api/resources/api_document.hpp"
#include "web/api/resources/bookmarks.hpp"
#include "web/api/resources/bundles.hpp"
#include "web/api/resources/digests.hpp"
#include "web/api/resources/duplicates.hpp"
#include "web/api/resources/exports.hpp"
#include "web/api/resources/highlights.hpp"
#include "web/api/resources/history.hpp"
#include "web/api/resources/imports.hpp"
#include "web/api/resources/lists.hpp"
#include "web/api/resources/people.hpp"
#include "web/api/resources/reviews.hpp"
#include "web/api/resources/searches.hpp"
#include "web/api/resources/site.hpp"
#include "web/api/resources/tags.hpp"

#include <array>

namespace florilege::web {

std::span<Route const* const> api_routes()
{
    static std::array const routes{
        // Bookmarks
        &api_search_bookmarks, &api_add_bookmark, &api_find_bookmark, &api_read_bookmark, &api_edit_bookmark,
        &api_delete_bookmark, &api_batch, &api_edit_many, &api_delete_many,
        // Tags
        &api_list_tags, &api_complete_tag, &api_suggest_tags, &api_read_tag, &api_rename_tag, &api_merge_tag,
        &api_alias_tag, &api_parent_tag, &api_delete_tag, &api_bundles, &api_set_bundle, &api_rename_bundle,
        &api_delete_bundle,
        // Highlights
        &api_newest_highlights, &api_highlighted_sources, &api_read_highlight, &api_add_highlight,
        &api_edit_highlight, &api_delete_highlight, &api_answer_highlight, &api_answer_reply, &api_edit_reply,
        &api_delete_reply,
        // Lists
        &api_all_lists, &api_create_list, &api_read_list, &api_edit_list, &api_delete_list, &api_add_to_list,
        &api_move_in_list, &api_remove_from_list,
        // Review
        &api_review, &api_keep_review, &api_choose_review, &api_choose_reviews,
        // Duplicates
        &api_duplicates, &api_merge_duplicates,
        // Bringing in and taking out
        &api_all_imports, &api_upload, &api_read_upload, &api_retry_upload, &api_discard_upload,
        &api_read_import, &api_undo_import, &api_export,
        // Digests
        &api_compose_digest, &api_list_digests, &api_order_digest, &api_read_digest, &api_edit_digest,
        &api_remove_digest, &api_publish_digest, &api_list_issues, &api_read_issue,
        // People
        &api_read_person, &api_search_person, &api_issues_of_person, &api_issue_of_person,
        // Saved searches
        &api_list_searches, &api_save_search, &api_rename_saved_search, &api_delete_saved_search,
        // History
        &api_history, &api_read_change, &api_undo,
        // The account
        &api_account, &api_edit_account, &api_tokens, &api_revoke_token, &api_sign_ins, &api_end_sign_in,
        &api_private_feeds, &api_make_private_feed, &api_revoke_private_feed,
        // The site
        &api_read_site, &api_edit_site, &api_accounts, &api_invitations, &api_invite,
        &api_withdraw_invitation,
        // The API itself
        &api_document};
    return routes;
}

} // namespace florilege::web
