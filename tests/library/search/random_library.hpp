#pragma once

#include "library/lists/list.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/library/query/random_queries.hpp"
#include "tests/product.hpp"

namespace florilege::tests {

/// Small libraries in which the queries of RandomQueries find something; the same for the same seed.
class RandomLibrary {
public:
    explicit RandomLibrary(unsigned seed) : random_{seed} {}

    /// Tags below tags with other names, bundles of tags, then bookmarks.
    void fill(store::Transaction& transaction, library::Shelf const& shelf, int bookmarks)
    {
        library::take_tag(transaction, shelf, {"maps", {"carte"}, "geography"});
        library::take_tag(transaction, shelf, {"atlas", {}, "maps"});
        library::take_bundle(transaction, shelf, {PublicId::random(), "Earth", {"geography", "rivers"}});
        library::take_bundle(transaction, shelf, {PublicId::random(), "Earlier Days", {"old tag", "carte"}});
        library::take_bundle(transaction, shelf, {PublicId::random(), "Nothing", {}});
        for (int i = 0; i < bookmarks; ++i)
            library::take(transaction, shelf, bookmark(i));
    }

    library::BookmarkDraft bookmark(int number)
    {
        library::BookmarkDraft draft;
        if (one_in(5))
            make_book(draft, number);
        else
            draft.url =
                text::Url::parse((one_in(3) ? "http://" : "https://") + of(RandomQueries::hosts) + "/" +
                                 of(RandomQueries::paths) + (one_in(2) ? "?n=" + std::to_string(number) : ""))
                    .value();
        draft.title = words(below(5));
        draft.note = words(below(7));
        static constexpr std::array tags{"Maps",      "old tag", "Old Tag", "carte",     "rivers",
                                         "Geography", "atlas",   "  Maps ", "say \"hi\""};
        for (int i = below(4); i > 0; --i)
            draft.tags.emplace_back(of(tags));
        if (number % 9 == 4) draft.tags.push_back(long_tag());
        draft.audience = one_in(2) ? accounts::Audience::me() : accounts::Audience::everyone();
        draft.unread = one_in(2);
        draft.archived = one_in(3);
        draft.favourite = one_in(3);
        draft.created = monday - std::chrono::hours{below(24 * 400)} + std::chrono::hours{48};
        for (int i = below(6) - 3; i > 0; --i)
            draft.highlights.push_back(passage(one_in(4) ? "" : words(4), words(2)));
        if (one_in(4)) draft.article = words(below(20));
        static std::vector<library::ListPath> const paths{
            {"List"}, {"List", "Part"}, {"List", "Part", "Inner"}, {"a/b"}, {"Other", "Part"}};
        for (int i = below(4) - 1; i > 0; --i)
            draft.lists.push_back(paths[static_cast<std::size_t>(below(paths.size()))]);
        return draft;
    }

private:
    void make_book(library::BookmarkDraft& draft, int number)
    {
        static constexpr std::array authors{"Jane Roe", "Colette", "Richard Roe", "Jan Reputation"};
        draft.kind = one_in(3) ? library::SourceKind::unresolved : library::SourceKind::book;
        draft.author = of(authors);
        draft.note = "number " + std::to_string(number);
    }

    /// A name of more words than a query's term may have.
    static std::string long_tag()
    {
        std::string name = "maps";
        for (int i = 0; i < 40; ++i)
            name += " \u4e00";
        return name;
    }

    std::string words(int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += (i > 0 ? " " : "") + of(RandomQueries::words);
        return text;
    }

    template <std::size_t n> std::string of(std::array<char const*, n> const& choices)
    {
        return choices[static_cast<std::size_t>(below(n))];
    }
    int below(std::size_t end) { return static_cast<int>(random_() % end); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::mt19937 random_;
};

} // namespace florilege::tests
