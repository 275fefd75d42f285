# florilege_together(TARGET sources…)
# Where FLORILEGE_TOGETHER is on, sources that bear it are compiled as one that includes them all, which takes less than
# half the time. Which do is found when CMake runs: where a source has been given a name that another has, run it again.
function(florilege_together target)
    if(NOT FLORILEGE_TOGETHER)
        return()
    endif()
    execute_process(
        COMMAND ${PROJECT_SOURCE_DIR}/tools/together.py ${ARGN}
        OUTPUT_VARIABLE groups OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE ";" "," groups "${groups}")
    string(REPLACE "\n" ";" groups "${groups}")
    foreach(group ${groups})
        string(REPLACE "," ";" group "${group}")
        list(GET group 0 first)
        set_source_files_properties(${group} PROPERTIES UNITY_GROUP ${first})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
