#pragma once

#include "text/mustache/mustache.hpp"
#include "web/words/words.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace florilege::web {

/// Our pages' templates, src/web/templates/NAME.mustache, each ready in both languages. A template may take
/// in others as {{> partials}} and has [[message]] for what is said in words.
class PageTemplates {
public:
    /// All of them, read when first asked for: throws std::logic_error where one is wrong.
    static PageTemplates const& ours();

    std::string render(Language language, std::string_view name, text::Fields const& fields) const;

private:
    PageTemplates();

    std::array<std::map<std::string_view, text::Mustache>, 2> by_language_;
};

} // namespace florilege::web
