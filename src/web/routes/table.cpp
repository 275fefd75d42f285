#include "web/api/api_table.hpp"
#include "web/pages/accounts/invitation_pages.hpp"
#include "web/pages/accounts/oidc_begin.hpp"
#include "web/pages/accounts/oidc_return.hpp"
#include "web/pages/accounts/second_step_page.hpp"
#include "web/pages/accounts/set_up_page.hpp"
#include "web/pages/accounts/sign_in_page.hpp"
#include "web/pages/admin/admin_accounts.hpp"
#include "web/pages/admin/admin_page.hpp"
#include "web/pages/bookmark/bookmark_page.hpp"
#include "web/pages/bookmark/edit_page.hpp"
#include "web/pages/bookmark/marks.hpp"
#include "web/pages/bookmark/passages.hpp"
#include "web/pages/digests/digests_page.hpp"
#include "web/pages/digests/issue_page.hpp"
#include "web/pages/digests/preview_page.hpp"
#include "web/pages/duplicates/duplicates_page.hpp"
#include "web/pages/exports/exports_page.hpp"
#include "web/pages/feeds/digest_feeds.hpp"
#include "web/pages/feeds/feeds_page.hpp"
#include "web/pages/feeds/private_feed.hpp"
#include "web/pages/feeds/public_feeds.hpp"
#include "web/pages/help/help_pages.hpp"
#include "web/pages/imports/import_page.hpp"
#include "web/pages/imports/imports_page.hpp"
#include "web/pages/imports/upload.hpp"
#include "web/pages/library/bulk_edit.hpp"
#include "web/pages/library/history_page.hpp"
#include "web/pages/library/library_page.hpp"
#include "web/pages/library/searches_page.hpp"
#include "web/pages/lists/list_page.hpp"
#include "web/pages/lists/lists_page.hpp"
#include "web/pages/public/person_page.hpp"
#include "web/pages/review/review_page.hpp"
#include "web/pages/settings/general_page.hpp"
#include "web/pages/settings/second_factor_page.hpp"
#include "web/pages/settings/security_page.hpp"
#include "web/pages/settings/tokens_page.hpp"
#include "web/pages/site/files.hpp"
#include "web/pages/site/health.hpp"
#include "web/pages/tags/tag_page.hpp"
#include "web/pages/tags/tags_page.hpp"
#include "web/routes/route.hpp"

#include <array>
#include <vector>

namespace florilege::web {

namespace {

std::span<Route const* const> page_routes()
{
    static std::array const routes{
        // The library
        &library_route, &bulk_route, &history_route, &undo_route, &searches_page_route, &save_search_route,
        &rename_search_route, &delete_search_route,
        // One bookmark
        &bookmark_route, &add_page_route, &add_route, &edit_page_route, &edit_route, &favourite_route,
        &unread_route, &archived_route, &public_route, &delete_route, &add_highlight_route,
        &edit_highlight_route, &delete_highlight_route, &add_reply_route, &edit_reply_route,
        &delete_reply_route,
        // Tags and bundles
        &tags_page_route, &set_bundle_route, &delete_bundle_route, &tag_page_route, &rename_tag_route,
        &merge_tag_route, &alias_tag_route, &parent_tag_route, &delete_tag_route,
        // Lists
        &lists_page_route, &create_list_route, &add_to_list_route, &list_page_route, &edit_list_route,
        &put_list_route, &delete_list_route, &list_text_route, &list_move_route, &list_remove_route,
        // Review and duplicates
        &review_page_route, &review_done_route, &review_choice_route, &duplicates_page_route,
        &merge_duplicates_route,
        // Bringing in and taking out
        &imports_page_route, &upload_route, &retry_import_route, &discard_import_route, &import_page_route,
        &undo_import_route, &exports_page_route, &export_route,
        // Digests
        &digests_page_route, &order_digest_route, &remove_digest_route, &digest_preview_route,
        &digest_file_route, &own_digest_route, &own_issue_route, &digest_issues_route, &digest_issue_route,
        // What people show
        &person_route, &person_tag_route,
        // Accounts
        &set_up_page_route, &set_up_route, &sign_in_page_route, &sign_in_route, &second_step_page_route,
        &second_step_route, &sign_out_route, &begin_oidc_route, &return_from_oidc_route,
        &invitation_page_route, &accept_invitation_route, &reset_page_route, &reset_route,
        // Settings
        &settings_route, &save_settings_route, &rename_account_route, &security_route,
        &change_own_password_route, &end_sign_in_route, &end_other_sign_ins_route, &enrol_route,
        &enrolment_route, &confirm_enrolment_route, &second_factor_off_route, &connect_oidc_route,
        &disconnect_oidc_route, &new_recovery_codes_route, &tokens_route, &make_token_route,
        &revoke_token_route,
        // Administration
        &admin_route, &site_settings_route, &invite_route, &withdraw_invitation_route, &invite_to_reset_route,
        &disable_account_route, &lift_second_step_route, &enable_account_route,
        // Feeds
        &site_feed_routes.front(), &site_feed_routes[1], &site_feed_routes[2], &person_feed_routes.front(),
        &person_feed_routes[1], &person_feed_routes[2], &person_tag_feed_routes.front(),
        &person_tag_feed_routes[1], &person_tag_feed_routes[2], &list_feed_routes.front(),
        &list_feed_routes[1], &list_feed_routes[2], &digest_feed_routes.front(), &digest_feed_routes[1],
        &digest_feed_routes[2], &person_digests_feed_routes.front(), &person_digests_feed_routes[1],
        &person_digests_feed_routes[2], &private_feed_routes.front(), &private_feed_routes[1],
        &private_feed_routes[2], &feeds_page_route, &make_feed_route, &revoke_feed_route,
        // Help
        &help_route, &search_help_route, &keys_route,
        // The site itself
        &asset_route, &icon_route, &robots_route, &opensearch_route, &change_password_route, &live_route,
        &ready_route};
    return routes;
}

} // namespace

std::span<Route const* const> all_routes()
{
    static auto const routes = [] {
        std::vector<Route const*> all{page_routes().begin(), page_routes().end()};
        all.insert(all.end(), api_routes().begin(), api_routes().end());
        return all;
    }();
    return routes;
}

} // namespace florilege::web
