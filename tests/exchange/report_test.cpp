#include "exchange/report.hpp"

#include <gmock/gmock.h>

namespace florilege::exchange {
namespace {

TEST(ImportReports, are_read_back_as_they_were_written)
{
    ImportReport report;
    report.file = "links \"of\" the week.csv";
    report.format = "csv";
    report.read = 10;
    report.added = 4;
    report.updated = 3;
    report.unchanged = 2;
    report.rejected = 1;
    report.highlights = 5;
    report.notes = 6;
    report.tags = 7;
    report.unresolved = 8;
    report.stopped = "the disk is full";
    report.problems_omitted = 9;
    report.add({Problem::Kind::rejected, {12, "a.csv"}, "no address"});
    report.add({Problem::Kind::warning, {0, ""}, "doubtful"});
    report.add({Problem::Kind::skipped, {3, ""}, "a footer"});
    auto const read = read_report(to_json(report));
    EXPECT_EQ(to_json(read), to_json(report));
    EXPECT_EQ(read.problems.at(0).place.part, "a.csv");
    EXPECT_EQ(read.problems.at(2).kind, Problem::Kind::skipped);
}

TEST(ImportReports, of_older_programs_are_read_with_nothing_where_they_say_nothing)
{
    auto const read = read_report(R"({"file":"a","format":"netscape","read":2,"added":2})");
    EXPECT_EQ(read.added, 2);
    EXPECT_EQ(read.tags, 0);
    EXPECT_TRUE(read.problems.empty());
}

} // namespace
} // namespace florilege::exchange
