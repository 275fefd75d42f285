#include "digest/publish/issues.hpp"
#include "tests/web/site_fixture.hpp"
#include "web/jobs/digest_job.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"

#include <filesystem>
#include <fstream>

namespace florilege::web {
namespace {

using namespace std::chrono_literals;

template <class Where> class DigestJobs : public tests::SiteTest<Where> {
protected:
    DigestJobs()
    {
        auto draft = tests::page("https://a.example/open", "An open one");
        draft.audience = accounts::Audience::everyone();
        draft.created = this->now;
        this->take(draft);
    }

    void order(digest::Every every, std::filesystem::path const& into)
    {
        digest::Standing standing;
        standing.slug = "mine";
        standing.every = every;
        standing.format = digest::Format::text;
        standing.folder = into;
        this->database->write([&](store::Transaction& transaction) {
            EXPECT_TRUE(digest::add_digest(transaction, this->owner, standing, this->clock.now()));
        });
    }
    std::size_t work() { return JobWorkers{*this->site, all_job_kinds()}.do_due(); }
    std::vector<store::JobView> jobs()
    {
        return store::jobs_in(*this->database->read(this->owner.value), digest_queue, 10, this->clock.now());
    }

    std::filesystem::path const blog = this->folder.path() / "blog";
};
TYPED_TEST_SUITE(DigestJobs, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(DigestJobs, write_each_period_into_its_folder_once_it_is_over)
{
    this->order(digest::Every::day, this->blog);
    EXPECT_EQ(this->work(), 1U) << "yesterday, on which nothing was saved";
    EXPECT_FALSE(std::filesystem::exists(this->blog));
    this->clock.time += 12h;
    EXPECT_EQ(this->work(), 0U) << "today is not over";
    this->clock.time += 12h;
    EXPECT_EQ(this->work(), 1U);
    EXPECT_TRUE(std::filesystem::exists(this->blog / "mine-2012-01-30.txt"));
    EXPECT_EQ(this->work(), 0U);
    this->clock.time += 24h * 5;
    EXPECT_EQ(this->work(), 1U) << "the program did not run: of what was missed the last period comes out";
    EXPECT_TRUE(this->jobs().empty());
}

TYPED_TEST(DigestJobs, try_a_folder_again_that_cannot_be_written)
{
    std::ofstream{this->blog} << "a file stands in the way";
    this->order(digest::Every::day, this->blog);
    this->clock.time += 24h;
    EXPECT_EQ(this->work(), 1U);
    ASSERT_EQ(this->jobs().size(), 1U);
    EXPECT_NE(this->jobs().front().reason.find("blog"), std::string::npos);
    std::filesystem::remove(this->blog);
    this->clock.time = this->jobs().front().due;
    EXPECT_EQ(this->work(), 1U);
    EXPECT_TRUE(std::filesystem::exists(this->blog / "mine-2012-01-30.txt"));
    EXPECT_TRUE(this->jobs().empty());
}

} // namespace
} // namespace florilege::web
