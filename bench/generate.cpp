// bench_generate FORM N: writes N invented bookmarks (28 words and 4 tags each) to standard output, the same
// for the same N. FORM is `netscape`, a browser's bookmark file, or `rows`, the same bookmarks as lines of
// tab-separated fields (url, title, note, tags joined with commas, seconds): what needs no parsing.

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
};

class Generator {
public:
    Bookmark next()
    {
        ++made_;
        Bookmark bookmark;
        bookmark.url = "https://" + word(site_(random_)) + ".example/" + word(words_(random_)) + '-' +
                       word(words_(random_)) + '/' + std::to_string(made_);
        bookmark.title = sentence(8);
        bookmark.note = sentence(20);
        for (int i = 0; i < 4; ++i) {
            if (i > 0) bookmark.tags += ',';
            bookmark.tags += florilege::bench::tag(tags_(random_));
        }
        bookmark.seconds = 1'100'000'000 + static_cast<long long>(made_) * 450;
        return bookmark;
    }

private:
    std::string sentence(int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i) {
            if (i > 0) text += ' ';
            text += word(words_(random_));
        }
        return text;
    }

    std::mt19937_64 random_{20120130};
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

void write_rows(Generator& generator, long long count)
{
    for (long long i = 0; i < count; ++i) {
        auto const bookmark = generator.next();
        std::cout << bookmark.url << '\t' << bookmark.title << '\t' << bookmark.note << '\t' << bookmark.tags
                  << '\t' << bookmark.seconds << '\n';
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    long long const count = argc == 3 ? std::atoll(argv[2]) : 0;
    std::string_view const form = argc == 3 ? argv[1] : "";
    Generator generator;
    if (count > 0 && form == "netscape")
        write_netscape(generator, count);
    else if (count > 0 && form == "rows")
        write_rows(generator, count);
    else {
        std::cerr << "usage: bench_generate netscape|rows N\n";
        return 2;
    }
    return 0;
}
