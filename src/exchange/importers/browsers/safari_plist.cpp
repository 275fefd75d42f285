#include "exchange/importers/browsers/safari_plist.hpp"

#include "exchange/importers/browsers/plist.hpp"
#include "exchange/importers/folders.hpp"
#include "exchange/importers/saved_item.hpp"
#include "exchange/json_records.hpp"
#include "exchange/too_long.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

/// Folders that Safari has by itself.
constexpr std::array<std::string_view, 3> own_folders{"BookmarksBar", "BookmarksMenu",
                                                      "com.apple.ReadingList"};

json::object const& object_of(json::object const& object, std::string_view key)
{
    static json::object const none;
    auto const* const value = object.if_contains(key);
    return value != nullptr && value->is_object() ? value->get_object() : none;
}

class SafariReader {
public:
    SafariReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, folders_{options.depth}
    {}

    /// read_plist() bounds how deep folders nest, and so this recursion.
    void read_children(json::object const& folder)
    {
        for (auto const& child : array_of(folder, "Children")) {
            auto const* const node = child.if_object();
            if (node == nullptr) {
                intake_.reject({}, "there is something else than a bookmark or a folder");
            } else if (node->contains("Children") ||
                       text_of(*node, "WebBookmarkType") == "WebBookmarkTypeList") {
                read_folder(*node);
            } else if (text_of(*node, "WebBookmarkType") != "WebBookmarkTypeProxy") { // the history's place
                read_bookmark(*node);
            }
        }
    }

private:
    void read_folder(json::object const& folder)
    {
        auto const title = one_line(text_of(folder, "Title"));
        bool const is_own = std::ranges::find(own_folders, title) != own_folders.end();
        folders_.name(is_own ? std::string{} : title);
        if (folders_.enter() == Folders::Entered::first_too_deep)
            intake_.warn({}, "folders nested deeper than " + std::to_string(options_.depth) +
                                 " levels: their bookmarks stay in the last of them");
        read_children(folder);
        folders_.leave();
    }

    void read_bookmark(json::object const& node)
    {
        SavedItem item{{}};
        item.href = text_of(node, "URLString");
        item.title(text_of(object_of(node, "URIDictionary"), "title"));
        if (item.draft.title.empty()) item.title(text_of(node, "Title"));
        if (node.contains("ReadingList")) {
            auto const& reading = object_of(node, "ReadingList");
            item.created("DateAdded", text_of(reading, "DateAdded"));
            item.draft.unread = text_of(reading, "DateLastViewed").empty();
            item.keep("PreviewText", text_of(reading, "PreviewText"));
        }
        if (!folders_.path().empty()) item.draft.lists.push_back(folders_.path());
        std::move(item).hand_over(options_, intake_);
    }

    ImportOptions const& options_;
    Intake& intake_;
    Folders folders_;
};

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    auto const file = read_whole(source, options.document_bytes);
    if (!file) return refuse_too_long(intake, options);
    // A level of folders is a dictionary in an array.
    auto const depth = 2 * static_cast<std::size_t>(options.depth) + 8;
    auto const root = read_plist(*file, {.depth = depth, .bytes = 4 * options.document_bytes});
    if (!root) return intake.refuse(root.error().reason(), Saying{"fault.import.damaged"});
    if (!root->contains("Children"))
        return intake.refuse("this property list has no \"Children\": it is no file of Safari's bookmarks",
                             Saying{"fault.import.not-of", {{"of", "Safari"}}});
    SafariReader{options, intake}.read_children(*root);
}

Likeness recognise(std::string_view head)
{
    if (head.starts_with("bplist00"))
        return contains_word(head, "webbookmark") ? Likeness::certain : Likeness::likely;
    bool const safari = contains_word(head, "<plist") && contains_word(head, "webbookmark");
    return begins_with_word(head, "<") && safari ? Likeness::certain : Likeness::no;
}

} // namespace

Format const safari_plist_format{"safari-plist", "Safari's own file Bookmarks.plist", recognise, read,
                                 Content::binary};

} // namespace florilege::exchange
