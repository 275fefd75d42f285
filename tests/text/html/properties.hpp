#pragma once

#include "tests/text/html/active_content.hpp"
#include "text/html/readable.hpp"
#include "text/html/sanitise.hpp"

#include <gtest/gtest.h>

#include <string>

namespace florilege::tests {

/// The two properties of the sanitiser that hold for every input: nothing active comes through, and what came
/// through comes through again unchanged.
inline void expect_safe(std::string const& html, text::SanitisePolicy const& policy = {})
{
    auto const once = text::sanitise(html, policy);
    EXPECT_EQ(active_content(once), "") << "in\n" << html << "\nwhich became\n" << once;
    EXPECT_EQ(text::sanitise(once, policy), once) << "in\n" << html;
}

/// What holds for the readable text of every input: no control characters, no white space at its ends.
inline void expect_plain_text(std::string const& html)
{
    auto const text = text::readable(html);
    EXPECT_EQ(text.find_first_of("\t\r\f\x01\x7F"), text.npos) << html;
    if (text.empty()) return;
    EXPECT_EQ(std::string{" \n"}.find(text.back()), std::string::npos) << html;
    EXPECT_NE(text.front(), '\n') << html;
}

} // namespace florilege::tests
