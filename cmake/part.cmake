# florilege_part(NAME LINK libraries… [PRIVATE libraries…])
# A part is the folder src/NAME and the namespace florilege::NAME; it becomes the static library NAME.
# A new .cpp file in the folder is found by itself. Templates, and what EMBED names beside them, become part of the
# library: florilege::NAME::embedded("file") gives the text of one.
function(florilege_part name)
    cmake_parse_arguments(PART "" "" "LINK;PRIVATE;EMBED" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
    if(sources)
        florilege_together(sources ${name} ${sources})
    endif()
    file(GLOB templates CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/templates/*.mustache)
    list(APPEND templates ${PART_EMBED})
    if(templates)
        set(embedded ${CMAKE_BINARY_DIR}/generated/${name}_embedded.cpp)
        add_custom_command(
            OUTPUT ${embedded}
            COMMAND ${PROJECT_SOURCE_DIR}/tools/embed-text ${embedded} florilege::${name} embedded
                    ${templates}
            DEPENDS ${templates} ${PROJECT_SOURCE_DIR}/tools/embed-text
            VERBATIM)
        # Standards let compilers stop at 64 KiB of a literal; neither of ours does.
        set_source_files_properties(${embedded} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
        list(APPEND sources ${embedded})
    endif()
    if(NOT sources)
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE florilege_options ${PART_LINK})
        return()
    endif()
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC florilege_options ${PART_LINK} PRIVATE florilege_counted ${PART_PRIVATE})
    target_precompile_headers(${name} PRIVATE
        <algorithm> <array> <chrono> <functional> <memory> <optional> <span> <string> <string_view>
        <unordered_map> <variant> <vector>)
endfunction()

# The files of migrations/ as a library of constants, so that the program carries its own schema.
file(GLOB migration_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/migrations/*.sql)
add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/generated/migrations.cpp
    COMMAND ${PROJECT_SOURCE_DIR}/tools/embed-migrations ${CMAKE_BINARY_DIR}/generated/migrations.cpp
            ${migration_files}
    DEPENDS ${migration_files} ${PROJECT_SOURCE_DIR}/tools/embed-migrations
    VERBATIM)
add_library(migrations STATIC ${CMAKE_BINARY_DIR}/generated/migrations.cpp)
target_link_libraries(migrations PUBLIC florilege_options prelude)
