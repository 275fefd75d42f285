#include "cli/command_table.hpp"
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

#include <memory>
#include <ostream>
#include <thread>

namespace florilege::cli {
namespace {

struct Options {
    std::string listen = "127.0.0.1:8787";
    std::string metrics;
    std::string public_url;
    std::vector<std::string> trusted;
};

Result<web::ServerOptions> server_options(Options const& options, std::filesystem::path const& spool)
{
    web::ServerOptions out;
    out.spool = spool;
    out.read_threads = std::max(2U, std::thread::hardware_concurrency());
    for (auto const& text : options.trusted) {
        auto const range = web::AddressRange::parse(text);
        if (!range) return Fault{"--trusted-proxy " + text, "is no address or network, such as 10.0.0.0/8"};
        out.trusted_proxies.push_back(*range);
    }
    return out;
}

/// Where a browser on this machine finds an endpoint.
std::string address_of(web::Endpoint const& endpoint)
{
    auto seen = endpoint;
    if (seen.address == "::" || seen.address == "0.0.0.0") seen.address = "127.0.0.1";
    return "http://" + seen.text();
}

void tell_start(Terminal& terminal, web::Site const& site, std::string const& address)
{
    terminal.out << fmt::format("Florilege is at {}\n", address);
    if (site.can_set_up)
        terminal.out << fmt::format("Nobody can sign in yet. To begin, open {}/set-up?code={}\n", address,
                                    site.set_up_token.text());
    terminal.out << std::flush;
}

Exit run(Context& context, Options const& options)
{
    auto const endpoint = web::Endpoint::parse(options.listen);
    if (!endpoint) {
        told(context, endpoint.error());
        return Exit::usage;
    }
    auto opened = open_database(context, "florilege serve");
    if (!opened) return told(context, opened.error());
    auto const spool = data_folder(context.place) / "spool";
    auto const limits = server_options(options, spool);
    if (!limits) {
        told(context, limits.error());
        return Exit::usage;
    }
    web::SiteOptions site_options;
    site_options.public_url = options.public_url;
    site_options.spool = spool;
    site_options.uploads = data_folder(context.place) / "uploads";
    site_options.limits = limits->limits;
    web::settle_tag_authority(*opened->database, options.public_url, context.clock.now());
    web::Site site{*opened->database, context.clock, std::move(site_options)};
    web::App app{site, web::all_routes()};
    web::Server server{*limits};
    web::MetricsApp metrics{site, app.metrics(), server};
    auto const at = server.listen(*endpoint, app);
    if (!at) return told(context, at.error());
    if (!options.metrics.empty()) {
        auto const wanted = web::Endpoint::parse(options.metrics);
        if (!wanted) return told(context, wanted.error());
        if (auto const got = server.listen(*wanted, metrics); !got) return told(context, got.error());
    }
    web::JobWorkers workers{site, web::all_job_kinds()};
    workers.start();
    tell_start(context.terminal, site, address_of(*at));
    server.serve_until_told({true, [&] {
                                 site.ready = false;
                                 workers.end_soon();
                             }});
    workers.end();
    return Exit::done;
}

void describe(CLI::App& app, Action& action)
{
    auto const options = std::make_shared<Options>();
    app.add_option("--listen", options->listen, "The address and port to listen at")
        ->type_name("ADDRESS:PORT")
        ->capture_default_str();
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
    app.callback([options, &action] { action.exit = run(*action.context, *options); });
}

} // namespace

Command const serve_command{
    "serve", "Serve the site: pages, API and feeds",
    "  florilege serve\n"
    "  florilege serve --listen :8787 --public-url https://links.example.net --trusted-proxy 10.0.0.0/8",
    describe};

} // namespace florilege::cli
