#include "library/search/wanted.hpp"

#include "library/query/limits.hpp"
#include "text/words/tokens.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace florilege::library {

WantedWords::WantedWords(std::vector<Words> const& terms)
{
    for (auto const& words : terms) {
        auto const term = terms_.size();
        std::vector<std::vector<std::string>> forms;
        text::tokenize(words.text, text::Reading::asking, [&](text::Token const& token) {
            if (!token.same_position) forms.emplace_back();
            if (!token.same_position || words.match == Match::word) forms.back().emplace_back(token.form);
        });
        if (forms.size() > QueryLimits::words_in_term) throw std::logic_error{"a term of too many words"};
        terms_.push_back({forms.size(), words.columns});
        for (auto const& word : forms)
            for (auto const& form : word)
                letters_.add(text::without_mark(form));
        for (std::size_t word = 0; word < forms.size(); ++word) {
            if (words.match == Match::prefix && word + 1 == forms.size())
                prefixes_.push_back({forms[word].front(), {term, word}});
            else
                for (auto& form : forms[word])
                    by_form_[std::move(form)].push_back({term, word});
        }
    }
}

/// Follows all terms through a text at once: bit n of a term's state says that its words 0 to n stand right
/// here (Baeza-Yates and Gonnet, "A new approach to text searching", 1992).
class WantedWords::Scan {
public:
    Scan(WantedWords const& wanted, TextColumn column)
        : wanted_{wanted}, state_(wanted.terms_.size()), seen_(wanted.terms_.size())
    {
        for (auto const& term : wanted.terms_)
            looked_for_.push_back(term.words > 0 &&
                                  (term.columns.empty() || std::find(term.columns.begin(), term.columns.end(),
                                                                     column) != term.columns.end()));
    }

    void take(text::Token const& token)
    {
        if (!token.same_position) {
            finish_word();
            sighting_.words.push_back({token.begin, token.end});
            for (auto const& [beginning, slot] : wanted_.prefixes_)
                if (token.form.starts_with(beginning)) seen_[slot.term] |= bit(slot.word);
        }
        auto const slots = wanted_.by_form_.find(token.form);
        if (slots == wanted_.by_form_.end()) return;
        for (auto const& slot : slots->second)
            seen_[slot.term] |= bit(slot.word);
    }

    Sighting finish()
    {
        finish_word();
        return std::move(sighting_);
    }

private:
    static std::uint32_t bit(std::size_t word) { return std::uint32_t{1} << word; }

    void finish_word()
    {
        if (sighting_.words.empty()) return;
        auto const last = sighting_.words.size() - 1;
        for (std::size_t term = 0; term < state_.size(); ++term) {
            state_[term] = (state_[term] << 1 | 1) & seen_[term];
            seen_[term] = 0;
            if (!looked_for_[term]) continue;
            auto const length = wanted_.terms_[term].words;
            if ((state_[term] & bit(length - 1)) == 0) continue;
            auto const first = last + 1 - length;
            sighting_.occurrences.push_back(
                {term, first, last, {sighting_.words[first].begin, sighting_.words[last].end}});
        }
    }

    WantedWords const& wanted_;
    std::vector<std::uint32_t> state_;
    std::vector<std::uint32_t> seen_;
    std::vector<bool> looked_for_ = {};
    Sighting sighting_ = {};
};

Sighting WantedWords::look(std::string_view text, TextColumn column) const
{
    Scan scan{*this, column};
    text::look_through(text, letters_, [&](text::Token const& token) { scan.take(token); });
    return scan.finish();
}

} // namespace florilege::library
