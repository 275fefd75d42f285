#include "accounts/device.hpp"
#include "tests/accounts/viewers.hpp"

#include <gmock/gmock.h>

namespace florilege::accounts {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using tests::monday;

template <class Where> class Devices : public tests::Secrets<Where> {
protected:
    NewDevice remember(Time time = monday)
    {
        std::optional<NewDevice> made;
        this->database->write(
            [&](store::Transaction& transaction) { made = remember_device(transaction, this->owner, time); });
        return *made;
    }

    std::optional<Device> found(NewDevice const& made, Time time = monday)
    {
        return device_of(*this->database->read(authenticator), this->owner, made.secret, time);
    }
};
TYPED_TEST_SUITE(Devices, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Devices, are_known_to_one_account)
{
    auto const made = this->remember();
    EXPECT_EQ(this->found(made)->id, made.id);
    EXPECT_FALSE(this->found({made.id, made.secret + "x"}));
    EXPECT_FALSE(device_of(*this->database->read(authenticator), this->stranger, made.secret, monday));
}

TYPED_TEST(Devices, are_forgotten_when_they_are_not_used)
{
    auto const made = this->remember();
    EXPECT_TRUE(this->found(made, monday + days{400} - seconds{1}));
    EXPECT_FALSE(this->found(made, monday + days{400}));
    this->remember(monday + days{400});
    this->database->write([&](store::Transaction& transaction) {
        EXPECT_EQ(transaction.integer("SELECT count(*) FROM device"), 1);
    });
}

TYPED_TEST(Devices, are_touched_once_a_day)
{
    auto const made = this->remember();
    EXPECT_FALSE(to_be_touched(*this->found(made), monday + days{1} - seconds{1}));
    EXPECT_TRUE(to_be_touched(*this->found(made), monday + days{1}));
    this->database->write([&](store::Transaction& transaction) {
        touch_device(transaction, {made.id, monday}, monday + days{2});
        touch_device(transaction, {made.id, monday}, monday + days{1}); // one that was late
    });
    EXPECT_EQ(this->found(made)->last_used, monday + days{2});
}

TYPED_TEST(Devices, are_twenty_at_most)
{
    auto const first = this->remember();
    auto const second = this->remember(monday + seconds{1});
    for (int i = 2; i <= 20; ++i)
        this->remember(monday + seconds{i});
    EXPECT_FALSE(this->found(first));
    EXPECT_TRUE(this->found(second));
}

TYPED_TEST(Devices, are_forgotten_together)
{
    auto const made = this->remember();
    this->database->write(
        [&](store::Transaction& transaction) { forget_devices(transaction, this->stranger); });
    EXPECT_TRUE(this->found(made));
    this->database->write([&](store::Transaction& transaction) { forget_devices(transaction, this->owner); });
    EXPECT_FALSE(this->found(made));
}

TYPED_TEST(Devices, are_seen_by_the_authenticator_alone)
{
    this->remember();
    this->expect_only_the_authenticator_sees({"visible_device"});
}

} // namespace
} // namespace florilege::accounts
