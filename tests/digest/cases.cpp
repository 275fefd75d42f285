#include "tests/digest/cases.hpp"

#include "tests/corpus.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace florilege::digest::tests {

namespace json = boost::json;

namespace {

PublicId id_of(int number)
{
    PublicId::Bytes bytes{};
    bytes[14] = static_cast<std::byte>(number / 256);
    bytes[15] = static_cast<std::byte>(number % 256);
    return PublicId{bytes};
}

std::string text_of(json::value const& value)
{
    return json::value_to<std::string>(value);
}

std::vector<library::ReplyDraft> replies_of(json::value const& value)
{
    std::vector<library::ReplyDraft> replies;
    for (auto const& item : value.as_array()) {
        library::ReplyDraft reply;
        for (auto const& [name, member] : item.as_object()) {
            if (name == "author")
                reply.author = text_of(member);
            else if (name == "text")
                reply.text = text_of(member);
            else if (name == "replies")
                reply.replies = replies_of(member);
            else
                throw std::runtime_error{"case: reply with " + std::string{name}};
        }
        replies.push_back(std::move(reply));
    }
    return replies;
}

library::HighlightDraft highlight_of(json::value const& value)
{
    library::HighlightDraft highlight;
    for (auto const& [name, member] : value.as_object()) {
        if (name == "quote")
            highlight.quote = text_of(member);
        else if (name == "note")
            highlight.note = text_of(member);
        else if (name == "colour")
            highlight.colour = text_of(member);
        else if (name == "updated")
            highlight.updated = at(text_of(member));
        else if (name == "replies")
            highlight.replies = replies_of(member);
        else
            throw std::runtime_error{"case: highlight with " + std::string{name}};
    }
    return highlight;
}

library::Bookmark bookmark_of(json::value const& value, int number)
{
    library::Bookmark bookmark{library::BookmarkId{number}, {}};
    auto& content = bookmark.content;
    content.id = id_of(number);
    content.kind = library::SourceKind::unresolved;
    for (auto const& [name, member] : value.as_object()) {
        if (name == "url") {
            content.url = url(text_of(member));
            content.kind = library::SourceKind::page;
        } else if (name == "title")
            content.title = text_of(member);
        else if (name == "author") {
            content.author = text_of(member);
            content.kind = library::SourceKind::book;
        } else if (name == "note")
            content.note = text_of(member);
        else if (name == "tags")
            content.tags = json::value_to<std::vector<std::string>>(member);
        else if (name == "lists")
            content.lists = json::value_to<std::vector<library::ListPath>>(member);
        else if (name == "created")
            content.created = at(text_of(member));
        else if (name == "updated")
            content.updated = at(text_of(member));
        else if (name == "highlights")
            for (auto const& one : member.as_array())
                content.highlights.push_back(highlight_of(one));
        else
            throw std::runtime_error{"case: bookmark with " + std::string{name}};
    }
    return bookmark;
}

void read_publication(json::value const& value, Publication& publication)
{
    for (auto const& [name, member] : value.as_object()) {
        if (name == "slug")
            publication.slug = text_of(member);
        else if (name == "name")
            publication.name = text_of(member);
        else if (name == "author")
            publication.author = text_of(member);
        else if (name == "authority")
            publication.authority = text_of(member);
        else if (name == "issue")
            publication.issue = url(text_of(member));
        else if (name == "feed")
            publication.feed = url(text_of(member));
        else if (name == "rest")
            publication.rest = url(text_of(member));
        else if (name == "tags")
            publication.tags = url(text_of(member));
        else
            throw std::runtime_error{"case: publication with " + std::string{name}};
    }
}

void read_email(json::value const& value, EmailOptions& email)
{
    for (auto const& [name, member] : value.as_object()) {
        if (name == "from")
            email.from = Mailbox::parse(text_of(member)).value();
        else if (name == "to")
            email.to = Mailbox::parse(text_of(member)).value();
        else if (name == "unsubscribe")
            email.unsubscribe = url(text_of(member));
        else
            throw std::runtime_error{"case: email with " + std::string{name}};
    }
}

} // namespace

Case read_case(std::string_view text)
{
    auto const document = json::parse(text);
    auto const& object = document.as_object();
    auto const zone = Zone::named(text_of(object.at("zone"))).value();
    Case made{{}, read_period({.week = text_of(object.at("week"))}, zone, Time{}).value(), {}, {}};
    int number = 0;
    for (auto const& [name, member] : object) {
        if (name == "zone" || name == "week") continue;
        if (name == "language")
            made.compose.language = language_of(text_of(member));
        else if (name == "order")
            made.compose.order = order_named(text_of(member)).value();
        else if (name == "title")
            made.compose.title = text_of(member);
        else if (name == "publication")
            read_publication(member, made.compose.publication);
        else if (name == "email")
            read_email(member, made.render.email);
        else if (name == "bookmarks")
            for (auto const& one : member.as_array())
                made.bookmarks.push_back(bookmark_of(one, ++number));
        else
            throw std::runtime_error{"case with " + std::string{name}};
    }
    return made;
}

std::vector<std::filesystem::path> case_folders()
{
    std::vector<std::filesystem::path> folders;
    for (auto const& entry : std::filesystem::directory_iterator{florilege::tests::fixture("digest/issues")})
        if (entry.is_directory()) folders.push_back(entry.path());
    if (folders.empty()) throw std::runtime_error{"no cases in tests/digest/issues"};
    std::ranges::sort(folders);
    return folders;
}

Case case_named(std::string const& folder)
{
    return read_case(
        florilege::tests::content_of(florilege::tests::fixture("digest/issues/" + folder + "/in.json")));
}

library::Bookmark bookmark(int number, std::string address, std::string title)
{
    library::Bookmark made{library::BookmarkId{number}, {}};
    made.content.url = url(address);
    made.content.title = std::move(title);
    made.content.id = id_of(number);
    made.content.created = at("2026-11-10T08:00:00Z") + std::chrono::minutes{number};
    return made;
}

Time at(std::string_view rfc3339)
{
    // Reads what the tests write; the period's own reader knows the form.
    auto const period = read_period({.from = std::string{rfc3339}, .to = "9000-01-01"}, Zone::utc(), Time{});
    return period.value().from;
}

text::Url url(std::string_view text)
{
    return text::Url::parse(text).value();
}

Period week(int year, int number, std::string_view zone)
{
    return one_week({year, number}, Zone::named(zone).value()).value();
}

} // namespace florilege::digest::tests
