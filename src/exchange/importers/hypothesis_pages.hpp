#pragma once

#include "exchange/importers/hypothesis_annotation.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace florilege::exchange {

/// Gathers annotations by their addresses, whatever order they come in, and makes one bookmark of each.
class HypothesisPages {
public:
    /// Both must outlive it. `owner` is whose export it is ("acct:…"); where it is empty, whoever wrote most
    /// annotations that are no replies.
    HypothesisPages(ImportOptions const& options, Intake& intake, std::string owner = {})
        : options_{options}, intake_{intake}, owner_{std::move(owner)}
    {}

    void add(Annotation annotation);
    /// Hands over what was gathered.
    void finish();

private:
    struct Page {
        std::string uri;
        std::vector<Annotation> annotations; ///< those that are no replies
    };
    using Answers = std::unordered_map<std::string, std::vector<Annotation>>;

    std::string most_frequent_user() const;
    void hand_over_page(Page& page);
    void add_annotation(Annotation&& annotation, library::BookmarkDraft& draft);
    std::vector<library::ReplyDraft> replies_to(std::string const& id, int depth);
    void keep_orphans();

    ImportOptions const& options_;
    Intake& intake_;
    std::string owner_;
    std::vector<Page> pages_; // in the order in which they come first
    std::unordered_map<std::string, std::size_t> by_uri_;
    Answers answers_; // by the id of what they answer
    std::size_t held_ = 0;
    bool in_portions_ = false;
};

} // namespace florilege::exchange
