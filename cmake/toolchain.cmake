# Warnings, sanitizers, hardening, the linker and ccache: everything about how we compile that is
# not about what we compile. Targets get it by linking `florilege_options`.

find_program(CCACHE ccache)
if(CCACHE)
    # The two sloppinesses are what ccache asks for beside precompiled headers.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    else()
        # Clang writes the time into a precompiled header, which would make every object new.
        add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
    endif()
endif()

add_library(florilege_options INTERFACE)
target_include_directories(florilege_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(florilege_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch-enum -Wundef)
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    # Who only wants the program may have a compiler that warns of more.
    target_compile_options(florilege_options INTERFACE -Werror)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # False alarms of GCC 12 on std::string and std::variant under optimisation (GCC bugs 105329, 105562), and on
    # the frames of coroutines that Asio allocates (GCC bug 109224).
    target_compile_options(florilege_options INTERFACE
        -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds
        -Wno-mismatched-new-delete)
endif()

if(FLORILEGE_SANITIZE)
    target_compile_options(florilege_options INTERFACE
        -fsanitize=${FLORILEGE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(florilege_options INTERFACE -fsanitize=${FLORILEGE_SANITIZE})
    if(FLORILEGE_SANITIZE MATCHES "undefined")
        target_compile_options(florilege_options INTERFACE -fno-sanitize-recover=undefined)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
            # Writes before functions how far away their types are, which clang 14 cannot for those of templates.
            target_compile_options(florilege_options INTERFACE -fno-sanitize=function)
        endif()
    endif()
endif()

if(FLORILEGE_TOGETHER)
    # What one source has for itself stands above the next, which neither means nor sees it.
    target_compile_options(florilege_options INTERFACE -Wno-shadow)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(florilege_options INTERFACE -Wno-subobject-linkage)
    endif()
endif()

# What is counted: the parts and the program, and not the tests, which take long enough to compile.
add_library(florilege_counted INTERFACE)
if(FLORILEGE_COVERAGE)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "Coverage is counted by clang: set CMAKE_CXX_COMPILER to clang++-14")
    endif()
    # Each program adds to a file of its own when it ends, to one of four where several end at once.
    set(counts -fprofile-instr-generate=${CMAKE_BINARY_DIR}/counted/%4m.profraw)
    target_compile_options(florilege_counted INTERFACE ${counts} -fcoverage-mapping)
    target_link_options(florilege_options INTERFACE ${counts})
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(florilege_options INTERFACE
        -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong -fstack-clash-protection
        -fcf-protection)
    target_link_options(florilege_options INTERFACE -Wl,-z,relro,-z,now -Wl,-z,noexecstack)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    add_link_options(-pie)
else()
    find_program(MOLD mold)
    if(MOLD)
        target_link_options(florilege_options INTERFACE -fuse-ld=mold)
    endif()
endif()
