# SPDX-License-Identifier: Apache-2.0
# sispam_discover_tests(TARGET SLOW pattern... NIGHTLY pattern...)
#
# Registers each GoogleTest test of TARGET with ctest under one label: fast, slow or nightly. Patterns are GoogleTest's
# (suite.name with * and ?). `./dev test` runs all but nightly in two trees: with sanitizers and optimised. Slow tests
# are ensembles that a sanitizer would stretch to many minutes, so a sanitized tree counts them as nightly. There the fast
# ones run in a few shards, many in one process: starting a sanitized process takes longer than most tests.
include(GoogleTest)

function(sispam_add_shards target count filter)
  foreach(shard RANGE 1 ${count})
    math(EXPR index "${shard} - 1")
    set(name sanitized.fast_${shard}_of_${count})
    add_test(NAME ${name} COMMAND ${target} --gtest_brief=1 --gtest_filter=${filter})
    set_tests_properties(${name} PROPERTIES LABELS fast TIMEOUT 600 WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
      ENVIRONMENT "GTEST_TOTAL_SHARDS=${count};GTEST_SHARD_INDEX=${index}")
  endforeach()
endfunction()

function(sispam_discover_tests target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SLOW;NIGHTLY")
  list(JOIN arg_SLOW ":" slow)
  list(JOIN arg_NIGHTLY ":" nightly)
  set(prefix "")
  set(slow_label slow)
  if(SISPAM_SANITIZE OR SISPAM_COVERAGE)
    set(prefix "sanitized.")
    set(slow_label nightly)
  endif()
  set(common DISCOVERY_TIMEOUT 60 TEST_PREFIX "${prefix}" WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  if(prefix)
    sispam_add_shards(${target} 16 "-${slow}:${nightly}")
  else()
    gtest_discover_tests(${target} ${common} TEST_FILTER "-${slow}:${nightly}" TEST_LIST fast_tests
      PROPERTIES LABELS fast TIMEOUT 120)
  endif()
  gtest_discover_tests(${target} ${common} TEST_FILTER "${slow}:-${nightly}" TEST_LIST slow_tests
    PROPERTIES LABELS ${slow_label} TIMEOUT 600)
  gtest_discover_tests(${target} ${common} TEST_FILTER "${nightly}" TEST_LIST nightly_tests
    PROPERTIES LABELS nightly TIMEOUT 7200)
endfunction()
