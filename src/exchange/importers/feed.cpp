#include "exchange/importers/feed.hpp"

#include "exchange/each_token.hpp"
#include "exchange/importers/feed_item.hpp"
#include "exchange/json_records.hpp"
#include "exchange/record_room.hpp"
#include "exchange/tags.hpp"
#include "exchange/words.hpp"
#include "text/html/escape.hpp"
#include "text/html/readable.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

bool is_root(std::string_view name)
{
    return name == "rss" || name == "feed" || name == "rdf:rdf" || name == "channel";
}

class FeedReader {
public:
    FeedReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, room_{options, intake}
    {}

    void take(text::MarkupToken const& token)
    {
        switch (token.kind) {
        case text::Markup::start_tag: return take_start(token);
        case text::Markup::end_tag: return take_end(plain_name(token.name));
        case text::Markup::text:
        case text::Markup::raw_text: return take_text(token);
        case text::Markup::damage:
            if (item_) intake_.warn({token.line, {}}, std::string{token.text});
            return;
        case text::Markup::comment:
        case text::Markup::doctype: return;
        }
    }

    void finish()
    {
        if (item_) intake_.warn({item_->line, {}}, "the file ends inside this item");
        close_item();
        if (!is_feed_)
            intake_.refuse("this is no feed: there is no element <rss>, <rdf:RDF> or <feed> in it",
                           Saying{"fault.import.not-of", {{"of", "RSS, Atom"}}});
    }

private:
    enum class Content { plain, html, markup };

    static std::string_view plain_name(std::string_view name)
    {
        for (auto const* const prefix : {"atom:", "rss:"})
            if (name.starts_with(prefix)) name.remove_prefix(std::string_view{prefix}.size());
        return name;
    }

    void take_start(text::MarkupToken const& tag)
    {
        auto const name = plain_name(tag.name);
        if (is_root(name)) {
            is_feed_ = true;
            if (auto const base = tag.attribute("xml:base")) base_ = *base;
        }
        if (name == "item" || name == "entry") {
            close_item();
            if (tag.self_closing) return;
            item_.emplace();
            item_->line = tag.line;
            room_.begin({tag.line, {}});
            if (auto const about = tag.attribute("rdf:about")) item_->id = *about;
            return;
        }
        if (!field_.empty()) return take_nested(tag);
        if (!item_) {
            if (name == "link" && tag.attribute("rel").value_or("alternate") == "alternate" &&
                tag.attribute("href"))
                note_base(*tag.attribute("href"));
            if (name == "link" && !tag.self_closing) open(name, Content::plain);
            return;
        }
        // Fields are the children of the item itself: <source> and <author> have titles and names of their
        // own.
        if (name == "link" && tag.attribute("href")) return take_link(tag);
        if (name == "category" && tag.attribute("term"))
            return add_tag(tag.attribute("label").value_or("").empty() ? *tag.attribute("term")
                                                                       : *tag.attribute("label"));
        if (tag.self_closing) return;
        if (name == "guid" && tag.attribute("ispermalink").value_or("true") == "false") guid_is_link_ = false;
        open(name, content_of(name, tag.attribute("type").value_or("")));
    }

    static Content content_of(std::string_view name, std::string_view type)
    {
        if (type == "xhtml" || type == "application/xhtml+xml" || name == "xhtml:body" || name == "body")
            return Content::markup;
        bool const html = type == "html" || type == "text/html" || name == "description" ||
                          name == "content:encoded" || name == "fullitem" || name == "author";
        bool const may_be = type.empty() && (name == "summary" || name == "content");
        return html || may_be ? Content::html : Content::plain;
    }

    void open(std::string_view name, Content content)
    {
        field_ = name;
        kind_ = content;
        depth_ = 1;
        text_.clear();
    }

    void take_nested(text::MarkupToken const& tag)
    {
        if (plain_name(tag.name) == field_ && !tag.self_closing) ++depth_;
        if (kind_ == Content::plain) return;
        std::string written{'<'};
        written += plain_name(tag.name);
        if (auto const href = tag.attribute("href")) {
            written += " href=\"";
            text::append_escaped_value(written, *href);
            written += '"';
        }
        written += '>';
        if (room_.take(written.size())) text_ += written;
    }

    void take_text(text::MarkupToken const& token)
    {
        if (field_.empty()) return;
        if (!room_.take(token.text.size())) return;
        if (kind_ == Content::markup)
            text::append_escaped(text_, token.text);
        else
            text_ += token.text;
    }

    void take_end(std::string_view name)
    {
        if (name == "item" || name == "entry") return close_item();
        if (field_.empty()) return;
        if (name != field_ || --depth_ > 0) {
            if (kind_ != Content::plain && room_.take(name.size() + 3))
                text_.append("</").append(name).append(">");
            return;
        }
        close_field();
    }

    void close_field()
    {
        auto const name = std::exchange(field_, {});
        auto words = std::exchange(text_, {});
        if (!item_) {
            if (name == "link") note_base(one_line(words));
            return;
        }
        auto& item = *item_;
        if (name == "title" || name == "dc:title")
            set(item.title, kind_ == Content::plain && words.find_first_of("<&") == words.npos
                                ? words
                                : text::words_only(words));
        else if (name == "link")
            set(item.link, one_line(words));
        else if (name == "guid" || name == "id")
            item.id = one_line(words);
        else if (name == "description" || name == "summary")
            set(item.summary, words);
        else if (name == "content:encoded" || name == "content" || name == "xhtml:body" || name == "body" ||
                 name == "fullitem")
            set(item.content, words);
        else if (name == "pubdate" || name == "published" || name == "issued" || name == "dc:date")
            set(item.published, one_line(words));
        else if (name == "updated" || name == "modified" || name == "dcterms:modified")
            set(item.updated, one_line(words));
        else if (name == "category")
            add_tag(words);
        else if (name == "dc:subject")
            add_subjects(words);
        else if (name == "author" || name == "dc:creator")
            set(item.author, name_in(words));
    }

    static void set(std::string& field, std::string value)
    {
        if (field.empty()) field = std::move(value);
    }

    /// Of an Atom author the name alone; of any other what there is.
    static std::string name_in(std::string_view words)
    {
        constexpr std::string_view mark = "<name>";
        if (auto const at = words.find(mark); at != words.npos) {
            words.remove_prefix(at + mark.size());
            words = words.substr(0, words.find('<'));
        }
        return text::words_only(words);
    }

    void take_link(text::MarkupToken const& tag)
    {
        if (tag.attribute("rel").value_or("alternate") == "alternate")
            set(item_->link, one_line(*tag.attribute("href")));
    }

    void note_base(std::string_view link)
    {
        if (base_.empty()) base_ = link;
    }

    void add_tag(std::string_view tag)
    {
        auto name = one_line(tag);
        if (!name.empty() && room_.take_text(name)) item_->tags.push_back(std::move(name));
    }

    /// Pinboard writes all tags of a bookmark into one subject, with blanks between them.
    void add_subjects(std::string_view subjects)
    {
        bool const of_pinboard = base_.find("://pinboard.in") != base_.npos;
        for (auto const& tag : split_tags(subjects, of_pinboard ? TagSeparator::space : TagSeparator::comma))
            add_tag(tag);
    }

    void close_item()
    {
        if (!field_.empty()) close_field();
        if (!item_) return;
        auto item = *std::exchange(item_, std::nullopt);
        if (item.link.empty() && guid_is_link_ && item.id.find("://") != item.id.npos) item.link = item.id;
        guid_is_link_ = true;
        hand_over_item(std::move(item), base_, options_, intake_);
    }

    ImportOptions const& options_;
    Intake& intake_;
    RecordRoom room_; // of the item
    std::optional<FeedItem> item_;
    std::string field_; // whose text is being gathered
    Content kind_ = Content::plain;
    int depth_ = 0; // of elements of that name inside it
    std::string text_;
    std::string base_; // the address of the feed's page
    bool guid_is_link_ = true;
    bool is_feed_ = false;
};

void read_xml(Source& source, ImportOptions const& options, Intake& intake)
{
    FeedReader reader{options, intake};
    each_token(source, options, intake, Cdata::is_text,
               [&](text::MarkupToken const& token) { reader.take(token); });
    reader.finish();
}

void read_json_item(json::object const& object, ImportOptions const& options, Intake& intake,
                    Place const& place)
{
    FeedItem item;
    item.line = place.line;
    item.title = text_of(object, "title");
    item.link = text_of(object, "external_url");
    if (item.link.empty()) item.link = text_of(object, "url");
    item.id = text_of(object, "id");
    if (item.link.empty() && item.id.find("://") != item.id.npos) item.link = item.id;
    item.summary = text::escape_text(text_of(object, "summary"));
    item.content = text_of(object, "content_html");
    if (item.content.empty()) item.content = text::escape_text(text_of(object, "content_text"));
    item.published = text_of(object, "date_published");
    item.updated = text_of(object, "date_modified");
    for (auto const& tag : array_of(object, "tags"))
        if (tag.is_string() && !tag.get_string().empty()) item.tags.push_back(one_line(tag.get_string()));
    hand_over_item(std::move(item), {}, options, intake);
}

void read_json(Source& source, ImportOptions const& options, Intake& intake)
{
    each_object(source, options, intake, {"items"},
                [&](json::object const& object, std::string_view, Place const& place) {
                    read_json_item(object, options, intake, place);
                });
}

Likeness recognise_xml(std::string_view head)
{
    if (!begins_with_word(head, "<") || contains_word(head, "<html")) return Likeness::no;
    for (auto const* const root : {"<rss", "<rdf:rdf", "<feed", "<atom:feed"})
        if (contains_word(head, root)) return Likeness::certain;
    return Likeness::no;
}

Likeness recognise_json(std::string_view head)
{
    return begins_with_word(head, "{") && contains_word(head, "jsonfeed.org/version") ? Likeness::certain
                                                                                      : Likeness::no;
}

} // namespace

Format const xml_feed_format{"feed", "Items of a feed (RSS, Atom)", recognise_xml, read_xml};
Format const json_feed_format{"json-feed", "Items of a feed (JSON Feed)", recognise_json, read_json};

} // namespace florilege::exchange
