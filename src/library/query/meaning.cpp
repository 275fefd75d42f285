#include "library/query/checker.hpp"
#include "library/query/dates.hpp"
#include "library/query/elision.hpp"
#include "library/query/limits.hpp"
#include "library/query/list_path.hpp"
#include "library/query/near.hpp"
#include "library/tags/tag.hpp"
#include "text/url/site.hpp"
#include "text/words/tokens.hpp"

namespace florilege::library {
namespace {

constexpr std::int64_t most_words = QueryLimits::words_in_term;

/// What is looked for in texts. Who types "l'innovation" means the word, whatever article stands before it
/// where it was read; who quotes it means what is written.
std::string wanted_text(Term const& term)
{
    if (term.quoted) return term.text;
    auto const word = without_elision(term.text);
    return std::string{count_words(word, 1) > 0 ? word : std::string_view{term.text}};
}

/// A term whose field is known, on its way to a meaning.
class Meaning {
public:
    Meaning(Term const& term, Field const& field, std::size_t at, QueryContext const& context) noexcept
        : term_{term}, field_{field}, at_{at}, context_{context}
    {}

    using Found = Result<Node, QueryError>;

    Found found() const
    {
        if (term_.text.empty() && !term_.prefix)
            return error("needs a value right behind it", Saying{"fault.query.no-value"});
        switch (field_.kind) {
        case FieldKind::title: return words({TextColumn::title});
        case FieldKind::note: return words({TextColumn::note});
        case FieldKind::quote: return words({TextColumn::quotes});
        case FieldKind::article: return words({TextColumn::article});
        case FieldKind::by: return by();
        case FieldKind::tag: return tag();
        case FieldKind::bundle: return bundle();
        case FieldKind::in: return in();
        case FieldKind::site: return site();
        case FieldKind::url: return url();
        case FieldKind::is: return state();
        case FieldKind::before:
        case FieldKind::after:
        case FieldKind::on: return date();
        case FieldKind::sort: break;
        }
        throw std::logic_error{"a field without a meaning"};
    }

private:
    QueryError error(std::string const& reason, Saying saying) const
    {
        saying.values.emplace_back("field", std::string{field_.name});
        return {{}, at_, "`" + std::string{field_.name} + ":` " + reason, std::move(saying)};
    }

    Match match() const
    {
        if (term_.prefix) return Match::prefix;
        return term_.quoted ? Match::phrase : Match::word;
    }
    Match match_of_name() const { return term_.prefix ? Match::prefix : Match::phrase; }

    std::optional<QueryError> fault_of_words() const
    {
        auto const count = count_words(term_.text, QueryLimits::words_in_term + 1);
        if (count == 0)
            return error("needs a letter or a digit to look for", Saying{"fault.query.value-without-letter"});
        if (count > QueryLimits::words_in_term)
            return error("takes at most " + std::to_string(QueryLimits::words_in_term) + " words",
                         Saying{"fault.query.value-words", {{"most", most_words}}});
        return std::nullopt;
    }

    Found words(std::vector<TextColumn> columns) const
    {
        if (auto fault = fault_of_words()) return *fault;
        return Node{Words{wanted_text(term_), match(), std::move(columns)}};
    }

    Found by() const
    {
        if (auto fault = fault_of_words()) return *fault;
        return Node{WrittenBy{term_.text, match()}};
    }

    Found tag() const
    {
        auto const name = TagName::parse(term_.text);
        if (!name) return error("needs a name", Saying{"fault.query.no-name"});
        return Node{HasTag{name->folded(), match_of_name()}};
    }

    Found bundle() const
    {
        auto const name = TagName::parse(term_.text);
        if (!name) return error("needs a name", Saying{"fault.query.no-name"});
        return Node{InBundle{name->folded(), match_of_name()}};
    }

    Found in() const
    {
        auto folded = folded_path(term_.text);
        if (folded.empty())
            return error("needs the title or the path of a list", Saying{"fault.query.no-list"});
        return Node{InList{std::move(folded), match_of_name()}};
    }

    Found site() const
    {
        if (term_.prefix) return error("takes a whole host, without *", Saying{"fault.query.host-with-star"});
        bool const whole = term_.text.find("://") != std::string::npos;
        auto const url = text::Url::parse(whole ? term_.text : "https://" + term_.text);
        if (!url || url->host().empty())
            return error("takes a host, as in `site:example.org`", Saying{"fault.query.no-host"});
        if (url->path() != "/" || url->query() || url->fragment())
            return host_alone(std::string{url->host()} + std::string{url->path()});
        std::string site{text::site(*url)};
        std::string host{url->host()};
        return Node{FromSite{site, host == site ? std::string{} : host}};
    }

    QueryError host_alone(std::string const& address) const
    {
        return error("takes a host alone; `url:" + address + "*` finds what begins so",
                     Saying{"fault.query.host-alone", {{"address", address}}});
    }

    Found url() const
    {
        if (term_.text.find_first_of(".:/") == std::string::npos) return words({TextColumn::address});
        bool const is_prefix_of_host = term_.prefix && !begins_path();
        if (is_prefix_of_host) return begins(lower(term_.text));
        auto const url = text::Url::parse(has_scheme() ? term_.text : "https://" + term_.text);
        if (!url)
            return error("takes a web address, as in `url:example.org/page`",
                         Saying{"fault.query.no-address"});
        if (term_.prefix) return begins(url->text());
        return Node{OfPage{text::key_of(text::page_form(*url)), url->text()}};
    }

    /// "mailto:x" and "https://x" have one; "localhost:8080" and "example.org:8080" have a port.
    bool has_scheme() const
    {
        auto const colon = term_.text.find(':');
        if (colon == std::string::npos) return false;
        auto const before = term_.text.substr(0, colon);
        bool const digit_behind =
            colon + 1 < term_.text.size() && term_.text[colon + 1] >= '0' && term_.text[colon + 1] <= '9';
        return before.find_first_of("./") == std::string::npos && !digit_behind;
    }

    /// Whether the text goes on behind the host, so that it can be read as a URL.
    bool begins_path() const
    {
        auto const scheme = term_.text.find("://");
        auto const host = scheme == std::string::npos ? 0 : scheme + 3;
        return term_.text.find('/', host) != std::string::npos ||
               (scheme == std::string::npos && has_scheme());
    }

    static std::string lower(std::string text)
    {
        for (char& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return text;
    }

    static Found begins(std::string const& text)
    {
        for (std::string_view const scheme : {"https://", "http://"})
            if (text.starts_with(scheme)) return Node{UrlBegins{text.substr(scheme.size()), true}};
        bool const other = text.find(':') != std::string::npos && text.find("://") != std::string::npos;
        return Node{UrlBegins{text, !other && text.find("mailto:") != 0}};
    }

    Found state() const
    {
        if (same_letters(term_.text, "dead"))
            return error("cannot know `dead`: links are not checked yet", Saying{"fault.query.dead"});
        if (auto const state = state_named(term_.text); state && !term_.prefix) return Node{InState{*state}};
        std::vector<std::string_view> names;
        std::string all;
        std::string listed;
        for (auto const& state : states()) {
            names.push_back(state.name);
            all += (all.empty() ? "" : &state == &states().back() ? " or " : ", ") + std::string{state.name};
            listed += (listed.empty() ? "" : ", ") + std::string{state.name};
        }
        if (auto const other = opposite(); !other.empty())
            return error("takes " + all + "; did you mean `-is:" + other + "`?",
                         Saying{"fault.query.state-opposite", {{"states", listed}, {"other", other}}});
        std::string const near{nearest(term_.text, names)};
        if (near.empty()) return error("takes " + all, Saying{"fault.query.state", {{"states", listed}}});
        return error("takes " + all + "; did you mean `is:" + near + "`?",
                     Saying{"fault.query.state-near", {{"states", listed}, {"near", near}}});
    }

    /// The state of which the value says the contrary: "read" is near "unread" and means anything but that.
    std::string opposite() const
    {
        for (auto const& state : states()) {
            std::string name{state.name};
            if (same_letters("un" + term_.text, name) || same_letters(term_.text, "un" + name)) return name;
        }
        return {};
    }

    Found date() const
    {
        auto const days = term_.prefix ? std::nullopt : days_of(term_.text, context_);
        if (!days) return no_date();
        if (field_.kind == FieldKind::before) return Node{SavedIn{{}, days->begin}};
        if (field_.kind == FieldKind::after) return Node{SavedIn{days->begin, {}}};
        return Node{SavedIn{days->begin, days->end}};
    }

    QueryError no_date() const
    {
        std::string const takes = "takes a date: 2012, 2012-01, 2012-01-30, 2012-w05, today, yesterday or 7d";
        std::string const near{nearest(term_.text, words_of_days)};
        if (near.empty()) return error(takes, Saying{"fault.query.date"});
        return error(takes + "; did you mean `" + std::string{field_.name} + ":" + near + "`?",
                     Saying{"fault.query.date-near", {{"near", near}}});
    }

    Term const& term_;
    Field const& field_;
    std::size_t at_;
    QueryContext const& context_;
};

Result<Node, QueryError> bare_words(Term const& term, std::size_t at)
{
    auto const count = count_words(term.text, QueryLimits::words_in_term + 1);
    if (count > QueryLimits::words_in_term) {
        auto const many = "more than " + std::to_string(QueryLimits::words_in_term);
        if (term.quoted)
            return QueryError{{},
                              at,
                              many + " words in one phrase",
                              Saying{"fault.query.phrase-words", {{"most", most_words}}}};
        return QueryError{{},
                          at,
                          many + " words without a space between them",
                          Saying{"fault.query.joined-words", {{"most", most_words}}}};
    }
    auto const match = term.prefix ? Match::prefix : term.quoted ? Match::phrase : Match::word;
    return Node{Words{wanted_text(term), match, {}}};
}

} // namespace

Result<Node, QueryError> meaning_of(Term const& term, Field const* field, std::size_t at,
                                    QueryContext const& context)
{
    return field == nullptr ? bare_words(term, at) : Meaning{term, *field, at, context}.found();
}

std::size_t count_words(std::string_view text, std::size_t most)
{
    std::size_t count = 0;
    text::tokenize(text, text::Reading::indexing, [&](text::Token const& token) {
        if (!token.same_position && count < most) ++count;
    });
    return count;
}

} // namespace florilege::library
