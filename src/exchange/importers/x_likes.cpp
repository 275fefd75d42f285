#include "exchange/importers/x_likes.hpp"

#include "exchange/json_records.hpp"
#include "exchange/link.hpp"
#include "exchange/peeked_source.hpp"
#include "exchange/words.hpp"
#include "text/html/entities.hpp"
#include "text/utf8/utf8.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

constexpr std::size_t head_bytes = 4 * 1024;
constexpr std::size_t longest_title = 120;

/// Goes behind "window.YTD.like.part0 =".
void pass_assignment(PeekedSource& source)
{
    auto left = source.head().find('=');
    if (left == std::string_view::npos || source.head().find('[') < left) return;
    ++left;
    std::array<char, 1024> passed;
    while (left > 0) {
        auto const count = source.read({passed.data(), std::min(left, passed.size())});
        if (count == 0) return;
        left -= count;
    }
}

/// The record inside: {"like": {…}}.
json::object const* record_in(json::object const& object)
{
    for (auto const* const name : {"like", "bookmark"})
        if (auto const* const inside = object.if_contains(name)) return inside->if_object();
    return nullptr;
}

void read_record(json::object const& object, ImportOptions const& options, Intake& intake, Place const& place)
{
    auto const* const like = record_in(object);
    if (like == nullptr) return intake.reject(place, "this is neither a like nor a bookmark");
    auto const id = text_of(*like, "tweetId");
    auto const words = text::decode_references(text_of(*like, "fullText"));
    library::BookmarkDraft draft;
    draft.title = one_line(words);
    if (draft.title.size() > longest_title) {
        draft.title = std::string{text::cut(draft.title, longest_title)} + "…";
    }
    // The title cannot say it all: what was posted is a passage of its page.
    if (draft.title != words) {
        library::HighlightDraft post;
        post.quote = words;
        draft.highlights.push_back(std::move(post));
    }
    auto address = text_of(*like, "expandedUrl");
    if (address.empty() && !id.empty()) address = "https://x.com/i/web/status/" + id;
    Extra extra;
    if (!id.empty()) extra.put("tweet", id);
    hand_over(intake, options, std::move(draft), address, std::move(extra), place);
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    PeekedSource peeked{source, head_bytes};
    pass_assignment(peeked);
    each_object(peeked, options, intake, [&](json::object const& object, Place const& place) {
        read_record(object, options, intake, place);
    });
}

Likeness recognise(std::string_view head)
{
    bool const assigned =
        begins_with_word(head, "window.ytd.like.") || begins_with_word(head, "window.ytd.bookmark");
    if (assigned) return Likeness::certain;
    return begins_with_word(head, "[") && contains_word(head, "\"tweetid\"") &&
                   contains_word(head, "\"like\"")
               ? Likeness::likely
               : Likeness::no;
}

} // namespace

Format const x_likes_format{"x-likes", "Likes of an X (Twitter) archive (like.js)", recognise, read};

} // namespace florilege::exchange
