#include "digest/formats/frame.hpp"

#include "digest/dates.hpp"
#include "digest/plain.hpp"
#include "digest/templates.hpp"
#include "digest/words.hpp"
#include "library/title_of.hpp"
#include "prelude/iso_time.hpp"

namespace florilege::digest {

using namespace std::chrono;

namespace {

std::string address(std::optional<text::Url> const& url)
{
    return url ? url->text() : std::string{};
}

std::vector<text::Fields> section_fields(Issue const& issue, Templates const& templates,
                                         WriteEntry write_entry, std::string_view between, Written written)
{
    std::vector<text::Fields> sections;
    for (auto const& section : issue.sections) {
        std::string entries;
        for (auto const& entry : section.entries) {
            if (!entries.empty()) entries += between;
            entries += write_entry(entry, issue, templates);
        }
        // The template puts its own line end behind them.
        while (entries.ends_with('\n'))
            entries.pop_back();
        text::Fields fields;
        fields.set("name", written(section.name));
        fields.set("entries", std::move(entries));
        sections.push_back(std::move(fields));
    }
    return sections;
}

} // namespace

text::Fields issue_fields(Issue const& issue, Templates const& templates, WriteEntry write_entry,
                          std::string_view between, Written written)
{
    auto const& say = words(issue.language);
    auto const& period = issue.period;
    text::Fields fields;
    fields.set("title", written(issue.title));
    fields.set("language", std::string{tag_of(issue.language)});
    fields.set("author", written(on_one_line(issue.publication.author)));
    fields.set("period", written(name_of(period, issue.language)));
    fields.set("dates", written(span_in_words(period, issue.language, Years::shown)));
    fields.set("week", written(week_in_words(period, issue.language)));
    fields.set("from", iso_date(period.zone.wall(period.from)));
    fields.set("to", iso_date(period.zone.wall(period.to - microseconds{1})));
    if (!issue.empty()) fields.set("counts", counts(issue.entries(), issue.passages(), issue.language));
    fields.set("nothing", written(say.nothing));
    fields.set("posted_from", written(say.posted_from));
    fields.set("rest", written(say.rest));
    fields.set("here", written(say.here));
    fields.set("here_at", written(say.here_at));
    fields.set("rest_url", address(issue.publication.rest));
    fields.set("issue_url", address(issue.publication.issue));
    fields.list("sections", section_fields(issue, templates, write_entry, between, written));
    return fields;
}

std::string site_of(Entry const& entry)
{
    if (!entry.url) return {};
    auto host = entry.url->host();
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::string{host};
}

std::string name_by_address(Entry const& entry)
{
    return entry.url ? library::name_of(*entry.url) : std::string{};
}

std::string tag_address(std::string_view tag, Publication const& publication)
{
    if (!publication.tags) return {};
    static constexpr std::string_view digits = "0123456789ABCDEF";
    auto address = publication.tags->text();
    for (char const c : tag) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain)
            address += c;
        else
            (((address += '%') += digits[byte >> 4]) += digits[byte & 0x0F]);
    }
    return address;
}

text::Fields common_fields(Entry const& entry, Issue const& issue, Written written)
{
    auto const saved = issue.period.zone.wall(entry.created);
    text::Fields fields;
    fields.set("id", entry.id);
    fields.set("title", written(entry.title.empty() ? name_by_address(entry) : entry.title));
    fields.set("author", written(entry.author));
    fields.set("site", written(site_of(entry)));
    fields.set("saved", written(day_in_words(saved, issue.language)));
    fields.set("saved_iso", iso_seconds(entry.created));
    if (!entry.url) fields.set("unresolved", written(words(issue.language).unresolved));
    fields.say("tagged", !entry.tags.empty());
    fields.say("highlighted", !entry.passages.empty());
    return fields;
}

std::string tags_line(std::vector<std::string> const& tags)
{
    std::string line;
    for (auto const& tag : tags) {
        if (!line.empty()) line += ' ';
        if (tag.find_first_of(" \",") == std::string::npos && !tag.starts_with('#')) {
            line += tag;
            continue;
        }
        line += '"';
        for (char const c : tag)
            line += c == '"' ? std::string{"\"\""} : std::string{c};
        line += '"';
    }
    return line;
}

} // namespace florilege::digest
