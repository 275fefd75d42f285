#include "cli/command_table.hpp"
#include "cli/library.hpp"
#include "cli/remote/bookmarks.hpp"
#include "cli/remote/server.hpp"
#include "exchange/source.hpp"
#include "library/read.hpp"
#include "library/take.hpp"
#include "text/url/typed_address.hpp"
#include "text/utf8/utf8.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <ostream>
#include <system_error>

namespace florilege::cli {
namespace {

struct Options {
    std::string url;
    std::string title;
    std::string note;
    std::string article;
    std::vector<std::string> tags;
    bool make_private = false;
    bool make_public = false;
    bool unread = false;
    bool json = false;
};

constexpr std::size_t longest_article = std::size_t{4} << 20;

/// The text of a file, as it is kept.
Result<std::string> read_article(std::string const& file)
{
    std::string text;
    try {
        auto const source = exchange::open_file(file);
        std::array<char, 65536> buffer{};
        while (auto const size = source->read(buffer)) {
            text.append(buffer.data(), size);
            if (text.size() > longest_article) return Fault{file, "is longer than 4 MiB"};
        }
    } catch (std::system_error const& error) {
        return Fault{file, error.code().message()};
    }
    if (!text::is_valid(text) || text.find('\0') != std::string::npos)
        return Fault{file, "is not a text in UTF-8"};
    return text;
}

Result<Saved> save_here(Context const& context, library::BookmarkDraft const& draft)
{
    auto library = open_for_writing(context);
    if (!library) return library.error();
    Saved saved;
    library->database->write([&](store::Transaction& transaction) {
        library::Vocabulary vocabulary{library->account.id};
        library::Shelf const shelf{library->account.id, vocabulary, std::nullopt, context.clock.now()};
        saved.taken = library::take(transaction, shelf, draft);
        auto const key = library::find_same(transaction, library->account.id, draft);
        transaction.see_as(library->account.id.value);
        if (auto const kept = library::read_bookmark(transaction, *key)) saved.id = kept->content.id->text();
    });
    return saved;
}

Exit run(Context& context, Options const& options)
{
    auto url = text::read_typed_address(options.url);
    if (!url) {
        told(context, url.error());
        return Exit::usage;
    }
    for (auto const* text : {&options.title, &options.note})
        if (!text::is_valid(*text)) return told(context, {"add", "the text is not UTF-8"});
    std::string article;
    if (!options.article.empty()) {
        auto read = read_article(options.article);
        if (!read) return told(context, read.error());
        article = std::move(*read);
    }
    library::BookmarkDraft draft;
    draft.article = std::move(article);
    draft.url = std::move(*url);
    draft.title = options.title;
    draft.note = options.note;
    draft.tags = options.tags;
    draft.unread = options.unread;
    draft.audience = options.make_public ? accounts::Audience::everyone() : accounts::Audience::me();

    auto const saved = is_remote(context) ? save_there(context, draft) : save_here(context, draft);
    if (!saved) return told(context, saved.error());
    char const* word = "unchanged";
    switch (saved->taken) {
    case library::Taken::added: word = "added"; break;
    case library::Taken::updated:
    case library::Taken::hidden: word = "updated"; break;
    case library::Taken::unchanged: break;
    }
    if (options.json)
        context.terminal.out << fmt::format("{{\"id\":\"{}\",\"result\":\"{}\"}}\n", saved->id, word);
    else
        context.terminal.out << fmt::format(
            "{} {}{}\n", word, draft.url->text(),
            saved->taken == library::Taken::hidden ? "\n  it was open to others and is private now" : "");
    return Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("URL", options->url, "The address of the page")->required();
    app.add_option("--title", options->title, "Its title")->type_name("TEXT");
    app.add_option("--note", options->note, "What you want to say about it")->type_name("TEXT");
    app.add_option("--article", options->article,
                   "A file with the text of the page, to find it by (- for standard input)")
        ->type_name("FILE");
    app.add_option("--tag", options->tags, "A tag; may be given several times")
        ->type_name("TAG")
        ->allow_extra_args(false);
    app.add_flag("--unread", options->unread, "Put it among what is still to be read");
    auto* const make_private =
        app.add_flag("--private", options->make_private, "For you alone (the default)");
    app.add_flag("--public", options->make_public, "For everyone")->excludes(make_private);
    app.add_flag("--json", options->json, "One JSON object: id and result");
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const add_command{
    "add", "Save one page",
    "  florilege add https://example.org/maps --title 'Old maps' --tag maps --tag 'city history'", describe};

} // namespace florilege::cli
