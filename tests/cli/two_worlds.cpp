#include "tests/cli/two_worlds.hpp"

#include <regex>

namespace florilege::tests {
namespace {

constexpr std::string_view library_of_links = R"([
 {"href":"https://a.example/maps","description":"Old maps","extended":"Who drew them?","tags":"maps paris","time":"2012-01-30T10:00:00Z","shared":"yes","toread":"no"},
 {"href":"https://a.example/maps?utm_source=feed","description":"Old maps","extended":"","tags":"maps atlas","time":"2012-01-31T10:00:00Z","shared":"no","toread":"no"},
 {"href":"https://b.example/tides","description":"Tides of <the> bay","extended":"Réputation","tags":"sea atlas","time":"2012-02-01T10:00:00Z","shared":"no","toread":"yes"},
 {"href":"https://b.example/ships","description":"Ships","extended":"","tags":"sea","time":"2012-02-03T23:30:00Z","shared":"no","toread":"yes"}])";

/// Passages, under ids that tests can name.
constexpr std::string_view library_of_passages = R"({"florilege":2,"owner":"oda"}
{"type":"bookmark","id":"the-diary-of-the-pondA","url":"https://d.example/diary","title":"Pond diary","author":"Noé","created":"2012-01-20T08:00:00.000000Z","highlights":[{"id":"stone-that-is-thrown-A","quote":"You throw a stone,\nand listen.","note":"Try it\nin winter","created":"2012-01-20T08:00:00.000000Z"},{"id":"the-sound-of-the-ice-A","quote":"Ice sings.","created":"2012-01-20T08:01:00.000000Z"}]}
{"type":"bookmark","id":"what-is-in-the-letterA","kind":"unresolved","note":"From a letter","created":"2012-01-21T08:00:00.000000Z","highlights":[{"id":"a-letter-with-no-linkA","quote":"Streets that are gone","created":"2012-01-21T08:00:00.123456Z"}]}
)";

} // namespace

void TwoWorlds::SetUp()
{
    auto const seed = folder_of("seed").string();
    auto const make = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", seed});
        auto ran = run_bare(std::move(words));
        ASSERT_LE(ran.exit, cli::Exit::partly) << ran.err;
        token = ran.out;
    };
    make({"import", file("pinboard.json", std::string{library_of_links})});
    make({"import", file("passages.jsonl", std::string{library_of_passages})});
    make({"tag", "alias", "ocean", "sea"});
    make({"tag", "parent", "sea", "nature"});
    make({"tag", "bundle", "set", "places", "maps", "paris"});
    make({"search", "--save", "Unread", "--sort", "oldest", "is:unread"});
    make({"list", "create", "Maps/To read", "--note", "Before the trip"});
    make({"list", "add", "Maps/To read", "https://a.example/maps"});
    make({"digest-job", "add", "blog", "--to", (folder.path() / "blog").string(), "--format", "markdown"});
    std::regex const secret{"[^]*?(flo_[A-Za-z0-9_-]+)[^]*"};
    make({"token", "create", "--scopes", "read", "reader"});
    reading_token = std::regex_replace(token, secret, "$1");
    make({"token", "create", "--scopes", "read,write", "test"});
    token = std::regex_replace(token, secret, "$1");
    begin();
}

void TwoWorlds::begin()
{
    served.reset();
    for (auto const* const world : {"here", "there"}) {
        std::filesystem::remove_all(folder_of(world));
        std::filesystem::copy(folder_of("seed"), folder_of(world), std::filesystem::copy_options::recursive);
    }
    served.emplace(folder_of("there"), clock);
}

CommandLine::Ran TwoWorlds::here(std::vector<std::string> words)
{
    words.insert(words.begin(), {"--data", folder_of("here").string()});
    return run_bare(std::move(words));
}

CommandLine::Ran TwoWorlds::there(std::vector<std::string> words)
{
    return at(served->address(), token, std::move(words));
}

CommandLine::Ran TwoWorlds::at(std::string const& server, std::string const& token_of_it,
                               std::vector<std::string> words)
{
    words.insert(words.begin(), {"--server", server, "--token", token_of_it});
    return run_bare(std::move(words));
}

std::string TwoWorlds::alike(std::string printed)
{
    static std::regex const took{"\"took_ms\":[0-9.eE+-]+"};
    static std::regex const id{"\"(id|change)\":\"[^\" ]{22,}\""};
    static std::regex const line_of_history{"(^|\n) *(\\d+|[^ \n]{22,})  (?=2012-)"};
    static std::regex const number{"\"number\":\\d+"};
    printed = std::regex_replace(printed, line_of_history, "$1  ");
    printed = std::regex_replace(printed, number, "\"change\":\"\"");
    static std::regex const folders{"\"file\":\"[^\"]*/"};
    printed = std::regex_replace(printed, folders, "\"file\":\"");
    printed = std::regex_replace(printed, took, "\"took_ms\":0");
    return std::regex_replace(printed, id, "\"$1\":\"\"");
}

} // namespace florilege::tests
