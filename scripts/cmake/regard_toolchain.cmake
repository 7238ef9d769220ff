# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How everything is compiled: the build types, warnings, sanitizers, the compiler cache, the linker.

# Debug is for tests that must build quickly: no optimiser, line numbers only.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1 -D_GLIBCXX_ASSERTIONS")
set(CMAKE_C_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(regard_warnings INTERFACE)
target_compile_options(
  regard_warnings
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow=local
            -Wnon-virtual-dtor
            -Woverloaded-virtual
            -Wcast-qual
            -Wformat=2
            -Wdouble-promotion
            -Wimplicit-fallthrough
            -Wundef)
if(REGARD_WERROR)
  target_compile_options(regard_warnings INTERFACE -Werror)
endif()

if(REGARD_SANITIZE)
  add_compile_options(-fsanitize=${REGARD_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${REGARD_SANITIZE})
endif()

# The cache is told of the source folder, so that two checkouts of Regard share what they compiled.
# A precompiled header is cached only when its macros and time stamps may differ, hence the sloppiness.
find_program(REGARD_CCACHE ccache)
if(REGARD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;${REGARD_CCACHE}"
  )
  set(CMAKE_C_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()

find_program(REGARD_MOLD mold)
find_program(REGARD_LLD ld.lld)
if(REGARD_MOLD)
  add_link_options(-fuse-ld=mold)
elseif(REGARD_LLD)
  add_link_options(-fuse-ld=lld)
endif()
