#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace florilege::web {

/// Every limit of what comes from outside; docs/reference/serve.md tells of them.
struct ServerLimits {
    std::size_t connections = 4096;
    std::size_t connections_of_client = 256; ///< of one address; trusted proxies are not counted
    std::size_t head_bytes = std::size_t{32} << 10;
    std::size_t header_fields = 100;
    std::uint64_t form_bytes = std::uint64_t{1} << 20; ///< bodies of forms and of most API calls
    /// Bodies of forms with notes and passages: two texts of 1 MiB, each byte written as three.
    std::uint64_t long_form_bytes = std::uint64_t{10} << 20;
    std::uint64_t batch_bytes = std::uint64_t{16} << 20;   ///< bodies of API calls about many things
    std::uint64_t bodies_bytes = std::uint64_t{256} << 20; ///< of all bodies together that are held in memory
    std::uint64_t upload_bytes = std::uint64_t{4} << 30;   ///< files to import
    std::uint64_t kept_upload_bytes = std::uint64_t{16} << 30; ///< files of one person that wait for that
    std::chrono::milliseconds head_time{10'000};               ///< from a head's first byte to its last
    std::chrono::milliseconds body_time{20'000};               ///< without a further byte of a body
    std::uint64_t body_rate = 1024;                            ///< bytes a second, at least, of a whole body
    std::chrono::milliseconds idle_time{75'000};               ///< between two requests
    std::chrono::milliseconds write_time{20'000};              ///< without a further byte taken
    std::chrono::milliseconds drain_time{10'000}; ///< for what is under way when the program is to end
    std::chrono::milliseconds read_time{10'000}; ///< for reading what a page or a call tells; not for exports
    std::size_t reads_waiting = 256;             ///< more are turned away with 503
    std::size_t changes_waiting = 256;
    std::size_t long_work_waiting = 8; ///< imports and exports
    std::size_t outward_waiting = 16;  ///< for another site
};

} // namespace florilege::web
