#include "library/columns/columns.hpp"
#include "library/edit.hpp"
#include "library/history/history.hpp"
#include "library/tags/tag_changes.hpp"
#include "library/text_index.hpp"
#include "tests/library/random_doings.hpp"
#include "tests/library/random_drafts.hpp"
#include "tests/product.hpp"
#include "text/url/site.hpp"

namespace florilege::library {
namespace {

/// A row in words, so that a difference can be read.
std::string described(Time created, std::string const& site, std::uint8_t flags,
                      std::array<std::uint8_t, text_columns.size()> const& lengths,
                      std::vector<std::string> const& tags, std::uint64_t title)
{
    auto out = std::to_string(to_micros(created)) + ' ' + site + ' ' + std::to_string(flags);
    for (auto const length : lengths)
        out += ' ' + std::to_string(length);
    for (auto const& tag : tags)
        out += " #" + tag;
    return out + ' ' + std::to_string(title);
}

using Described = std::map<std::int64_t, std::string>; ///< by the bookmark's id

template <class Where> class ColumnsOf : public tests::Product<Where> {
protected:
    /// What the rows themselves say to a viewer.
    Described from_rows(store::Session& session)
    {
        Described out;
        each_bookmark(session, this->owner, [&](Bookmark const& bookmark) {
            auto const& content = bookmark.content;
            auto const words = cut(own_text(content));
            std::array<std::uint8_t, text_columns.size()> lengths{};
            for (std::size_t column = 0; column < lengths.size(); ++column)
                lengths[column] = kept_length(words.count(column));
            out.emplace(bookmark.key.value,
                        described(*content.created, content.url ? std::string{text::site(*content.url)} : "",
                                  flags_of(content), lengths, content.tags, title_key(content.title)));
        });
        return out;
    }

    Described from_columns(store::Session& session, Columns const& columns)
    {
        Described out;
        for (std::size_t block = 0; block < columns.blocks.size(); ++block) {
            if (columns.blocks[block] == nullptr) continue;
            for (auto const& [place, row] : rows_of(*columns.blocks[block])) {
                auto const number = static_cast<std::int64_t>(block * ColumnBlock::size + place);
                std::vector<std::string> tags;
                for (auto const tag : row.tags)
                    tags.push_back(session.text(tag_sql, tag).value_or("?"));
                out.emplace(numbered(this->owner, number).value,
                            described(row.created, session.text(site_sql, row.site).value_or(""), row.flags,
                                      row.lengths, tags, row.title));
            }
        }
        return out;
    }

    /// A change of one of the bookmarks there are, of marks alone or of texts too.
    void edit_some(store::Transaction& transaction, Shelf const& shelf, std::mt19937& random)
    {
        transaction.see_as(this->owner.value);
        std::vector<PublicId> ids;
        each_bookmark(transaction, this->owner,
                      [&](Bookmark const& bookmark) { ids.push_back(*bookmark.content.id); });
        if (ids.empty()) return;
        BookmarkChange change;
        change.unread = random() % 2 == 0;
        change.favourite = random() % 2 == 0;
        if (random() % 2 == 0)
            change.audience = random() % 2 == 0 ? accounts::Audience::everyone() : accounts::Audience::me();
        if (random() % 2 == 0) change.tags = {{"tag " + std::to_string(random() % 6), "tag 1", "tag 7"}};
        if (random() % 3 == 0) change.note = "noted " + std::to_string(random());
        if (random() % 3 == 0)
            change.url = text::Url::parse("https://edited.example/" + std::to_string(random())).value();
        EXPECT_TRUE(edit_bookmark(transaction, shelf, ids[random() % ids.size()], change).has_value());
    }

    void compare(std::string const& when)
    {
        for (auto const viewer : {this->owner, this->stranger, accounts::AccountId{0}}) {
            auto const session = this->database->read(viewer.value);
            EXPECT_EQ(from_columns(*session, *cache.columns(*session, this->owner)), from_rows(*session))
                << when << ", viewer " << viewer.value;
        }
        this->database->write([&](store::Transaction& transaction) {
            EXPECT_EQ(pairs(transaction.query(public_tags_sql)), pairs(transaction.query(carried_sql)))
                << when;
        });
    }

    static std::map<std::int64_t, std::int64_t> pairs(store::Rows rows)
    {
        std::map<std::int64_t, std::int64_t> out;
        while (rows.next())
            out.emplace(rows.integer(0), rows.integer(1));
        return out;
    }

    static std::uint8_t flags_of(BookmarkDraft const& draft)
    {
        unsigned flags = 0;
        if (draft.unread) flags |= ColumnRow::unread;
        if (draft.archived) flags |= ColumnRow::archived;
        if (draft.favourite) flags |= ColumnRow::favourite;
        if (*draft.audience == accounts::Audience::me()) flags |= ColumnRow::only_me;
        if (*draft.audience == accounts::Audience::everyone()) flags |= ColumnRow::everyone;
        if (draft.kind == SourceKind::unresolved) flags |= ColumnRow::unresolved;
        for (auto const& highlight : draft.highlights)
            if (!highlight.quote.empty()) flags |= ColumnRow::highlighted;
        return static_cast<std::uint8_t>(flags);
    }

    static constexpr std::string_view tag_sql =
        "SELECT name FROM visible_bookmark_tag WHERE tag = ?1 LIMIT 1";
    static constexpr std::string_view public_tags_sql = "SELECT tag, bookmarks FROM public_tag";
    static constexpr std::string_view carried_sql =
        "SELECT bt.tag, count(*) FROM bookmark_tag bt JOIN bookmark b ON b.id = bt.bookmark "
        "WHERE b.audience = -1 GROUP BY bt.tag";
    static constexpr std::string_view site_sql = "SELECT name FROM visible_site WHERE id = ?1";

    ColumnCache cache;
};
TYPED_TEST_SUITE(ColumnsOf, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ColumnsOf, a_library_say_what_its_rows_say_whatever_is_done_to_it)
{
    std::mt19937 random{7};
    tests::RandomDrafts drafts{7};
    auto const tag = [&] { return TagName::parse("tag " + std::to_string(1 + random() % 6)).value(); };
    for (int round = 0; round < 60; ++round) {
        std::string done;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            switch (random() % 8) {
            case 0:
                done = "rename";
                static_cast<void>(rename_tag(transaction, shelf, tag(), tag()));
                break;
            case 1:
                done = "merge";
                static_cast<void>(merge_tag(transaction, shelf, tag(), tag()));
                break;
            case 2:
                done = "delete";
                static_cast<void>(delete_tag(transaction, shelf, tag()));
                break;
            case 3:
                done = "undo";
                static_cast<void>(undo_last(transaction, shelf));
                break;
            case 4:
                done = "edit";
                this->edit_some(transaction, shelf, random);
                break;
            default:
                done = "take";
                for (auto left = 1 + random() % 4; left > 0; --left)
                    take(transaction, shelf, drafts.bookmark());
            }
        });
        this->compare(done + " in round " + std::to_string(round));
        if (this->HasFailure()) return;
    }
}

TYPED_TEST(ColumnsOf, a_library_say_what_its_rows_say_after_every_kind_of_change)
{
    for (unsigned round = 0; round < 300; ++round) {
        this->now += std::chrono::seconds{1};
        std::string done;
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            done = RandomDoings{round, transaction, shelf}.something();
        });
        this->compare(done + " in round " + std::to_string(round));
        if (this->HasFailure()) return;
    }
}

TYPED_TEST(ColumnsOf, a_library_are_those_of_the_state_that_is_read)
{
    this->take(tests::page("https://example.org/a", "A"));
    auto const before = this->database->read(this->owner.value);
    this->from_columns(*before, *this->cache.columns(*before, this->owner));
    this->take(tests::page("https://example.org/b", "B"));
    this->compare("after");
    // The cache knows the younger state by now; this reader still asks for the older one.
    auto const old = this->from_columns(*before, *this->cache.columns(*before, this->owner));
    EXPECT_EQ(old.size(), 1U);
    EXPECT_EQ(old, this->from_rows(*before));
    this->compare("again");
}

TYPED_TEST(ColumnsOf, a_library_that_were_never_committed_are_not_kept)
{
    this->take(tests::page("https://example.org/a", "A"));
    this->compare("before");
    auto const failing = [&] {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            take(transaction, shelf, tests::page("https://example.org/b", "B", {"never"}));
            transaction.write_pending();
            transaction.see_as(this->owner.value);
            this->cache.columns(transaction, this->owner);
            throw std::runtime_error{"on purpose"};
        });
    };
    EXPECT_THROW(failing(), std::runtime_error);
    this->compare("rolled back");
    this->take(tests::page("https://example.org/c", "C"));
    this->compare("after");
}

TYPED_TEST(ColumnsOf, a_library_give_no_number_twice)
{
    auto const gone = tests::page("https://example.org/gone", "Gone");
    this->take(gone);
    std::int64_t last = 0;
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        transaction.see_as(this->owner.value);
        each_bookmark(transaction, this->owner, [&](Bookmark const& bookmark) {
            last = bookmark.key.value;
            remove_bookmark(transaction, shelf.owner, bookmark);
        });
    });
    this->compare("removed");
    this->take(tests::page("https://example.org/next", "Next"));
    auto const session = this->database->read(this->owner.value);
    each_bookmark(*session, this->owner,
                  [&](Bookmark const& bookmark) { EXPECT_GT(bookmark.key.value, last); });
}

TYPED_TEST(ColumnsOf, a_library_of_several_blocks_follow_a_tag_that_many_carry_and_one_that_few_do)
{
    this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
        for (int i = 0; i < 2'200; ++i) {
            auto draft = tests::page("https://example.org/" + std::to_string(i), "one", {"map"});
            if (i < 1'100) draft.tags.insert(draft.tags.begin(), "often");
            if (i % 300 == 0) draft.tags.emplace_back("rare");
            take(transaction, shelf, draft);
        }
    });
    auto const tag = [](std::string_view name) { return TagName::parse(name).value(); };
    for (auto const* from : {"often", "rare"}) {
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            EXPECT_EQ(merge_tag(transaction, shelf, tag(from), tag("map")).value().bookmarks,
                      from == std::string{"often"} ? 1'100 : 8);
        });
        this->compare(from);
        this->on_shelf([&](store::Transaction& transaction, Shelf const& shelf) {
            EXPECT_TRUE(undo_last(transaction, shelf).has_value());
        });
        this->compare(std::string{from} + ", undone");
    }
}

} // namespace
} // namespace florilege::library
