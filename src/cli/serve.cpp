#include "cli/command_table.hpp"
#include "cli/configuration.hpp"
#include "cli/library.hpp"
#include "web/feeds/feed_ids.hpp"
#include "web/jobs/job_workers.hpp"
#include "web/jobs/kinds.hpp"
#include "web/routes/route.hpp"
#include "web/server/server.hpp"
#include "web/site/app.hpp"
#include "web/site/metrics_app.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <thread>

namespace florilege::cli {
namespace {

constexpr auto usual_address = "127.0.0.1:8787";

/// Of the writing connection: a site writes little at once, other than an import on the command line.
constexpr std::int64_t page_cache_bytes = 16 << 20;

/// glibc gives every thread memory of its own to hand out, up to eight for each core, and keeps what was
/// freed in each. Of our threads most wait for the disk or for the others: as many as can run at once are
/// enough.
void settle_memory()
{
    auto const cores = static_cast<int>(std::max(2U, std::thread::hardware_concurrency()));
    mallopt(M_ARENA_MAX, cores);
}

struct Options {
    std::optional<std::string> listen;
    std::optional<std::string> metrics;
    std::optional<std::string> public_url;
    std::vector<std::string> trusted;
    std::optional<std::string> configuration;
};

/// What the file says, and what the command line says instead.
Result<Configuration> configuration_of(Context const& context, Options const& options)
{
    auto const usual = data_folder(context.place) / "config.toml";
    if (options.configuration && !std::filesystem::exists(*options.configuration))
        return Fault{*options.configuration, "is not there"};
    auto read =
        read_configuration(options.configuration ? std::filesystem::path{*options.configuration} : usual);
    if (!read) return read;
    if (options.listen) read->listen = options.listen;
    if (options.metrics) read->metrics = options.metrics;
    if (options.public_url) read->public_url = options.public_url;
    if (!options.trusted.empty()) read->trusted_proxies = options.trusted;
    return read;
}

Result<web::ServerOptions> server_options(Configuration const& configuration,
                                          std::filesystem::path const& spool)
{
    web::ServerOptions out;
    out.spool = spool;
    out.limits = configuration.limits;
    out.read_threads = std::max(2U, std::thread::hardware_concurrency()) + 1; // that one is for others
    for (auto const& text : configuration.trusted_proxies) {
        auto const range = web::AddressRange::parse(text);
        if (!range) return Fault{"trusted proxy " + text, "is no address or network, such as 10.0.0.0/8"};
        out.trusted_proxies.push_back(*range);
    }
    return out;
}

/// The other site that signs people in, with its secret; nothing where there is none.
Result<std::optional<web::OidcOptions>> oidc_options(Configuration const& configuration)
{
    if (!configuration.oidc) return std::optional<web::OidcOptions>{};
    auto options = with_secret(*configuration.oidc);
    if (!options) return options.error();
    return std::optional{std::move(*options)};
}

/// Whether people come back here from the site that signs them in. Without an address of the world they can
/// where only this machine asks.
Result<void> can_come_back(web::Site const& site, web::Endpoint const& endpoint)
{
    if (!site.oidc) return {};
    auto const url = site.face()->public_url;
    bool const here = endpoint.address == "127.0.0.1" || endpoint.address == "::1";
    if (url.empty() ? here : web::can_be_come_back_to(url)) return {};
    return Fault{"oidc", "people come back to https only: set public_url to the address of the site, such as "
                         "https://links.example.net"};
}

/// Where a browser on this machine finds an endpoint.
std::string address_of(web::Endpoint const& endpoint)
{
    auto seen = endpoint;
    if (seen.address == "::" || seen.address == "0.0.0.0") seen.address = "127.0.0.1";
    return "http://" + seen.text();
}

/// An address of the world with TLS, and no proxy that is believed: then nothing says that a browser came by
/// TLS, and all the world seems to come from one address.
void warn_of_proxy(Terminal& terminal, web::Site const& site, web::ServerOptions const& options)
{
    if (!options.trusted_proxies.empty() || !site.face()->public_url.starts_with("https://")) return;
    terminal.err
        << "florilege: the site is called by https, but no proxy is trusted: cookies are not kept to "
           "https, and strangers share the tries of one address. Name the proxy with "
           "--trusted-proxy (127.0.0.1 where it is on this machine).\n";
}

void tell_start(Terminal& terminal, web::Site const& site, std::string const& address)
{
    terminal.out << fmt::format("Florilege is at {}\n", address);
    if (site.can_set_up)
        terminal.out << fmt::format("Nobody can sign in yet. To begin, open {}/set-up?code={}\n", address,
                                    site.set_up_token.text());
    terminal.out << std::flush;
}

Exit wrong_usage(Context const& context, Fault const& fault)
{
    told(context, fault);
    return Exit::usage;
}

Exit run(Context& context, Options const& options)
{
    auto const configuration = configuration_of(context, options);
    if (!configuration) return wrong_usage(context, configuration.error());
    auto const endpoint = web::Endpoint::parse(configuration->listen.value_or(usual_address));
    if (!endpoint) return wrong_usage(context, endpoint.error());
    auto const spool = data_folder(context.place) / "spool";
    auto const limits = server_options(*configuration, spool);
    if (!limits) return wrong_usage(context, limits.error());
    auto oidc = oidc_options(*configuration);
    if (!oidc) return wrong_usage(context, oidc.error());
    settle_memory();
    store::DatabaseLimits database_limits;
    database_limits.page_cache_bytes = page_cache_bytes;
    auto opened = open_database(context, "florilege serve", database_limits);
    if (!opened) return told(context, opened.error());
    web::SiteOptions site_options;
    site_options.public_url = configuration->public_url.value_or("");
    site_options.hub = configuration->hub.value_or("");
    site_options.spool = spool;
    site_options.uploads = data_folder(context.place) / "uploads";
    site_options.limits = limits->limits;
    site_options.oidc = std::move(*oidc);
    web::settle_tag_authority(*opened->database, site_options.public_url, context.clock.now());
    web::Site site{*opened->database, context.clock, std::move(site_options)};
    if (auto const back = can_come_back(site, *endpoint); !back) return wrong_usage(context, back.error());
    web::App app{site, web::all_routes()};
    web::Server server{*limits};
    web::MetricsApp metrics{site, app.metrics(), server};
    auto const at = server.listen(*endpoint, app);
    if (!at) return told(context, at.error());
    if (configuration->metrics) {
        auto const wanted = web::Endpoint::parse(*configuration->metrics);
        if (!wanted) return told(context, wanted.error());
        if (auto const got = server.listen(*wanted, metrics); !got) return told(context, got.error());
    }
    web::JobWorkers workers{site, web::all_job_kinds()};
    workers.start();
    web::Server::Running running;
    running.begun = [&] {
        warn_of_proxy(context.terminal, site, *limits);
        tell_start(context.terminal, site, address_of(*at));
    };
    running.draining = [&] {
        site.ready = false;
        workers.end_soon();
    };
    server.serve_until_told(running);
    workers.end();
    return Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("--listen", options->listen, "The address and port to listen at")
        ->type_name("ADDRESS:PORT")
        ->default_str(usual_address);
    app.add_option("--public-url", options->public_url,
                   "How the world calls this site: https://links.example.net")
        ->type_name("URL");
    app.add_option("--trusted-proxy", options->trusted,
                   "A proxy, or a network of them, whose X-Forwarded headers are believed; may be given "
                   "several times")
        ->type_name("ADDRESS")
        ->allow_extra_args(false);
    app.add_option("--metrics", options->metrics, "A second address and port, for /metrics")
        ->type_name("ADDRESS:PORT");
    app.add_option("--config", options->configuration,
                   "The file with the site's settings, in place of config.toml in the data folder")
        ->type_name("FILE");
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const serve_command{
    "serve", "Serve the site: pages, API and feeds",
    "  florilege serve\n"
    "  florilege serve --listen :8787 --public-url https://links.example.net --trusted-proxy 10.0.0.0/8",
    describe};

} // namespace florilege::cli
