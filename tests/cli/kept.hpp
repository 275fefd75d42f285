#pragma once

#include "exchange/importer.hpp"

#include <string>
#include <vector>

namespace florilege::cli::tests {

/// An intake that keeps bookmarks and the reasons of refusals.
class Kept final : public exchange::Intake {
public:
    void bookmark(library::BookmarkDraft draft, exchange::Place) override
    {
        drafts.push_back(std::move(draft));
    }
    void tag(library::TagDraft, exchange::Place) override {}
    void list(library::ListDraft, exchange::Place) override {}
    void reject(exchange::Place, std::string reason) override { refused.push_back(std::move(reason)); }
    void warn(exchange::Place, std::string) override {}
    void skip(exchange::Place, std::string) override {}

    std::vector<library::BookmarkDraft> drafts;
    std::vector<std::string> refused;
};

} // namespace florilege::cli::tests
