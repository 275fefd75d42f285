#include "web/api/api_table.hpp"
#include "web/api/reference.hpp"
#include "web/routes/reference.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

/// Writes the pages of docs/reference that come from the program: write_reference FOLDER.
int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: write_reference docs/reference\n";
        return 2;
    }
    std::filesystem::path const folder{argv[1]};
    auto const write = [&](char const* name, std::string const& text) {
        std::ofstream file{folder / name, std::ios::binary};
        file << text << std::flush;
        if (!file) std::cerr << (folder / name).string() << ": cannot be written\n";
        return file.good();
    };
    bool const done = write("api.md", florilege::web::api_reference(florilege::web::api_routes())) &&
                      write("routes.md", florilege::web::routes_reference(florilege::web::all_routes()));
    return done ? 0 : 3;
}
