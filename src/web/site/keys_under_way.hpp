#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace florilege::web {

/// The keys of requests that are being answered now, each of an account: of two with the same key one is
/// answered. Any thread.
class KeysUnderWay {
public:
    using Key = std::pair<std::int64_t, std::string>; ///< the account's number, the key

    /// Held while a request is answered.
    class Turn {
    public:
        Turn(KeysUnderWay& keys, std::int64_t account, std::string_view key)
            : keys_{keys}, key_{account, key}, is_ours_{keys.begin(key_)}
        {}
        ~Turn()
        {
            if (is_ours_) keys_.end(key_);
        }
        Turn(Turn const&) = delete;
        Turn& operator=(Turn const&) = delete;

        /// False where another request has it.
        bool is_ours() const noexcept { return is_ours_; }

    private:
        KeysUnderWay& keys_;
        Key const key_;
        bool const is_ours_;
    };

private:
    bool begin(Key const& key)
    {
        std::lock_guard const lock{mutex_};
        return keys_.insert(key).second;
    }
    void end(Key const& key)
    {
        std::lock_guard const lock{mutex_};
        keys_.erase(key);
    }

    std::mutex mutex_; ///< guards keys_
    std::set<Key> keys_ = {};
};

} // namespace florilege::web
