#include "text/url/keys.hpp"
#include "text/url/percent.hpp"
#include "text/url/scheme.hpp"
#include "text/url/tracking.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace florilege::text {
namespace {

void append_authority(std::string& form, Url const& url);
void append_path(std::string& form, std::string_view path);
void append_query(std::string& form, std::string_view query);

constexpr EncodeSet path_form_set = EncodeSet::all_but("-._~:@!$&'()*+,;=");
constexpr EncodeSet name_form_set = EncodeSet::all_but("-._~:@!$'()*,");
constexpr EncodeSet value_form_set = EncodeSet::all_but("-._~:@!$'()*,=");

} // namespace

std::string page_form(Url const& url)
{
    if (!url.is_web()) return exact_form(url);
    std::string form = "https://";
    append_authority(form, url);
    append_path(form, url.path());
    append_query(form, url.query().value_or(std::string_view{}));
    return form;
}

namespace {

void append_authority(std::string& form, Url const& url)
{
    if (!url.username().empty() || !url.password().empty()) {
        form += url.username();
        if (!url.password().empty()) (form += ':') += url.password();
        form += '@';
    }
    form += url.host();
    // The default port of either scheme, since the form no longer says which one it was.
    auto const is_default = [&](std::string_view scheme) {
        return url.port() == find_special_scheme(scheme)->default_port;
    };
    if (url.port() && !is_default("http") && !is_default("https"))
        (form += ':') += std::to_string(*url.port());
}

void append_path(std::string& form, std::string_view path)
{
    path = path.substr(0, path.find_last_not_of('/') + 1);
    while (!path.empty()) {
        path.remove_prefix(1); // its "/"
        std::string_view const segment = path.substr(0, path.find('/'));
        form += '/';
        append_percent_encoded(form, percent_decoded(segment), path_form_set);
        path.remove_prefix(segment.size());
    }
}

using Parameter = std::pair<std::string, std::string>;

std::string form_decoded(std::string_view text)
{
    std::string spaced{text};
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return percent_decoded(spaced);
}

// The parameters of a query; nothing where an item has no "=": such a query is a word of the site's own, and
// its order may mean something.
std::optional<std::vector<Parameter>> read_parameters(std::string_view query)
{
    std::vector<Parameter> parameters;
    while (true) {
        std::string_view const item = query.substr(0, query.find('&'));
        std::size_t const equals = item.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        parameters.emplace_back(form_decoded(item.substr(0, equals)), form_decoded(item.substr(equals + 1)));
        if (item.size() == query.size()) return parameters;
        query.remove_prefix(item.size() + 1);
    }
}

void append_form_encoded(std::string& form, std::string_view text, EncodeSet const& set)
{
    while (true) {
        std::size_t const space = text.find(' ');
        append_percent_encoded(form, text.substr(0, space), set);
        if (space == std::string_view::npos) return;
        form += '+';
        text.remove_prefix(space + 1);
    }
}

void append_query(std::string& form, std::string_view query)
{
    if (query.empty()) return;
    auto parameters = read_parameters(query);
    if (!parameters) {
        (form += '?') += query;
        return;
    }
    std::erase_if(*parameters,
                  [](Parameter const& parameter) { return is_tracking_parameter(parameter.first); });
    std::stable_sort(parameters->begin(), parameters->end(),
                     [](Parameter const& a, Parameter const& b) { return a.first < b.first; });
    char separator = '?';
    for (auto const& [name, value] : *parameters) {
        form += std::exchange(separator, '&');
        append_form_encoded(form, name, name_form_set);
        form += '=';
        append_form_encoded(form, value, value_form_set);
    }
}

} // namespace

} // namespace florilege::text
