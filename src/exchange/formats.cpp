#include "exchange/formats.hpp"

#include "exchange/importers/any_csv.hpp"
#include "exchange/importers/archives/archive.hpp"
#include "exchange/importers/browsers/chrome_json.hpp"
#include "exchange/importers/browsers/firefox_json.hpp"
#include "exchange/importers/browsers/safari_plist.hpp"
#include "exchange/importers/browsers/tab_sessions.hpp"
#include "exchange/importers/delicious_json.hpp"
#include "exchange/importers/digest_post/digest_post.hpp"
#include "exchange/importers/diigo_csv.hpp"
#include "exchange/importers/diigo_json.hpp"
#include "exchange/importers/elcurator_json.hpp"
#include "exchange/importers/enex.hpp"
#include "exchange/importers/feed.hpp"
#include "exchange/importers/florilege.hpp"
#include "exchange/importers/hypothesis.hpp"
#include "exchange/importers/instapaper_csv.hpp"
#include "exchange/importers/karakeep_json.hpp"
#include "exchange/importers/kindle_clippings.hpp"
#include "exchange/importers/linkding_json.hpp"
#include "exchange/importers/linkwarden_json.hpp"
#include "exchange/importers/matter_csv.hpp"
#include "exchange/importers/medium_html.hpp"
#include "exchange/importers/mymind_csv.hpp"
#include "exchange/importers/netscape.hpp"
#include "exchange/importers/omnivore_json.hpp"
#include "exchange/importers/omnivore_zip.hpp"
#include "exchange/importers/opml.hpp"
#include "exchange/importers/pinboard_json.hpp"
#include "exchange/importers/pocket_csv.hpp"
#include "exchange/importers/pocket_html.hpp"
#include "exchange/importers/pocket_json.hpp"
#include "exchange/importers/pocket_zip.hpp"
#include "exchange/importers/posts_xml.hpp"
#include "exchange/importers/raindrop_csv.hpp"
#include "exchange/importers/readability_json.hpp"
#include "exchange/importers/readwise_csv.hpp"
#include "exchange/importers/readwise_reader_csv.hpp"
#include "exchange/importers/reddit_csv.hpp"
#include "exchange/importers/references/bibtex.hpp"
#include "exchange/importers/references/csl_json.hpp"
#include "exchange/importers/references/ris.hpp"
#include "exchange/importers/references/zotero_json.hpp"
#include "exchange/importers/url_list.hpp"
#include "exchange/importers/wallabag_json.hpp"
#include "exchange/importers/x_likes.hpp"
#include "text/charset/charset.hpp"
#include "text/charset/converter.hpp"

#include <algorithm>
#include <array>

namespace florilege::exchange {

namespace {

constexpr std::array table{
    &florilege_format,
    &digest_post_format,
    &diigo_csv_format,
    &diigo_json_format,
    &netscape_format,
    &pinboard_json_format,
    &pinboard_xml_format,
    &delicious_json_format,
    &delicious_xml_format,
    &pocket_html_format,
    &pocket_csv_format,
    &pocket_json_format,
    &pocket_zip_format,
    &kindle_format,
    // readers, browsers, feeds, reference managers
    &hypothesis_format,
    &chrome_json_format,
    &firefox_json_format,
    &firefox_lz4_format,
    &safari_plist_format,
    &onetab_format,
    &tab_sessions_format,
    &x_likes_format,
    &opml_format,
    &xml_feed_format,
    &json_feed_format,
    &zotero_json_format,
    &csl_json_format,
    &ris_format,
    &bibtex_format,
    &enex_format,
    &url_list_format,
    // services
    &instapaper_csv_format,
    &raindrop_csv_format,
    &omnivore_json_format,
    &omnivore_zip_format,
    &readwise_csv_format,
    &readwise_reader_csv_format,
    &wallabag_json_format,
    &linkding_json_format,
    &karakeep_json_format,
    &linkwarden_json_format,
    &matter_csv_format,
    &mymind_csv_format,
    &reddit_csv_format,
    &medium_html_format,
    &readability_json_format,
    &elcurator_json_format,
    &any_csv_format,
    &archive_format,
};

} // namespace

std::span<Format const* const> formats()
{
    return table;
}

Format const* find_format(std::string_view name)
{
    auto const found = std::ranges::find(table, name, &Format::name);
    return found == table.end() ? nullptr : *found;
}

namespace {

/// Whether a file that begins so is no text. A picture has zeros throughout, and among so many bytes
/// something of any text; a text that was damaged may have one here and there.
bool has_many_zeros(std::string_view head)
{
    constexpr std::size_t seldom = 1000;
    return static_cast<std::size_t>(std::ranges::count(head, '\0')) * seldom > head.size();
}

} // namespace

std::vector<Candidate> recognise(std::string_view head)
{
    bool const is_text = !has_many_zeros(head);
    std::vector<Candidate> candidates;
    for (auto const* format : table) {
        if (!is_text && format->content == Content::text) continue;
        auto const likeness = format->recognise(head);
        if (likeness != Likeness::no) candidates.push_back({format, likeness});
    }
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::likeness);
    return candidates;
}

std::string head_text(std::string_view bytes)
{
    auto const found = text::find_charset(bytes, {.extent = text::Extent::beginning});
    text::Utf8Converter converter{found.charset};
    std::string head;
    converter.convert(bytes, head);
    std::string text;
    for (std::size_t at = 0; at < head.size(); ++at) {
        if (head[at] != '\r')
            text += head[at];
        else if (at + 1 == head.size() || head[at + 1] != '\n')
            text += '\n';
    }
    return text;
}

std::string looks_like(std::string_view head)
{
    auto const candidates = recognise(head);
    if (candidates.empty()) return {};
    auto const& format = *candidates.front().format;
    return "this looks like " + std::string{format.description} + ": --format " + std::string{format.name};
}

} // namespace florilege::exchange
