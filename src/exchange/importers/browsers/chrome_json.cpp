#include "exchange/importers/browsers/chrome_json.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/folders.hpp"
#include "exchange/json_document.hpp"
#include "exchange/json_records.hpp"
#include "exchange/link.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <charconv>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

/// Microseconds since 1601, as the file counts.
std::optional<Time> chrome_time(std::string const& written)
{
    constexpr std::int64_t from_1601_to_1970 = 11'644'473'600'000'000;
    constexpr std::int64_t in_2200 = 7'258'118'400'000'000;
    std::int64_t count = 0;
    auto const end = written.data() + written.size();
    if (std::from_chars(written.data(), end, count).ptr != end) return std::nullopt;
    count -= from_1601_to_1970;
    return count > 0 && count < in_2200 ? std::optional{from_micros(count)} : std::nullopt;
}

class ChromeReader {
public:
    ChromeReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, folders_{options.depth}
    {}

    void read(json::object const& file)
    {
        auto const* const roots = file.if_contains("roots");
        if (roots == nullptr || !roots->is_object())
            return intake_.refuse("this JSON has no \"roots\": it is no file of Chrome's bookmarks",
                                  Saying{"fault.import.not-of", {{"of", "Chrome"}}});
        for (auto const& root : roots->get_object())
            if (auto const* const folder = root.value().if_object()) read_children(*folder);
    }

private:
    /// with_json_document() bounds how deep folders nest, and so this recursion.
    void read_children(json::object const& folder)
    {
        for (auto const& child : array_of(folder, "children")) {
            auto const* const node = child.if_object();
            if (node == nullptr) {
                intake_.reject({}, "there is something else than a bookmark or a folder");
            } else if (node->if_contains("children") != nullptr) {
                folders_.name(one_line(text_of(*node, "name")));
                if (folders_.enter() == Folders::Entered::first_too_deep)
                    intake_.warn({}, "folders nested deeper than " + std::to_string(options_.depth) +
                                         " levels: their bookmarks stay in the last of them");
                read_children(*node);
                folders_.leave();
            } else {
                read_bookmark(*node);
            }
        }
    }

    void read_bookmark(json::object const& node)
    {
        library::BookmarkDraft draft;
        Extra extra;
        draft.title = one_line(text_of(node, "name"));
        auto const added = text_of(node, "date_added");
        draft.created = chrome_time(added);
        if (!draft.created && !added.empty() && added != "0") {
            intake_.warn({}, "the date of this bookmark cannot be read: " + draft.title);
            extra.put("date_added", added);
        }
        for (auto const& member : node) {
            std::string_view const name = member.key();
            bool const known = name == "name" || name == "url" || name == "type" || name == "id" ||
                               name == "date_added" || name == "date_last_used" || name == "meta_info";
            if (!known && !member.value().is_null()) extra.put_json(name, json::serialize(member.value()));
        }
        if (!folders_.path().empty()) draft.lists.push_back(folders_.path());
        hand_over(intake_, options_, std::move(draft), text_of(node, "url"), std::move(extra), {});
    }

    ImportOptions const& options_;
    Intake& intake_;
    Folders folders_;
};

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    with_json_document(source, options, intake, [&](json::value const& file) {
        if (!file.is_object())
            return intake.refuse("this JSON is no object: it is no file of Chrome's bookmarks",
                                 Saying{"fault.import.not-of", {{"of", "Chrome"}}});
        ChromeReader{options, intake}.read(file.get_object());
    });
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "{") || !contains_word(head, "\"roots\"")) return Likeness::no;
    return contains_word(head, "\"bookmark_bar\"") || contains_word(head, "\"date_added\"")
               ? Likeness::certain
               : Likeness::weak;
}

} // namespace

Format const chrome_json_format{"chrome-json", "Chrome's own file Bookmarks (JSON)", recognise, read};

} // namespace florilege::exchange
