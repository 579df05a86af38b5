# SPDX-License-Identifier: Apache-2.0
# sispam_unity(TARGET)
#
# With SISPAM_UNITY (presets dev and release) the files of a folder of TARGET are compiled together, up to a dozen at a
# time: a scenario and a world have so many vectors that most of the time of a test went into compiling their copies and
# destructors again. So names in unnamed namespaces are unique in their folder. Without it each file is compiled alone.
function(sispam_unity target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${SISPAM_UNITY} UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${folder}" name)
    list(APPEND files_${name} ${source})
    list(LENGTH files_${name} place)
    math(EXPR group "(${place} - 1) / 12")
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${name}_${group})
  endforeach()
endfunction()
