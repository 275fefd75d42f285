#include "library/text_index.hpp"

#include "library/duplicates/merged_words.hpp"
#include "text/url/url_words.hpp"
#include "text/words/tokens.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

class SharedTokenizer final : public store::Tokenizer {
public:
    void tokenize(std::string_view text, store::Reading reading, Sink const& sink) const override
    {
        auto const mode = reading == store::Reading::asking ? text::Reading::asking : text::Reading::indexing;
        text::tokenize(text, mode, [&](text::Token const& token) {
            sink({token.form, token.begin, token.end, token.same_position, token.implied});
        });
    }
};

void append(std::string& column, std::string_view more)
{
    if (more.empty()) return;
    if (!column.empty()) column += '\n';
    column += more;
}

void append_replies(std::string& column, std::vector<ReplyDraft> const& replies)
{
    for (auto const& reply : replies) {
        append(column, reply.text);
        append_replies(column, reply.replies);
    }
}

} // namespace

store::TextTable text_table() noexcept
{
    return {"bookmark_text", text_columns, true};
}

store::Tokenizer const& tokenizer()
{
    static SharedTokenizer const shared;
    return shared;
}

namespace {

std::string& column_of(SearchText& text, TextColumn which)
{
    return text.columns[static_cast<std::size_t>(which)];
}

} // namespace

SearchText own_text(BookmarkDraft const& bookmark)
{
    SearchText text;
    auto const column = [&](TextColumn which) -> std::string& { return column_of(text, which); };
    column(TextColumn::title) = bookmark.title;
    column(TextColumn::note) = bookmark.note;
    append(column(TextColumn::note), bookmark.author);
    for (auto const& highlight : bookmark.highlights) {
        append(column(TextColumn::quotes), highlight.quote);
        append(column(TextColumn::quotes), highlight.note);
        append_replies(column(TextColumn::quotes), highlight.replies);
    }
    if (bookmark.url) column(TextColumn::address) = text::words_of(*bookmark.url);
    column(TextColumn::article) = bookmark.article;
    return text;
}

SearchText search_text(BookmarkDraft const& bookmark)
{
    auto text = own_text(bookmark);
    for (auto const& merged : merged_words(bookmark)) {
        append(column_of(text, TextColumn::title), merged.title);
        append(column_of(text, TextColumn::article), merged.article);
    }
    return text;
}

store::CutTexts cut(SearchText const& text)
{
    std::array<std::string_view, text_columns.size()> views;
    std::copy(text.columns.begin(), text.columns.end(), views.begin());
    return {tokenizer(), views};
}

void index_text(store::Transaction& transaction, std::int64_t owner, BookmarkId id,
                store::CutTexts const& words)
{
    store::put_text(transaction, text_table(), owner, id.value, words);
}

void merge_text_index(store::Database& database)
{
    constexpr int pages_at_once = 4096;
    bool more = true;
    while (more)
        database.write([&](store::Transaction& transaction) {
            more = store::merge_text(transaction, text_table(), pages_at_once);
        });
}

void unindex_text(store::Transaction& transaction, std::int64_t owner, BookmarkId id,
                  store::CutTexts const& words)
{
    store::remove_text(transaction, text_table(), owner, id.value, words);
}

} // namespace florilege::library
