#include "cli/digest_run.hpp"

#include "cli/library.hpp"
#include "cli/queries.hpp"
#include "cli/remote/digests.hpp"
#include "digest/publish/publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace florilege::cli {
namespace {

/// Which digests, and which period.
struct Wanted {
    std::string const& slug; ///< empty: all
    digest::PeriodWords const& words;

    Result<digest::Period> period_of(digest::Standing const& standing, Time now) const
    {
        if (!words.week && !words.from) return digest::last_over(standing.every, standing.zone, now);
        return digest::read_period(words, standing.zone, now);
    }
};

std::string text_of(digest::Published const& published)
{
    auto const where = published.file.empty() ? std::string{"on the site"} : published.file.string();
    switch (published.fate) {
    case digest::Fate::published:
        return fmt::format("{}: published {} ({} entries)", published.label, where, published.entries);
    case digest::Fate::republished:
        return fmt::format("{}: published again {} ({} entries)", published.label, where, published.entries);
    case digest::Fate::unchanged:
        return fmt::format("{}: published before, nothing has changed", published.label);
    case digest::Fate::empty:
        return fmt::format("{}: nothing was saved; nothing is published", published.label);
    }
    return {};
}

Exit run_one(Context& context, Library& library, Wanted const& wanted, digest::StoredDigest const& digest)
{
    auto const now = context.clock.now();
    auto const period = wanted.period_of(digest.standing, now);
    if (!period) return wrong(context, period.error());
    auto const query = read_query(digest.standing.query, digest.standing.slug, digest.standing.zone, now);
    if (!query) return told(context, query.error());
    auto const published =
        digest::publish(*library.database, library.account.id, digest, *period, *query, now);
    if (!published) return told(context, published.error());
    context.terminal.out << digest.standing.slug << ' ' << text_of(*published) << '\n';
    return Exit::done;
}

/// Has the site publish it, which it does in a moment.
Exit order_one(Context& context, Server const& server, Wanted const& wanted, OrderedDigest const& digest)
{
    auto const& standing = digest.standing;
    auto const period = wanted.period_of(standing, context.clock.now());
    if (!period) return wrong(context, period.error());
    if (!digest::period_labelled(period->label, standing.zone))
        return wrong(context, {"--from", "is to be a day, and --to another: a site publishes whole days"});
    if (auto const ordered = publish_digest(server, standing.slug, period->label); !ordered)
        return told(context, ordered.error());
    context.terminal.out << fmt::format(
        "{} {}: ordered; where anything was saved then, it comes out {}\n", standing.slug, period->label,
        standing.on_site() ? "at " + digest.address + '/' + period->label : "in " + standing.folder.string());
    return Exit::done;
}

/// Does so with the digest that is named, or with each; these have a `standing`.
template <class Digest, class Work>
Exit with_each(Context& context, Wanted const& wanted, std::vector<Digest> const& digests, Work const& work)
{
    auto worst = Exit::done;
    bool found = false;
    for (auto const& digest : digests) {
        if (!wanted.slug.empty() && digest.standing.slug != wanted.slug) continue;
        found = true;
        worst = std::max(worst, work(digest));
    }
    if (found) return worst;
    if (wanted.slug.empty()) {
        context.terminal.out << "no digest is ordered yet\n";
        return Exit::partly;
    }
    return told(context, {wanted.slug, "there is no such digest; `florilege digest-job list` shows them"});
}

Exit run_here(Context& context, Wanted const& wanted)
{
    auto library = open_for_writing(context);
    if (!library) return told(context, library.error());
    auto const digests = digest::digests_of(*library->read(), library->account.id);
    return with_each(context, wanted, digests, [&](digest::StoredDigest const& digest) {
        return run_one(context, *library, wanted, digest);
    });
}

Exit run_there(Context& context, Wanted const& wanted)
{
    auto const server = Server::of(context);
    if (!server) return told(context, server.error());
    auto const digests = ordered_digests(*server);
    if (!digests) return told(context, digests.error());
    return with_each(context, wanted, *digests, [&](OrderedDigest const& digest) {
        return order_one(context, *server, wanted, digest);
    });
}

} // namespace

Exit run_digests(Context& context, std::string const& slug, digest::PeriodWords const& words)
{
    Wanted const wanted{slug, words};
    return is_remote(context) ? run_there(context, wanted) : run_here(context, wanted);
}

} // namespace florilege::cli
