#pragma once

#include "tests/product.hpp"
#include "web/feeds/feed.hpp"

#include <string>

namespace florilege::tests {

/// A feed of one entry, with everything that an entry may have.
inline web::Feed sample_feed()
{
    web::Feed feed;
    feed.id = "tag:links.example,2026:u/AAAA";
    feed.title = "colette";
    feed.home = "https://links.example/u/colette";
    feed.self = feed.first = "https://links.example/u/colette.atom";
    feed.next = "https://links.example/u/colette.atom?after=abc&link=permalink";
    feed.author = {"colette", "https://links.example/u/colette"};
    feed.updated = monday + std::chrono::hours{1};
    web::FeedEntry entry;
    entry.id = "tag:links.example,2026:b/BBBB";
    entry.title = "Use <b> & \"wisely\"";
    entry.permalink = "https://links.example/b/BBBB";
    entry.target = "https://example.org/a?x=1&y=2";
    entry.html = "<p dir=\"auto\">5 &lt; 6 &amp; so on</p>";
    entry.summary = "5 < 6 & so on";
    entry.tags = {{"old maps", "https://links.example/u/colette/t/old%20maps"}, {"§", {}}};
    entry.tag_scheme = "https://links.example/u/colette/t/";
    entry.published = monday;
    entry.updated = monday + std::chrono::hours{1};
    feed.entries = {std::move(entry)};
    return feed;
}

/// What a stranger may have put into a title: a control character, an end of CDATA, what is no character, an
/// emoji, a text from right to left.
constexpr auto hostile = "a\x01\x08]]>\xEF\xBF\xBE\x7F<script>&amp;\U0001F5FA \u0645\u0631\u062D\u0628\u0627";

} // namespace florilege::tests
