#include "exchange/mend.hpp"

#include "exchange/words.hpp"
#include "text/charset/repair.hpp"
#include "text/utf8/utf8.hpp"

namespace florilege::exchange {

namespace {

class Mender {
public:
    explicit Mender(bool repairs) : repairs_{repairs} {}

    void text(std::string& text)
    {
        if (text::is_ascii(text)) return;
        if (!repairs_) {
            places_ += text::count_damage(text);
            return;
        }
        auto repaired = text::repair_text(text);
        places_ += repaired.count;
        if (repaired.count > 0) text = std::move(repaired.text);
    }

    void highlight(library::HighlightDraft& highlight)
    {
        text(highlight.quote);
        text(highlight.note);
        // Replies nest as deep as their file says: a list of what is still to visit, not recursion.
        std::vector<library::ReplyDraft*> open;
        for (auto& reply : highlight.replies)
            open.push_back(&reply);
        while (!open.empty()) {
            auto& reply = *open.back();
            open.pop_back();
            text(reply.text);
            for (auto& answer : reply.replies)
                open.push_back(&answer);
        }
    }

    std::size_t places() const { return places_; }

private:
    bool repairs_;
    std::size_t places_ = 0;
};

} // namespace

void mend(library::BookmarkDraft& draft, ImportOptions const& options, Intake& intake, Place const& place)
{
    Mender mender{options.repair_text};
    mender.text(draft.title);
    mender.text(draft.author);
    mender.text(draft.note);
    for (auto& tag : draft.tags)
        mender.text(tag);
    for (auto& path : draft.lists)
        for (auto& title : path)
            mender.text(title);
    for (auto& highlight : draft.highlights)
        mender.highlight(highlight);
    if (mender.places() == 0) return;
    auto const places = counted(mender.places(), "place");
    intake.warn(place, options.repair_text
                           ? "broken encoding was repaired in " + places
                           : "the encoding looks broken in " + places + "; --repair-text would repair it");
}

} // namespace florilege::exchange
