# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries every flag; one function makes every library, one every test program.
add_library(hf_flags INTERFACE)
target_compile_options(hf_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wimplicit-fallthrough $<$<BOOL:${HF_WARNINGS_AS_ERRORS}>:-Werror>)
target_compile_definitions(hf_flags INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS
  QT_STRICT_ITERATORS QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_MESSAGELOGCONTEXT)
if(HF_SANITIZE)
  target_compile_options(hf_flags INTERFACE -fsanitize=${HF_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(hf_flags INTERFACE -fsanitize=${HF_SANITIZE})
endif()

# hf_add_library(name SOURCES files… [FORMS files below ui/…] [DEPENDS layers…] [QT modules…] [LIBS targets…])
# The target is hf_<name>; headers with Q_OBJECT must be listed among the sources.
function(hf_add_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;FORMS;DEPENDS;QT;LIBS" ${ARGN})
  list(TRANSFORM arg_FORMS PREPEND "${PROJECT_SOURCE_DIR}/ui/")
  if(arg_FORMS)
    # qt_wrap_ui declares its outputs, so an edited form recompiles its user in the same run; AUTOUIC does not.
    qt_wrap_ui(form_headers ${arg_FORMS})
  endif()
  qt_add_library(hf_${name} STATIC ${arg_SOURCES} ${form_headers})
  set_target_properties(hf_${name} PROPERTIES AUTOMOC ON AUTOUIC OFF)
  if(arg_FORMS)
    set_source_files_properties(${form_headers} PROPERTIES SKIP_AUTOMOC ON)
  endif()
  target_include_directories(hf_${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
  target_include_directories(hf_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  list(TRANSFORM arg_QT PREPEND Qt6::)
  list(TRANSFORM arg_DEPENDS PREPEND hf_)
  list(TRANSFORM arg_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
  target_link_libraries(hf_${name} PUBLIC ${arg_QT} ${arg_DEPENDS} PRIVATE hf_flags ${arg_LIBS})
  if(HF_PRECOMPILE)
    # The compiler refuses a shared header when the users' macros differ, and Qt gives every module a macro of its own:
    # so every library gets all of them.
    target_compile_definitions(hf_${name} PRIVATE QT_CORE_LIB QT_CONCURRENT_LIB QT_NETWORK_LIB QT_SQL_LIB QT_GUI_LIB
      QT_WIDGETS_LIB QT_SVG_LIB)
    if(name STREQUAL "kernel")
      target_precompile_headers(hf_${name} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/precompiled.h")
    else()
      target_precompile_headers(hf_${name} REUSE_FROM hf_kernel)
    endif()
  endif()
  set_property(GLOBAL APPEND PROPERTY HF_TRANSLATABLE ${arg_SOURCES} ${arg_FORMS})
endfunction()

# hf_add_test(name SOURCES files… [LAYERS layers…] [QT modules…] [LIBS targets…] [LABELS labels…] [TIMEOUT seconds])
# One test program per folder of tests/; every tst_*.cpp registers its classes through tests/support/runner.h.
function(hf_add_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LAYERS;QT;LIBS;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 60)
  endif()
  qt_add_executable(tst_${name} ${arg_SOURCES})
  set_target_properties(tst_${name} PROPERTIES AUTOMOC ON)
  list(TRANSFORM arg_LAYERS PREPEND hf_)
  list(TRANSFORM arg_QT PREPEND Qt6::)
  target_include_directories(tst_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/src")
  target_compile_definitions(tst_${name} PRIVATE HF_SOURCE_DIR="${PROJECT_SOURCE_DIR}" HF_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  target_link_libraries(tst_${name} PRIVATE ${arg_LAYERS} ${arg_QT} ${arg_LIBS} Qt6::Test hf_flags)
  add_test(NAME ${name} COMMAND tst_${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
