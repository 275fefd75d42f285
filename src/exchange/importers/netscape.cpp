#include "exchange/importers/netscape.hpp"

#include "exchange/each_token.hpp"
#include "exchange/importers/folders.hpp"
#include "exchange/importers/markup_text.hpp"
#include "exchange/importers/netscape_bookmark.hpp"
#include "exchange/link.hpp"
#include "exchange/words.hpp"
#include "text/utf8/utf8.hpp"

#include <algorithm>
#include <optional>

namespace florilege::exchange {

namespace {

constexpr std::string_view doctype = "netscape-bookmark-file-1";
constexpr std::size_t longest_shown = 200;

class NetscapeReader {
public:
    NetscapeReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, folders_{options.depth}, words_{options.record_bytes}
    {}

    void take(text::MarkupToken const& token);
    void finish();

private:
    /// What the text being read belongs to.
    enum class In { nothing, heading, link, note, folder, folder_note };

    void take_start(text::MarkupToken const& tag);
    void take_end(text::MarkupToken const& tag);
    void take_text(text::MarkupToken const& token);
    void take_damage(text::MarkupToken const& token);
    void open_link(text::MarkupToken const& tag);
    void open_note(std::uint64_t line);
    void open_folder(std::uint64_t line);
    void enter_folder(std::uint64_t line);
    void leave(In next);
    void close_bookmark();
    bool in_note() const { return in_ == In::note || in_ == In::folder_note; }

    ImportOptions const& options_;
    Intake& intake_;
    Folders folders_;
    MarkupText words_;
    std::uint64_t words_line_ = 0;
    In in_ = In::nothing;
    std::optional<NetscapeBookmark> bookmark_;
    TagHabit habit_;
    bool is_empty_ = true;   // there was nothing but blanks
    bool is_export_ = false; // a mark of a bookmark file was seen
    bool started_ = false;   // a bookmark or folder was seen
    std::uint64_t other_links_ = 0;
};

void NetscapeReader::take(text::MarkupToken const& token)
{
    bool const is_text = token.kind == text::Markup::text;
    is_empty_ = is_empty_ && is_text && token.text.find_first_not_of(" \t\n") == token.text.npos;
    switch (token.kind) {
    case text::Markup::start_tag: return take_start(token);
    case text::Markup::end_tag: return take_end(token);
    case text::Markup::text: return take_text(token);
    case text::Markup::doctype: is_export_ = is_export_ || contains_word(token.text, doctype); return;
    case text::Markup::damage: return take_damage(token);
    case text::Markup::raw_text:
    case text::Markup::comment: return;
    }
}

void NetscapeReader::take_start(text::MarkupToken const& tag)
{
    if (tag.name == "dt") {
        is_export_ = true;
        close_bookmark();
    } else if (tag.name == "dl") {
        close_bookmark();
        enter_folder(tag.line);
    } else if (tag.name == "a" && !in_note()) {
        open_link(tag);
    } else if (tag.name == "dd") {
        open_note(tag.line);
    } else if (tag.name == "h3" && !in_note()) {
        open_folder(tag.line);
    } else if ((tag.name == "h1" || tag.name == "title") && in_ == In::nothing) {
        in_ = In::heading;
    } else if (in_ != In::nothing) {
        words_.take(tag);
    }
}

void NetscapeReader::take_end(text::MarkupToken const& tag)
{
    if (tag.name == "dl") {
        close_bookmark();
        folders_.leave();
    } else if (tag.name == "dd") {
        if (in_note()) leave(In::nothing);
    } else if (tag.name == "a" && in_ == In::link) {
        leave(In::nothing);
    } else if (tag.name == "h3" && in_ == In::folder) {
        leave(In::nothing);
    } else if ((tag.name == "h1" || tag.name == "title") && in_ == In::heading) {
        in_ = In::nothing;
    } else if (in_ != In::nothing) {
        words_.take(tag);
    }
}

void NetscapeReader::take_text(text::MarkupToken const& token)
{
    if (in_ == In::heading) return;
    if (in_ != In::nothing) return words_.take(token);
    if (!started_ || token.text.find_first_not_of(" \t\n\f") == token.text.npos) return;
    MarkupText stray{longest_shown};
    stray.take(token);
    intake_.skip({token.line, {}}, "text outside any bookmark: " + stray.line());
}

/// What was a tag may have been a bookmark; a text or comment was not.
void NetscapeReader::take_damage(text::MarkupToken const& token)
{
    Place const place{token.line, {}};
    if (token.text.starts_with("a text") || token.text.starts_with("a comment"))
        intake_.warn(place, std::string{token.text});
    else
        intake_.reject(place, std::string{token.text});
}

void NetscapeReader::open_link(text::MarkupToken const& tag)
{
    if (!tag.attribute("href")) return;
    if (!is_export_) {
        ++other_links_;
        return;
    }
    close_bookmark();
    started_ = true;
    bookmark_ = read_attributes(tag, habit_, intake_);
    words_line_ = tag.line;
    in_ = In::link;
}

/// A <DD> belongs to the bookmark or the folder before it. A second one goes on with the description.
void NetscapeReader::open_note(std::uint64_t line)
{
    if (in_ == In::note) return words_.take({.kind = text::Markup::start_tag, .name = "p"});
    auto const next = bookmark_ ? In::note : folders_.named() ? In::folder_note : In::nothing;
    leave(next);
    words_line_ = line;
}

void NetscapeReader::open_folder(std::uint64_t line)
{
    is_export_ = true;
    close_bookmark();
    folders_.name({});
    started_ = true;
    words_line_ = line;
    in_ = In::folder;
}

void NetscapeReader::enter_folder(std::uint64_t line)
{
    if (folders_.enter() == Folders::Entered::first_too_deep)
        intake_.warn({line, {}}, "folders nested deeper than " + std::to_string(options_.depth) +
                                     " levels: their bookmarks stay in the last of them");
}

/// Gives what was gathered to where it belongs, and goes on to `next`.
void NetscapeReader::leave(In next)
{
    switch (in_) {
    case In::nothing:
    case In::heading: break;
    case In::link: bookmark_->draft.title = words_.line(); break;
    case In::note: set_note(*bookmark_, words_.lines()); break;
    case In::folder: folders_.name(words_.line()); break;
    case In::folder_note:
        if (auto const note = words_.line(); !note.empty())
            intake_.skip({words_line_, {}}, "description of the folder \"" + folders_.pending() +
                                                "\": " + std::string{text::cut(note, longest_shown)});
        break;
    }
    if (words_.cut_off())
        intake_.warn({words_line_, {}},
                     "text longer than " + std::to_string(options_.record_bytes) + " bytes was cut");
    words_.clear();
    in_ = next;
}

void NetscapeReader::close_bookmark()
{
    leave(In::nothing);
    if (!bookmark_) return;
    auto bookmark = *std::exchange(bookmark_, std::nullopt);
    if (!folders_.path().empty()) bookmark.draft.lists.push_back(folders_.path());
    hand_over(intake_, options_, std::move(bookmark.draft), bookmark.href, std::move(bookmark.extra),
              std::move(bookmark.place));
}

void NetscapeReader::finish()
{
    if (in_ == In::link) intake_.warn(bookmark_->place, "the file ends inside this bookmark's title");
    close_bookmark();
    if (is_export_) return;
    if (is_empty_)
        intake_.refuse("the file is empty", Saying{"fault.import.empty"});
    else if (other_links_ > 0)
        intake_.refuse("this is a page with " + counted(other_links_, "link") +
                           ", not a bookmark file: it has no <DT> in front of them",
                       Saying{"fault.import.page-of-links"});
    else
        intake_.refuse("there are no bookmarks in this file: it has neither <DT> nor links",
                       Saying{"fault.import.no-bookmarks"});
}

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    NetscapeReader reader{options, intake};
    each_token(source, options, intake, Cdata::is_comment,
               [&](text::MarkupToken const& token) { reader.take(token); });
    reader.finish();
}

Likeness recognise(std::string_view head)
{
    if (contains_word(head, "<!doctype netscape-bookmark-file-1")) return Likeness::certain;
    bool const marked = contains_word(head, "<dt><a ") || contains_word(head, "<dt><h3");
    bool const dated = contains_word(head, "add_date=") || contains_word(head, "<h1>bookmarks");
    if (marked && dated) return Likeness::likely;
    return marked ? Likeness::weak : Likeness::no;
}

} // namespace

Format const netscape_format{"netscape", "Bookmarks of a browser or a bookmarking service (Netscape HTML)",
                             recognise, read};

} // namespace florilege::exchange
