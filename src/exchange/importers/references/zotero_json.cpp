#include "exchange/importers/references/zotero_json.hpp"

#include "exchange/importers/references/zotero_item.hpp"
#include "exchange/json_document.hpp"
#include "exchange/json_records.hpp"
#include "exchange/words.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

class ZoteroReader {
public:
    ZoteroReader(ImportOptions const& options, Intake& intake) : options_{options}, intake_{intake} {}

    void read(json::value const& file)
    {
        auto const* const object = file.if_object();
        auto const* const items = object == nullptr ? &file : object->if_contains("items");
        if (items == nullptr || !items->is_array())
            return intake_.refuse("this JSON is neither an export of Better BibTeX nor an answer of Zotero: "
                                  "it has no list of items",
                                  Saying{"fault.import.not-of", {{"of", "Zotero"}}});
        if (object != nullptr) read_collections(*object);
        for (auto const& item : items->get_array())
            take(item);
        add_children();
        for (auto& [key, item] : items_)
            hand_over_reference(std::move(item), options_, intake_);
    }

private:
    struct Child {
        json::object const* data;
        std::string parent;
    };

    /// Better BibTeX's: key → {name, parent, items: [itemID]}.
    void read_collections(json::object const& file)
    {
        auto const* const all = file.if_contains("collections");
        if (all == nullptr || !all->is_object()) return;
        auto const& collections = all->get_object();
        for (auto const& member : collections) {
            auto const* const collection = member.value().if_object();
            if (collection == nullptr) continue;
            auto const path = path_of(collections, *collection);
            for (auto const& id : array_of(*collection, "items"))
                if (!path.empty()) paths_[json::serialize(id)].push_back(path);
        }
    }

    library::ListPath path_of(json::object const& collections, json::object const& collection) const
    {
        library::ListPath path;
        auto const* at = &collection;
        // A collection may be its own ancestor in a damaged file.
        while (at != nullptr && path.size() < static_cast<std::size_t>(options_.depth)) {
            if (auto name = one_line(text_of(*at, "name")); !name.empty())
                path.insert(path.begin(), std::move(name));
            auto const parent = text_of(*at, "parent");
            auto const* const above = parent.empty() ? nullptr : collections.if_contains(parent);
            at = above == nullptr ? nullptr : above->if_object();
        }
        return path;
    }

    void take(json::value const& value)
    {
        auto const* const outer = value.if_object();
        if (outer == nullptr) return intake_.reject({}, "there is something else than an item");
        auto const* const inner = outer->if_contains("data");
        auto const& data = inner != nullptr && inner->is_object() ? inner->get_object() : *outer;
        auto const type = text_of(data, "itemType");
        auto const parent = text_of(data, "parentItem");
        if (type == "annotation" || (!parent.empty() && (type == "note" || type == "attachment"))) {
            children_.push_back({&data, parent});
            if (type == "attachment") attached_to_.emplace(text_of(data, "key"), parent);
            return;
        }
        auto item = read_zotero_item(data, options_);
        if (auto const* const id = data.if_contains("itemID"))
            if (auto const found = paths_.find(json::serialize(*id)); found != paths_.end())
                item.collections = found->second;
        if (type == "note") take_loose_note(text_of(data, "note"), item);
        add_own_notes(data, item);
        auto key = text_of(data, "key");
        if (!key.empty()) by_key_.emplace(key, items_.size());
        items_.emplace_back(std::move(key), std::move(item));
    }

    /// A note that belongs to no item: its first line is its title.
    void take_loose_note(std::string const& html, Reference& item)
    {
        add_zotero_note(html, item, options_);
        if (item.title.empty() && !item.passages.empty()) {
            auto const& words = item.passages.back().note;
            item.title = words.substr(0, words.find('\n'));
        }
    }

    void add_own_notes(json::object const& data, Reference& item)
    {
        for (auto const& note : array_of(data, "notes")) {
            if (note.is_string())
                add_zotero_note(std::string{std::string_view{note.get_string()}}, item, options_);
            if (note.is_object()) add_zotero_note(text_of(note.get_object(), "note"), item, options_);
        }
        add_annotations(data, item);
        for (auto const& attachment : array_of(data, "attachments"))
            if (attachment.is_object()) {
                add_file_address(text_of(attachment.get_object(), "url"), item);
                add_annotations(attachment.get_object(), item);
            }
    }

    void add_annotations(json::object const& data, Reference& item)
    {
        for (auto const& annotation : array_of(data, "annotations"))
            if (annotation.is_object()) add_annotation(annotation.get_object(), item);
    }

    void add_annotation(json::object const& annotation, Reference& item)
    {
        if (!add_zotero_annotation(annotation, item))
            intake_.skip({}, "an annotation without words (" + text_of(annotation, "annotationType") +
                                 ") of page " + text_of(annotation, "annotationPageLabel"));
    }

    void add_children()
    {
        for (auto const& [data, parent] : children_) {
            auto const type = text_of(*data, "itemType");
            auto& item = item_for(type == "annotation" ? through_attachment(parent) : parent);
            if (type == "annotation")
                add_annotation(*data, item);
            else if (type == "note")
                add_zotero_note(text_of(*data, "note"), item, options_);
            else
                add_file_address(text_of(*data, "url"), item);
        }
    }

    /// Where an attachment comes from. One that is only on a disk makes no address of its item.
    static void add_file_address(std::string const& address, Reference& item)
    {
        if (begins_with_word(address, "http")) item.add_address(address);
    }

    /// Annotations belong to an attachment, which belongs to the item.
    std::string through_attachment(std::string const& key) const
    {
        auto const found = attached_to_.find(key);
        return found == attached_to_.end() ? key : found->second;
    }

    /// The item of that key; one that is not in the file is made up from it.
    Reference& item_for(std::string const& key)
    {
        auto const [place, fresh] = by_key_.emplace(key, items_.size());
        if (!fresh) return items_[place->second].second;
        intake_.warn({}, "the item " + key +
                             " is not in the file: its notes and annotations are kept under its key");
        Reference item;
        item.title = "Zotero " + (key.empty() ? std::string{"item"} : key);
        item.origin = key.empty() ? std::string{} : "zotero:" + key;
        items_.emplace_back(key, std::move(item));
        return items_.back().second;
    }

    ImportOptions const& options_;
    Intake& intake_;
    std::vector<std::pair<std::string, Reference>> items_;
    std::vector<Child> children_;
    std::unordered_map<std::string, std::size_t> by_key_;
    std::unordered_map<std::string, std::string> attached_to_;
    std::unordered_map<std::string, std::vector<library::ListPath>> paths_; // by itemID
};

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    with_json_document(source, options, intake, [&](json::value const& file) {
        ZoteroReader{options, intake}.read(file);
    });
}

Likeness recognise(std::string_view head)
{
    if (!begins_with_word(head, "{") && !begins_with_word(head, "[")) return Likeness::no;
    if (contains_word(head, "\"itemtype\"") &&
        (contains_word(head, "\"creators\"") || contains_word(head, "\"itemid\"") ||
         contains_word(head, "zotero.org")))
        return Likeness::certain;
    return contains_word(head, "\"betterbibtex json\"") ? Likeness::certain : Likeness::no;
}

} // namespace

Format const zotero_json_format{"zotero-json", "Zotero items with notes and annotations (JSON)", recognise,
                                read};

} // namespace florilege::exchange
