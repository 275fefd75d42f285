#pragma once

#include <array>
#include <random>
#include <string>

namespace florilege::tests {

/// Queries of every kind that can be read, over the words, names and addresses of RandomLibrary; the same for
/// the same seed.
class RandomQueries {
public:
    explicit RandomQueries(unsigned seed) : random_{seed} {}

    std::string text()
    {
        terms_ = 0;
        return any(3);
    }

private:
    std::string any(int depth)
    {
        auto out = all(depth);
        for (int i = below(5) - 3; i > 0 && terms_ < plenty; --i)
            out += " OR " + all(depth);
        return out;
    }

    std::string all(int depth)
    {
        auto out = one(depth);
        for (int i = below(4) - 1; i > 0 && terms_ < plenty; --i)
            out += (one_in(6) ? " AND " : " ") + one(depth);
        return out;
    }

    std::string one(int depth)
    {
        std::string const sign = one_in(4) ? of(signs) : "";
        if (depth > 0 && terms_ < plenty && one_in(3)) return sign + "(" + any(depth - 1) + ")";
        return sign + term();
    }

    std::string term()
    {
        terms_ += 2; // of which no choice below makes more
        switch (below(20)) {
        case 0: return "tag:" + of(tags);
        case 1: return "tag:" + of(tags) + (one_in(2) ? "" : " tag:\"Old Tag\"");
        case 2: return "site:" + of(hosts);
        case 3: return "url:" + of(hosts) + "/" + of(paths) + (one_in(2) ? "*" : "");
        case 4: return "url:" + of(words);
        case 5: return of(columns) + of(words);
        case 6: return of(columns) + '"' + of(words) + ' ' + of(words) + '"';
        case 7: return "by:" + of(authors);
        case 8: return "in:" + of(lists);
        case 9: return "is:" + of(states);
        case 10: return of(bounds) + of(dates);
        case 11: return "is:" + of(states);
        case 12:
            return of(openings) + of(words) + of(between) + of(words) + of(closings) + (one_in(4) ? "*" : "");
        case 13: return of(beginnings) + "*";
        case 15: return (one_in(2) ? of(columns) : "") + '"' + of(words) + ' ' + of(beginnings) + "\"*";
        case 14: return "bundle:" + of(bundles);
        default: return of(words);
        }
    }

    template <std::size_t n> std::string of(std::array<char const*, n> const& choices)
    {
        return choices[static_cast<std::size_t>(below(n))];
    }
    int below(std::size_t end) { return static_cast<int>(random_() % end); }
    bool one_in(std::size_t n) { return below(n) == 0; }

public:
    static constexpr std::array words{
        "map",      "maps",     "mapping", "river", "rivers", "conversation", "converse", "reputation",
        "économie", "economie", "old",     "eau",   "l'eau",  "漢字",         "字",       "atlas",
        "reader's", "x",        "aimée",   "aimee", "aimer",  "2012"};
    static constexpr std::array signs{"-", "-", "NOT "};
    static constexpr std::array openings{"\"", "\"", "“", "«\u00a0"};
    static constexpr std::array closings{"\"", "\"", "”", " »"};
    static constexpr std::array between{" ", " ", "\"\"", "””"};
    static constexpr std::array beginnings{"ma", "r", "é", "l'e", "漢", "old-m", "con", "aim", "20"};
    static constexpr std::array tags{"maps",   "\"old tag\"", "carte",
                                     "rivers", "geo*",        "geography",
                                     "atlas",  "no-such",     "\"say \"\"hi\"\"\""};
    static constexpr std::array bundles{"earth", "\"earlier days\"", "ear*", "nothing", "no-such"};
    static constexpr std::array hosts{"example.org",   "blog.example.org", "www.example.co.uk",
                                      "example.co.uk", "localhost",        "deep.blog.example.org"};
    static constexpr std::array paths{"a", "a/b", "maps", ""};
    static constexpr std::array columns{"title:", "note:", "quote:", "url:", "article:"};
    static constexpr std::array authors{"colette", "roe", "\"Jane Roe\"", "ja*", "reputation", "richard"};
    static constexpr std::array lists{"list", "\"List/Part\"", "part",   "\"Part/Inner\"",
                                      "in*",  "\"a/b\"",       "missing"};
    static constexpr std::array states{"unread", "archived",   "favourite",   "private",
                                       "public", "unresolved", "highlighted", "untagged"};
    static constexpr std::array bounds{"before:", "after:", "on:"};
    static constexpr std::array dates{"2012", "2012-01", "2012-01-30", "2011-w52", "7d", "2m"};

private:
    // No query comes near the limit of terms.
    static constexpr int plenty = 40;
    std::mt19937 random_;
    int terms_ = 0;
};

} // namespace florilege::tests
