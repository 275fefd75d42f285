#include "library/query/tree.hpp"

#include "prelude/iso_time.hpp"

namespace florilege::library {
namespace {

std::string quoted(std::string_view text, Match match)
{
    switch (match) {
    case Match::word: return std::string{text};
    case Match::phrase: return '"' + std::string{text} + '"';
    case Match::prefix: return std::string{text} + '*';
    }
    return {};
}

std::string shown(std::optional<Time> time)
{
    return time ? iso_seconds(*time) : "…";
}

/// Each as "(sign what is compared)".
struct Printer {
    std::string operator()(All const& all) const { return joined("all", all.parts); }
    std::string operator()(Any const& any) const { return joined("any", any.parts); }
    std::string operator()(Without const& without) const { return joined("without", without.part); }

    std::string operator()(Words const& words) const
    {
        std::string columns;
        for (auto const column : words.columns)
            columns +=
                (columns.empty() ? "" : ",") + std::string{text_columns[static_cast<std::size_t>(column)]};
        return "(words " + (columns.empty() ? "" : columns + " ") + quoted(words.text, words.match) + ")";
    }
    std::string operator()(HasTag const& tag) const { return "(tag " + quoted(tag.folded, tag.match) + ")"; }
    std::string operator()(InBundle const& in) const
    {
        return "(bundle " + quoted(in.folded, in.match) + ")";
    }
    std::string operator()(FromSite const& from) const
    {
        return "(site " + from.site + (from.host.empty() ? "" : " host " + from.host) + ")";
    }
    std::string operator()(OfPage const& page) const { return "(page " + page.url + ")"; }
    std::string operator()(UrlBegins const& url) const
    {
        return "(url " + std::string{url.web ? "web " : ""} + url.beginning + "*)";
    }
    std::string operator()(WrittenBy const& by) const { return "(by " + quoted(by.text, by.match) + ")"; }
    std::string operator()(InList const& in) const { return "(in " + quoted(in.folded, in.match) + ")"; }
    std::string operator()(InState const& in) const { return "(is " + std::string{name_of(in.state)} + ")"; }
    std::string operator()(SavedIn const& saved) const
    {
        return "(saved " + shown(saved.since) + " " + shown(saved.until) + ")";
    }

    static std::string joined(std::string_view sign, std::vector<Node> const& parts)
    {
        std::string out = "(" + std::string{sign};
        for (auto const& part : parts)
            out += " " + printed(part);
        return out + ")";
    }
};

void collect(Node const& node, bool negated, std::vector<Words>& into)
{
    if (auto const* words = std::get_if<Words>(&node.is)) {
        if (!negated) into.push_back(*words);
        return;
    }
    if (auto const* without = std::get_if<Without>(&node.is))
        return collect(without->part.front(), !negated, into);
    auto const* all = std::get_if<All>(&node.is);
    auto const* any = std::get_if<Any>(&node.is);
    if (all == nullptr && any == nullptr) return;
    for (auto const& part : all != nullptr ? all->parts : any->parts)
        collect(part, negated, into);
}

void collect_required(Node const& node, std::vector<Words>& into)
{
    if (auto const* words = std::get_if<Words>(&node.is)) into.push_back(*words);
    if (auto const* all = std::get_if<All>(&node.is))
        for (auto const& part : all->parts)
            collect_required(part, into);
}

} // namespace

std::string printed(Node const& node)
{
    return std::visit(Printer{}, node.is);
}

std::vector<Words> words_wanted(Node const& node)
{
    std::vector<Words> words;
    collect(node, false, words);
    return words;
}

std::vector<Words> words_required(Node const& node)
{
    std::vector<Words> words;
    collect_required(node, words);
    return words;
}

} // namespace florilege::library
