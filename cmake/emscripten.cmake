# Toolchain file of the web builds: finds the em++ on the PATH, Debian's or a newer one, and takes its own platform file.
find_program(FB_EMXX em++ REQUIRED)
file(REAL_PATH "${FB_EMXX}" fb_emxx)
cmake_path(GET fb_emxx PARENT_PATH fb_em_root)
include("${fb_em_root}/cmake/Modules/Platform/Emscripten.cmake")

if(EXISTS /usr/share/nodejs/acorn AND fb_em_root MATCHES "^/usr/share/")
  set(fb_em_node "EM_NODE_JS=${CMAKE_CURRENT_LIST_DIR}/em-node")
  set(ENV{EM_NODE_JS} "${CMAKE_CURRENT_LIST_DIR}/em-node")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;${fb_em_node}")
endif()
