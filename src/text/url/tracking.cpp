#include "text/url/tracking.hpp"

#include "text/url/ascii.hpp"

#include <algorithm>
#include <array>

namespace florilege::text {
namespace {

// A name belongs here only if no site is known to choose its page by it. Short common words (ref, source, id,
// si, feature, campaign) do that somewhere, so they stay, at the price of a few pages kept twice.
constexpr std::array whole_names = std::to_array<std::string_view>({
    "__hsfp",               // HubSpot
    "__hssc",               // HubSpot
    "__hstc",               // HubSpot
    "__s",                  // Drip
    "_branch_match_id",     // Branch
    "_branch_referrer",     // Branch
    "_ga",                  // Google Analytics, across domains
    "_gl",                  // Google Analytics, across domains
    "_hsenc",               // HubSpot
    "_hsmi",                // HubSpot
    "_ke",                  // Klaviyo
    "_kx",                  // Klaviyo
    "_openstat",            // Openstat
    "at_campaign",          // Piano, formerly AT Internet
    "at_medium",            // Piano
    "cjevent",              // Commission Junction
    "cmpid",                // news publishers
    "dclid",                // Google display ads
    "dm_i",                 // Dotdigital
    "ef_id",                // Adobe Advertising
    "elqtrack",             // Oracle Eloqua
    "elqtrackid",           // Oracle Eloqua
    "epik",                 // Pinterest
    "fb_action_ids",        // Facebook
    "fb_action_types",      // Facebook
    "fb_ref",               // Facebook
    "fb_source",            // Facebook
    "fbclid",               // Facebook
    "gad_campaignid",       // Google ads
    "gad_source",           // Google ads
    "gbraid",               // Google ads
    "gclid",                // Google ads
    "gclsrc",               // Google ads
    "guccounter",           // Yahoo
    "guce_referrer",        // Yahoo, after its consent page
    "guce_referrer_sig",    // Yahoo
    "hsctatracking",        // HubSpot
    "igsh",                 // Instagram
    "igshid",               // Instagram
    "irclickid",            // Impact
    "irgwc",                // Impact
    "li_fat_id",            // LinkedIn
    "mbid",                 // Condé Nast newsletters
    "mc_cid",               // Mailchimp
    "mc_eid",               // Mailchimp
    "mc_tc",                // Mailchimp
    "mkt_tok",              // Marketo
    "ml_subscriber",        // MailerLite
    "ml_subscriber_hash",   // MailerLite
    "msclkid",              // Microsoft ads
    "oly_anon_id",          // Omeda
    "oly_enc_id",           // Omeda
    "pk_campaign",          // Piwik
    "pk_keyword",           // Piwik
    "pk_kwd",               // Piwik
    "pk_medium",            // Piwik
    "pk_source",            // Piwik
    "rb_clickid",           // Rockerbox
    "rdt_cid",              // Reddit ads
    "ref_src",              // Twitter embeds
    "ref_url",              // Twitter embeds
    "resourcekey",          // Google Drive: a permission, not a document
    "s_cid",                // Adobe Analytics
    "s_kwcid",              // Adobe Advertising
    "sc_campaign",          // Emarsys
    "sccid",                // Snapchat ads
    "soc_src",              // Yahoo
    "soc_trk",              // Yahoo
    "srsltid",              // Google Merchant Center
    "trk_contact",          // Listrak
    "trk_module",           // Listrak
    "trk_msg",              // Listrak
    "trk_sid",              // Listrak
    "ttclid",               // TikTok ads
    "twclid",               // Twitter ads
    "vero_conv",            // Vero
    "vero_id",              // Vero
    "wbraid",               // Google ads
    "wickedid",             // Wicked Reports
    "wprov",                // Wikimedia
    "x-amz-security-token", // Amazon S3: who may fetch, not what
    "xtor",                 // AT Internet
    "yclid",                // Yandex ads
    "ysclid",               // Yandex search
});

constexpr std::array prefix_names = std::to_array<std::string_view>({
    "at_custom", // Piano
    "bsft_",     // Blueshift
    "hsa_",      // HubSpot ads
    "itm_",      // campaigns inside one site
    "mtm_",      // Matomo
    "utm_",      // Google Analytics and nearly everyone since
    "wt.",       // Webtrends
    "wt_",       // Webtrekk, now Mapp
});

static_assert(std::is_sorted(whole_names.begin(), whole_names.end()), "found by binary search");

} // namespace

TrackingNames tracking_names() noexcept
{
    return {whole_names, prefix_names};
}

bool is_tracking_parameter(std::string_view name)
{
    constexpr std::size_t longest = 64; // no name in the table is near it
    if (name.size() > longest) name = name.substr(0, longest);
    std::string const lower = ascii_lower(name);
    if (std::binary_search(whole_names.begin(), whole_names.end(), std::string_view{lower})) return true;
    return std::any_of(prefix_names.begin(), prefix_names.end(), [&](std::string_view prefix) {
        return lower.size() > prefix.size() && lower.starts_with(prefix);
    });
}

} // namespace florilege::text
