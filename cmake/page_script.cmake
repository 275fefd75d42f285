# The script of our pages: TypeScript in src/web/assets, bundled into one file by esbuild. Sets `page_script`.
find_program(ESBUILD esbuild REQUIRED)
file(GLOB page_script_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/web/assets/*.ts)
set(page_script ${CMAKE_BINARY_DIR}/generated/page.js)
add_custom_command(
    OUTPUT ${page_script}
    COMMAND ${ESBUILD} ${PROJECT_SOURCE_DIR}/src/web/assets/page.ts --bundle --minify --format=iife --target=es2020
            --log-level=warning --outfile=${page_script}
    DEPENDS ${page_script_sources}
    VERBATIM)
