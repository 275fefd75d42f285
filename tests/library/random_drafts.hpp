#pragma once

#include "library/draft.hpp"

#include <array>
#include <random>
#include <string>

namespace florilege::tests {

/// Bookmarks of every shape, the same for the same seed.
class RandomDrafts {
public:
    explicit RandomDrafts(unsigned seed) : random_{seed} {}

    library::BookmarkDraft bookmark()
    {
        library::BookmarkDraft draft;
        draft.kind = library::SourceKind::page;
        draft.url = text::Url::parse("https://example.org/" + std::to_string(below(5))).value();
        if (one_in(6)) {
            draft.kind = library::SourceKind::book;
            draft.url.reset();
            draft.author = words(2);
        }
        draft.title = words(below(4));
        draft.note = words(below(8));
        draft.tags = {};
        for (int i = below(4); i > 0; --i)
            draft.tags.push_back("tag " + std::to_string(i));
        if (one_in(2)) draft.audience = one_in(2) ? accounts::Audience::me() : accounts::Audience::everyone();
        draft.unread = one_in(2);
        draft.archived = one_in(3);
        draft.favourite = one_in(3);
        draft.created = time();
        draft.updated = time();
        for (int i = below(4); i > 0; --i)
            draft.highlights.push_back(highlight(i));
        if (one_in(4)) draft.article = words(below(40));
        for (int i = below(3); i > 0; --i)
            draft.lists.push_back({"List", "Part " + std::to_string(i)});
        if (one_in(3)) draft.origin = "somewhere:" + std::to_string(below(100));
        if (one_in(3)) draft.extra = R"({"field":")" + std::to_string(below(9)) + R"("})";
        if (one_in(2)) draft.id = PublicId::random();
        return draft;
    }

private:
    library::HighlightDraft highlight(int number)
    {
        library::HighlightDraft highlight;
        if (!one_in(5)) highlight.quote = std::to_string(number) + ' ' + words(1 + below(6));
        if (highlight.quote.empty() || one_in(2))
            highlight.note = std::to_string(number) + " noted " + words(2);
        if (one_in(2)) highlight.colour = "yellow";
        if (one_in(3)) highlight.selectors = "[]";
        if (one_in(2)) highlight.created = time();
        if (one_in(2)) highlight.id = PublicId::random();
        for (int i = below(3); i > 0; --i)
            highlight.replies.push_back(reply(i, 2));
        return highlight;
    }

    library::ReplyDraft reply(int number, int depth)
    {
        library::ReplyDraft reply{
            one_in(2) ? "" : "Ann", std::to_string(number) + " answers " + words(3), time(), {}, {}};
        if (depth > 0)
            for (int i = below(3); i > 0; --i)
                reply.replies.push_back(this->reply(i, depth - 1));
        return reply;
    }

    std::string words(int count)
    {
        static constexpr std::array pieces{"réputation", "map",  "l’eau", "漢字",    "“quoted”", "two\nlines",
                                           "<b>",        "a\\b", "\"",    "🗺️", "économie", "x"};
        std::string text;
        for (int i = 0; i < count; ++i)
            text += (i > 0 ? " " : "") + std::string{pieces[static_cast<std::size_t>(below(pieces.size()))]};
        return text;
    }

    Time time() { return from_micros(1'300'000'000'000'000 + below(1'000'000) * 1'000'003LL); }
    int below(std::size_t end) { return static_cast<int>(random_() % end); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::mt19937 random_;
};

} // namespace florilege::tests
