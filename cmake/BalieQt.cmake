# Which Qt modules the build needs. Kept apart so that a missing package is named in one clear line.
set(balie_qt_modules Core Network WebSockets Sql)
if(BALIE_WITH_WINDOWS)
    list(APPEND balie_qt_modules Gui Widgets Svg Multimedia DBus LinguistTools)
endif()
if(BALIE_WITH_TESTS)
    list(APPEND balie_qt_modules Test)
endif()
find_package(Qt6 6.4 QUIET COMPONENTS ${balie_qt_modules})
if(NOT Qt6_FOUND)
    message(FATAL_ERROR "Qt 6.4 or newer is missing (modules: ${balie_qt_modules}). "
        "On Debian, ./run or ./check installs it.")
endif()
set(CMAKE_AUTOMOC ON)
