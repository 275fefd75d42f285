#include "library/tags/whole_tags.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <map>

namespace florilege::library {
namespace {

namespace json = boost::json;

/// A tag as it was.
struct WholeTag {
    TagId id;
    bool exists; ///< false: it was not there
    std::string name;
    std::optional<TagId> parent = {};
    std::vector<std::string> aliases = {};
    std::vector<TagId> children = {};
    std::vector<TagImage::Use> lost = {};
    std::vector<BookmarkId> gained = {};
    /// Nothing where the change left these as they were.
    std::optional<std::vector<TagImage::InBundle>> bundles = {};
};

std::int64_t number_in(json::value const& value)
{
    return value.to_number<std::int64_t>();
}

WholeTag whole_tag_of(json::object const& object)
{
    WholeTag tag{TagId{number_in(object.at("id"))}, object.at("exists").as_bool(),
                 json::value_to<std::string>(object.at("name"))};
    if (auto const* parent = object.if_contains("parent")) tag.parent = TagId{number_in(*parent)};
    for (auto const& alias : object.at("aliases").as_array())
        tag.aliases.push_back(json::value_to<std::string>(alias));
    for (auto const& child : object.at("children").as_array())
        tag.children.emplace_back(number_in(child));
    for (auto const& use : object.at("lost").as_array())
        tag.lost.push_back({BookmarkId{number_in(use.at(0))}, number_in(use.at(1))});
    for (auto const& bookmark : object.at("gained").as_array())
        tag.gained.emplace_back(number_in(bookmark));
    auto const* bundles = object.if_contains("bundles");
    if (bundles == nullptr) return tag;
    tag.bundles.emplace();
    for (auto const& one : bundles->as_array())
        tag.bundles->push_back({number_in(one.at(0)), number_in(one.at(1))});
    return tag;
}

/// What became of tags, put together from what they were and what they are.
class Become {
public:
    Become(store::Transaction& transaction, accounts::AccountId owner, std::vector<WholeTag> const& tags)
        : transaction_{transaction}, owner_{owner}, tags_{tags}
    {}

    TagImage image() const
    {
        TagImage image;
        for (auto const& tag : tags_) {
            image.names.push_back(
                {tag.id, tag.exists ? std::optional{tag.name} : std::nullopt, name_of(transaction_, tag.id)});
            image.places.push_back(places(tag));
        }
        image.parents = parents();
        image.aliases = aliases();
        return image;
    }

private:
    std::vector<TagImage::Under> parents() const
    {
        std::map<TagId, TagImage::Under> found;
        for (auto const& tag : tags_)
            for (auto const child : tag.children)
                found.insert_or_assign(child, TagImage::Under{child, tag.id, parent_of(transaction_, child)});
        for (auto const& tag : tags_)
            for (auto const child : children_of(transaction_, tag.id))
                found.emplace(child, TagImage::Under{child, std::nullopt, tag.id});
        for (auto const& tag : tags_)
            found.insert_or_assign(tag.id,
                                   TagImage::Under{tag.id, tag.parent, parent_of(transaction_, tag.id)});
        std::vector<TagImage::Under> out;
        for (auto const& [child, under] : found)
            if (under.before != under.after) out.push_back(under);
        return out;
    }

    std::vector<TagImage::Alias> aliases() const
    {
        std::map<std::string, TagImage::Alias> found; // by folded name
        for (auto const& tag : tags_)
            for (auto const& alias : tag.aliases)
                found.emplace(folded(alias), TagImage::Alias{alias, tag.id, stands_for(alias)});
        for (auto const& tag : tags_)
            for (auto const& alias : aliases_of(transaction_, tag.id))
                found.emplace(folded(alias), TagImage::Alias{alias, std::nullopt, tag.id});
        std::vector<TagImage::Alias> out;
        for (auto const& [name, alias] : found)
            if (alias.before != alias.after) out.push_back(alias);
        return out;
    }

    TagImage::Places places(WholeTag const& tag) const
    {
        TagImage::Places places{tag.id, tag.lost, tag.gained};
        if (!tag.exists)
            for (auto const& use : uses_of(transaction_, tag.id))
                places.gained.push_back(use.bookmark);
        if (tag.exists && !tag.bundles) return places;
        auto const now = bundles_of(transaction_, tag.id);
        auto const were = tag.bundles.value_or(std::vector<TagImage::InBundle>{});
        for (auto const& one : were)
            if (!has(now, one.bundle)) places.left.push_back(one);
        for (auto const& one : now)
            if (!has(were, one.bundle)) places.joined.push_back(one.bundle);
        return places;
    }

    static bool has(std::vector<TagImage::InBundle> const& bundles, std::int64_t bundle)
    {
        return std::any_of(bundles.begin(), bundles.end(),
                           [&](auto const& one) { return one.bundle == bundle; });
    }

    static std::string folded(std::string const& name) { return TagName::parse(name).value().folded(); }

    std::optional<TagId> stands_for(std::string const& alias) const
    {
        return tag_of_alias(transaction_, owner_, TagName::parse(alias).value());
    }

    store::Transaction& transaction_;
    accounts::AccountId owner_;
    std::vector<WholeTag> const& tags_;
};

} // namespace

bool has_whole_tags(std::string_view json)
{
    return json.starts_with('[');
}

TagImage image_of_whole_tags(store::Transaction& transaction, accounts::AccountId owner,
                             std::string_view json)
{
    std::vector<WholeTag> tags;
    auto const array = boost::json::parse(json);
    for (auto const& object : array.as_array())
        tags.push_back(whole_tag_of(object.as_object()));
    return Become{transaction, owner, tags}.image();
}

} // namespace florilege::library
