#include "text/html/document.hpp"

#include "text/html/parser_memory.hpp"
#include "text/html/prepare.hpp"

#include <gumbo.h>

#include <algorithm>

namespace florilege::text {

struct DocumentTree {
    explicit DocumentTree(std::size_t memory_limit) : memory{memory_limit} {}

    PreparedHtml source;
    ParserMemory memory;
    GumboOutput const* output = nullptr;
};

namespace {

GumboOutput const* parse_into(ParserMemory& memory, std::string const& html);
DocumentNode first_too_deep(DocumentNode top, std::size_t depth);

GumboNode const* as_node(void const* node) noexcept
{
    return static_cast<GumboNode const*>(node);
}

bool is_element_node(GumboNode const* node) noexcept
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

// The n-th child; null where there is none. Counts down through 0 to "none" for the sibling before the first.
GumboNode const* child_at(GumboNode const* node, std::size_t n) noexcept
{
    if (!is_element_node(node)) return nullptr;
    auto const& children = node->v.element.children;
    return n < children.length ? static_cast<GumboNode const*>(children.data[n]) : nullptr;
}

GumboNode const* neighbour(GumboNode const* node, std::size_t step) noexcept
{
    return node->parent == nullptr ? nullptr : child_at(node->parent, node->index_within_parent + step);
}

constexpr auto backwards = static_cast<std::size_t>(-1);

} // namespace

Result<Document> Document::parse(std::string_view html, DocumentLimits const& limits)
{
    if (html.size() > limits.bytes) {
        return Fault{"", "the document is longer than " + std::to_string(limits.bytes) + " bytes"};
    }
    constexpr std::size_t base = 1u << 20, for_each_byte = 256;
    auto tree = std::make_unique<DocumentTree>(std::min(limits.memory, base + for_each_byte * html.size()));
    tree->source = prepare(html);
    tree->output = parse_into(tree->memory, tree->source.html);
    if (tree->output == nullptr) return Fault{"", "the document's markup is too tangled to be read"};
    Document document{std::move(tree)};
    if (auto const deep = first_too_deep(document.body(), limits.depth)) {
        return Fault{"line " + std::to_string(deep.line()),
                     "elements are nested more than " + std::to_string(limits.depth) + " deep"};
    }
    return document;
}

namespace {

GumboOutput const* parse_into(ParserMemory& memory, std::string const& html)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &ParserMemory::allocate;
    options.deallocator = &ParserMemory::deallocate;
    options.userdata = &memory;
    options.max_errors = 0;
    // NOLINTNEXTLINE(cert-err52-cpp): no exception may pass through C; see ParserMemory
    if (setjmp(memory.out_of_room) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
}

DocumentNode first_too_deep(DocumentNode top, std::size_t depth)
{
    std::size_t level = 0;
    for (auto node = top; node;) {
        if (level > depth && node.is_element()) return node;
        if (auto const child = node.first_child()) {
            node = child;
            ++level;
            continue;
        }
        while (node != top && !node.next_sibling()) {
            node = node.parent();
            --level;
        }
        if (node == top) break;
        node = node.next_sibling();
    }
    return {};
}

} // namespace

Document::Document(std::unique_ptr<DocumentTree> tree) noexcept : tree_{std::move(tree)} {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

DocumentNode Document::root() const noexcept
{
    return DocumentNode{tree_->output->root, tree_.get()};
}
DocumentNode Document::head() const noexcept
{
    return root().child("head");
}
DocumentNode Document::body() const noexcept
{
    return root().child("body");
}

DocumentNode DocumentNode::other(void const* node) const noexcept
{
    return node == nullptr ? DocumentNode{} : DocumentNode{node, tree_};
}

bool DocumentNode::is_element() const noexcept
{
    return node_ != nullptr && is_element_node(as_node(node_));
}

bool DocumentNode::is_text() const noexcept
{
    return node_ != nullptr &&
           (as_node(node_)->type == GUMBO_NODE_TEXT || as_node(node_)->type == GUMBO_NODE_CDATA ||
            as_node(node_)->type == GUMBO_NODE_WHITESPACE);
}

std::string_view DocumentNode::tag() const noexcept
{
    if (!is_element()) return {};
    auto const& element = as_node(node_)->v.element;
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    // prepare() wrote "<name" in lower case.
    std::string_view const original{element.original_tag.data, element.original_tag.length};
    return original.substr(0, original.find_first_of(" >", 1))
        .substr(std::min<std::size_t>(1, original.size()));
}

std::optional<std::string_view> DocumentNode::attribute(std::string_view name) const noexcept
{
    if (!is_element()) return std::nullopt;
    auto const& attributes = as_node(node_)->v.element.attributes;
    for (unsigned int i = 0; i < attributes.length; ++i) {
        auto const* attribute = static_cast<GumboAttribute const*>(attributes.data[i]);
        if (attribute->name == name) return attribute->value;
    }
    return std::nullopt;
}

DocumentNode DocumentNode::parent() const noexcept
{
    auto const* above = node_ == nullptr ? nullptr : as_node(node_)->parent;
    return above == nullptr || !is_element_node(above) ? DocumentNode{} : other(above);
}

DocumentNode DocumentNode::first_child() const noexcept
{
    return node_ == nullptr ? DocumentNode{} : other(child_at(as_node(node_), 0));
}

DocumentNode DocumentNode::last_child() const noexcept
{
    if (!is_element()) return {};
    return other(
        child_at(as_node(node_), std::size_t{as_node(node_)->v.element.children.length} + backwards));
}

DocumentNode DocumentNode::next_sibling() const noexcept
{
    return node_ == nullptr ? DocumentNode{} : other(neighbour(as_node(node_), 1));
}

DocumentNode DocumentNode::previous_sibling() const noexcept
{
    return node_ == nullptr ? DocumentNode{} : other(neighbour(as_node(node_), backwards));
}

DocumentNode DocumentNode::child(std::string_view wanted) const noexcept
{
    auto const first = first_child();
    bool const fits = first.is_element() && (wanted.empty() || first.tag() == wanted);
    return fits || !first ? first : first.sibling(wanted);
}

DocumentNode DocumentNode::sibling(std::string_view wanted) const noexcept
{
    auto node = next_sibling();
    while (node && !(node.is_element() && (wanted.empty() || node.tag() == wanted)))
        node = node.next_sibling();
    return node;
}

DocumentNode DocumentNode::next_below(DocumentNode top) const noexcept
{
    auto const child = first_child();
    return child ? child : skip_below(top);
}

DocumentNode DocumentNode::skip_below(DocumentNode top) const noexcept
{
    for (auto node = *this; node && node != top; node = node.parent()) {
        if (auto const next = node.next_sibling()) return next;
    }
    return {};
}

DocumentNode DocumentNode::find(std::string_view wanted) const noexcept
{
    auto node = next_below(*this);
    while (node && !node.is(wanted))
        node = node.next_below(*this);
    return node;
}

std::string_view DocumentNode::own_text() const noexcept
{
    return is_text() ? as_node(node_)->v.text.text : std::string_view{};
}

std::string DocumentNode::text() const
{
    std::string all{own_text()};
    for (auto node = next_below(*this); node; node = node.next_below(*this))
        all += node.own_text();
    return all;
}

std::uint64_t DocumentNode::line() const noexcept
{
    if (node_ == nullptr) return 0;
    auto const& at = is_element() ? as_node(node_)->v.element.start_pos : as_node(node_)->v.text.start_pos;
    return tree_->source.line_at(at.offset);
}

} // namespace florilege::text
