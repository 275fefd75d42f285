#include "library/search/search.hpp"
#include "tests/library/query/reading.hpp"
#include "tests/library/search/counted_session.hpp"
#include "tests/product.hpp"

namespace florilege::library {
namespace {

template <class Where> class ManyTerms : public tests::Product<Where> {
protected:
    static constexpr int pages = 40;

    ManyTerms()
    {
        this->on_shelf([](store::Transaction& transaction, Shelf const& shelf) {
            for (int i = 0; i < pages; ++i) {
                auto draft = tests::page("https://x.x" + std::to_string(i) + ".example.org/", "a page");
                draft.author = "Xavier " + std::to_string(i);
                draft.audience = accounts::Audience::everyone();
                take(transaction, shelf, draft);
            }
        });
    }

    struct Cost {
        std::size_t statements;
        std::size_t rows;
        std::size_t found;
        bool operator==(Cost const&) const = default;
    };
    Cost asked(std::string const& text)
    {
        auto const reader = this->database->read(0);
        ColumnCache columns;
        tests::CountedSession session{*reader};
        auto const found = matching(session, columns, this->owner, tests::query(text)).size();
        return {session.statements, session.rows, found};
    }

    /// Terms for beginnings, of which the first finds all that any of them does.
    static std::string terms(std::string const& field, int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += (i == 0 ? "" : " OR ") + field + (i == 0 ? "" : std::to_string(i)) + "*";
        return text;
    }
};
TYPED_TEST_SUITE(ManyTerms, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(ManyTerms, about_addresses_read_each_address_once)
{
    auto const one = this->asked(this->terms("url:x.", 1));
    EXPECT_EQ(one.found, std::size_t{ManyTerms<TypeParam>::pages});
    EXPECT_EQ(this->asked(this->terms("url:x.", 64)), one);
    // However the terms are put together.
    auto text = std::string{"url:x.*"};
    for (int i = 1; i < 20; ++i)
        text += " OR (url:x." + std::to_string(i) + "* -is:untagged)";
    EXPECT_EQ(this->asked(text), one);
}

TYPED_TEST(ManyTerms, about_hosts_read_each_address_once)
{
    auto const one = this->asked("site:x1.example.org");
    EXPECT_EQ(one.found, 1U);
    std::string text = "site:x1.example.org";
    for (int i = 2; i < 30; ++i)
        text += " OR site:x" + std::to_string(i) + ".example.org";
    auto const many = this->asked(text);
    EXPECT_EQ(many.found, 29U);
    // Each asks for the number of its site.
    EXPECT_EQ(many.rows, one.rows + 28);
}

TYPED_TEST(ManyTerms, about_authors_read_each_author_once)
{
    auto const one = this->asked(this->terms("by:x", 1));
    EXPECT_EQ(one.found, std::size_t{ManyTerms<TypeParam>::pages});
    auto const many = this->asked(this->terms("by:x", 64));
    EXPECT_EQ(many.found, one.found);
    // Each beginning may be looked up in the book of words, which has two that begin so.
    EXPECT_LE(many.statements, one.statements + 63);
    EXPECT_LE(many.rows, one.rows + 2 * 63);
    EXPECT_EQ(this->asked("by:xavier").found, std::size_t{ManyTerms<TypeParam>::pages});
    EXPECT_EQ(this->asked("by:xavier -by:x*").found, 0U);
    EXPECT_EQ(this->asked("by:\"xavier 7\" OR by:\"xavier 8\"").found, 2U);
}

} // namespace
} // namespace florilege::library
