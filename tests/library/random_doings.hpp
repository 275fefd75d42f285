#pragma once

#include "library/duplicates/merge_duplicates.hpp"
#include "library/edit.hpp"
#include "library/edit_many.hpp"
#include "library/highlights/edit_passages.hpp"
#include "library/history/history.hpp"
#include "library/history/removal.hpp"
#include "library/history/undo_batch.hpp"
#include "library/lists/list.hpp"
#include "library/lists/list_changes.hpp"
#include "library/read.hpp"
#include "library/saved_search.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag_changes.hpp"
#include "tests/product.hpp"

#include <functional>
#include <random>

namespace florilege::library {

/// Does things to a library as they come; the same for the same seed.
class RandomDoings {
public:
    RandomDoings(unsigned seed, store::Transaction& transaction, Shelf const& shelf)
        : random_{seed}, transaction_{transaction}, shelf_{shelf}
    {}

    /// Gives what it did.
    std::string something()
    {
        transaction_.see_as(shelf_.owner.value);
        switch (below(24)) {
        case 0: return take_one();
        case 1: return take_one();
        case 2: return edit("title", [&](BookmarkChange& change) { change.title = word(); });
        case 3: return edit("tags", [&](BookmarkChange& change) { change.tags = {{tag(), tag()}}; });
        case 4: return edit("audience", [&](BookmarkChange& change) { change.audience = audience(); });
        case 5: return edit("flag", [&](BookmarkChange& change) { change.unread = one_in(2); });
        case 6: return delete_one();
        case 7: return passages();
        case 8: return passages();
        case 9: return undo_some();
        case 10: return undo_some();
        case 11: return "rename " + done(rename_tag(transaction_, shelf_, tag_name(), tag_name()));
        case 12: return "merge " + done(merge_tag(transaction_, shelf_, tag_name(), tag_name()));
        case 13: return "delete tag " + done(delete_tag(transaction_, shelf_, tag_name()));
        case 14: return "parent " + done(set_parent(transaction_, shelf_, tag_name(), tag_name()));
        case 15: return make_list();
        case 16: return list_entries();
        case 17: return list_entries();
        case 18: return list_itself();
        case 19: return vocabulary();
        case 20: return merge_pages_of_one();
        case 21: return edit_several();
        case 22: return delete_several();
        default: return import();
        }
    }

private:
    template <class T, class E> static std::string done(Result<T, E> const& result)
    {
        return result ? "done" : "refused";
    }

    std::string take_one()
    {
        auto draft = tests::page("https://example.org/" + std::to_string(below(8)), word(), {tag()});
        if (one_in(4)) draft.url = text::Url::parse("http://example.org/" + std::to_string(below(8))).value();
        draft.audience = audience();
        if (one_in(3)) draft.highlights = {tests::passage(word(), word())};
        if (one_in(3)) draft.lists = {{"List " + std::to_string(below(3))}};
        if (one_in(4)) draft.extra = R"({"n":)" + std::to_string(below(3)) + "}";
        if (one_in(4)) draft.origin = "there:" + std::to_string(below(3));
        auto const taken = take(transaction_, shelf_, draft);
        return "take " + std::to_string(static_cast<int>(taken));
    }

    std::vector<Bookmark> all()
    {
        std::vector<Bookmark> bookmarks;
        each_bookmark(transaction_, shelf_.owner,
                      [&](Bookmark const& bookmark) { bookmarks.push_back(bookmark); });
        return bookmarks;
    }

    std::optional<Bookmark> some()
    {
        auto const bookmarks = all();
        if (bookmarks.empty()) return std::nullopt;
        return bookmarks[below(bookmarks.size())];
    }

    std::string edit(std::string const& what, std::function<void(BookmarkChange&)> const& make)
    {
        auto const bookmark = some();
        if (!bookmark) return "nothing";
        BookmarkChange change;
        make(change);
        return "edit " + what + " " +
               done(edit_bookmark(transaction_, shelf_, *bookmark->content.id, change));
    }

    std::string delete_one()
    {
        if (auto const bookmark = some(); bookmark && one_in(2))
            delete_bookmark(transaction_, shelf_, *bookmark);
        return "delete";
    }

    Chosen several()
    {
        std::vector<PublicId> ids;
        for (auto const& bookmark : all())
            if (one_in(3)) ids.push_back(*bookmark.content.id);
        return ids;
    }

    std::string edit_several()
    {
        ManyChange change;
        if (one_in(2)) change.add_tags = {tag()};
        if (one_in(2)) change.remove_tags = {tag()};
        if (one_in(2)) change.audience = audience();
        if (one_in(2)) change.archived = one_in(2);
        return "edit several " + done(edit_many(transaction_, shelf_, columns_, several(), change));
    }

    std::string delete_several()
    {
        if (one_in(2)) delete_many(transaction_, shelf_, columns_, several());
        return "delete several";
    }

    std::string passages()
    {
        auto const bookmark = some();
        if (!bookmark) return "nothing";
        auto const& highlights = bookmark->content.highlights;
        if (highlights.empty())
            return "add highlight " + done(add_highlight(transaction_, shelf_, *bookmark->content.id,
                                                         tests::passage(word(), word())));
        auto const& one = highlights[below(highlights.size())];
        switch (below(4)) {
        case 0:
            return "edit highlight " + done(edit_highlight(transaction_, shelf_, *one.id, {.note = word()}));
        case 1: return "delete highlight " + done(delete_highlight(transaction_, shelf_, *one.id));
        case 2: return "reply " + done(add_reply(transaction_, shelf_, *one.id, {"", word(), {}, {}, {}}));
        default:
            if (one.replies.empty()) return "nothing";
            return "delete reply " + done(delete_reply(transaction_, shelf_, *one.replies[0].id));
        }
    }

    std::string undo_some()
    {
        auto const changes = changes_of(transaction_, shelf_.owner, 6);
        if (changes.empty()) return "nothing";
        auto const& change = changes[below(changes.size())];
        return "undo " + change.action + " " + done(undo(transaction_, shelf_, change.id));
    }

    std::string make_list()
    {
        ListPath path{"List " + std::to_string(below(3))};
        if (one_in(2)) path.push_back("Inner");
        return "make list " +
               done(create_list(transaction_, shelf_, {path, one_in(2) ? "noted" : "", audience()}));
    }

    std::optional<ListHead> some_list()
    {
        auto const lists = all_lists(transaction_, shelf_.owner);
        if (lists.empty()) return std::nullopt;
        return lists[below(lists.size())];
    }

    std::string list_entries()
    {
        auto const list = some_list();
        if (!list) return "nothing";
        auto const place = static_cast<std::int64_t>(1 + below(4));
        switch (below(3)) {
        case 0: {
            ListDraft::Entry entry;
            if (auto const bookmark = some(); bookmark && one_in(2)) {
                entry.bookmark = bookmark->content.id;
                if (!bookmark->content.highlights.empty() && one_in(2))
                    entry = {std::nullopt, bookmark->content.highlights[0].id, {}};
            } else {
                entry.note = word();
            }
            return "into list " + done(add_to_list(transaction_, shelf_, *list, std::span{&entry, 1}, place));
        }
        case 1:
            return "move in list " + done(move_in_list(transaction_, shelf_, *list, place,
                                                       static_cast<std::int64_t>(1 + below(4))));
        default: return "out of list " + done(remove_from_list(transaction_, shelf_, *list, {&place, 1}));
        }
    }

    std::string list_itself()
    {
        auto const list = some_list();
        if (!list) return "nothing";
        switch (below(4)) {
        case 0:
            return "rename list " +
                   done(rename_list(transaction_, shelf_, *list, "List " + std::to_string(below(5))));
        case 1:
            return "list audience " +
                   done(describe_list(transaction_, shelf_, *list, {std::nullopt, audience()}));
        case 2: return "put list " + done(put_list(transaction_, shelf_, *list, some_list()));
        default: return "delete list " + done(delete_list(transaction_, shelf_, *list));
        }
    }

    std::string vocabulary()
    {
        switch (below(4)) {
        case 0: take_tag(transaction_, shelf_, {tag(), {"alias " + tag()}, tag()}); return "take tag";
        case 1: take_bundle(transaction_, shelf_, {PublicId::random(), "Bundle", {tag()}}); return "bundle";
        case 2: save_search(transaction_, shelf_, *SearchName::parse("Search"), word(), {}); return "search";
        default: {
            auto const lists = drafts_of_lists();
            if (lists.empty()) return "nothing";
            auto draft = lists[below(lists.size())];
            if (one_in(2)) std::reverse(draft.entries.begin(), draft.entries.end());
            if (one_in(3)) draft.audience = audience();
            take_list(transaction_, shelf_, draft);
            return "take list";
        }
        }
    }

    std::vector<ListDraft> drafts_of_lists()
    {
        std::vector<ListDraft> lists;
        each_list(transaction_, shelf_.owner, [&](ListDraft const& list) { lists.push_back(list); });
        return lists;
    }

    std::string merge_pages_of_one()
    {
        auto const merged = merge_duplicates(transaction_, shelf_, 1);
        return "merge pages " + std::to_string(merged.pages);
    }

    std::string import()
    {
        for (auto const& batch : batches_of(transaction_, shelf_.owner))
            if (!batch.undone && one_in(2))
                return "undo import " +
                       done(undo_batch(transaction_, shelf_, batch.public_id, one_in(2) ? 1 : 100));
        auto const batch = begin_batch(transaction_, shelf_.owner, "a.html", "netscape", shelf_.now);
        RandomDoings inside{static_cast<unsigned>(random_()),
                            transaction_,
                            {shelf_.owner, shelf_.vocabulary, batch, shelf_.now}};
        inside.take_one();
        finish_batch(transaction_, batch, "{}", shelf_.now);
        return "import";
    }

    std::string word() { return "word " + std::to_string(below(4)); }
    std::string tag() { return "tag " + std::to_string(below(5)); }
    TagName tag_name() { return TagName::parse(tag()).value(); }
    accounts::Audience audience()
    {
        return one_in(2) ? accounts::Audience::me() : accounts::Audience::everyone();
    }
    std::size_t below(std::size_t end) { return random_() % end; }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::mt19937 random_;
    ColumnCache columns_ = {};
    store::Transaction& transaction_;
    Shelf shelf_;
};

} // namespace florilege::library
