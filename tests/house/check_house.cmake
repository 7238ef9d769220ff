# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DROOT=<checkout> -P check_house.cmake
#
# Keeps the small rules of the house: the licence in every source file, #pragma once in every header, no
# umbrella includes of Qt, nothing left to do later, no folder included with globbing, and links in the
# documentation that lead somewhere.
cmake_minimum_required(VERSION 3.25)

set(broken 0)
macro(complain rule)
  math(EXPR broken "${broken} + 1")
  message("${file}: ${rule}")
endmacro()

file(GLOB_RECURSE sources RELATIVE "${ROOT}" "${ROOT}/include/*.h" "${ROOT}/src/*.h"
     "${ROOT}/src/*.cpp" "${ROOT}/tests/*.h" "${ROOT}/tests/*.cpp" "${ROOT}/src/*.txt"
     "${ROOT}/tests/*.txt" "${ROOT}/tests/*.cmake" "${ROOT}/scripts/*.cmake")
list(FILTER sources EXCLUDE REGEX "^tests/data/")
list(FILTER sources EXCLUDE REGEX "^tests/house/")
if(NOT sources)
  message(FATAL_ERROR "No sources under ${ROOT}: there is nothing to check.")
endif()

set(owner "SPDX-FileCopyrightText: 2026 The Regard authors\n")
set(licence "SPDX-License-Identifier: GPL-3.0-or-later\n")
foreach(file IN LISTS sources)
  file(READ "${ROOT}/${file}" content)
  if(file MATCHES "\\.(h|cpp)$")
    set(mark "// ")
  elseif(file MATCHES "(CMakeLists\\.txt|\\.cmake)$")
    set(mark "# ")
  else()
    continue()
  endif()
  string(FIND "${content}" "${mark}${owner}${mark}${licence}" at)
  if(NOT at EQUAL 0)
    complain("does not begin with the two lines of the licence.")
  endif()
  if(file MATCHES "\\.h$" AND NOT content MATCHES "\n#pragma once\n")
    complain("has no #pragma once.")
  endif()
  if(content MATCHES "#include <(QtCore|QtGui|QtWidgets|QtCharts)>")
    complain("includes all of ${CMAKE_MATCH_1}; name the classes it uses.")
  endif()
  if(content MATCHES "[^A-Za-z](TODO|FIXME|XXX)[^A-Za-z]")
    complain("leaves a ${CMAKE_MATCH_1} behind.")
  endif()
  if(file MATCHES "CMakeLists\\.txt$" AND content MATCHES "GLOB")
    complain("lists its files by globbing; name them.")
  endif()
endforeach()

file(GLOB_RECURSE pages RELATIVE "${ROOT}" "${ROOT}/docs/*.md" "${ROOT}/src/*.md")
list(APPEND pages README.md)
foreach(file IN LISTS pages)
  if(NOT EXISTS "${ROOT}/${file}")
    complain("is missing.")
    continue()
  endif()
  file(READ "${ROOT}/${file}" content)
  cmake_path(GET file PARENT_PATH folder)
  # Brackets and semicolons would break up CMake lists.
  string(REPLACE "](" "@LINK(" content "${content}")
  string(REGEX REPLACE "[][;]" " " content "${content}")
  string(REGEX MATCHALL "@LINK\\([^)]+\\)" links "${content}")
  foreach(link IN LISTS links)
    string(REGEX REPLACE "^@LINK\\(|\\)$" "" target "${link}")
    string(REGEX REPLACE "#.*$" "" target "${target}")
    if(target STREQUAL "" OR target MATCHES "^[a-z]+:")
      continue()
    endif()
    if(NOT EXISTS "${ROOT}/${folder}/${target}")
      complain("links to ${target}, which is not there.")
    endif()
  endforeach()
endforeach()

list(LENGTH sources count)
if(broken)
  message(FATAL_ERROR "${broken} rules of the house are broken.")
endif()
message(STATUS "${count} source files keep the rules of the house.")
