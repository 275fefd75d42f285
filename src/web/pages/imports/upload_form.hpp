#pragma once

#include "store/session.hpp"
#include "web/site/page.hpp"

#include <optional>
#include <string>

namespace florilege::web {

/// The form that files are sent with, as it was filled in: all but the files, which a browser sends anew.
struct UploadForm {
    std::string format = {}; ///< empty: found out
    std::string date = {};
    std::string folders = "lists"; ///< a word of exchange::folder_choice(), or none
    std::string columns = {};      ///< of a table; empty: proposed
    bool make_public = false;
    bool repair_text = false;
    bool only_try = false; ///< the other button: nothing is kept, and it is told what would be
    std::string files_fault = {};
    std::string date_fault = {};
    std::string columns_fault = {};
};

UploadForm upload_form(Changing const& changing);

/// Fills in what the template `upload_form` says.
void add_upload_form(text::Fields& fields, Asking const& asking, UploadForm const& form);

/// The formats of a list to choose from, `chosen` among them.
std::vector<text::Fields> format_choices(Words const& words, std::string_view chosen);

/// What people call a format: "Pinboard (JSON)". The name itself where it is none of ours any more.
std::string format_title(Words const& words, std::string_view format);

/// A day, "2012-01-30", as the moment at which it begins for the visitor; nothing where it is none.
std::optional<Time> day_begin(Asking const& asking, std::string const& date);

} // namespace florilege::web
