#pragma once

#include "cli/command.hpp"

/// The commands, one file each: NAME.cpp defines NAME_command.
namespace florilege::cli {

extern Command const import_command;
extern Command const export_command;
extern Command const add_command;
extern Command const search_command;
extern Command const searches_command;
extern Command const tag_command;
extern Command const list_command;
extern Command const duplicates_command;
extern Command const review_command;
extern Command const digest_command;
extern Command const digest_job_command;
extern Command const serve_command;
extern Command const imports_command;
extern Command const history_command;
extern Command const undo_command;
extern Command const user_command;
extern Command const token_command;
extern Command const check_command;
extern Command const backup_command;
extern Command const restore_command;
extern Command const completion_command;
extern Command const man_command;

} // namespace florilege::cli
