#pragma once

#include "web/jobs/uploads.hpp"

#include <string>
#include <vector>

namespace florilege::web {

/// Kept files that become nobody's where their jobs cannot be written down.
class KeptFiles {
public:
    explicit KeptFiles(Uploads const& uploads) : uploads_{uploads} {}
    ~KeptFiles()
    {
        for (auto const& name : names_)
            uploads_.remove(name);
    }
    KeptFiles(KeptFiles const&) = delete;
    KeptFiles& operator=(KeptFiles const&) = delete;

    std::string keep(SpoolRange const& bytes)
    {
        names_.push_back(uploads_.keep(bytes));
        return names_.back();
    }
    void belong_to_jobs() noexcept { names_.clear(); }

private:
    Uploads const& uploads_;
    std::vector<std::string> names_ = {};
};

} // namespace florilege::web
