#include "library/search/lowering.hpp"

#include "library/columns/columns.hpp"
#include "library/search/authors.hpp"
#include "library/search/names.hpp"
#include "library/search/words_sql.hpp"
#include "text/url/site.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

Plan never()
{
    return {PlanAny{}};
}

/// Whether every row that has one of the words in any column is meant.
bool any_will_do(store::TextQuery const& query)
{
    auto const are = [](std::vector<store::TextQuery> const& parts) {
        return std::all_of(parts.begin(), parts.end(), any_will_do);
    };
    if (auto const* term = std::get_if<store::TextTerm>(&query.node)) return term->columns.empty();
    if (auto const* any = std::get_if<store::TextAny>(&query.node)) return are(any->any);
    auto const& all = std::get<store::TextAll>(query.node);
    return all.all.size() == 1 && all.none.empty() && are(all.all);
}

/// One field at a time.
class Lowering {
public:
    Lowering(store::Session& session, accounts::AccountId owner, Node const& question, TagsOfTerms& tags)
        : session_{session}, owner_{owner}, tags_{tags}, authors_{session, owner, question}
    {}

    Plan of(Node const& node)
    {
        if (auto const query = question(node)) return looked_up(*query);
        return std::visit(*this, node.is);
    }

    /// Of its parts those about words alone go together: "maps tag:x -rivers" asks the index once.
    Plan operator()(All const& all)
    {
        PlanAll out;
        All words;
        for (auto const& part : all.parts)
            if (question(part)) words.parts.push_back(part);
        bool const positive = !words.parts.empty();
        for (auto const& part : all.parts) {
            auto const* without = std::get_if<Without>(&part.is);
            if (without == nullptr && !question(part)) out.all.push_back(of(part));
            if (without == nullptr) continue;
            if (positive && question(without->part.front()))
                words.parts.push_back(part);
            else
                out.none.push_back(of(without->part.front()));
        }
        if (!positive) return {std::move(out)};
        if (auto const query = text_query(Node{words})) {
            out.all.push_back(looked_up(*query));
            return {std::move(out)};
        }
        for (auto const& part : words.parts) // too deep together
            if (auto const* without = std::get_if<Without>(&part.is))
                out.none.push_back(of(without->part.front()));
            else
                out.all.push_back(of(part));
        return {std::move(out)};
    }

    Plan operator()(Any const& any)
    {
        PlanAny out;
        Any words;
        for (auto const& part : any.parts)
            if (question(part))
                words.parts.push_back(part);
            else
                out.any.push_back(of(part));
        if (words.parts.empty()) return {std::move(out)};
        if (auto const query = text_query(Node{words}))
            out.any.push_back(looked_up(*query));
        else
            for (auto const& part : words.parts)
                out.any.push_back(of(part));
        return {std::move(out)};
    }

    Plan operator()(Without const& without)
    {
        PlanAll out;
        out.none.push_back(of(without.part.front()));
        return {std::move(out)};
    }

    Plan operator()(Words const& words)
    {
        PlanAny out;
        out.any.push_back(looked_up(text_query(words)));
        out.any.push_back({ScanTags{tags_.of(words)}});
        return {std::move(out)};
    }

    Plan operator()(HasTag const& tag) { return {ScanTags{tags_meant(session_, owner_, tag)}}; }

    Plan operator()(InBundle const& in) { return {ScanTags{tags_of_bundle(session_, owner_, in)}}; }

    Plan operator()(FromSite const& from)
    {
        PlanAll out;
        out.all.push_back(from_site(from.site));
        if (!from.host.empty()) out.all.push_back({AddressCondition{AddressCondition::Of::host, from.host}});
        return {std::move(out)};
    }

    Plan operator()(OfPage const& page) { return {TheseRows{rows_of_page(session_, owner_, page)}}; }

    Plan operator()(UrlBegins const& url)
    {
        PlanAny out;
        for (std::string_view const scheme : {"https://", "http://"})
            if (url.web) out.any.push_back(beginning(std::string{scheme} + url.beginning));
        if (!url.web) out.any.push_back(beginning(url.beginning));
        return {std::move(out)};
    }

    Plan operator()(WrittenBy const& by)
    {
        if (authors_.is_owner(by)) return {PlanAll{}};
        return {TheseRows{authors_.rows_by(by)}};
    }

    Plan operator()(InList const& in) { return {TheseRows{rows_in_lists(session_, owner_, in)}}; }

    Plan operator()(InState const& in)
    {
        switch (in.state) {
        case State::unread: return if_own(ColumnRow::unread);
        case State::archived: return if_own(ColumnRow::archived);
        case State::favourite: return if_own(ColumnRow::favourite);
        case State::only_me: return {ScanFlag{ColumnRow::only_me}};
        case State::everyone: return {ScanFlag{ColumnRow::everyone}};
        case State::unresolved: return {ScanFlag{ColumnRow::unresolved}};
        case State::highlighted: return {ScanFlag{ColumnRow::highlighted}};
        case State::untagged: return {ScanUntagged{}};
        }
        throw std::logic_error{"a state that is none"};
    }

    Plan operator()(SavedIn const& saved) { return {ScanTimes{saved.since, saved.until}}; }

private:
    /// What somebody has read or marked is theirs to know: to everyone else nothing of it is.
    Plan if_own(ColumnRow::Flag flag) { return reads_own(session_, owner_) ? Plan{ScanFlag{flag}} : never(); }

    Plan looked_up(store::TextQuery const& query)
    {
        auto expression = store::full_text_expression(session_, text_table(), query);
        auto shown = store::full_text_expression(session_, text_table(), query, store::TextFor::showing);
        if (!expression || !shown) throw std::logic_error{"a query without a word came through the checker"};
        return {LookUpWords{std::move(*expression), std::move(*shown), any_will_do(query), parts(query)}};
    }

    std::vector<std::string> parts(store::TextQuery const& query)
    {
        auto const* all = std::get_if<store::TextAll>(&query.node);
        if (all == nullptr || all->all.size() < 2 || !all->none.empty() ||
            !std::ranges::all_of(all->all, any_will_do))
            return {};
        std::vector<std::string> parts;
        for (auto const& part : all->all)
            if (auto expression = store::full_text_expression(session_, text_table(), part))
                parts.push_back(std::move(*expression));
        std::sort(parts.begin(), parts.end());
        parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
        return parts;
    }

    /// The part as a question to the full-text index, where that alone can answer it.
    std::optional<store::TextQuery> question(Node const& node)
    {
        return names_a_tag(node) ? std::nullopt : text_query(node);
    }

    bool names_a_tag(Node const& node)
    {
        auto const any = [this](std::vector<Node> const& parts) {
            return std::any_of(parts.begin(), parts.end(),
                               [this](Node const& part) { return names_a_tag(part); });
        };
        if (auto const* words = std::get_if<Words>(&node.is)) return !tags_.of(*words).empty();
        if (auto const* all = std::get_if<All>(&node.is)) return any(all->parts);
        if (auto const* some = std::get_if<Any>(&node.is)) return any(some->parts);
        if (auto const* without = std::get_if<Without>(&node.is)) return any(without->part);
        return false;
    }

    Plan from_site(std::string const& name)
    {
        auto const site = site_number(session_, owner_, name);
        if (!site) return never();
        return {ScanSite{*site}};
    }

    /// Where the host stands whole in the beginning, only its site's rows are in question.
    Plan beginning(std::string text)
    {
        PlanAll out;
        auto const host = text.find("://");
        if (host != std::string::npos && text.find('/', host + 3) != std::string::npos)
            if (auto const url = text::Url::parse(text); url && !text::site(*url).empty())
                out.all.push_back(from_site(std::string{text::site(*url)}));
        out.all.push_back({AddressCondition{AddressCondition::Of::beginning, std::move(text)}});
        return {std::move(out)};
    }

    store::Session& session_;
    accounts::AccountId owner_;
    TagsOfTerms& tags_;
    Authors authors_;
};

} // namespace

std::vector<std::int64_t> const& TagsOfTerms::of(Words const& term)
{
    static std::vector<std::int64_t> const none;
    if (!term.columns.empty()) return none;
    std::pair key{term.match, term.text};
    auto const known = known_.find(key);
    if (known != known_.end()) return known->second;
    return known_.emplace(std::move(key), tags_with_words(session_, owner_, term)).first->second;
}

Plan plan_of(store::Session& session, accounts::AccountId owner, Node const& node, TagsOfTerms& tags)
{
    return Lowering{session, owner, node, tags}.of(node);
}

} // namespace florilege::library
