#pragma once

#include "exchange/importer.hpp"
#include "text/utf8/utf8.hpp"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace florilege::exchange {

/// An intake that stops the fuzzer where a draft breaks a promise of library/draft.hpp: all text is UTF-8, a
/// page has a URL, and extras are there to be parsed.
class CheckedDrafts final : public Intake {
public:
    void bookmark(library::BookmarkDraft draft, Place) override
    {
        require(draft.kind != library::SourceKind::page || draft.url.has_value());
        require(draft.kind != library::SourceKind::unresolved || !draft.url.has_value());
        check(draft.title);
        check(draft.author);
        check(draft.note);
        check(draft.origin);
        check(draft.extra);
        for (auto const& tag : draft.tags)
            check(tag);
        for (auto const& highlight : draft.highlights) {
            check(highlight.quote);
            check(highlight.note);
            check(highlight.extra);
            check_replies(highlight.replies);
        }
        bookmarks.push_back(std::move(draft));
    }
    void tag(library::TagDraft draft, Place) override { check(draft.name); }
    void list(library::ListDraft draft, Place) override { check(draft.note); }
    void reject(Place, std::string reason) override { check(reason); }
    void warn(Place, std::string reason) override { check(reason); }
    void skip(Place, std::string what) override { check(what); }
    void refuse(std::string reason, Saying const&) override { check(reason); }

    std::vector<library::BookmarkDraft> bookmarks;

    static void require(bool holds)
    {
        if (!holds) std::abort();
    }

private:
    static void check(std::string const& text) { require(text::is_valid(text)); }
    static void check_replies(std::vector<library::ReplyDraft> const& replies)
    {
        for (auto const& reply : replies) {
            check(reply.author);
            check(reply.text);
            check_replies(reply.replies);
        }
    }
};

} // namespace florilege::exchange
