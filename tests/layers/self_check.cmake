# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DQT_INCLUDE=... -DSCRATCH=<folder> -P self_check.cmake
#
# Shows that check_layers.cmake can fail: writes small trees that break one rule each.
cmake_minimum_required(VERSION 3.25)

function(run_check file include result output)
  file(REMOVE_RECURSE "${SCRATCH}")
  file(WRITE "${SCRATCH}/${file}" "#pragma once\n\n${include}\n")
  execute_process(
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${SCRATCH}" "-DQT_INCLUDE=${QT_INCLUDE}" -P
            "${CMAKE_CURRENT_LIST_DIR}/check_layers.cmake"
    RESULT_VARIABLE code
    OUTPUT_VARIABLE out
    ERROR_VARIABLE out)
  set(${result} "${code}" PARENT_SCOPE)
  set(${output} "${out}" PARENT_SCOPE)
endfunction()

function(expect_broken file include rule)
  run_check("${file}" "${include}" code output)
  if(code EQUAL 0)
    message(SEND_ERROR "Not noticed: ${include} in ${file}")
  elseif(NOT output MATCHES "${rule}")
    message(SEND_ERROR "Another rule than \"${rule}\" for ${include} in ${file}:\n${output}")
  elseif(NOT include STREQUAL "" AND NOT output MATCHES "${file}:3: ")
    message(SEND_ERROR "The wrong line for ${include} in ${file}:\n${output}")
  endif()
endfunction()

function(expect_kept file include)
  run_check("${file}" "${include}" code output)
  if(NOT code EQUAL 0)
    message(SEND_ERROR "Refused without reason: ${include} in ${file}:\n${output}")
  endif()
endfunction()

expect_broken(include/regard/base/a.h "#include <QString>" "nothing of Qt")
expect_broken(src/core/metrics/a.cpp "#include <QtCore/qglobal.h>" "nothing of Qt")
expect_broken(src/core/metrics/a.cpp "#include <QNoSuchHeader>" "nothing of Qt")
expect_broken(src/core/store/a.cpp "  #  include \"ui/theme.h\"" "nothing of ui")
expect_broken(include/regard/store/a.h "#include <sqlite3.h>" "do not show sqlite3")
expect_broken(include/regard/ingest/a.h "#include <nlohmann/json.hpp>" "do not show sqlite3")
expect_broken(src/core/metrics/a.cpp "#include <sqlite3.h>" "Only the store")
expect_broken(include/regard/store/a.h "#include \"core/store/b.h\"" "a private one")
expect_broken(src/core/base/a.cpp "#include \"regard/domain/b.h\"" "arrows between")
expect_broken(src/core/store/a.cpp "#include \"regard/metrics/b.h\"" "arrows between")
expect_broken(src/core/metrics/a.cpp "#include \"core/ingest/b.h\"" "arrows between")
expect_broken(src/core/targets/a.cpp "#include \"regard/insight/b.h\"" "arrows between")
expect_broken(src/core/base/a.cpp "#include \"../store/b.h\"" "written from include")
expect_broken(src/core/helpers/a.cpp "" "no place among the arrows")
expect_broken(src/presentation/a.cpp "#include <QWidget>" "no widgets")
expect_broken(src/presentation/a.cpp "#include <QtWidgets/QLabel>" "no widgets")
expect_broken(src/presentation/a.h "#include <QChart>" "no widgets")
expect_broken(src/presentation/a.h "#include \"ui/theme.h\"" "nothing above itself")
expect_broken(src/ui/a.cpp "#include <sqlite3.h>" "no SQL")
expect_broken(src/ui/a.cpp "#include \"cli/b.h\"" "no command line")
expect_broken(src/cli/commands/kpis.cpp "#include <QString>" "runs without Qt")
expect_broken(src/cli/commands/kpis.cpp "#include \"ui/theme.h\"" "runs without Qt")
expect_broken(src/app/main.cpp "#include \"regard/store/b.h\"" "only chooses")
expect_broken(src/app/window.cpp "" "main.cpp alone")
expect_broken(src/ui/a.cpp "#include \"support/catch.h\"" "from tests")

expect_kept(include/regard/metrics/a.h "#include \"regard/store/b.h\"\n#include <vector>")
expect_kept(src/core/store/a.cpp "#include <sqlite3.h>\n#include <nlohmann/json.hpp>")
expect_kept(src/core/insight/a.cpp "#include \"regard/targets/b.h\"\n#include \"c.h\"")
expect_kept(src/presentation/a.h "#include <QAbstractItemModel>\n#include <QColor>")
expect_kept(src/ui/a.cpp "#include <QWidget>\n#include <QChart>\n#include \"presentation/b.h\"")
expect_kept(src/cli/commands/kpis.cpp "#include \"regard/metrics/b.h\"\n#include \"cli/c.h\"")
expect_kept(src/app/main.cpp "#include <QApplication>\n#include \"cli/b.h\"\n#include \"ui/b.h\"")

file(REMOVE_RECURSE "${SCRATCH}")
