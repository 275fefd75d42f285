#include "tests/library/ranking/judged_set.hpp"

#include "tests/corpus.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <stdexcept>

namespace florilege::library::tests {
namespace {

constexpr std::size_t looked_at = 10;

/// Calls `field` with the first word and the rest of each line, but for comments and empty ones.
template <class Field> void each_field(std::string const& file, Field const& field)
{
    std::istringstream lines{
        florilege::tests::content_of(florilege::tests::fixture("library/ranking/" + file))};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto const space = std::min(line.find(' '), line.size() - 1);
        field(line.substr(0, space), line.substr(space + 1));
    }
}

[[noreturn]] void refuse(std::string const& word)
{
    throw std::runtime_error{"the judged set says '" + word + "'"};
}

Time day_of(std::string const& text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) != 3) refuse(text);
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

std::map<std::string, BookmarkDraft> read_bookmarks()
{
    std::map<std::string, BookmarkDraft> bookmarks;
    BookmarkDraft* now = nullptr;
    each_field("bookmarks.txt", [&](std::string const& word, std::string const& rest) {
        if (word == "bookmark")
            now = &bookmarks[rest];
        else if (now == nullptr)
            refuse(word);
        else if (word == "url")
            now->url = text::Url::parse(rest).value();
        else if (word == "title")
            now->title = rest;
        else if (word == "note")
            now->note = rest;
        else if (word == "tag")
            now->tags.push_back(rest);
        else if (word == "quote")
            now->highlights.push_back({rest, {}, {}, {}, {}, {}, {}, {}, {}});
        else if (word == "created")
            now->created = day_of(rest);
        else
            refuse(word);
    });
    return bookmarks;
}

void read_grades(std::map<std::string, BookmarkDraft> const& bookmarks, int grade, std::string const& names,
                 Judged& into)
{
    std::istringstream words{names};
    for (std::string name; words >> name;) {
        if (!bookmarks.contains(name)) refuse(name);
        into.grades[name] = grade;
    }
}

double gain_of(int grade, std::size_t place)
{
    return (std::exp2(grade) - 1) / std::log2(static_cast<double>(place) + 2);
}

} // namespace

JudgedSet judged_set()
{
    JudgedSet set{read_bookmarks(), {}};
    each_field("queries.txt", [&](std::string const& word, std::string const& rest) {
        if (word == "query")
            set.questions.push_back({rest, {}, {}});
        else if (set.questions.empty())
            refuse(word);
        else if (word == "means")
            set.questions.back().meaning = rest;
        else if (word == "1" || word == "2" || word == "3")
            read_grades(set.bookmarks, std::stoi(word), rest, set.questions.back());
        else
            refuse(word);
    });
    return set;
}

double ndcg(Judged const& judged, std::vector<std::string> const& order)
{
    double gained = 0;
    for (std::size_t place = 0; place < std::min(looked_at, order.size()); ++place)
        if (auto const grade = judged.grades.find(order[place]); grade != judged.grades.end())
            gained += gain_of(grade->second, place);
    std::vector<int> best;
    for (auto const& [name, grade] : judged.grades)
        best.push_back(grade);
    std::sort(best.rbegin(), best.rend());
    double possible = 0;
    for (std::size_t place = 0; place < std::min(looked_at, best.size()); ++place)
        possible += gain_of(best[place], place);
    return possible > 0 ? gained / possible : 0;
}

} // namespace florilege::library::tests
