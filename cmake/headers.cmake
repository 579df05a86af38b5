# SPDX-License-Identifier: Apache-2.0
# Compiles each header of lib/ alone, so that none relies on what another file happened to include before it.
#
# A header with a source file of its own is compiled there: that file includes it first (tests/style/hygiene.py). Each
# other header gets a generated one-line source, in an object library that is part of strict builds (SISPAM_WERROR).
function(sispam_check_headers)
  file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR}/lib CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/*.hpp)
  set(sources "")
  foreach(header IN LISTS headers)
    string(REGEX REPLACE "hpp$" "cpp" source ${PROJECT_SOURCE_DIR}/lib/${header})
    if(EXISTS ${source})
      continue()
    endif()
    string(REPLACE "/" "_" name ${header})
    set(file ${CMAKE_CURRENT_BINARY_DIR}/headers/${name}.cpp)
    file(CONFIGURE OUTPUT ${file} CONTENT "#include \"${header}\"\n")
    list(APPEND sources ${file})
  endforeach()
  add_library(sispam_headers OBJECT ${sources})
  target_link_libraries(sispam_headers PRIVATE sispam_lib)
  target_compile_options(sispam_headers PRIVATE -O0 -g0)
endfunction()
