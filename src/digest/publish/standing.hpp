#pragma once

#include "accounts/account.hpp"
#include "digest/order.hpp"
#include "digest/period.hpp"
#include "digest/render.hpp"
#include "digest/select/select.hpp"
#include "store/transaction.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace florilege::digest {

using DigestId = Id<struct DigestTag>;

enum class Every { day, week, month };

/// "day", "week", "month".
std::optional<Every> every_named(std::string_view name) noexcept;
std::string_view name_of(Every every) noexcept;

/// "text", "html", …, and what a file in that form is called by, without the dot.
std::string_view name_of(Format format) noexcept;
std::string_view extension_of(Format format) noexcept;

/// A digest as its owner ordered it: which bookmarks, how arranged, in which words, when, and where to.
struct Standing {
    std::string slug;  ///< its name in addresses and file names: [a-z0-9-], 1 to 64 bytes
    std::string title; ///< as --title; empty: the language's own
    std::string query;
    Every every = Every::week;
    Order order = Order::newest;
    Language language = Language::english;
    Zone zone = Zone::utc();
    Format format = Format::html;
    std::filesystem::path
        folder; ///< issues are written here as SLUG-LABEL.EXTENSION; empty: on the site alone
    std::filesystem::path templates; ///< the person's own; empty: ours
    Readers readers = Readers::everyone;

    bool on_site() const noexcept { return folder.empty(); }
    /// Everyone finds it on the site.
    bool is_public() const noexcept { return on_site() && readers == Readers::everyone; }
};

struct StandingLimits {
    static constexpr std::size_t slug = 64;
    static constexpr std::size_t text = 4096; ///< bytes of a title or a query
    static constexpr std::size_t of_an_account = 50;
};

/// Whether a digest can be called that.
bool is_slug(std::string_view name) noexcept;

struct StoredDigest {
    DigestId id;
    Standing standing;
    Time created;
};

/// A Fault where the slug is none or taken.
Result<DigestId> add_digest(store::Transaction& transaction, accounts::AccountId owner,
                            Standing const& standing, Time now);
std::vector<StoredDigest> digests_of(store::Session& session, accounts::AccountId owner); ///< by slug
std::optional<StoredDigest> find_digest(store::Session& session, accounts::AccountId owner,
                                        std::string_view slug);
/// Writes down its title, query, order and language anew; issues that came out show these from now on.
void change_digest(store::Transaction& transaction, StoredDigest const& digest);

/// The last period of that length that was over at `now`, in the zone: yesterday, last week, last month.
Period last_over(Every every, Zone const& zone, Time now);

} // namespace florilege::digest
