#include "tests/product.hpp"
#include "web/oidc/attempt.hpp"

namespace florilege::web {
namespace {

using tests::monday;

Seal const seal{Seal::Key{}};

OidcAttempt attempt(std::string state = "s")
{
    return {{std::move(state), "n", "v"}, "/lists?a=b&c", "note=x%26y&tags=a", PublicId::random(), monday};
}

TEST(OidcAttempt, is_opened_as_it_was_closed)
{
    auto const made = attempt();
    auto const read = opened(seal, closed(seal, made), monday);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->secrets.state, "s");
    EXPECT_EQ(read->secrets.nonce, "n");
    EXPECT_EQ(read->secrets.verifier, "v");
    EXPECT_EQ(read->next, made.next);
    EXPECT_EQ(read->kept, made.kept);
    EXPECT_EQ(read->connects, made.connects);
    EXPECT_EQ(read->begun, made.begun);
}

TEST(OidcAttempt, is_none_where_it_is_too_old_lacks_a_secret_or_was_not_closed_by_us)
{
    auto const good = closed(seal, attempt());
    EXPECT_TRUE(opened(seal, good, monday + attempt_lasts - std::chrono::seconds{1}));
    EXPECT_FALSE(opened(seal, good, monday + attempt_lasts));
    EXPECT_FALSE(opened(seal, closed(seal, attempt("")), monday));
    EXPECT_FALSE(opened(seal, seal.close("did", "?state=s&nonce=n&verifier=v&begun=0"), monday));
    EXPECT_FALSE(opened(seal, "", monday));
    EXPECT_FALSE(opened(seal, "A" + good, monday));
}

TEST(UsedAttempts, are_used_once_and_only_so_many_remembered)
{
    UsedAttempts used;
    EXPECT_TRUE(used.use(attempt("first"), monday));
    EXPECT_FALSE(used.use(attempt("first"), monday));
    for (std::size_t count = 1; count < UsedAttempts::most; ++count)
        ASSERT_TRUE(used.use(attempt(std::to_string(count)), monday));
    EXPECT_FALSE(used.use(attempt("9999"), monday + std::chrono::minutes{9}));
    EXPECT_TRUE(used.use(attempt("first"), monday)) << "the oldest made room";
    EXPECT_TRUE(used.use(attempt("9999"), monday + attempt_lasts)) << "too old to be opened by now";
}

} // namespace
} // namespace florilege::web
