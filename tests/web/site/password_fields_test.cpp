#include "web/embedded.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <regex>
#include <string>

namespace florilege::web {
namespace {

/// The fields of all pages with one of these names, as they stand in the templates.
std::vector<std::string> fields_named(std::string const& names)
{
    std::vector<std::string> out;
    std::regex const field{"<input[^>]* name=\"(?:" + names + ")\"[^>]*>"};
    for (auto const file : embedded_files()) {
        // The code of the set-up is typed once, from a terminal.
        if (!file.ends_with(".mustache") || (names == "code" && file == "set_up.mustache")) continue;
        std::string const text{embedded(file)};
        for (std::sregex_iterator at{text.begin(), text.end(), field}, end; at != end; ++at)
            if (at->str().find("type=\"hidden\"") == std::string::npos) out.push_back(at->str());
    }
    return out;
}

TEST(PasswordFields, hide_what_is_typed_and_say_what_it_is_to_password_managers)
{
    auto const fields = fields_named("password|current");
    EXPECT_GE(fields.size(), 8U);
    std::regex const known{"autocomplete=\"(current-password|new-password)\""};
    for (auto const& field : fields) {
        EXPECT_NE(field.find("type=\"password\""), std::string::npos) << field;
        EXPECT_TRUE(std::regex_search(field, known)) << field;
    }
}

TEST(PasswordFields, for_codes_are_filled_in_by_whatever_holds_them)
{
    auto const fields = fields_named("code");
    EXPECT_GE(fields.size(), 2U);
    for (auto const& field : fields)
        EXPECT_NE(field.find("autocomplete=\"one-time-code\""), std::string::npos) << field;
}

} // namespace
} // namespace florilege::web
