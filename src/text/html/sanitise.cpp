#include "text/html/sanitise.hpp"

#include "text/html/allowed_html.hpp"
#include "text/html/document.hpp"
#include "text/html/escape.hpp"
#include "text/html/readable.hpp"

#include <array>
#include <limits>
#include <optional>
#include <vector>

namespace florilege::text {
namespace {

std::optional<std::string> rewrite(std::string_view html, SanitisePolicy const& policy);

// What rewriting changes in its own result comes from the parser moving things out of places where they may
// not stand; each time it has less to move. Real pages settle at the second reading.
constexpr int most_readings = 6;

} // namespace

std::string sanitise(std::string_view html, SanitisePolicy const& policy)
{
    if (html.size() <= policy.bytes) {
        auto before = rewrite(html, policy);
        for (int reading = 1; before && reading < most_readings; ++reading) {
            auto after = rewrite(*before, policy);
            if (after == before) return *before;
            before = std::move(after);
        }
    }
    return escape_text(words_only(html));
}

namespace {

// Every attribute that stays on some element, in the order in which we write them.
constexpr auto attributes = std::to_array<std::string_view>(
    {"href", "src", "alt", "width", "height", "cite", "datetime", "start", "reversed", "type", "value",
     "colspan", "rowspan", "scope", "open", "lang", "dir", "title", "class"});

class Rewriting {
public:
    explicit Rewriting(SanitisePolicy const& policy) : policy_{policy} {}
    std::string of(DocumentNode body);

private:
    bool enter(DocumentNode node);
    void leave();
    std::string attributes_of(DocumentNode node, std::string_view name) const;

    SanitisePolicy const& policy_;
    std::string out_;
    std::vector<std::string_view> open_; // one for each element entered; empty where no tag was written
    std::size_t depth_ = 0;
};

std::optional<std::string> rewrite(std::string_view html, SanitisePolicy const& policy)
{
    constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
    auto const document = Document::parse(html, {.bytes = any, .depth = any});
    if (!document) return std::nullopt;
    return Rewriting{policy}.of(document->body());
}

std::string Rewriting::of(DocumentNode body)
{
    auto node = body.first_child();
    while (node) {
        if (enter(node)) {
            if (auto const child = node.first_child()) {
                node = child;
                continue;
            }
            leave();
        }
        while (!node.next_sibling() && node.parent() != body) {
            leave();
            node = node.parent();
        }
        node = node.next_sibling();
    }
    return std::move(out_);
}

// Says whether the node is an element whose content is to be looked at, and leave() is to follow.
bool Rewriting::enter(DocumentNode node)
{
    if (node.is_text()) {
        append_escaped(out_, node.own_text());
        return false;
    }
    auto const [fate, name] = rule_for(node.tag(), policy_);
    if (fate == Fate::drop) return false;
    auto const written = fate == Fate::keep ? attributes_of(node, name) : std::string{};
    bool const is_void = is_void_element(name);
    // A link without address, an image without source and a bare <span> say nothing.
    bool const says_nothing = written.empty() && (name == "a" || name == "img" || name == "span");
    bool const unwrapped = fate == Fate::unwrap || says_nothing || (depth_ >= policy_.depth && !is_void);
    if (!unwrapped) {
        out_ += '<';
        out_ += name;
        out_ += written;
        out_ += '>';
        // The parser drops the first line feed of a <pre>.
        if (name == "pre" && node.first_child().own_text().starts_with('\n')) out_ += '\n';
    }
    open_.push_back(unwrapped || is_void ? std::string_view{} : name);
    if (!open_.back().empty()) ++depth_;
    return true;
}

void Rewriting::leave()
{
    if (!open_.back().empty()) {
        out_ += "</";
        out_ += open_.back();
        out_ += '>';
        --depth_;
    }
    open_.pop_back();
}

// As they stand in a tag, each with a space before it; empty where the element needs one that it has not.
std::string Rewriting::attributes_of(DocumentNode node, std::string_view name) const
{
    std::string written;
    auto const write = [&written](std::string_view attribute, std::string_view value) {
        written += ' ';
        written += attribute;
        written += "=\"";
        append_escaped_value(written, value);
        written += '"';
    };
    for (auto const attribute : attributes) {
        auto const raw = node.attribute(attribute);
        auto const value = raw ? allowed_value(name, attribute, *raw, policy_) : std::nullopt;
        if (value)
            write(attribute, *value);
        else if ((name == "a" && attribute == "href") || (name == "img" && attribute == "src"))
            return {};
        if (value && attribute == "href") write("rel", "noopener noreferrer nofollow");
    }
    return written;
}

} // namespace
} // namespace florilege::text
