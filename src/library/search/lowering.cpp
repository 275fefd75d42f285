#include "library/search/lowering.hpp"

#include "library/search/names.hpp"
#include "library/search/words_sql.hpp"

namespace florilege::library {
namespace {

using store::Condition;
using store::RowTest;

std::string json_of(std::vector<std::int64_t> const& keys)
{
    std::string json = "[";
    for (auto const key : keys) {
        if (json.size() > 1) json += ',';
        json += std::to_string(key);
    }
    return json + ']';
}

Condition never()
{
    return {store::AnyOf{}};
}

/// One field at a time.
class Lowering {
public:
    Lowering(store::Session& session, accounts::AccountId owner) noexcept : session_{session}, owner_{owner}
    {}

    Condition of(Node const& node)
    {
        if (auto query = text_query(node)) return {indexed(session_, *query)};
        return std::visit(*this, node.is);
    }

    /// Of its parts those about words alone go together: "maps tag:x -rivers" asks the index once.
    Condition operator()(All const& all)
    {
        store::AllOf out;
        All words;
        All forbidden;
        for (auto const& part : all.parts) {
            auto const* without = std::get_if<Without>(&part.is);
            if (text_query(part))
                words.parts.push_back(part);
            else if (without != nullptr && text_query(without->part.front()))
                forbidden.parts.push_back(part);
            else
                out.parts.push_back(of(part));
        }
        if (!words.parts.empty()) {
            words.parts.insert(words.parts.end(), forbidden.parts.begin(), forbidden.parts.end());
            forbidden.parts.clear();
            add_words(out.parts, std::move(words.parts), Node{All{}});
        }
        for (auto const& part : forbidden.parts)
            out.parts.push_back(std::visit(*this, part.is));
        return {std::move(out)};
    }

    Condition operator()(Any const& any)
    {
        store::AnyOf out;
        std::vector<Node> words;
        for (auto const& part : any.parts) {
            if (text_query(part))
                words.push_back(part);
            else
                out.parts.push_back(of(part));
        }
        if (!words.empty()) add_words(out.parts, std::move(words), Node{Any{}});
        return {std::move(out)};
    }

    Condition operator()(Without const& without)
    {
        store::NoneOf out;
        out.parts.push_back(of(without.part.front()));
        return {std::move(out)};
    }

    Condition operator()(Words const& words) { return {indexed(session_, text_query(words))}; }

    Condition operator()(HasTag const& tag)
    {
        auto const tags = tags_meant(session_, owner_, tag);
        if (tags.empty()) return never();
        if (tags.size() == 1)
            return {RowTest{"b.id IN (SELECT bt.bookmark FROM visible_bookmark_tag bt WHERE bt.tag = ?1)",
                            "b.id NOT IN (SELECT bt.bookmark FROM visible_bookmark_tag bt WHERE bt.tag = ?1)",
                            {tags.front()}}};
        return {RowTest{"b.id IN (SELECT bt.bookmark FROM visible_bookmark_tag bt "
                        "WHERE bt.tag IN (SELECT value FROM json_each(CAST(?1 AS TEXT))))",
                        "b.id NOT IN (SELECT bt.bookmark FROM visible_bookmark_tag bt "
                        "WHERE bt.tag IN (SELECT value FROM json_each(CAST(?1 AS TEXT))))",
                        {json_of(tags)}}};
    }

    Condition operator()(FromSite const& from)
    {
        store::AllOf out;
        out.parts.push_back({RowTest{"b.site = ?1", "(b.site IS NULL OR b.site <> ?1)", {from.site}}});
        if (!from.host.empty())
            out.parts.push_back({store::host_test(session_.engine(), "b.url", from.host)});
        return {std::move(out)};
    }

    Condition operator()(SamePage const& page)
    {
        return {RowTest{"b.page_key = ?1", "(b.page_key IS NULL OR b.page_key <> ?1)", {page.page}}};
    }

    Condition operator()(UrlBegins const& url)
    {
        store::AnyOf out;
        for (std::string_view const scheme : {"https://", "http://"})
            if (url.web) out.parts.push_back(url_begins(std::string{scheme} + url.beginning));
        if (!url.web) out.parts.push_back(url_begins(url.beginning));
        return {std::move(out)};
    }

    Condition operator()(WrittenBy const& by)
    {
        if (is_owner(session_, owner_, by)) return {store::AllOf{}};
        auto const keys = written_by(session_, owner_, by);
        if (keys.empty()) return never();
        return {RowTest{"b.id IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))",
                        "b.id NOT IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))",
                        {json_of(keys)}}};
    }

    /// A bookmark stands in a list itself or with one of its passages.
    Condition operator()(InList const& in)
    {
        auto const lists = lists_meant(session_, owner_, in);
        if (lists.empty()) return never();
        return {RowTest{
            "(b.id IN (SELECT e.bookmark FROM visible_list_entry e "
            "WHERE e.bookmark IS NOT NULL AND e.list IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))) "
            "OR b.id IN (SELECT h.source FROM visible_list_entry e JOIN visible_highlight h ON h.id = "
            "e.highlight "
            "WHERE e.list IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))))",
            "(b.id NOT IN (SELECT e.bookmark FROM visible_list_entry e "
            "WHERE e.bookmark IS NOT NULL AND e.list IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))) "
            "AND b.id NOT IN (SELECT h.source FROM visible_list_entry e JOIN visible_highlight h ON h.id = "
            "e.highlight "
            "WHERE e.list IN (SELECT value FROM json_each(CAST(?1 AS TEXT)))))",
            {json_of(lists)}}};
    }

    Condition operator()(InState const& in)
    {
        switch (in.state) {
        case State::unread: return {RowTest{"b.unread <> 0", "b.unread = 0"}};
        case State::archived: return {RowTest{"b.archived <> 0", "b.archived = 0"}};
        case State::favourite: return {RowTest{"b.favourite <> 0", "b.favourite = 0"}};
        case State::only_me: return {RowTest{"b.audience = 0", "b.audience <> 0"}};
        case State::everyone: return {RowTest{"b.audience = -1", "b.audience <> -1"}};
        case State::unresolved: return {RowTest{"b.kind = 3", "b.kind <> 3"}};
        case State::highlighted:
            return {RowTest{
                "EXISTS (SELECT 1 FROM visible_highlight h WHERE h.source = b.id AND h.quote <> '')",
                "NOT EXISTS (SELECT 1 FROM visible_highlight h WHERE h.source = b.id AND h.quote <> '')"}};
        case State::untagged:
            return {RowTest{"NOT EXISTS (SELECT 1 FROM visible_bookmark_tag bt WHERE bt.bookmark = b.id)",
                            "EXISTS (SELECT 1 FROM visible_bookmark_tag bt WHERE bt.bookmark = b.id)"}};
        }
        throw std::logic_error{"a state that is none"};
    }

    Condition operator()(SavedIn const& saved)
    {
        store::AllOf out;
        if (saved.since)
            out.parts.push_back({RowTest{"b.created >= ?1", "b.created < ?1", {to_micros(*saved.since)}}});
        if (saved.until)
            out.parts.push_back({RowTest{"b.created < ?1", "b.created >= ?1", {to_micros(*saved.until)}}});
        return {std::move(out)};
    }

private:
    static Condition url_begins(std::string beginning)
    {
        return {RowTest{"substr(b.url, 1, length(CAST(?1 AS TEXT))) = ?1",
                        "(b.url IS NULL OR substr(b.url, 1, length(CAST(?1 AS TEXT))) <> ?1)",
                        {std::move(beginning)}}};
    }

    /// Puts parts about words in as one question, or one by one where they are too deep together.
    void add_words(std::vector<Condition>& into, std::vector<Node> parts, Node joint)
    {
        auto& joined = std::holds_alternative<All>(joint.is) ? std::get<All>(joint.is).parts
                                                             : std::get<Any>(joint.is).parts;
        joined = std::move(parts);
        if (auto const query = text_query(joint)) {
            into.push_back({indexed(session_, *query)});
            return;
        }
        for (auto const& part : joined)
            into.push_back(of(part));
    }

    store::Session& session_;
    accounts::AccountId owner_;
};

} // namespace

store::Condition condition_of(store::Session& session, accounts::AccountId owner, Node const& node)
{
    return Lowering{session, owner}.of(node);
}

} // namespace florilege::library
