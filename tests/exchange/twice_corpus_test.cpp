// People's real exports, each imported twice into one library: the second time changes nothing.
#include "exchange/import.hpp"
#include "exchange/source.hpp"
#include "tests/exchange/manifest.hpp"
#include "tests/exchange/no_telling.hpp"
#include "tests/product.hpp"

#include <gtest/gtest.h>

namespace florilege::exchange {
namespace {

class TwiceCorpus : public tests::Product<tests::ProductOnSqlite> {
protected:
    Result<ImportReport, ImportFault> import(std::filesystem::path const& file)
    {
        auto const source = open_file(file);
        NoTelling progress;
        StoppedClock const clock{now};
        now += std::chrono::hours{1};
        return import_source(*database, owner, *source, {}, clock, progress);
    }
};

constexpr std::array kinds{"feed",
                           "opml",
                           "netscape-html",
                           "ris",
                           "kindle-clippings-txt",
                           "enex",
                           "bibtex",
                           "biblatex",
                           "bbt-json",
                           "csl-json",
                           "zotero-api-json",
                           "wallabag-json",
                           "pocket-csv",
                           "pocket-html",
                           "instapaper-csv",
                           "firefox-backup-json",
                           "chrome-bookmarks-json",
                           "readwise-reader-csv",
                           "readability-service-json",
                           "pinboard-json",
                           "diigo-api-json",
                           "onetab-txt",
                           "omnivore-metadata-json",
                           "linkwarden-json",
                           "karakeep-json",
                           "elcurator-json"};

TEST_F(TwiceCorpus, every_sample_of_every_kind_changes_nothing_the_second_time)
{
    int all = 0;
    for (auto const* kind : kinds) {
        int imported = 0;
        std::int64_t read = 0;
        for (auto const& sample : samples(kind)) {
            SCOPED_TRACE(sample.file);
            auto const first = import(sample.file);
            if (!first) continue; // some were chosen since nothing is in them
            ++imported;
            read += first->read;
            auto const second = import(sample.file);
            ASSERT_TRUE(second);
            EXPECT_EQ(second->read, first->read);
            EXPECT_EQ(second->added, 0);
            EXPECT_EQ(second->updated, 0);
            EXPECT_EQ(second->rejected, first->rejected);
        }
        EXPECT_GT(imported, 0) << kind;
        EXPECT_GT(read, 0) << kind;
        all += imported;
    }
    EXPECT_GT(all, 300) << "of some 330";
}

} // namespace
} // namespace florilege::exchange
