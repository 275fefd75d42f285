#include "web/pages/imports/upload_form.hpp"

#include "digest/period.hpp"
#include "exchange/folder_choice.hpp"
#include "exchange/formats.hpp"
#include "exchange/importers/column_map.hpp"

namespace florilege::web {

using text::Fields;

UploadForm upload_form(Changing const& changing)
{
    UploadForm form;
    form.format = changing.field("format");
    form.date = changing.field("date");
    if (auto const folders = changing.field("folders"); !folders.empty()) form.folders = folders;
    form.columns = changing.field("columns");
    form.make_public = !changing.field("public").empty();
    form.repair_text = !changing.field("repair").empty();
    form.only_try = !changing.field("try").empty();
    return form;
}

std::string format_title(Words const& words, std::string_view format)
{
    if (exchange::find_format(format) == nullptr) return std::string{format};
    return std::string{words.text("import-format." + std::string{format})};
}

std::vector<Fields> format_choices(Words const& words, std::string_view chosen)
{
    std::vector<Fields> choices;
    for (auto const* format : exchange::formats()) {
        Fields choice;
        choice.set("format", std::string{format->name});
        choice.set("format_title", format_title(words, format->name));
        choice.say("chosen", format->name == chosen);
        choices.push_back(std::move(choice));
    }
    return choices;
}

namespace {

std::vector<Fields> folder_choices(Words const& words, std::string_view chosen)
{
    std::vector<Fields> choices;
    for (auto const choice : exchange::every_folder_choice) {
        std::string const word{exchange::word_of(choice)};
        Fields one;
        one.set("folders", word);
        one.set("folders_title", std::string{words.text("folder-choice." + word)});
        one.say("chosen", word == chosen);
        choices.push_back(std::move(one));
    }
    return choices;
}

} // namespace

void add_upload_form(Fields& fields, Asking const& asking, UploadForm const& form)
{
    fields.set("files_fault", form.files_fault);
    fields.set("date_fault", form.date_fault);
    fields.set("date", form.date);
    fields.set("columns_fault", form.columns_fault);
    fields.set("columns", form.columns);
    fields.set("columns_hint",
               asking.words().say("imports.columns-hint", {{"words", exchange::column_words()}}));
    fields.say("make_public", form.make_public);
    fields.say("repair_text", form.repair_text);
    fields.say("options_open", form.make_public || form.repair_text || form.folders != "lists" ||
                                   !form.date.empty() || !form.columns.empty() || !form.format.empty());
    fields.list("folder_choices", folder_choices(asking.words(), form.folders));
    fields.list("formats", format_choices(asking.words(), form.format));
}

std::optional<Time> day_begin(Asking const& asking, std::string const& date)
{
    digest::PeriodWords words;
    words.from = date;
    words.to = "9998-12-31";
    auto const read = digest::read_period(words, asking.visitor.zone, asking.now);
    if (!read) return std::nullopt;
    return read->from;
}

} // namespace florilege::web
