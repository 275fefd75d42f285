#include "exchange/importers/enex.hpp"

#include "exchange/dates.hpp"
#include "exchange/each_token.hpp"
#include "exchange/importers/enml.hpp"
#include "exchange/link.hpp"
#include "exchange/record_room.hpp"
#include "exchange/words.hpp"

#include <optional>

namespace florilege::exchange {
namespace {

/// "20190506T100000Z"
std::optional<Time> enex_time(std::string_view text)
{
    constexpr std::size_t length = 16;
    if (text.size() != length || text[8] != 'T') return parse_time(text);
    std::string iso{text};
    for (std::size_t const at : {13U, 11U})
        iso.insert(at, 1, ':');
    for (std::size_t const at : {6U, 4U})
        iso.insert(at, 1, '-');
    return parse_time(iso);
}

/// One note, field by field.
struct Note {
    library::BookmarkDraft draft;
    Extra extra;
    std::string content;
    std::string address;
    std::string source; ///< the program that made it: "web.clip" for a page as it was
    std::uint64_t line = 0;
    std::uint64_t attachments = 0;
};

class EnexReader {
public:
    EnexReader(ImportOptions const& options, Intake& intake)
        : options_{options}, intake_{intake}, room_{options, intake}
    {}

    void take(text::MarkupToken const& token)
    {
        if (token.kind == text::Markup::start_tag) return take_start(token);
        if (token.kind == text::Markup::end_tag) return take_end(token.name);
        if (token.kind == text::Markup::damage && note_ && !in_resource_)
            return intake_.warn({token.line, {}}, std::string{token.text});
        bool const is_text = token.kind == text::Markup::text || token.kind == text::Markup::raw_text;
        if (is_text && !field_.empty() && room_.take(token.text.size())) text_ += token.text;
    }

    void finish()
    {
        if (!is_export_)
            return intake_.refuse("this is no export of Evernote: there is no element <en-export> in it",
                                  Saying{"fault.import.not-of", {{"of", "Evernote"}}});
        if (!note_) return;
        intake_.warn({note_->line, {}}, "the file ends inside this note");
        close_note();
    }

private:
    void take_start(text::MarkupToken const& tag)
    {
        if (tag.name == "en-export") is_export_ = true;
        if (!is_export_) return;
        if (tag.name == "note") {
            close_note();
            note_.emplace();
            note_->line = tag.line;
            room_.begin({tag.line, {}});
        } else if (tag.name == "resource" && note_) {
            in_resource_ = true;
            ++note_->attachments;
        } else if (note_ && !in_resource_ && !tag.self_closing) {
            field_ = tag.name;
            text_.clear();
        }
    }

    void take_end(std::string_view name)
    {
        if (name == "note") return close_note();
        if (name == "resource") in_resource_ = false;
        if (!note_ || field_.empty() || name != field_) return;
        if (!room_.take_text({})) return field_.clear();
        take_field(std::exchange(field_, {}), std::exchange(text_, {}));
    }

    void take_field(std::string const& name, std::string words)
    {
        auto& [draft, extra, content, address, source, line, attachments] = *note_;
        if (name == "content")
            content = std::move(words);
        else if (name == "title")
            draft.title = one_line(words);
        else if (name == "tag")
            draft.tags.push_back(one_line(words));
        else if (name == "source-url")
            address = one_line(words);
        else if (name == "source")
            source = one_line(words);
        else if (name == "created")
            draft.created = read_time(words);
        else if (name == "updated")
            draft.updated = read_time(words);
        else if (name == "author")
            draft.author = one_line(words);
        else if (auto const value = one_line(words); !value.empty())
            extra.put(name, value);
    }

    std::optional<Time> read_time(std::string const& words)
    {
        auto const time = enex_time(one_line(words));
        if (!time) intake_.warn({note_->line, {}}, "a date of this note cannot be read");
        return time;
    }

    void close_note()
    {
        field_.clear();
        in_resource_ = false;
        if (!note_) return;
        auto note = std::move(*note_);
        note_.reset();
        Place const place{note.line, {}};
        auto body = read_enml(note.content, options_.record_bytes);
        note.draft.highlights = std::move(body.highlights);
        for (auto& highlight : note.draft.highlights)
            highlight.created = note.draft.created;
        bool const is_clip = note.source.starts_with("web.clip") && !note.address.empty();
        (is_clip ? note.draft.article : note.draft.note) = std::move(body.text);
        if (note.attachments > 0)
            intake_.skip(place,
                         counted(note.attachments, "attached file") + " of the note " + note.draft.title);
        if (!note.address.empty()) {
            if (!note.draft.author.empty()) note.extra.put("author", std::exchange(note.draft.author, {}));
            return hand_over(intake_, options_, std::move(note.draft), note.address, std::move(note.extra),
                             place);
        }
        // Notes of one title are still two notes: only their words tell them apart, and their first moment
        // tells one that was written on from another.
        note.draft.kind = library::SourceKind::unresolved;
        if (note.draft.title.empty()) note.draft.title = "Untitled";
        auto const moment =
            note.draft.created ? std::to_string(to_micros(*note.draft.created)) : std::string{};
        note.draft.origin = "evernote:" + moment + ':' + note.draft.title;
        hand_over_work(intake_, options_, std::move(note.draft), note.extra, place);
    }

    ImportOptions const& options_;
    Intake& intake_;
    RecordRoom room_; // of the note
    std::optional<Note> note_;
    std::string field_; // whose text is being gathered
    std::string text_;
    bool in_resource_ = false;
    bool is_export_ = false;
};

void read(Source& source, ImportOptions const& options, Intake& intake)
{
    EnexReader reader{options, intake};
    each_token(source, options, intake, Cdata::is_text,
               [&](text::MarkupToken const& token) { reader.take(token); });
    reader.finish();
}

Likeness recognise(std::string_view head)
{
    return begins_with_word(head, "<") && contains_word(head, "<en-export") ? Likeness::certain
                                                                            : Likeness::no;
}

} // namespace

Format const enex_format{"enex", "Evernote notes (.enex)", recognise, read};

} // namespace florilege::exchange
