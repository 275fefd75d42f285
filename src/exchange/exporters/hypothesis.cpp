#include "exchange/exporters/hypothesis.hpp"

#include "prelude/iso_time.hpp"

#include <boost/json.hpp>

namespace florilege::exchange {
namespace {

namespace json = boost::json;

/// "acct:NAME@AUTHORITY"; what such a name cannot hold becomes "_".
std::string account(std::string_view name, std::string_view authority)
{
    constexpr std::size_t longest = 30;
    std::string safe;
    for (char const c : name.substr(0, longest)) {
        bool const plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        safe += plain ? c : '_';
    }
    return "acct:" + (safe.empty() ? "unknown" : safe) + '@' + std::string{authority};
}

/// The offset form that Hypothesis writes: "…T10:09:32.000500+00:00".
std::string hypothesis_time(Time time)
{
    std::string written = iso_micros(time);
    written.replace(written.size() - 1, 1, "+00:00");
    return written;
}

std::string group_of(std::optional<accounts::Audience> const& audience)
{
    if (!audience || audience->is_private() || audience->is_public()) return "__world__";
    return "space" + std::to_string(audience->number());
}

/// The selectors of a highlight, with the quote added where they lack it: other programs find it by that.
json::array selectors_of(library::HighlightDraft const& highlight)
{
    json::array selectors;
    json::error_code failed;
    if (!highlight.selectors.empty()) {
        json::value known = json::parse(highlight.selectors, failed);
        if (!failed && known.is_array()) selectors = std::move(known.get_array());
    }
    for (json::value const& selector : selectors)
        if (selector.is_object() && selector.get_object().contains("exact")) return selectors;
    selectors.push_back(json::object{{"type", "TextQuoteSelector"}, {"exact", highlight.quote}});
    return selectors;
}

class HypothesisExporter final : public Exporter {
public:
    HypothesisExporter(std::ostream& out, std::string authority) : out_{out}, authority_{std::move(authority)}
    {}

    void begin(ExportMeta const& meta) override
    {
        exported_ = meta.exported;
        owner_ = account(meta.owner, authority_);
        out_ << "{\"rows\":[";
    }

    Exported bookmark(library::Bookmark const& bookmark) override
    {
        auto const& draft = bookmark.content;
        if (!draft.url) return Exported::left_out;
        write_page_note(draft);
        for (auto const& highlight : draft.highlights) {
            write_highlight(draft, highlight);
            json::array references{highlight.id.value().text()};
            write_replies(draft, highlight.replies, references);
        }
        return Exported::written;
    }

    // A reader that wants the number first finds it all the same: JSON objects have no order.
    void end() override { out_ << "\n],\"total\":" << total_ << "}\n"; }

private:
    /// What all annotations of a bookmark share.
    json::object annotation(library::BookmarkDraft const& draft, PublicId const& id,
                            std::optional<Time> created, std::optional<Time> updated,
                            std::string_view text) const
    {
        Time const began = created.value_or(draft.created.value_or(exported_));
        bool const is_private = !draft.audience || draft.audience->is_private();
        std::string const group = group_of(draft.audience);
        json::object row;
        row["id"] = id.text();
        row["created"] = hypothesis_time(began);
        row["updated"] = hypothesis_time(updated.value_or(began));
        row["user"] = owner_;
        row["uri"] = draft.url->text();
        row["text"] = text;
        row["tags"] = json::array{};
        row["group"] = group;
        row["permissions"] = json::object{{"read", json::array{is_private ? owner_ : "group:" + group}},
                                          {"admin", json::array{owner_}},
                                          {"update", json::array{owner_}},
                                          {"delete", json::array{owner_}}};
        row["target"] = json::array{json::object{{"source", draft.url->text()}}};
        row["document"] = json::object{};
        if (!draft.title.empty()) row["document"].get_object()["title"] = json::array{draft.title};
        return row;
    }

    void write_page_note(library::BookmarkDraft const& draft)
    {
        json::object row = annotation(draft, draft.id.value(), draft.created, draft.updated, draft.note);
        row["tags"] = json::array(draft.tags.begin(), draft.tags.end());
        // A page may have other page notes; servers keep a member that they do not know.
        row["florilege"] = "bookmark";
        write(row);
    }

    void write_highlight(library::BookmarkDraft const& draft, library::HighlightDraft const& highlight)
    {
        json::object row =
            annotation(draft, highlight.id.value(), highlight.created, highlight.updated, highlight.note);
        if (!highlight.quote.empty())
            row["target"].get_array()[0].get_object()["selector"] = selectors_of(highlight);
        write(row);
    }

    // Depth is the library's, which bounds it.
    void write_replies(library::BookmarkDraft const& draft, std::vector<library::ReplyDraft> const& replies,
                       json::array const& references)
    {
        for (auto const& reply : replies) {
            json::object row = annotation(draft, reply.id.value(), reply.created, reply.created, reply.text);
            if (!reply.author.empty()) {
                row["user"] = account(reply.author, authority_);
                row["user_info"] = json::object{{"display_name", reply.author}};
            }
            row["references"] = references;
            write(row);
            json::array below = references;
            below.push_back(json::string{reply.id->text()});
            write_replies(draft, reply.replies, below);
        }
    }

    void write(json::object const& row)
    {
        out_ << (total_ == 0 ? "\n" : ",\n") << json::serialize(row);
        ++total_;
    }

    std::ostream& out_;
    std::string authority_;
    std::string owner_;
    Time exported_{};
    std::uint64_t total_ = 0;
};

std::unique_ptr<Exporter> make(std::ostream& out, ExportOptions const& options)
{
    return std::make_unique<HypothesisExporter>(out, options.authority);
}

} // namespace

ExportFormat const hypothesis_export{"hypothesis", "Highlights and notes as Hypothesis annotations (JSON)",
                                     "json", LeavesOut::without_link, make};

} // namespace florilege::exchange
