# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DSCRATCH=<folder> -P self_check.cmake
#
# Shows that check_house.cmake can fail, one rule at a time.
cmake_minimum_required(VERSION 3.25)

set(spdx "// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later\n")
string(REPLACE "//" "#" spdx_script "${spdx}")

function(expect file content complaint)
  file(REMOVE_RECURSE "${SCRATCH}")
  file(WRITE "${SCRATCH}/README.md" "# Nothing")
  file(WRITE "${SCRATCH}/src/good.h" "${spdx}#pragma once\n")
  file(WRITE "${SCRATCH}/${file}" "${content}")
  execute_process(
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${SCRATCH}" -P "${CMAKE_CURRENT_LIST_DIR}/check_house.cmake"
    RESULT_VARIABLE code
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(complaint STREQUAL "" AND NOT code EQUAL 0)
    message(SEND_ERROR "Refused without reason:\n${content}\n${output}")
  elseif(complaint AND code EQUAL 0)
    message(SEND_ERROR "Not noticed: ${complaint}\n${content}")
  elseif(complaint AND NOT output MATCHES "${file}: [^\n]*${complaint}")
    message(SEND_ERROR "Another complaint than \"${complaint}\":\n${output}")
  endif()
endfunction()

expect(src/a.cpp "int a;\n" "two lines of the licence")
expect(src/a.cpp "\n${spdx}int a;\n" "two lines of the licence")
expect(src/CMakeLists.txt "add_library(a a.cpp)\n" "two lines of the licence")
expect(include/a.h "${spdx}int a;\n" "no #pragma once")
expect(src/a.cpp "${spdx}#include <QtWidgets>\n" "all of QtWidgets")
expect(src/a.cpp "${spdx}int a; // TODO later\n" "leaves a TODO")
expect(src/CMakeLists.txt "${spdx_script}file(GLOB files *.cpp)\n" "by globbing")
expect(docs/a.md "see [there](b.md#part)" "links to b.md")
expect(docs/a.md "[one](a.md) and [two](c.md)" "links to c.md")

expect(src/a.cpp "${spdx}#include <QWidget>\n" "")
expect(src/CMakeLists.txt "${spdx_script}add_library(a a.cpp)\n" "")
expect(docs/a.md "see [itself](a.md#x), [up](../README.md)\; [out](https://example.org/x)" "")

file(REMOVE_RECURSE "${SCRATCH}")
