#include "cli/command_table.hpp"

#include <array>

namespace florilege::cli {

std::span<Command const> commands()
{
    static std::array const table{
        import_command,     export_command, add_command,        search_command,  searches_command,
        tag_command,        list_command,   duplicates_command, review_command,  digest_command,
        digest_job_command, serve_command,  imports_command,    history_command, undo_command,
        user_command,       token_command,  check_command,      backup_command,  restore_command,
        completion_command, man_command,
    };
    return table;
}

} // namespace florilege::cli
