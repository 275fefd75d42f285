#include "cli/configuration.hpp"

#include "library/query/near.hpp"
#include "text/url/url.hpp"
#include "web/oidc/options.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace florilege::cli {
namespace {

constexpr std::int64_t gibibyte = std::int64_t{1} << 30;
constexpr std::int64_t largest_file = std::int64_t{1} << 40;

template <auto member>
constexpr LimitSetting count(std::string_view name, std::int64_t least, std::int64_t most)
{
    return {name, least, most,
            [](web::ServerLimits const& limits) { return static_cast<std::int64_t>(limits.*member); },
            [](web::ServerLimits& limits, std::int64_t value) {
                limits.*member = static_cast<std::remove_reference_t<decltype(limits.*member)>>(value);
            }};
}

template <auto member> constexpr LimitSetting seconds(std::string_view name)
{
    return {
        name, 1, 3600,
        [](web::ServerLimits const& limits) {
            return std::int64_t{std::chrono::duration_cast<std::chrono::seconds>(limits.*member).count()};
        },
        [](web::ServerLimits& limits, std::int64_t value) { limits.*member = std::chrono::seconds{value}; }};
}

using Limits = web::ServerLimits;
constexpr std::array settings{
    count<&Limits::connections>("connections", 1, 100'000),
    count<&Limits::connections_of_client>("connections_of_client", 1, 100'000),
    count<&Limits::head_bytes>("head_bytes", 4096, 1 << 20),
    count<&Limits::header_fields>("header_fields", 20, 1000),
    count<&Limits::form_bytes>("form_bytes", 64 << 10, gibibyte),
    count<&Limits::long_form_bytes>("long_form_bytes", 64 << 10, gibibyte),
    count<&Limits::batch_bytes>("batch_bytes", 64 << 10, gibibyte),
    count<&Limits::bodies_bytes>("bodies_bytes", 1 << 20, largest_file),
    count<&Limits::upload_bytes>("upload_bytes", 64 << 10, largest_file),
    count<&Limits::kept_upload_bytes>("kept_upload_bytes", 64 << 10, largest_file),
    seconds<&Limits::head_time>("head_seconds"),
    seconds<&Limits::body_time>("body_seconds"),
    count<&Limits::body_rate>("body_bytes_a_second", 1, gibibyte),
    seconds<&Limits::idle_time>("idle_seconds"),
    seconds<&Limits::write_time>("write_seconds"),
    seconds<&Limits::drain_time>("drain_seconds"),
    seconds<&Limits::read_time>("read_seconds"),
    count<&Limits::reads_waiting>("reads_waiting", 1, 100'000),
    count<&Limits::changes_waiting>("changes_waiting", 1, 100'000),
    count<&Limits::long_work_waiting>("long_work_waiting", 1, 1000),
    count<&Limits::outward_waiting>("outward_waiting", 1, 1000),
};

constexpr std::array<std::string_view, 5> serve_names{"hub", "listen", "metrics", "public_url",
                                                      "trusted_proxies"};

constexpr std::array<std::string_view, 6> oidc_names{"client_id",    "client_secret", "client_secret_file",
                                                     "new_accounts", "issuer",        "name"};

std::vector<std::string_view> limit_names()
{
    std::vector<std::string_view> names;
    names.reserve(settings.size());
    for (auto const& setting : settings)
        names.push_back(setting.name);
    return names;
}

/// "; did you mean X?" where something like it is known.
std::string meant(std::string_view said, std::span<std::string_view const> known)
{
    auto const near = library::nearest(said, known);
    return near.empty() ? std::string{} : fmt::format("; did you mean {}?", near);
}

/// Reads one file and keeps the first thing that is wrong with it.
class Reader {
public:
    explicit Reader(std::string_view name) : name_{name} {}

    Result<Configuration> read(toml::table const& table)
    {
        for (auto const& [key, node] : table)
            if (key == "serve")
                read_serve(node);
            else if (key == "limits")
                read_limits(node);
            else if (key == "oidc")
                read_oidc(node);
            else
                wrong(node, fmt::format("there is no section '{}', only serve, limits and oidc", key.str()));
        if (fault_) return *fault_;
        return std::move(found_);
    }

private:
    void wrong(toml::node const& node, std::string reason)
    {
        if (!fault_) fault_ = Fault{fmt::format("{}:{}", name_, node.source().begin.line), std::move(reason)};
    }

    void read_serve(toml::node const& section)
    {
        auto const* table = section.as_table();
        if (table == nullptr) return wrong(section, "serve is a section: [serve]");
        for (auto const& [key, node] : *table)
            if (key == "listen")
                read_text(node, key, found_.listen);
            else if (key == "metrics")
                read_text(node, key, found_.metrics);
            else if (key == "public_url")
                read_text(node, key, found_.public_url);
            else if (key == "hub")
                read_hub(node);
            else if (key == "trusted_proxies")
                read_texts(node, key, found_.trusted_proxies);
            else
                wrong(node,
                      fmt::format("serve has no setting '{}'{}", key.str(), meant(key.str(), serve_names)));
    }

    void read_limits(toml::node const& section)
    {
        auto const* table = section.as_table();
        if (table == nullptr) return wrong(section, "limits is a section: [limits]");
        for (auto const& [key, node] : *table) {
            auto const name = key.str();
            auto const* const known = std::find_if(settings.begin(), settings.end(),
                                                   [&](LimitSetting const& one) { return one.name == name; });
            if (known == settings.end()) {
                wrong(node, fmt::format("there is no limit '{}'{}", name, meant(name, limit_names())));
                continue;
            }
            auto const value = node.value_exact<std::int64_t>();
            if (!value || *value < known->least || *value > known->most)
                wrong(node,
                      fmt::format("{} is a whole number from {} to {}", name, known->least, known->most));
            else
                known->set(found_.limits, *value);
        }
    }

    void read_oidc(toml::node const& section)
    {
        auto const* table = section.as_table();
        if (table == nullptr) return wrong(section, "oidc is a section: [oidc]");
        OidcSettings oidc;
        for (auto const& [key, node] : *table)
            if (key == "issuer")
                read_text(node, key, oidc.issuer);
            else if (key == "client_id")
                read_text(node, key, oidc.client_id);
            else if (key == "client_secret")
                read_text(node, key, oidc.client_secret);
            else if (key == "client_secret_file")
                read_text(node, key, oidc.client_secret_file);
            else if (key == "name")
                read_text(node, key, oidc.name);
            else if (key == "new_accounts")
                read_new_accounts(node, oidc);
            else
                wrong(node,
                      fmt::format("oidc has no setting '{}'{}", key.str(), meant(key.str(), oidc_names)));
        if (auto const whole = check(oidc); !whole) wrong(section, whole.error().reason());
        found_.oidc = std::move(oidc);
    }

    void read_new_accounts(toml::node const& node, OidcSettings& oidc)
    {
        auto const said = node.value_exact<bool>();
        if (!said) return wrong(node, "new_accounts is true or false");
        oidc.newcomers = *said ? web::Newcomers::welcome : web::Newcomers::refused;
    }

    void read_text(toml::node const& node, toml::key const& key, std::optional<std::string>& into)
    {
        into = node.value_exact<std::string>();
        if (!into) wrong(node, fmt::format("{} is a text in quotes", key.str()));
    }

    void read_hub(toml::node const& node)
    {
        auto const text = node.value_exact<std::string>();
        auto const url = text ? text::Url::parse(*text) : text::Url::parse("");
        if (!url || !url->is_web())
            return wrong(node, "hub is an address in quotes: \"https://hub.example.net/\"");
        if (!web::is_private_to_send(*url))
            return wrong(node, "hub is an address of https, or of http on this machine");
        found_.hub = url->text();
    }

    void read_texts(toml::node const& node, toml::key const& key, std::vector<std::string>& into)
    {
        auto const* list = node.as_array();
        if (list == nullptr)
            return wrong(node, fmt::format("{} is a list of texts: [\"10.0.0.0/8\"]", key.str()));
        for (auto const& item : *list) {
            std::optional<std::string> text;
            read_text(item, key, text);
            if (text) into.push_back(*text);
        }
    }

    std::string_view name_;
    Configuration found_;
    std::optional<Fault> fault_;
};

} // namespace

std::span<LimitSetting const> limit_settings()
{
    return settings;
}

Result<Configuration> parse_configuration(std::string_view text, std::string_view name)
{
    try {
        return Reader{name}.read(toml::parse(text));
    } catch (toml::parse_error const& error) {
        return Fault{fmt::format("{}:{}", name, error.source().begin.line), std::string{error.description()}};
    }
}

Result<Configuration> read_configuration(std::filesystem::path const& file)
{
    if (!std::filesystem::exists(file)) return Configuration{};
    std::ifstream in{file, std::ios::binary};
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    if (!in) return Fault{file.string(), "cannot be read"};
    return parse_configuration(text, file.string());
}

} // namespace florilege::cli
