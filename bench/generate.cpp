// bench_generate FORM N: writes N invented bookmarks (28 words and 4 tags each) to standard output, the same
// for the same N. FORM is
//     netscape     a browser's bookmark file
//     rows         the same bookmarks as lines of tab-separated fields (url, title, note, tags joined with
//                  commas, seconds): what needs no parsing
//     florilege    the same as the program's own export, and a passage of 25 words with every fifth, an
//                  article of 800 words with every twentieth
//     whole-rows   these as `rows`, with two more fields (passage, article)

#include "prelude/iso_time.hpp"
#include "words.hpp"
#include "zipf.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using florilege::bench::word;
using florilege::bench::Zipf;

using florilege::bench::sites;
using florilege::bench::tags_there_are;
using florilege::bench::vocabulary;

struct Bookmark {
    std::string url;
    std::string title;
    std::string note;
    std::string tags;
    long long seconds;
    std::string passage; ///< empty where there is none, and always where only the rest is asked for
    std::string article;
};

class Generator {
public:
    explicit Generator(bool whole) : whole_{whole} {}

    Bookmark next()
    {
        ++made_;
        Bookmark bookmark;
        bookmark.url = "https://" + word(site_(random_)) + ".example/" + word(words_(random_)) + '-' +
                       word(words_(random_)) + '/' + std::to_string(made_);
        bookmark.title = sentence(8, random_);
        bookmark.note = sentence(20, random_);
        for (int i = 0; i < 4; ++i) {
            if (i > 0) bookmark.tags += ',';
            bookmark.tags += florilege::bench::tag(tags_(random_));
        }
        bookmark.seconds = 1'100'000'000 + static_cast<long long>(made_) * 450;
        if (whole_ && made_ % 5 == 0) bookmark.passage = sentence(25, more_);
        if (whole_ && made_ % 20 == 0) bookmark.article = sentence(800, more_);
        return bookmark;
    }

private:
    std::string sentence(int count, std::mt19937_64& random)
    {
        std::string text;
        for (int i = 0; i < count; ++i) {
            if (i > 0) text += ' ';
            text += word(words_(random));
        }
        return text;
    }

    bool whole_;
    std::mt19937_64 random_{20120130};
    std::mt19937_64 more_{20120131}; ///< apart, so that the rest is the same with and without
    Zipf words_{vocabulary};
    Zipf tags_{tags_there_are};
    Zipf site_{sites};
    std::size_t made_ = 0;
};

void write_netscape(Generator& generator, long long count)
{
    std::cout << "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
                 "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n"
                 "<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n";
    for (long long i = 0; i < count; ++i) {
        auto const bookmark = generator.next();
        std::cout << "<DT><A HREF=\"" << bookmark.url << "\" ADD_DATE=\"" << bookmark.seconds << "\" TAGS=\""
                  << bookmark.tags << "\">" << bookmark.title << "</A>\n<DD>" << bookmark.note << '\n';
    }
    std::cout << "</DL><p>\n";
}

void write_rows(Generator& generator, long long count, bool whole)
{
    for (long long i = 0; i < count; ++i) {
        auto const bookmark = generator.next();
        std::cout << bookmark.url << '\t' << bookmark.title << '\t' << bookmark.note << '\t' << bookmark.tags
                  << '\t' << bookmark.seconds;
        if (whole) std::cout << '\t' << bookmark.passage << '\t' << bookmark.article;
        std::cout << '\n';
    }
}

/// Nothing in the invented words needs escaping.
void write_florilege(Generator& generator, long long count)
{
    std::cout << R"({"florilege":2})" << '\n';
    for (long long i = 0; i < count; ++i) {
        auto const bookmark = generator.next();
        std::cout << R"({"type":"bookmark","url":")" << bookmark.url << R"(","title":")" << bookmark.title
                  << R"(","note":")" << bookmark.note << R"(","tags":[")";
        for (char const c : bookmark.tags) {
            if (c == ',')
                std::cout << R"(",")";
            else
                std::cout << c;
        }
        std::cout << R"("],"created":")"
                  << florilege::iso_micros(florilege::Time{std::chrono::seconds{bookmark.seconds}}) << '"';
        if (!bookmark.passage.empty())
            std::cout << R"(,"highlights":[{"quote":")" << bookmark.passage << R"("}])";
        if (!bookmark.article.empty()) std::cout << R"(,"article":")" << bookmark.article << '"';
        std::cout << "}\n";
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    long long const count = argc == 3 ? std::atoll(argv[2]) : 0;
    std::string_view const form = argc == 3 ? argv[1] : "";
    bool const whole = form == "florilege" || form == "whole-rows";
    Generator generator{whole};
    if (count > 0 && form == "netscape")
        write_netscape(generator, count);
    else if (count > 0 && form == "florilege")
        write_florilege(generator, count);
    else if (count > 0 && (form == "rows" || whole))
        write_rows(generator, count, whole);
    else {
        std::cerr << "usage: bench_generate netscape|rows|florilege|whole-rows N\n";
        return 2;
    }
    return 0;
}
