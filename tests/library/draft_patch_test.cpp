#include "library/draft_patch.hpp"
#include "tests/library/random_drafts.hpp"

#include <gtest/gtest.h>

namespace florilege::library {
namespace {

/// Patches that find what they name, and some that do not; the same for the same seed.
class RandomPatches {
public:
    explicit RandomPatches(unsigned seed) : random_{seed}, drafts_{seed} {}

    /// A bookmark of which every highlight and reply has an id.
    BookmarkDraft bookmark()
    {
        auto draft = drafts_.bookmark();
        draft.id = PublicId::random();
        draft.audience = accounts::Audience::me();
        for (auto& highlight : draft.highlights) {
            highlight.id = PublicId::random();
            highlight.updated = from_micros(1);
            name_all(highlight.replies);
        }
        return draft;
    }

    DraftPatch patch(BookmarkDraft const& of)
    {
        DraftPatch patch{*of.id, std::nullopt, what(of)};
        if (one_in(2)) patch.updated = from_micros(static_cast<std::int64_t>(random_() % 1'000'000));
        return patch;
    }

private:
    static void name_all(std::vector<ReplyDraft>& replies)
    {
        for (auto& reply : replies) {
            reply.id = PublicId::random();
            name_all(reply.replies);
        }
    }

    decltype(DraftPatch::what) what(BookmarkDraft const& of)
    {
        switch (random_() % 7) {
        case 0: return fields();
        case 1: return PutHighlight{other_highlight(), random_() % 4, {}};
        case 2: return TakeHighlight{some_highlight(of)};
        case 3: return HighlightPatch{some_highlight(of), text(), text(), text(), text(), time()};
        case 4: {
            auto const parent = one_in(2) ? std::optional{some_reply(of)} : std::nullopt;
            return PutReply{some_highlight(of),
                            parent,
                            {"Ann", "new", from_micros(7), PublicId::random(), {}},
                            random_() % 4};
        }
        case 5: return TakeReply{some_reply(of)};
        default: return ReplyPatch{some_reply(of), text(), text()};
        }
    }

    FieldPatch fields()
    {
        FieldPatch patch;
        auto const other = drafts_.bookmark();
        patch.fields.title = text();
        patch.fields.note = text();
        patch.fields.author = text();
        patch.fields.article = text();
        if (one_in(2)) patch.fields.tags = other.tags;
        if (one_in(2)) patch.fields.audience = accounts::Audience::everyone();
        if (one_in(2)) patch.fields.unread = one_in(2);
        if (one_in(2)) patch.fields.archived = one_in(2);
        if (one_in(2)) patch.fields.favourite = one_in(2);
        if (one_in(2)) patch.fields.url = other.url;
        if (one_in(2)) patch.fields.created = time();
        if (one_in(2)) patch.kind = other.kind;
        return patch;
    }

    HighlightDraft other_highlight()
    {
        HighlightDraft highlight;
        highlight.id = PublicId::random();
        highlight.quote = "put in";
        highlight.created = from_micros(3);
        return highlight;
    }

    PublicId some_highlight(BookmarkDraft const& of)
    {
        if (of.highlights.empty() || one_in(10)) return PublicId::random();
        return *of.highlights[random_() % of.highlights.size()].id;
    }

    PublicId some_reply(BookmarkDraft const& of)
    {
        std::vector<PublicId> ids;
        for (auto const& highlight : of.highlights)
            gather(highlight.replies, ids);
        return ids.empty() || one_in(10) ? PublicId::random() : ids[random_() % ids.size()];
    }

    static void gather(std::vector<ReplyDraft> const& replies, std::vector<PublicId>& ids)
    {
        for (auto const& reply : replies) {
            ids.push_back(*reply.id);
            gather(reply.replies, ids);
        }
    }

    std::optional<std::string> text()
    {
        return one_in(2) ? std::optional{"text " + std::to_string(random_() % 100)} : std::nullopt;
    }
    std::optional<Time> time()
    {
        return one_in(2) ? std::optional{from_micros(static_cast<std::int64_t>(random_() % 1000))}
                         : std::nullopt;
    }
    bool one_in(unsigned n) { return random_() % n == 0; }

    std::mt19937 random_;
    tests::RandomDrafts drafts_;
};

TEST(DraftPatch, is_taken_back_by_what_applying_it_gives_and_that_by_the_like)
{
    RandomPatches random{3};
    std::size_t made = 0;
    std::size_t changed = 0;
    for (int round = 0; round < 2'000; ++round) {
        auto const before = random.bookmark();
        auto const patch = random.patch(before);
        auto draft = before;
        auto const back = applied(patch, draft);
        if (!back) {
            EXPECT_EQ(draft, before) << "what cannot be applied changes nothing";
            continue;
        }
        ++made;
        auto const after = draft;
        changed += after == before ? 0U : 1U;
        auto const forth = applied(*back, draft);
        ASSERT_TRUE(forth.has_value());
        ASSERT_EQ(draft, before) << to_json(patch);
        ASSERT_TRUE(applied(*forth, draft).has_value());
        ASSERT_EQ(draft, after) << to_json(patch);
    }
    EXPECT_GT(made, 1'000U);
    EXPECT_GT(changed, 1'000U);
    EXPECT_LT(made, 2'000U) << "some name what is not there";
}

TEST(DraftPatch, is_read_back_as_it_was_written)
{
    RandomPatches random{4};
    for (int round = 0; round < 500; ++round) {
        auto const bookmark = random.bookmark();
        auto patch = random.patch(bookmark);
        if (auto* const put = std::get_if<PutHighlight>(&patch.what))
            put->lists = {{PublicId::random(), {}, {{3, {std::nullopt, PublicId::random(), "beside it"}}}}};
        EXPECT_EQ(draft_patch_of(to_json(patch)), patch) << to_json(patch);
        auto draft = bookmark;
        if (auto const back = applied(patch, draft)) {
            EXPECT_EQ(draft_patch_of(to_json(*back)), *back) << to_json(*back);
        }
    }
}

TEST(DraftPatch, says_no_more_than_it_changes)
{
    BookmarkDraft bookmark;
    bookmark.id = PublicId::random();
    bookmark.article = std::string(100'000, 'a');
    FieldPatch patch;
    patch.fields.unread = true;
    auto const back = applied({*bookmark.id, std::nullopt, patch}, bookmark);
    EXPECT_LT(to_json(*back).size(), 100U);
}

} // namespace
} // namespace florilege::library
