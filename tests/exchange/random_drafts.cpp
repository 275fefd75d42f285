#include "tests/exchange/random_drafts.hpp"

#include <array>

namespace florilege::exchange {

std::string RandomDrafts::words(std::uint64_t longest)
{
    static constexpr std::array<std::string_view, 20> words{
        "ferry",     "été",   "naïve",     "“quoted”",        "\"plain\"", "a\\b",   "two\nlines", "漢字",
        "🚢",         "tags:", "<b>",       "&amp;",           "= 1 + 1",   "comma,", "€”",         "\u2028",
        "tab\there", "•",     "{\"x\":1}", "«\u00A0là\u00A0»"};
    std::string text;
    for (auto left = below(longest + 1); left > 0; --left) {
        if (!text.empty()) text += ' ';
        text += words[below(words.size())];
    }
    return text;
}

std::vector<std::string> RandomDrafts::texts(std::uint64_t most)
{
    std::vector<std::string> list;
    for (auto left = below(most + 1); left > 0; --left)
        list.push_back("t" + words(2));
    return list;
}

library::FormerNames RandomDrafts::names()
{
    library::FormerNames names{some_id(), {}, texts(4)};
    for (auto left = below(4); left > 0; --left)
        names.ids.push_back(some_id());
    return names;
}

library::Bundle RandomDrafts::bundle()
{
    return {some_id(), "b" + words(3), texts(5)};
}

library::SavedSearch RandomDrafts::search()
{
    library::SavedSearch search{some_id(), "s" + words(3), words(6), std::nullopt, Time{}};
    if (!chance(3)) search.sort = library::sort_named(library::sort_names.at(below(4)));
    search.created = from_micros(static_cast<std::int64_t>(1 + below(7'000'000'000'000'000)));
    return search;
}

library::ReviewState RandomDrafts::review()
{
    auto const place = static_cast<std::int64_t>(below(5));
    return {some_id(), day(), place, static_cast<std::int64_t>(below(9)), day()};
}

std::optional<Time> RandomDrafts::time()
{
    if (chance(3)) return std::nullopt;
    return from_micros(static_cast<std::int64_t>(1 + below(7'000'000'000'000'000)));
}

std::optional<PublicId> RandomDrafts::id()
{
    if (chance(4)) return std::nullopt;
    return some_id();
}

PublicId RandomDrafts::some_id()
{
    PublicId::Bytes bytes;
    for (auto& byte : bytes)
        byte = static_cast<std::byte>(below(256));
    return PublicId{bytes};
}

std::optional<std::chrono::local_days> RandomDrafts::day()
{
    if (chance(3)) return std::nullopt;
    return std::chrono::local_days{std::chrono::days{below(40'000)}};
}

std::string RandomDrafts::json()
{
    static constexpr std::array<std::string_view, 6> objects{"",
                                                             "",
                                                             "{\"nth\":2}",
                                                             "{ \"spaced\" : 1.0 }",
                                                             "{\"é\":[null,true,{\"a\":\"b\"}]}",
                                                             "{\"big\":1e300}"};
    return std::string{objects[below(objects.size())]};
}

std::vector<library::ReplyDraft> RandomDrafts::replies(int depth)
{
    std::vector<library::ReplyDraft> list;
    for (auto left = depth > 4 ? 0 : below(3); left > 0; --left)
        list.push_back({words(2), words(8), time(), id(), replies(depth + 1)});
    return list;
}

library::HighlightDraft RandomDrafts::highlight()
{
    library::HighlightDraft highlight;
    highlight.quote = words(12);
    highlight.note = words(6);
    highlight.colour = chance(2) ? "yellow" : "";
    highlight.selectors = chance(2) ? R"([{"type":"TextQuoteSelector","exact":"ferry"}])" : "";
    highlight.created = time();
    highlight.updated = time();
    highlight.id = id();
    highlight.replies = replies(0);
    highlight.extra = json();
    return highlight;
}

library::BookmarkDraft RandomDrafts::bookmark()
{
    library::BookmarkDraft draft;
    switch (below(6)) {
    case 0: draft.kind = library::SourceKind::book; break;
    case 1: draft.kind = library::SourceKind::document; break;
    case 2: draft.kind = library::SourceKind::unresolved; break;
    default: draft.kind = library::SourceKind::page;
    }
    bool const has_url =
        draft.kind == library::SourceKind::page || (draft.kind == library::SourceKind::document && chance(2));
    if (has_url)
        draft.url = *text::Url::parse("https://example.org/" + std::to_string(below(1'000'000)) + "?a=b&c#d");
    draft.author = words(2);
    draft.title = "T" + words(5);
    draft.note = words(30);
    draft.tags = texts(5);
    switch (below(4)) {
    case 0: draft.audience = accounts::Audience::me(); break;
    case 1: draft.audience = accounts::Audience::everyone(); break;
    case 2:
        draft.audience =
            accounts::Audience::space(accounts::SpaceId{static_cast<std::int64_t>(1 + below(99))});
        break;
    default: break;
    }
    draft.unread = chance(3);
    draft.archived = chance(3);
    draft.favourite = chance(3);
    draft.created = time();
    draft.updated = time();
    for (auto left = below(4); left > 0; --left)
        draft.highlights.push_back(highlight());
    draft.article = chance(2) ? words(60) : "";
    for (auto left = below(3); left > 0; --left) {
        draft.lists.push_back(texts(2));
        draft.lists.back().push_back("L" + words(2)); // a path has a title
    }
    draft.origin = chance(2) ? "pinboard:" + std::to_string(below(1000)) : "";
    draft.extra = json();
    draft.id = id();
    return draft;
}

library::TagDraft RandomDrafts::tag()
{
    return {"t" + words(2), texts(3), words(1)};
}

library::ListDraft RandomDrafts::list()
{
    library::ListDraft list{some_id(), texts(3), words(5), accounts::Audience::everyone(), {}};
    for (auto left = below(5); left > 0; --left)
        list.entries.push_back({id(), id(), words(3)});
    return list;
}

} // namespace florilege::exchange
