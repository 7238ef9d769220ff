# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything Regard links, found once. The Debian packages that carry it: scripts/packages.

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(SQLite3 3.37 REQUIRED)
find_package(nlohmann_json 3.9 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 3.3 REQUIRED NO_MODULE)
find_package(NLopt 2.7 REQUIRED)
find_package(date REQUIRED)
# Only its header is used.
find_path(REGARD_XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
add_library(regard_xxhash INTERFACE)
target_include_directories(regard_xxhash SYSTEM INTERFACE "${REGARD_XXHASH_INCLUDE_DIR}")
find_package(ICU 70 REQUIRED COMPONENTS uc)
# It comes without a package file.
find_path(REGARD_CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(REGARD_CLD2_LIBRARY cld2 REQUIRED)
add_library(regard_cld2 INTERFACE)
target_include_directories(regard_cld2 SYSTEM INTERFACE "${REGARD_CLD2_INCLUDE_DIR}")
target_link_libraries(regard_cld2 INTERFACE "${REGARD_CLD2_LIBRARY}")
find_package(zstd REQUIRED)
# Its CMake files in Debian want its tools too, which are packages of their own.
find_path(REGARD_LIBZIP_INCLUDE_DIR zip.h REQUIRED)
find_library(REGARD_LIBZIP_LIBRARY zip REQUIRED)
add_library(regard_libzip INTERFACE)
target_include_directories(regard_libzip SYSTEM INTERFACE "${REGARD_LIBZIP_INCLUDE_DIR}")
target_link_libraries(regard_libzip INTERFACE "${REGARD_LIBZIP_LIBRARY}")
# It comes without CMake files.
find_path(REGARD_XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)
find_library(REGARD_XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
add_library(regard_xlsxwriter INTERFACE)
target_include_directories(regard_xlsxwriter SYSTEM INTERFACE "${REGARD_XLSXWRITER_INCLUDE_DIR}")
target_link_libraries(regard_xlsxwriter INTERFACE "${REGARD_XLSXWRITER_LIBRARY}")
find_package(EXPAT 2.4 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(CLI11 2.1 REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts Svg)
if(REGARD_TESTS)
  find_package(Catch2 REQUIRED)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
