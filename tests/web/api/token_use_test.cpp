#include "tests/web/api/api_fixture.hpp"

namespace florilege::web {
namespace {

template <class Where> class TokenUse : public tests::ApiTest<Where> {
protected:
    std::optional<Time> last_used()
    {
        auto const session = this->database->read(this->owner.value);
        return accounts::tokens_of(*session, this->owner).front().last_used;
    }
};
TYPED_TEST_SUITE(TokenUse, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(TokenUse, is_remembered_by_its_day)
{
    auto program = this->mine();
    EXPECT_FALSE(this->last_used());
    program.get("/api/v1/openapi.json");
    EXPECT_EQ(this->last_used(), Time{std::chrono::floor<std::chrono::days>(tests::monday)});
}

} // namespace
} // namespace florilege::web
