#include "exchange/importers/digest_post/digest_post_html.hpp"

#include "text/html/document.hpp"
#include "text/utf8/fold.hpp"

#include <array>

namespace florilege::exchange {
namespace {

using text::DocumentNode;

bool is_one_of(std::string_view tag, std::span<std::string_view const> tags)
{
    return std::binary_search(tags.begin(), tags.end(), tag);
}

bool is_list(std::string_view tag)
{
    return tag == "ul" || tag == "ol";
}

bool is_heading(std::string_view tag)
{
    return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

/// Elements that begin and end a paragraph.
bool is_block(std::string_view tag)
{
    static constexpr std::array<std::string_view, 33> blocks{
        "address", "article", "aside", "blockquote", "center", "dd",     "details", "dialog",  "dir",
        "div",     "dl",      "dt",    "fieldset",   "figure", "footer", "form",    "header",  "hgroup",
        "hr",      "legend",  "main",  "menu",       "nav",    "p",      "pre",     "section", "summary",
        "table",   "tbody",   "td",    "tfoot",      "th",     "tr"};
    return is_one_of(tag, blocks) || is_heading(tag) || is_list(tag) || tag == "li";
}

/// Elements whose text is not the post's.
bool is_left_out(std::string_view tag)
{
    static constexpr std::array<std::string_view, 5> out{"button", "noscript", "option", "select",
                                                         "textarea"};
    return is_one_of(tag, out);
}

std::string attribute(DocumentNode node, std::string_view name)
{
    return std::string{node.attribute(name).value_or(std::string_view{})};
}

/// Walks the document once and lays paragraphs and lists down as it meets their beginnings and ends.
class HtmlPost {
public:
    explicit HtmlPost(BrokenText broken) : broken_{broken} { post_.form = Post::Form::html; }

    void read(text::Document const& document);
    Post take() { return std::move(post_); }

private:
    void read_head(DocumentNode head);
    void enter(DocumentNode node);
    void leave(DocumentNode node);
    void open_list(DocumentNode node);
    void close_list();
    void open_item(DocumentNode node);
    void add_moment(DocumentNode node);
    bool is_aside(DocumentNode node) const;
    void take_aside(DocumentNode node);
    void add_text(DocumentNode node);
    void end_line();
    void end_block();
    std::vector<PostBlock>& blocks();

    BrokenText broken_;
    Post post_;
    std::vector<PostBlock*> open_; // lists, from the outside in; each is the last block of its place
    std::size_t too_deep_ = 0;     // lists below the deepest one that we keep
    bool own_entry_ = false;       // in an entry of one of our own digests
    std::size_t quotations_ = 0;
    std::size_t preformatted_ = 0;
    PostBlock block_;
    std::string raw_; // of the line so far
    std::uint64_t raw_line_ = 0;
    std::vector<PostLink> links_;
    bool in_link_ = false;
    bool image_in_link_ = false;
    std::string href_;
    std::size_t link_begin_ = 0;
};

void HtmlPost::read(text::Document const& document)
{
    read_head(document.head());
    DocumentNode const body = document.body();
    DocumentNode node = body.first_child();
    while (node) {
        enter(node);
        bool const aside = is_aside(node);
        if (aside) take_aside(node);
        bool const outside = aside || (node.is_element() && is_left_out(node.tag()));
        if (node.first_child() && !outside) {
            node = node.first_child();
            continue;
        }
        leave(node);
        while (!node.next_sibling() && node.parent() && !(node.parent() == body)) {
            node = node.parent();
            leave(node);
        }
        node = node.next_sibling();
    }
    end_block();
}

void HtmlPost::read_head(DocumentNode head)
{
    for (DocumentNode node = head.child(); node; node = node.sibling()) {
        if (node.is("title")) post_.title = text::collapse_spaces(node.text());
        if (node.is("link") && attribute(node, "rel") == "canonical") post_.url = attribute(node, "href");
    }
}

void HtmlPost::enter(DocumentNode node)
{
    if (node.is_text()) return add_text(node);
    std::string_view const tag = node.tag();
    if (is_block(tag)) {
        end_block();
        block_.classes = attribute(node, "class");
    }
    if (is_list(tag)) return open_list(node);
    if (tag == "li") return open_item(node);
    if (tag == "blockquote") ++quotations_;
    if (tag == "pre") ++preformatted_;
    if (is_heading(tag)) {
        block_.kind = PostBlock::Kind::heading;
        block_.rank = tag[1] - '0';
    }
    if (tag == "time") add_moment(node);
    if (tag == "br") {
        bool const empty = text::collapse_spaces(raw_).empty();
        end_line();
        if (empty) end_block(); // two in a row part paragraphs
    }
    // Our own digests mark tags so even where they have no page to lead to.
    bool const tag_mark = own_entry_ && attribute(node, "class") == "p-category";
    if (tag == "a" && (node.attribute("href") || tag_mark)) {
        in_link_ = true;
        href_ = attribute(node, "href");
        link_begin_ = raw_.size();
        image_in_link_ = false;
    }
    if (tag == "img" && in_link_) {
        raw_ += attribute(node, "alt");
        image_in_link_ = true;
    }
}

void HtmlPost::leave(DocumentNode node)
{
    if (!node.is_element()) return;
    std::string_view const tag = node.tag();
    if (tag == "a" && in_link_) {
        if (raw_.size() > link_begin_ || image_in_link_) links_.push_back({href_, raw_.substr(link_begin_)});
        in_link_ = false;
    }
    if (!is_block(tag)) return;
    end_block();
    if (is_list(tag)) close_list();
    if (tag == "blockquote") --quotations_;
    if (tag == "pre") --preformatted_;
}

/// What our own digests write beside a title or a note: site, date, who said it. It is no part of the text.
bool HtmlPost::is_aside(DocumentNode node) const
{
    if (!own_entry_ || !node.is_element()) return false;
    std::string const classes = attribute(node, "class");
    return node.is("small") || (node.is("span") && classes == "author") || (node.is("b") && classes == "by");
}

void HtmlPost::take_aside(DocumentNode node)
{
    if (node.is("small")) {
        if (DocumentNode const time = node.find("time")) add_moment(time);
        return;
    }
    std::string author = text::collapse_spaces(node.text());
    if (author.ends_with(':')) author.pop_back();
    blocks(); // there is an item
    open_.back()->items.back().author = std::move(author);
}

void HtmlPost::open_list(DocumentNode node)
{
    if (open_.size() >= deepest_post_list) {
        ++too_deep_;
        return;
    }
    PostBlock list;
    list.kind = PostBlock::Kind::list;
    list.classes = attribute(node, "class");
    list.line = node.line();
    auto& place = blocks();
    place.push_back(std::move(list));
    open_.push_back(&place.back());
}

void HtmlPost::close_list()
{
    if (too_deep_ != 0)
        --too_deep_;
    else
        open_.pop_back();
    if (open_.empty()) own_entry_ = false;
}

void HtmlPost::open_item(DocumentNode node)
{
    if (open_.empty() || too_deep_ != 0) return; // then it is a paragraph
    PostItem item;
    item.classes = attribute(node, "class");
    item.line = node.line();
    if (open_.size() == 1) own_entry_ = item.classes == "h-entry";
    open_.back()->items.push_back(std::move(item));
}

/// Where the next block goes. Text directly in a list, outside its items, makes an item where it comes first.
std::vector<PostBlock>& HtmlPost::blocks()
{
    if (open_.empty()) return post_.blocks;
    PostBlock& list = *open_.back();
    if (list.items.empty()) {
        list.items.emplace_back();
        list.items.back().line = list.line;
    }
    return list.items.back().blocks;
}

void HtmlPost::add_moment(DocumentNode node)
{
    auto const value = node.attribute("datetime");
    if (!value) return;
    PostBlock moment;
    moment.kind = PostBlock::Kind::moment;
    moment.line = node.line();
    moment.lines.push_back(post_line(*value, node.line(), broken_));
    blocks().push_back(std::move(moment));
}

void HtmlPost::add_text(DocumentNode node)
{
    std::string_view text = node.own_text();
    std::uint64_t line = node.line();
    while (preformatted_ != 0 && text.find('\n') != std::string_view::npos) {
        auto const end = text.find('\n');
        if (raw_.empty()) raw_line_ = line;
        raw_ += text.substr(0, end);
        end_line();
        text.remove_prefix(end + 1);
        ++line;
    }
    bool const blank = text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    if (raw_.empty() && blank) return;
    if (raw_.empty()) {
        auto const begin = text.find_first_not_of(" \t\r\n\f");
        raw_line_ = line + static_cast<std::uint64_t>(std::count(
                               text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    }
    raw_ += text;
}

void HtmlPost::end_line()
{
    if (in_link_ && raw_.size() > link_begin_) links_.push_back({href_, raw_.substr(link_begin_)});
    link_begin_ = 0;
    PostLine line = post_line(raw_, raw_line_, broken_);
    raw_.clear();
    for (PostLink& link : links_)
        link.text = post_line(link.text, line.line, broken_).text;
    line.links = std::move(links_);
    links_.clear();
    if (line.text.empty() && line.links.empty()) return;
    if (block_.lines.empty()) {
        block_.line = line.line;
        block_.quoted = quotations_ != 0;
    }
    block_.lines.push_back(std::move(line));
}

void HtmlPost::end_block()
{
    end_line();
    PostBlock done = std::exchange(block_, {});
    if (!done.lines.empty()) blocks().push_back(std::move(done));
}

} // namespace

Result<Post> read_html_post(std::string_view html, ImportOptions const& options)
{
    text::DocumentLimits limits;
    limits.bytes = options.document_bytes;
    limits.depth = static_cast<std::size_t>(options.depth);
    auto document = text::Document::parse(html, limits);
    if (!document) return document.error();
    HtmlPost post{options.repair_text ? BrokenText::repaired : BrokenText::kept};
    post.read(*document);
    return post.take();
}

} // namespace florilege::exchange
