#include "exchange/importers/browsers/firefox_json.hpp"

#include "exchange/dates.hpp"
#include "exchange/importers/browsers/firefox_lz4.hpp"
#include "exchange/importers/folders.hpp"
#include "exchange/json_document.hpp"
#include "exchange/json_records.hpp"
#include "exchange/link.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <array>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

// What is read, and what only Firefox itself can use.
constexpr std::array<std::string_view, 15> known_members{
    "title", "uri",  "tags",    "dateAdded", "lastModified", "annos",   "id",      "index",
    "type",  "guid", "iconuri", "iconUri",   "parent",       "charset", "typeCode"};

/// The value of an annotation: descriptions and feeds stand in these.
std::string annotation(json::object const& node, std::string_view name)
{
    for (auto const& one : array_of(node, "annos"))
        if (one.is_object() && text_of(one.get_object(), "name") == name)
            return text_of(one.get_object(), "value");
    return {};
}

class FirefoxReader {
public:
    FirefoxReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, folders_{options.depth}
    {}

    /// The object at the top is the root of the roots, or a single folder.
    void read(json::object const& file)
    {
        if (file.if_contains("children") == nullptr)
            return intake_.refuse("this JSON has no \"children\": it is no backup of Firefox's bookmarks",
                                  Saying{"fault.import.not-of", {{"of", "Firefox"}}});
        read_children(file);
    }

private:
    enum class Within { folders, tags };

    /// with_json_document() bounds how deep folders nest, and so this recursion.
    void read_children(json::object const& folder, Within within = Within::folders)
    {
        for (auto const& child : array_of(folder, "children")) {
            auto const* const node = child.if_object();
            if (node == nullptr)
                intake_.reject({}, "there is something else than a bookmark or a folder");
            else
                read_node(*node, within);
        }
    }

    void read_node(json::object const& node, Within within)
    {
        auto const type = text_of(node, "type");
        auto const title = one_line(text_of(node, "title"));
        if (type == "text/x-moz-place-separator") return intake_.skip({}, "a separator");
        bool const is_folder =
            type == "text/x-moz-place-container" || node.if_contains("children") != nullptr;
        if (!is_folder) return read_bookmark(node);
        if (auto const feed = annotation(node, "livemark/feedURI"); !feed.empty())
            return intake_.skip({}, "a live bookmark of the feed " + feed + ": " + title);
        // The folders that Firefox has by itself are no lists of anyone's.
        auto const root = text_of(node, "root");
        if (root == "tagsFolder") return read_children(node, Within::tags);
        if (!root.empty()) return read_children(node);
        if (within == Within::tags) {
            tag_ = title;
            read_children(node);
            return tag_.clear();
        }
        folders_.name(title);
        if (folders_.enter() == Folders::Entered::first_too_deep)
            intake_.warn({}, "folders nested deeper than " + std::to_string(options_.depth) +
                                 " levels: their bookmarks stay in the last of them");
        if (auto const said = annotation(node, "bookmarkProperties/description"); !said.empty())
            intake_.skip({}, "description of the folder \"" + title + "\": " + one_line(said));
        read_children(node);
        folders_.leave();
    }

    void read_bookmark(json::object const& node)
    {
        library::BookmarkDraft draft;
        Extra extra;
        draft.title = one_line(text_of(node, "title"));
        draft.note = annotation(node, "bookmarkProperties/description");
        draft.tags = split_tags(text_of(node, "tags"), TagSeparator::comma);
        if (!tag_.empty()) draft.tags.push_back(tag_);
        auto const added = text_of(node, "dateAdded");
        draft.created = parse_time(added);
        if (!draft.created && !added.empty() && added != "0") {
            intake_.warn({}, "the date of this bookmark cannot be read: " + draft.title);
            extra.put("dateAdded", added);
        }
        draft.updated = parse_time(text_of(node, "lastModified"));
        for (auto const& member : node) {
            std::string_view const name = member.key();
            if (std::ranges::find(known_members, name) == known_members.end() && !member.value().is_null())
                extra.put_json(name, json::serialize(member.value()));
        }
        if (!folders_.path().empty()) draft.lists.push_back(folders_.path());
        hand_over(intake_, options_, std::move(draft), text_of(node, "uri"), std::move(extra), {});
    }

    ImportOptions const& options_;
    Intake& intake_;
    Folders folders_;
    std::string tag_; // the folder of a tag that reading stands in
};

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    with_json_document(source, options, intake, [&](json::value const& file) {
        if (!file.is_object())
            return intake.refuse("this JSON is no object: it is no backup of Firefox's bookmarks",
                                 Saying{"fault.import.not-of", {{"of", "Firefox"}}});
        FirefoxReader{options, intake}.read(file.get_object());
    });
}

void read_lz4(Source& source, ImportOptions const& options, Intake& intake)
{
    auto unpacked = unpack_mozilla_lz4(source, options.document_bytes);
    if (!unpacked) return intake.refuse(unpacked.error().reason(), unpacked.error().saying());
    auto const inside = from_memory(source.name(), std::move(*unpacked));
    read(*inside, options, intake);
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "{")) return Likeness::no;
    return contains_word(head, "\"text/x-moz-place-container\"") ? Likeness::certain : Likeness::no;
}

Likeness recognise_lz4(std::string_view head)
{
    return head.starts_with("mozLz40") ? Likeness::certain : Likeness::no;
}

} // namespace

Format const firefox_json_format{"firefox-json", "Firefox bookmarks backup (JSON)", recognise, read};
Format const firefox_lz4_format{"firefox-jsonlz4", "Firefox bookmarks backup, compressed (jsonlz4)",
                                recognise_lz4, read_lz4, Content::binary};

} // namespace florilege::exchange
