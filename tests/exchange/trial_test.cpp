// A dry run tells what the import then does, and changes nothing.
#include "exchange/exporters/florilege.hpp"
#include "exchange/formats.hpp"
#include "exchange/import.hpp"
#include "library/history/batch.hpp"
#include "library/lists/list.hpp"
#include "store/data_directory.hpp"
#include "tests/corpus.hpp"
#include "tests/exchange/random_drafts.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace florilege::exchange {
namespace {

using ::testing::IsEmpty;

/// Wants no more after so many commits.
struct TrialPatience final : ImportProgress {
    explicit TrialPatience(int commits) : left{commits} {}
    Onward committed(std::int64_t, std::uint64_t) override
    {
        return --left > 0 ? Onward::go_on : Onward::stop;
    }
    int left;
};

struct OnlyTrying {
    bool dry = false;
    Format const* format = nullptr;
    int commits = 1000;
};

template <class Where> class Trials : public tests::Product<Where> {
protected:
    std::optional<ImportReport> import(Source& source, OnlyTrying const& asked)
    {
        TrialPatience progress{asked.commits};
        ImportRequest request;
        request.format = asked.format;
        request.dry_run = asked.dry;
        request.scratch = scratch.path();
        StoppedClock const clock{this->now};
        if (!asked.dry) this->now += std::chrono::hours{1};
        auto report = import_source(*this->database, this->owner, source, request, clock, progress);
        return report ? std::optional{*report} : std::nullopt;
    }

    /// What an import says is what it said it would say, while nothing changed.
    template <class Open>
    std::optional<ImportReport> try_and_import(Open open, Format const* format = nullptr)
    {
        auto const before = this->all();
        auto const tried = import(*open(), {true, format});
        EXPECT_EQ(this->all(), before);
        EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
        auto done = import(*open(), {false, format});
        EXPECT_EQ(tried.has_value(), done.has_value());
        if (!tried || !done) return std::nullopt;
        EXPECT_TRUE(tried->dry_run);
        auto expected = *done;
        expected.dry_run = true;
        EXPECT_EQ(to_json(*tried), to_json(expected));
        return done;
    }

    tests::TemporaryFolder scratch;
};
TYPED_TEST_SUITE(Trials, tests::ProductEngines, tests::ProductEngineNames);

/// The largest of a format's cases.
std::optional<std::filesystem::path> case_of(Format const& format)
{
    std::string folder{format.name};
    std::ranges::replace(folder, '-', '_');
    auto const root = tests::fixture("exchange/" + folder);
    std::optional<std::filesystem::path> largest;
    if (!std::filesystem::exists(root)) return largest;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{root}) {
        bool const is_one = entry.path().stem() == "in";
        if (is_one && (!largest || std::filesystem::file_size(*largest) < entry.file_size()))
            largest = entry.path();
    }
    return largest;
}

TYPED_TEST(Trials, tell_of_each_format_what_its_import_does)
{
    int imported = 0;
    for (auto const* format : formats()) {
        auto const file = case_of(*format);
        if (!file) continue;
        SCOPED_TRACE(*file);
        imported += this->try_and_import([&] { return open_file(*file); }, format).has_value();
    }
    EXPECT_GT(imported, 25);
}

/// A file in our own format, which says all there is to say.
class OwnFile {
public:
    OwnFile() { exporter_->begin({tests::monday, "colette"}); }
    Exporter& operator*() { return *exporter_; }
    void bookmark(library::BookmarkDraft draft)
    {
        if (!draft.id) draft.id = drafts_without_id_.some_id();
        static_cast<void>(exporter_->bookmark({library::BookmarkId{1}, draft}));
    }
    std::unique_ptr<Source> open() const { return from_memory("own.jsonl", out_.str()); }

private:
    std::ostringstream out_;
    std::unique_ptr<Exporter> exporter_ = florilege_export.make(out_, {});
    RandomDrafts drafts_without_id_{99};
};

/// One that is in some way the same thing as another, or becomes it.
library::BookmarkDraft alike(library::BookmarkDraft draft, RandomDrafts& random, std::uint64_t way)
{
    auto const other = random.bookmark();
    switch (way % 7) {
    case 0: break;
    case 1: draft.note += " and more"; break;
    case 2: draft.id = other.id; break;
    case 3: draft.tags = other.tags; break;
    case 4:
        draft.kind = library::SourceKind::page;
        draft.url = other.url.value_or(text::Url::parse("https://ponds.example/").value());
        break;
    case 5: draft.highlights = other.highlights; break;
    case 6: draft = other; break;
    }
    return draft;
}

TYPED_TEST(Trials, tell_of_any_library_and_any_file_what_the_import_does)
{
    std::int64_t updated = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE(seed);
        RandomDrafts random{seed};
        OwnFile base;
        std::vector<library::BookmarkDraft> drafts;
        auto const tags = std::array{random.tag(), random.tag(), random.tag()};
        for (auto const& tag : tags)
            (*base).tag(tag);
        auto const search = random.search();
        for (int count = 0; count < 12; ++count) {
            drafts.push_back(random.bookmark());
            base.bookmark(drafts.back());
        }
        auto names = random.names();
        if (drafts.front().id) names.bookmark = *drafts.front().id;
        (*base).former_names(names);
        (*base).search(search);
        (*base).end();
        ASSERT_TRUE(this->try_and_import([&] { return base.open(); }));

        OwnFile next;
        (*next).tag(random.tag());
        for (std::uint64_t at = 0; at < drafts.size(); ++at) {
            auto draft = alike(drafts[at], random, seed + at);
            for (auto const& tag : tags)
                draft.tags.insert(draft.tags.end(), tag.aliases.begin(), tag.aliases.end());
            next.bookmark(draft);
            if (at % 4 == 0) next.bookmark(alike(draft, random, at));
        }
        library::BookmarkDraft formerly = random.bookmark();
        if (!names.ids.empty()) formerly.id = names.ids.front();
        next.bookmark(formerly);
        auto list = random.list();
        for (auto const& draft : drafts)
            list.entries.push_back({draft.id, std::nullopt, {}});
        for (auto const& highlight : drafts.front().highlights)
            list.entries.push_back({std::nullopt, highlight.id, {}});
        (*next).list(list);
        auto taken = random.search();
        taken.name = search.name;
        (*next).search(taken);
        (*next).end();
        auto const report = this->try_and_import([&] { return next.open(); });
        ASSERT_TRUE(report);
        updated += report->updated;
    }
    EXPECT_GT(updated, 16);
}

/// Tags that are called otherwise here than in a file, whose tags come long before its bookmarks.
TYPED_TEST(Trials, know_what_tags_are_called_here)
{
    this->on_shelf([](store::Transaction& transaction, library::Shelf const& shelf) {
        library::take_tag(transaction, shelf, {"javascript", {"js"}, {}});
        library::take_tag(transaction, shelf, {"maps", {}, {}});
    });
    auto one = tests::page("https://a.example/1", "One", {"javascript"});
    auto two = tests::page("https://a.example/2", "Two", {"maps"});
    one.created = two.created = one.updated = two.updated = tests::monday;
    this->take(one);
    this->take(two);
    OwnFile file;
    (*file).tag({"js", {}, {}});
    (*file).tag({"charts", {"maps"}, {}});
    for (int at = 0; at < 600; ++at)
        (*file).tag({"tag " + std::to_string(at), {}, {}});
    one.tags = {"js"};
    file.bookmark(one);
    file.bookmark(two);
    (*file).end();
    auto const report = this->try_and_import([&] { return file.open(); });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->added, 0);
}

/// A name that another bookmark has here stays with that one.
TYPED_TEST(Trials, know_who_has_a_former_name_here)
{
    auto one = tests::page("https://a.example/1", "One");
    auto two = tests::page("https://a.example/2", "Two");
    one.origin = "service:1";
    two.id = RandomDrafts{5}.some_id();
    this->take(one);
    this->take(two);
    OwnFile file;
    file.bookmark(two);
    for (int at = 0; at < 600; ++at)
        (*file).tag({"tag " + std::to_string(at), {}, {}});
    (*file).former_names({*two.id, {}, {"service:1"}});
    auto three = tests::page("https://a.example/3", "Three");
    three.origin = "service:1";
    file.bookmark(three);
    (*file).end();
    ASSERT_TRUE(this->try_and_import([&] { return file.open(); }));
}

TYPED_TEST(Trials, know_what_stood_in_the_file_long_before)
{
    std::string file;
    for (int at = 0; at < 2000; ++at)
        file += "https://a.example/" + std::to_string(at % 1200) + " Title " + std::to_string(at) + "\n";
    auto const report = this->try_and_import([&] { return from_memory("urls.txt", file); });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->added, 1200);
}

TYPED_TEST(Trials, need_no_more_than_to_read)
{
    this->take(tests::page("https://a.example/1", "One"));
    auto const reading = store::open(this->where.location, store::Access::read_only, library::tokenizer());
    auto const source = from_memory("urls.txt", "https://a.example/1 One\nhttps://a.example/2 Two\n");
    TrialPatience progress{1000};
    ImportRequest request;
    request.dry_run = true;
    auto const report =
        import_source(*reading, this->owner, *source, request, StoppedClock{this->now}, progress);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->added, 1);
    EXPECT_EQ(report->unchanged, 1);
}

TYPED_TEST(Trials, remove_what_one_left_that_was_killed)
{
    auto const left = this->scratch.path() / "florilege-trial-left";
    auto const held = this->scratch.path() / "florilege-trial-held";
    ASSERT_TRUE(store::DataDirectory::own(left, "a trial"));
    auto const other = store::DataDirectory::own(held, "a trial");
    std::filesystem::create_directory(this->scratch.path() / "other");
    ASSERT_TRUE(this->import(*from_memory("urls.txt", "https://a.example/ A\n"), {true}));
    EXPECT_FALSE(std::filesystem::exists(left));
    EXPECT_TRUE(std::filesystem::exists(held));
    EXPECT_TRUE(std::filesystem::exists(this->scratch.path() / "other"));
}

TYPED_TEST(Trials, end_when_they_are_asked_to)
{
    std::string file;
    for (int at = 0; at < 5000; ++at)
        file += "https://a.example/" + std::to_string(at) + " Title\n";
    auto const report = this->import(*from_memory("urls.txt", file), {true, nullptr, 2});
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->interrupted);
    EXPECT_THAT(this->all(), IsEmpty());
    EXPECT_THAT(library::batches_of(*this->database->read(this->owner.value), this->owner), IsEmpty());
}

} // namespace
} // namespace florilege::exchange
