#pragma once

#include "web/http/request.hpp"
#include "web/http/response.hpp"
#include "web/site/site.hpp"

#include <compare>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace florilege::web {

/// The page for whoever is turned away because too much is asked of the site: each form of it is made once,
/// so that where there is no time left, saying so takes next to none. Nothing of a request stands in it but
/// its language and theme; so the nonce of its script may be the same for all. Any thread.
class BusyPages {
public:
    /// The site must outlive it.
    explicit BusyPages(Site& site) noexcept : site_{site} {}

    /// Status 503, compressed where the request takes that; else to be finished as any answer is.
    Response page(Request const& request);

private:
    struct Form {
        digest::Language language;
        std::string theme; ///< as page.hpp has it
        bool secure;
        bool compressed;
        auto operator<=>(Form const&) const = default;
    };

    Response made(Form const& form) const;

    Site& site_;
    std::mutex mutex_; ///< guards the next two
    std::shared_ptr<SiteFace const> face_;
    std::map<Form, Response> pages_; ///< made with that face
};

} // namespace florilege::web
