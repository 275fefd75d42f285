#include "accounts/recovery_codes.hpp"

#include "accounts/secret.hpp"
#include "accounts/typed_code.hpp"

namespace florilege::accounts {
namespace {

SecretHash kept(std::string_view code)
{
    return hash_of("recovery code " + typed_code(code));
}

} // namespace

constexpr std::string_view forget_sql = "DELETE FROM recovery_code WHERE account = ?1";
constexpr std::string_view keep_sql = "INSERT INTO recovery_code (account, code_hash) VALUES (?1, ?2)";

std::array<std::string, recovery_code_count> make_recovery_codes(store::Transaction& transaction,
                                                                 AccountId account)
{
    transaction.run(forget_sql, account);
    std::array<std::string, recovery_code_count> codes;
    for (auto& code : codes) {
        code = fresh_code({4, 6});
        auto const hash = kept(code);
        transaction.run(keep_sql, account, store::Blob{hash});
    }
    return codes;
}

constexpr std::string_view use_sql = "DELETE FROM recovery_code WHERE account = ?1 AND code_hash = ?2";

bool use_recovery_code(store::Transaction& transaction, AccountId account, std::string_view typed)
{
    constexpr std::size_t longest = 100; // nobody types more blanks than that
    if (typed.size() > longest) return false;
    auto const hash = kept(typed);
    return transaction.run(use_sql, account, store::Blob{hash}) > 0;
}

constexpr std::string_view left_sql = "SELECT count(*) FROM visible_recovery_code WHERE account = ?1";

std::size_t recovery_codes_left(store::Session& session, AccountId account)
{
    return static_cast<std::size_t>(session.integer(left_sql, account).value_or(0));
}

} // namespace florilege::accounts
