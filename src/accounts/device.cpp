#include "accounts/device.hpp"

#include "accounts/secret.hpp"

namespace florilege::accounts {

constexpr std::string_view forget_unused_sql = "DELETE FROM device WHERE account = ?1 AND last_used <= ?2";
constexpr std::string_view make_room_sql =
    "DELETE FROM device WHERE account = ?1 AND id NOT IN "
    "(SELECT id FROM device WHERE account = ?1 ORDER BY last_used DESC, id DESC LIMIT ?2)";
constexpr std::string_view insert_sql =
    "INSERT INTO device (account, public_id, secret_hash, created, last_used) VALUES (?1, ?2, ?3, ?4, ?4)";

NewDevice remember_device(store::Transaction& transaction, AccountId account, Time now)
{
    transaction.run(forget_unused_sql, account, now - device_terms.unused);
    transaction.run(make_room_sql, account, device_terms.of_an_account - 1);
    NewDevice made{PublicId::random(), fresh_secret()};
    auto const hash = hash_of(made.secret);
    transaction.run(insert_sql, account, made.id, store::Blob{hash}, now);
    return made;
}

constexpr std::string_view find_sql = "SELECT public_id, last_used FROM visible_device "
                                      "WHERE secret_hash = ?1 AND account = ?2 AND last_used > ?3";

std::optional<Device> device_of(store::Session& session, AccountId account, std::string_view secret, Time now)
{
    auto const hash = hash_of(secret);
    auto rows = session.query(find_sql, store::Blob{hash}, account, now - device_terms.unused);
    if (!rows.next()) return std::nullopt;
    return Device{rows.public_id(0), rows.time(1)};
}

bool to_be_touched(Device const& device, Time now) noexcept
{
    return now - device.last_used >= std::chrono::days{1};
}

constexpr std::string_view touch_sql =
    "UPDATE device SET last_used = ?2 WHERE public_id = ?1 AND last_used < ?2";

void touch_device(store::Transaction& transaction, Device const& device, Time now)
{
    transaction.run(touch_sql, device.id, now);
}

constexpr std::string_view forget_sql = "DELETE FROM device WHERE account = ?1";

void forget_devices(store::Transaction& transaction, AccountId account)
{
    transaction.run(forget_sql, account);
}

} // namespace florilege::accounts
