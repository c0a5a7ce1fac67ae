# Icons: assets/icons.txt -> constants for the views ("views/icons.hpp") and outlines for the page (web/generated/icons.js).
find_program(FB_NODE node REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(icons_header "${CMAKE_BINARY_DIR}/generated/views/icons.hpp")
set(icons_module "${CMAKE_SOURCE_DIR}/web/generated/icons.js")
add_custom_command(OUTPUT "${icons_header}" BYPRODUCTS "${icons_module}"
  COMMAND "${FB_NODE}" tools/icons.mjs assets/icons.txt "${icons_header}" "${icons_module}"
  DEPENDS "${CMAKE_SOURCE_DIR}/assets/icons.txt" "${CMAKE_SOURCE_DIR}/tools/icons.mjs"
  WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" COMMENT "Icons" VERBATIM)
add_custom_target(fb_icons DEPENDS "${icons_header}")
if(TARGET fb_views)
  add_dependencies(fb_views fb_icons)
  target_include_directories(fb_views PUBLIC "${CMAKE_BINARY_DIR}/generated")
endif()
