#include "library/search/missing_names.hpp"

#include "library/columns/columns.hpp"
#include "library/lists/list_outline.hpp"
#include "library/query/list_path.hpp"
#include "library/query/near.hpp"
#include "library/query/syntax.hpp"
#include "library/query/tree.hpp"
#include "library/search/names.hpp"
#include "library/tags/bundle.hpp"
#include "library/tags/tag_page.hpp"

#include <algorithm>

namespace florilege::library {
namespace {

struct KnownName {
    std::string folded;
    std::string shown;
};

/// Of one field: what a query asks for and which names there are.
MissingName missing(FieldKind field, std::string const& asked, std::vector<KnownName> const& known)
{
    std::vector<std::string_view> folded;
    folded.reserve(known.size());
    for (auto const& name : known)
        folded.emplace_back(name.folded);
    auto const near = nearest(asked, folded);
    auto const found = std::find(folded.begin(), folded.end(), near);
    if (near.empty() || found == folded.end()) return {field, asked, {}};
    auto const& shown = known[static_cast<std::size_t>(found - folded.begin())].shown;
    return {field, asked, written_term(field_of(field).name, shown)};
}

class Looking {
public:
    Looking(store::Session& session, accounts::AccountId owner) noexcept : session_{session}, owner_{owner} {}

    void at(Node const& node)
    {
        if (auto const* all = std::get_if<All>(&node.is)) each(all->parts);
        if (auto const* any = std::get_if<Any>(&node.is)) each(any->parts);
        if (auto const* tag = std::get_if<HasTag>(&node.is); tag != nullptr && tag->match == Match::phrase)
            at_tag(*tag);
        if (auto const* in = std::get_if<InBundle>(&node.is); in != nullptr && in->match == Match::phrase)
            at_bundle(in->folded);
        if (auto const* in = std::get_if<InList>(&node.is); in != nullptr && in->match == Match::phrase)
            at_list(in->folded);
    }

    std::vector<MissingName> found() && { return std::move(found_); }

private:
    void each(std::vector<Node> const& parts)
    {
        for (auto const& part : parts)
            at(part);
    }

    void at_tag(HasTag const& tag)
    {
        if (tags_meant(session_, owner_, tag).empty()) add_tag(tag.folded);
    }

    void add_tag(std::string const& asked)
    {
        auto const name = TagName::parse(asked);
        auto const near = name ? near_tag(session_, owner_, *name) : std::string{};
        add({FieldKind::tag, asked, near.empty() ? near : written_term(field_of(FieldKind::tag).name, near)});
    }

    void at_bundle(std::string const& asked)
    {
        std::vector<KnownName> known;
        for (auto const& bundle : bundles(session_, owner_)) {
            known.push_back({BundleName::parse(bundle.name).value().folded(), bundle.name});
            if (known.back().folded == asked) return;
        }
        add(missing(FieldKind::bundle, asked, known));
    }

    /// A list is asked for by its title, or by that with some of those around it.
    void at_list(std::string const& asked)
    {
        std::vector<KnownName> known;
        for (auto const& list : all_lists(session_, owner_)) {
            ListPath path;
            for (auto at = list.path.size(); at > 0; --at) {
                path.insert(path.begin(), list.path[at - 1]);
                known.push_back({folded_path(path_text(path)), path_text(path)});
                if (known.back().folded == asked) return;
            }
        }
        add(missing(FieldKind::in, asked, known));
    }

    void add(MissingName name)
    {
        if (std::find(found_.begin(), found_.end(), name) == found_.end()) found_.push_back(std::move(name));
    }

    store::Session& session_;
    accounts::AccountId owner_;
    std::vector<MissingName> found_ = {};
};

} // namespace

std::vector<MissingName> missing_names(store::Session& session, accounts::AccountId owner, Query const& query)
{
    if (!reads_own(session, owner)) return {};
    Looking looking{session, owner};
    looking.at(query.root());
    return std::move(looking).found();
}

} // namespace florilege::library
