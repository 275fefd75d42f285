#include "digest/publish/publish.hpp"

#include "accounts/viewer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace florilege::digest {
namespace {

Result<Templates> templates_of(Standing const& standing)
{
    if (standing.templates.empty()) return Templates::built_in();
    return Templates::load(standing.templates);
}

Fault fault_of(std::filesystem::path const& file)
{
    return {file.string(), std::strerror(errno)};
}

/// Writes beside the file, syncs, and renames: whoever reads it sees the old issue or the new one.
Result<std::filesystem::path> write_whole(std::filesystem::path const& file, std::string const& content)
{
    auto const beside = std::filesystem::path{file}.concat(".new");
    int const descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) return fault_of(beside);
    std::size_t written = 0;
    bool failed = false;
    while (written < content.size() && !failed) {
        auto const got = ::write(descriptor, content.data() + written, content.size() - written);
        if (got >= 0)
            written += static_cast<std::size_t>(got);
        else
            failed = errno != EINTR;
    }
    failed = failed || ::fsync(descriptor) != 0;
    auto fault = fault_of(beside);
    ::close(descriptor);
    if (!failed && ::rename(beside.c_str(), file.c_str()) == 0) return file;
    if (!failed) fault = fault_of(file);
    ::unlink(beside.c_str());
    return fault;
}

constexpr std::string_view before_sql = "SELECT content, updated FROM issue WHERE digest = ?1 AND label = ?2";
constexpr std::string_view remember_sql =
    "INSERT INTO issue (owner, public_id, digest, label, title, entries, content, published, updated) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
    "ON CONFLICT (digest, label) DO UPDATE SET title = excluded.title, entries = excluded.entries, "
    "content = excluded.content, updated = excluded.updated";

struct Before {
    std::string content;
    Time updated;
};

std::optional<Before> published_before(store::Transaction& transaction, DigestId digest,
                                       std::string_view label)
{
    auto rows = transaction.query(before_sql, digest, label);
    if (!rows.next()) return std::nullopt;
    return Before{rows.string(0), rows.time(1)};
}

/// When what an issue shows became what it is: of what was written anew that is known, of what went away only
/// that it is now.
Time changed_at(Issue const& issue, std::optional<Before> const& before, Time now)
{
    if (!before) return now;
    return issue.updated > before->updated ? std::min(issue.updated, now) : now;
}

/// What stands on the site is what everyone finds there, by the same questions.
std::int64_t reads_as(accounts::AccountId owner, Standing const& standing)
{
    return standing.is_public() ? accounts::Viewer::anonymous().number() : owner.value;
}

/// The file in the digest's folder.
Result<std::filesystem::path> write_file(std::filesystem::path const& file, std::string const& content)
{
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed) return Fault{file.parent_path().string(), failed.message()};
    return write_whole(file, content);
}

} // namespace

Result<Issue> issue_of(store::Session& session, accounts::AccountId owner, Standing const& standing,
                       Period const& period, library::Query const& query, Publication publication,
                       std::optional<Time> published)
{
    ComposeOptions options;
    options.language = standing.language;
    options.order = standing.order;
    options.published = published;
    options.publication = std::move(publication);
    options.publication.slug = standing.slug;
    if (!standing.title.empty()) {
        auto title = title_of(standing.title, period, standing.language);
        if (!title) return title.error();
        options.title = std::move(*title);
    }
    return compose(select(session, owner, period, query, standing.readers), period, options);
}

Result<Published> publish(store::Database& database, accounts::AccountId owner, StoredDigest const& digest,
                          Period const& period, library::Query const& query, Time now)
{
    auto const& standing = digest.standing;
    auto const templates = templates_of(standing);
    if (!templates) return templates.error();
    auto const reader = database.read(reads_as(owner, standing));
    auto const issue = issue_of(*reader, owner, standing, period, query, {});
    if (!issue) return issue.error();
    Published published{Fate::empty, period.label, issue->title, issue->entries(), {}};
    if (issue->empty()) return published;

    auto const content = render(*issue, standing.format, *templates);
    bool const in_folder = !standing.on_site();
    if (in_folder)
        published.file = standing.folder / (standing.slug + '-' + period.label + '.' +
                                            std::string{extension_of(standing.format)});
    std::optional<Before> before;
    database.write([&](store::Transaction& transaction) {
        before = published_before(transaction, digest.id, period.label);
    });
    bool const there = !in_folder || std::filesystem::exists(published.file);
    published.fate = !before ? Fate::published
                             : (before->content == content && there ? Fate::unchanged : Fate::republished);
    if (published.fate == Fate::unchanged) return published;

    if (in_folder)
        if (auto const written = write_file(published.file, content); !written) return written.error();
    database.write([&](store::Transaction& transaction) {
        transaction.run(remember_sql, owner, PublicId::random(), digest.id, period.label, issue->title,
                        issue->entries(), content, now, changed_at(*issue, before, now));
    });
    return published;
}

} // namespace florilege::digest
