#include "web/pages/help/help_pages.hpp"

#include "web/site/page.hpp"

namespace florilege::web {
namespace {

/// Text of this length is a template of its own in each language: "help.en", "help.fr".
Response prose(Reading& reading, std::string_view name, std::string_view title, text::Fields fields)
{
    auto const content = std::string{name} + '.' + std::string{digest::tag_of(reading.visitor.language)};
    PageDraft draft{content};
    draft.fields = std::move(fields);
    draft.title = std::string{reading.words().text(title)};
    draft.has_form = false;
    return page(reading, std::move(draft));
}

/// Opens the form to add a page with the address, the title and the marked words of the page it is pressed
/// on.
std::string bookmarklet(Asking const& asking)
{
    return "javascript:(()=>{const e=encodeURIComponent;window.open('" + asking.base_url() +
           "/add?url='+e(location.href)+'&title='+e(document.title)+'&text='+e(String(getSelection())))})()";
}

Response help(Reading& reading)
{
    text::Fields fields;
    fields.set("bookmarklet", bookmarklet(reading));
    fields.set("base", reading.base_url());
    return prose(reading, "help", "nav.help", std::move(fields));
}

Response search_help(Reading& reading)
{
    return prose(reading, "help_search", "help.search", {});
}

Response keys(Reading& reading)
{
    return prose(reading, "help_keys", "frame.keys", {});
}

} // namespace

Route const help_route{Method::get, "/help", Policy::Who::anyone, help, "How to use Florilege"};
Route const search_help_route{Method::get, "/help/search", Policy::Who::anyone, search_help, "How to search"};
Route const keys_route{Method::get, "/help/keys", Policy::Who::anyone, keys, "The keys"};

} // namespace florilege::web
