# One function for each kind of target. The link lines that these functions state are the rule of the stack:
# base <- cti, crm-connectors <- desk <- ui <- app. A library that links what it may not is refused here.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)

option(BALIE_WERROR "Treat warnings as errors" OFF)

add_library(balie_flags INTERFACE)
target_include_directories(balie_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(balie_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Release>:_GLIBCXX_ASSERTIONS>)
target_compile_options(balie_flags INTERFACE
    -Wall -Wextra -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion
    -Werror=format-security -fstack-protector-strong
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=."
    $<$<BOOL:${BALIE_WERROR}>:-Werror>)
if(BALIE_SANITIZE)
    # vptr needs RTTI of every base, which Qt's hidden symbols do not give. The address sanitizer tells a null or freed
    # pointer anyway; without a check of each use of a pointer beside it the build takes a quarter less. What is not
    # initialised, g++ guesses wrongly in code with such checks.
    target_compile_options(balie_flags INTERFACE "-fsanitize=${BALIE_SANITIZE}"
        -fno-sanitize=vptr,null,alignment,object-size -fno-omit-frame-pointer -fno-sanitize-recover=all
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(balie_flags INTERFACE "-fsanitize=${BALIE_SANITIZE}")
else()
    target_compile_definitions(balie_flags INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
endif()
find_program(BALIE_MOLD mold)
if(BALIE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(balie_flags INTERFACE -fuse-ld=mold)
endif()
target_link_options(balie_flags INTERFACE -Wl,--no-undefined)

# Folder -> link libraries it must never reach. Checked against the DEPENDS lines, direct ones only:
# everything it depends on has been checked in its turn.
set(balie_forbidden_base            Widgets Gui WebSockets Sql)
set(balie_forbidden_cti             Widgets Gui Sql)
set(balie_forbidden_crm-connectors  Widgets Gui)
set(balie_forbidden_desk            Widgets WebSockets)
set(balie_forbidden_ui              Network WebSockets Sql)

function(_balie_check_depends target)
    file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REGEX REPLACE "/.*" "" folder "${folder}")
    if("CURL::libcurl" IN_LIST ARGN AND NOT folder STREQUAL "base")
        message(FATAL_ERROR "${target}: only base/http links libcurl; everybody else uses HttpPort (ARCHITECTURE.md)")
    endif()
    if("SQLite::SQLite3" IN_LIST ARGN AND NOT folder STREQUAL "base")
        message(FATAL_ERROR "${target}: only base/sqlite links SQLite; everybody else uses Balie::Sqlite (ARCHITECTURE.md)")
    endif()
    foreach(module IN LISTS balie_forbidden_${folder})
        if("Qt6::${module}" IN_LIST ARGN)
            message(FATAL_ERROR "${target}: the folder '${folder}' may not link Qt6::${module} (ARCHITECTURE.md)")
        endif()
    endforeach()
endfunction()

# With Ninja, AUTOMOC looks again only at files that it knew: a file that joins a target would get no moc.
function(_balie_notice_new_sources target)
    set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}_sources.txt")
    set(before "")
    if(EXISTS "${list}")
        file(READ "${list}" before)
    endif()
    if(NOT before STREQUAL "${ARGN}")
        file(WRITE "${list}" "${ARGN}")
        file(REMOVE "${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp")
    endif()
endfunction()

# A precompiled header is big and slow to make: every target that asks for the same headers shares one.
#   QtCore, QtWidgets: for libraries and programs; Test, WindowedTest: for tests.
set(balie_pch_headers_QtCore <QtCore>)
set(balie_pch_libraries_QtCore Qt6::Core)
set(balie_pch_headers_QtWidgets <QtWidgets>)
set(balie_pch_libraries_QtWidgets Qt6::Widgets)
set(balie_pch_headers_Test <QtTest>)
set(balie_pch_libraries_Test balie_qttest)
set(balie_pch_headers_WindowedTest <QtTest> <QtWidgets>)
set(balie_pch_libraries_WindowedTest balie_qttest Qt6::Widgets)
function(_balie_use_pch target kind)
    if(NOT DEFINED balie_pch_headers_${kind})
        message(FATAL_ERROR "${target}: there is no precompiled header '${kind}'")
    endif()
    set(maker "balie_pch_${kind}")
    if(NOT TARGET ${maker})
        add_library(${maker} OBJECT "${PROJECT_SOURCE_DIR}/cmake/Precompiled.cpp")
        set_target_properties(${maker} PROPERTIES AUTOMOC OFF)
        target_link_libraries(${maker} PRIVATE balie_flags ${balie_pch_libraries_${kind}})
        target_precompile_headers(${maker} PRIVATE ${balie_pch_headers_${kind}})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${maker})
endfunction()

# QtTest without the folder names that Qt's own target defines for each test: with them no two could share a
# precompiled header. Network is always there, because QtTest's header differs with it.
if(TARGET Qt6::Test)
    add_library(balie_qttest INTERFACE)
    target_link_libraries(balie_qttest INTERFACE $<LINK_ONLY:Qt6::Test> Qt6::Core Qt6::Network)
    target_include_directories(balie_qttest SYSTEM INTERFACE
        $<TARGET_PROPERTY:Qt6::Test,INTERFACE_INCLUDE_DIRECTORIES>)
    target_compile_definitions(balie_qttest INTERFACE QT_TESTLIB_LIB)
endif()

# balie_add_library(Name SOURCES ... [DEPENDS public libraries ...] [PRIVATE_DEPENDS ...] [PCH QtCore|QtWidgets])
# makes the static library balie_<name> with the alias Balie::Name.
function(balie_add_library name)
    cmake_parse_arguments(arg "" "PCH" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "balie_add_library(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
    endif()
    _balie_check_depends(${name} ${arg_DEPENDS} ${arg_PRIVATE_DEPENDS})
    string(TOLOWER "balie_${name}" target)
    add_library(${target} STATIC ${arg_SOURCES})
    _balie_notice_new_sources(${target} ${arg_SOURCES})
    add_library(Balie::${name} ALIAS ${target})
    target_link_libraries(${target} PUBLIC ${arg_DEPENDS} PRIVATE balie_flags ${arg_PRIVATE_DEPENDS})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    if(arg_PCH)
        _balie_use_pch(${target} ${arg_PCH})
    endif()
endfunction()

# What ./check builds: in release the programs and the tests of desk and above (label desk), under the sanitizers the
# tests of what is below, where bytes from elsewhere are read.
add_custom_target(check-release)
add_custom_target(check-sanitized)

# balie_add_program(name SOURCES ... DEPENDS ...)
function(balie_add_program name)
    cmake_parse_arguments(arg "" "PCH" "SOURCES;DEPENDS" ${ARGN})
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "balie_add_program(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE balie_flags ${arg_DEPENDS})
    if(arg_PCH)
        _balie_use_pch(${name} ${arg_PCH})
    endif()
    add_dependencies(check-release ${name})
endfunction()

# balie_add_engine(name SOURCES ... DEPENDS ...) makes the module lib/balie/engines/<name>.so of the build folder: an
# engine that connectors are made with, found there at run time and linked by nobody. The target balie_engines builds all.
set(BALIE_ENGINE_FOLDER "${CMAKE_BINARY_DIR}/lib/balie/engines")
add_custom_target(balie_engines)
add_dependencies(check-release balie_engines)
function(balie_add_engine name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "balie_add_engine(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
    endif()
    _balie_check_depends(${name} ${arg_DEPENDS})
    set(target "balie_engine_${name}")
    add_library(${target} MODULE ${arg_SOURCES})
    _balie_notice_new_sources(${target} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE balie_flags ${arg_DEPENDS})
    set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME "${name}"
        LIBRARY_OUTPUT_DIRECTORY "${BALIE_ENGINE_FOLDER}")
    _balie_use_pch(${target} QtCore)
    add_dependencies(balie_engines ${target})
    set_property(GLOBAL APPEND PROPERTY balie_engine_targets ${target})
endfunction()

# balie_add_tests(folder TESTS Name ... [SOURCES helpers ...] DEPENDS ... [WINDOWED])
# makes one binary tst_<folder>; each Name is a class in tst_<Name>.cpp and a test of its own for ctest.
# WINDOWED marks tests that need a GUI platform; the sanitizer presets leave them out.
function(balie_add_tests folder)
    cmake_parse_arguments(arg "WINDOWED" "" "TESTS;SOURCES;DEPENDS" ${ARGN})
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "balie_add_tests(${folder}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
    endif()
    set(files "")
    foreach(test IN LISTS arg_TESTS)
        list(APPEND files "tst_${test}.cpp")
    endforeach()
    set(target "tst_${folder}")
    add_executable(${target} ${files} ${arg_SOURCES})
    _balie_notice_new_sources(${target} ${files} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE balie_flags balie_testsupport ${arg_DEPENDS})
    if(arg_WINDOWED)
        target_compile_definitions(${target} PRIVATE BALIE_TEST_WINDOWED)
        target_link_libraries(${target} PRIVATE Qt6::Widgets)
        _balie_use_pch(${target} WindowedTest)
    else()
        _balie_use_pch(${target} Test)
    endif()
    target_sources(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/support/TestMain.cpp")
    set(labels "")
    if(arg_WINDOWED)
        list(APPEND labels windowed)
    endif()
    if(arg_WINDOWED OR "Balie::Desk" IN_LIST arg_DEPENDS)
        list(APPEND labels desk)
        add_dependencies(check-release ${target})
    else()
        add_dependencies(check-sanitized ${target})
    endif()
    foreach(test IN LISTS arg_TESTS)
        add_test(NAME "${folder}.${test}" COMMAND ${target} --class ${test})
        # Against hanging only; QtTest itself ends a function after five minutes.
        set_tests_properties("${folder}.${test}" PROPERTIES TIMEOUT 600 LABELS "${labels}")
    endforeach()
endfunction()
