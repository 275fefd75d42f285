#include "exchange/importers/digest_post/digest_post_text.hpp"

#include "exchange/importers/digest_post/digest_post_bullets.hpp"
#include "exchange/importers/digest_post/digest_post_lines.hpp"

namespace florilege::exchange {
namespace {

/// Puts the lines of one part of a post, up to its footer, where they belong.
class TextPost {
public:
    TextPost(std::vector<BulletLine> const& lines, BrokenText broken) : lines_{lines}, broken_{broken}
    {
        post_.form = Post::Form::text;
    }

    void add_part(std::size_t begin, std::size_t end);
    void add_footer(BulletLine const& line);
    Post take() { return std::move(post_); }

private:
    enum class Place { inside, outside };

    void add_bullet(BulletLine const& line);
    void add_text(BulletLine const& line);
    Place find_place(BulletLine const& line);
    void add_line(std::vector<PostBlock>& blocks, BulletLine const& line);
    void find_link(PostLine& line, bool first_block) const;
    void close_list();
    /// The innermost open item.
    PostItem& innermost() { return open_.back()->items.back(); }

    std::vector<BulletLine> const& lines_;
    BrokenText broken_;
    Post post_;
    PostLayout layout_ = PostLayout::flat;
    std::vector<PostBlock*> open_;     // lists, from the outside in; each is the last block of its place
    std::vector<std::size_t> columns_; // of their last bullets
    bool new_paragraph_ = true;
};

void TextPost::add_part(std::size_t begin, std::size_t end)
{
    layout_ = layout_of(lines_, begin, end);
    close_list();
    for (std::size_t at = begin; at < end; ++at) {
        BulletLine const& line = lines_[at];
        if (line.blank)
            new_paragraph_ = true;
        else if (line.bullet != 0)
            add_bullet(line);
        else
            add_text(line);
    }
    close_list();
}

void TextPost::add_footer(BulletLine const& line)
{
    new_paragraph_ = true;
    add_line(post_.blocks, line);
    new_paragraph_ = true;
}

void TextPost::add_bullet(BulletLine const& line)
{
    auto const level = static_cast<std::size_t>(line.level);
    while (open_.size() > level + 1) {
        open_.pop_back();
        columns_.pop_back();
    }
    if (open_.size() <= level) {
        auto& blocks = open_.empty() ? post_.blocks : innermost().blocks;
        PostBlock list;
        list.kind = PostBlock::Kind::list;
        list.line = line.number;
        blocks.push_back(std::move(list));
        open_.push_back(&blocks.back());
        columns_.push_back(line.column);
    }
    columns_.back() = line.column;
    PostItem item;
    item.line = line.number;
    open_.back()->items.push_back(std::move(item));
    new_paragraph_ = true;
    add_line(innermost().blocks, line);
}

void TextPost::add_text(BulletLine const& line)
{
    if (open_.empty() || find_place(line) == Place::outside) {
        close_list();
        add_line(post_.blocks, line);
    } else {
        add_line(innermost().blocks, line);
    }
}

/// Closes the lists that a line behind a bullet stands outside of, as far as it stands in any.
TextPost::Place TextPost::find_place(BulletLine const& line)
{
    if (layout_ == PostLayout::flat) {
        // Without indentation the next bullet or the footer is what ends an entry. Its tags are its own.
        return Place::inside;
    }
    bool const goes_on = !new_paragraph_ && !line.tags && line.column >= columns_.back();
    if (goes_on) return Place::inside;
    while (open_.size() > 1 && line.column <= columns_.back()) {
        open_.pop_back();
        columns_.pop_back();
        new_paragraph_ = true;
    }
    if (line.column > columns_.back() || line.belongs) return Place::inside;
    return new_paragraph_ ? Place::outside : Place::inside;
}

void TextPost::add_line(std::vector<PostBlock>& blocks, BulletLine const& line)
{
    PostLine made = post_line(line.content, line.number, broken_);
    if (made.text.empty()) return;
    bool const continues =
        !new_paragraph_ && !blocks.empty() && blocks.back().kind == PostBlock::Kind::paragraph;
    if (!continues) {
        PostBlock paragraph;
        paragraph.line = line.number;
        blocks.push_back(std::move(paragraph));
    }
    if (!open_.empty() && !line.tags) find_link(made, blocks.size() == 1);
    blocks.back().lines.push_back(std::move(made));
    new_paragraph_ = false;
}

/// A title with its address stands at the beginning of an entry; further on only an address by itself is one.
void TextPost::find_link(PostLine& line, bool first_block) const
{
    if (open_.size() != 1) return;
    auto link = link_in_text(line.text);
    if (link && (first_block || link->text.empty())) line.links.push_back(std::move(*link));
}

void TextPost::close_list()
{
    if (!open_.empty()) new_paragraph_ = true;
    open_.clear();
    columns_.clear();
}

} // namespace

Post read_text_post(std::string_view text, BrokenText broken)
{
    auto const lines = bullet_lines(text);
    TextPost post{lines, broken};
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        while (end < lines.size() && !lines[end].footer)
            ++end;
        post.add_part(begin, end);
        if (end < lines.size()) post.add_footer(lines[end]);
        begin = end + 1;
    }
    return post.take();
}

} // namespace florilege::exchange
