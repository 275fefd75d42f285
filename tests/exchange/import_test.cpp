#include "exchange/formats.hpp"
#include "exchange/import.hpp"
#include "exchange/source.hpp"
#include "library/history/undo_batch.hpp"
#include "tests/product.hpp"

#include <gmock/gmock.h>

namespace florilege::exchange {
namespace {

using ::testing::HasSubstr;

/// So many that they are written in several commits.
constexpr int many = 2000;

std::string bookmark_file(int count)
{
    std::string file = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n";
    for (int at = 0; at < count; ++at)
        file += "<DT><A HREF=\"https://a.example/" + std::to_string(at) +
                "\" ADD_DATE=\"1327910400\">Title " + std::to_string(at) + "</A>\n";
    return file + "</DL><p>\n";
}

ImportRequest of_upload(std::string name)
{
    ImportRequest request;
    request.upload = std::move(name);
    return request;
}

ImportRequest said_to_be(std::string_view format)
{
    ImportRequest request;
    request.format = find_format(format);
    return request;
}

/// Wants no more after so many commits.
struct Patience final : ImportProgress {
    explicit Patience(int commits) : left{commits} {}
    Onward committed(std::int64_t bookmarks, std::uint64_t) override
    {
        durable = bookmarks;
        return --left > 0 ? Onward::go_on : Onward::stop;
    }
    int left;
    std::int64_t durable = 0;
};

template <class Where> class Imports : public tests::Product<Where> {
protected:
    Result<ImportReport, ImportFault> import(std::string content, ImportRequest const& request,
                                             int commits = 1000)
    {
        auto const source = from_memory("a.html", std::move(content));
        Patience patience{commits};
        StoppedClock const clock{this->now};
        this->now += std::chrono::hours{1};
        auto report = import_source(*this->database, this->owner, *source, request, clock, patience);
        durable = patience.durable;
        return report;
    }
    std::vector<library::Batch> batches()
    {
        return library::batches_of(*this->database->read(this->owner.value), this->owner);
    }

    std::int64_t durable = 0;
};
TYPED_TEST_SUITE(Imports, tests::ProductEngines, tests::ProductEngineNames);

TYPED_TEST(Imports, stop_behind_a_commit_where_no_more_is_wanted)
{
    auto const report = this->import(bookmark_file(many), of_upload("upload-1"), 1);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->interrupted);
    auto const here = static_cast<std::int64_t>(this->all().size());
    EXPECT_GE(here, this->durable);
    EXPECT_LT(here, many);
    EXPECT_GT(here, 0);
    ASSERT_EQ(this->batches().size(), 1U);
    EXPECT_FALSE(this->batches().front().finished);
}

TYPED_TEST(Imports, of_one_upload_go_on_as_one_import_that_reports_both_parts)
{
    ASSERT_TRUE(this->import(bookmark_file(many), of_upload("upload-1"), 1));
    auto const begun = this->batches().front();
    auto const report = this->import(bookmark_file(many), of_upload("upload-1"));
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->interrupted);
    EXPECT_EQ(report->read, many);
    EXPECT_EQ(report->added, many);
    EXPECT_EQ(report->unchanged, 0);
    EXPECT_EQ(this->all().size(), static_cast<std::size_t>(many));
    ASSERT_EQ(this->batches().size(), 1U);
    EXPECT_EQ(this->batches().front().public_id, begun.public_id);
    EXPECT_EQ(this->batches().front().started, begun.started);
    EXPECT_TRUE(this->batches().front().finished);

    this->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{this->owner};
        auto const undone = library::undo_batch(
            transaction, {this->owner, vocabulary, std::nullopt, this->now}, begun.public_id);
        EXPECT_EQ(undone->counts.removed, many);
    });
    EXPECT_TRUE(this->all().empty());
}

TYPED_TEST(Imports, that_stand_alone_are_each_their_own)
{
    ASSERT_TRUE(this->import(bookmark_file(3), {}));
    auto const again = this->import(bookmark_file(3), {});
    EXPECT_EQ(again->unchanged, 3);
    EXPECT_EQ(this->batches().size(), 2U);
}

TYPED_TEST(Imports, hide_a_public_page_that_something_private_joins_and_name_it)
{
    ImportRequest in_public;
    in_public.audience = accounts::Audience::everyone();
    ASSERT_TRUE(this->import(bookmark_file(3), in_public));
    auto mine = bookmark_file(1);
    mine.insert(mine.rfind("</DL>"), "<DD>What I think of it\n");
    auto const report = this->import(mine, {});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->updated, 1);
    ASSERT_EQ(report->problems.size(), 1U);
    EXPECT_THAT(report->problems.front().reason,
                HasSubstr("\"Title 0\" was open to others and is private now"));
    EXPECT_EQ(this->all(this->stranger).size(), 2U);

    this->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{this->owner};
        auto const undone =
            library::undo_batch(transaction, {this->owner, vocabulary, std::nullopt, this->now},
                                this->batches().front().public_id);
    });
    EXPECT_EQ(this->all(this->stranger).size(), 3U);
}

TYPED_TEST(Imports, say_which_kind_of_file_they_cannot_take)
{
    using Why = ImportFault::Why;
    EXPECT_EQ(this->import("", {}).error().why, Why::empty);
    EXPECT_EQ(this->import("Dear diary.\n", {}).error().why, Why::unknown);
    auto const other = this->import(bookmark_file(1), said_to_be("pinboard-xml"));
    EXPECT_EQ(other.error().why, Why::another_format);
    EXPECT_THAT(other.error().reason(), HasSubstr("--format netscape"));
    auto const likely =
        this->import("https://a.example/1\nhttps://a.example/2\n", said_to_be("pinboard-json"));
    EXPECT_EQ(likely.error().why, Why::another_format);
    EXPECT_THAT(likely.error().reason(), HasSubstr("--format urls"));
    auto mapped = said_to_be("csv");
    mapped.options.columns = "url=Adress";
    EXPECT_EQ(
        this->import("title,url,tags,description,comments,annotations,created_at\n", mapped).error().why,
        Why::refused)
        << "the reason is the column that is not there";
    auto const refused = this->import("Dear diary.\n", said_to_be("pinboard-json"));
    EXPECT_EQ(refused.error().why, Why::refused);
    EXPECT_TRUE(this->batches().empty()) << "what came to nothing is no import";
}

} // namespace
} // namespace florilege::exchange
