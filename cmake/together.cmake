# florilege_together(OUT FOLDER sources…)
# Sets OUT to what is compiled in place of these sources. Where FLORILEGE_TOGETHER is on, those that bear it are compiled
# as one that includes them all, which takes less than half the time. Which do is found when CMake runs: where a source
# has been given a name that another has, run it again.
function(florilege_together out folder)
    if(NOT FLORILEGE_TOGETHER)
        set(${out} ${ARGN} PARENT_SCOPE)
        return()
    endif()
    execute_process(
        COMMAND ${PROJECT_SOURCE_DIR}/tools/together.py ${CMAKE_BINARY_DIR}/together/${folder} ${ARGN}
        OUTPUT_VARIABLE compiled OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "\n" ";" compiled "${compiled}")
    set(${out} ${compiled} PARENT_SCOPE)
endfunction()
