# Native tests: fb_tests (examples), fb_properties (RapidCheck laws), fb_simulation (people, tabs and faults), fb_bench.
set(data_layers fb_formats fb_model)
set(layers fb_platform fb_views fb_app ${data_layers} imgui)

function(fb_test_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FOLDERS;SOURCES;LIBRARIES")
  set(sources)
  foreach(folder IN LISTS arg_FOLDERS)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp")
    list(APPEND sources ${found})
  endforeach()
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(${name} PRIVATE FB_TESTS_DIR="${CMAKE_SOURCE_DIR}/tests")
  fb_link_existing(${name} PRIVATE fb_warnings ${arg_LIBRARIES})
endfunction()

if(FB_TESTS)
  file(GLOB support CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")
  add_library(fb_test_support OBJECT ${support})
  fb_link_existing(fb_test_support PRIVATE fb_warnings ${layers} doctest)
  target_include_directories(fb_test_support PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/tests")
  fb_test_program(fb_tests FOLDERS model formats app views platform LIBRARIES fb_test_support ${layers} doctest nlohmann_json)
  # Of the views it asks only what they say about saving.
  fb_test_program(fb_simulation FOLDERS simulation support/world SOURCES "${CMAKE_SOURCE_DIR}/tests/support/main.cpp"
    "${CMAKE_SOURCE_DIR}/src/views/save_status.cpp" "${CMAKE_SOURCE_DIR}/src/views/format.cpp"
    LIBRARIES fb_app ${data_layers} doctest)
  if(FB_COVERAGE)  # what the tests of views and pictures reach by the way does not count as tested
    fb_test_program(fb_data_tests FOLDERS model formats app SOURCES "${CMAKE_SOURCE_DIR}/tests/support/main.cpp"
      LIBRARIES fb_app ${data_layers} doctest nlohmann_json)
  endif()
  fb_test_program(fb_properties FOLDERS properties SOURCES "${CMAKE_SOURCE_DIR}/tests/support/main.cpp"
    LIBRARIES ${data_layers} doctest rapidcheck)
endif()
fb_test_program(fb_bench FOLDERS bench LIBRARIES ${layers})
if(TARGET fb_bench)
  set_target_properties(fb_bench PROPERTIES EXCLUDE_FROM_ALL TRUE)
endif()
