# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target with Qt is compiled with: Q_SIGNALS and Q_EMIT instead of words that other
# libraries use too.
add_library(regard_qt_rules INTERFACE)
target_compile_definitions(regard_qt_rules INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_BYTEARRAY)

# Precompiles what nearly every file with Qt includes: the core, and the widgets where they are linked.
# Files still include what they use (the tidy preset builds without precompiled headers).
function(regard_precompile_qt name)
  set(headers <QString> <QObject> <QVariant> <QColor> <QPainter> <QAbstractItemModel>)
  if("Qt6::Widgets" IN_LIST ARGN)
    list(APPEND headers <QWidget> <QLabel> <QBoxLayout> <QApplication> <QDialog> <QPushButton>)
  endif()
  target_precompile_headers(${name} PRIVATE <string> <vector> <memory> <optional> <functional>
                            ${headers})
endfunction()

# regard_add_library(<name> SOURCES <file>... [LINK <target>...] [PRIVATE_LINK <target>...] [QT])
#
# A static library of one source folder. LINK is what its public headers need, PRIVATE_LINK what only
# its .cpp files need. QT runs moc and resources on it. Includes are written from include/ ("regard/...")
# and from src/ ("presentation/...", "ui/...").
function(regard_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;LINK;PRIVATE_LINK")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "regard_add_library(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/include"
                                            "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE regard_warnings ${arg_PRIVATE_LINK})
  if(arg_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
    target_link_libraries(${name} PUBLIC regard_qt_rules)
    regard_precompile_qt(${name} ${arg_LINK} ${arg_PRIVATE_LINK})
  endif()
endfunction()

# regard_add_test(<name> SOURCES <file>... [LINK <target>...] [QT] [TIMEOUT <seconds>])
#
# A test program of one folder. Without QT every test case is a CTest entry of its own; with QT the
# program is one entry, runs offscreen, and fails on a Qt warning. Data of a test lies in
# tests/data/<area>; dataPath() of support/scratch_folder.h gives its path.
function(regard_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "TIMEOUT" "SOURCES;LINK")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "regard_add_test(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE regard_warnings ${arg_LINK})
  if(arg_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE regard_test_qt_main)
    target_precompile_headers(${name} REUSE_FROM regard_test_qt_main)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT
                                                                   "QT_QPA_PLATFORM=offscreen")
  else()
    target_link_libraries(${name} PRIVATE regard_test_main)
    target_precompile_headers(${name} REUSE_FROM regard_test_support)
    catch_discover_tests(${name} TEST_PREFIX "${name}/" PROPERTIES TIMEOUT ${arg_TIMEOUT})
  endif()
endfunction()

# Adds the named folders, in that order.
function(regard_add_folders)
  foreach(folder IN LISTS ARGN)
    add_subdirectory(${folder})
  endforeach()
endfunction()
