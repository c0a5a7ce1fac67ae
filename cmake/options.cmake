# Compiler and linker options. Ours are strict; third-party code is compiled as a system would.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(FB_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

find_program(FB_CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
if(FB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${FB_CCACHE}")
endif()

# How hard each part is optimised in the release of the page: speed, or bytes to download (-Oz). A target without a row gets -O2.
set(FB_OPTIMISE_imgui -O2)
set(FB_OPTIMISE_views -O2)
set(FB_OPTIMISE_platform -O2)
set(FB_OPTIMISE_link -O2)

add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")

if(EMSCRIPTEN)
  add_compile_options(-fno-exceptions -fno-rtti)
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g2")
  set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG -flto")  # each target adds its -O
else()
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
endif()

if(FB_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

add_library(fb_warnings INTERFACE)
target_compile_options(fb_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12: std::string's operator+ (GCC bug 105651), and instrumented code.
  target_compile_options(fb_warnings INTERFACE -Wno-restrict $<$<BOOL:${FB_SANITIZE}>:-Wno-maybe-uninitialized>)
elseif(EMSCRIPTEN)
  # EM_JS and EM_ASM are written with $ and variadic macros.
  target_compile_options(fb_warnings INTERFACE -Wno-dollar-in-identifier-extension -Wno-gnu-zero-variadic-macro-arguments)
endif()

function(fb_optimise target part)
  if(EMSCRIPTEN)
    set(level -O2)
    if(DEFINED FB_OPTIMISE_${part})
      set(level ${FB_OPTIMISE_${part}})
    endif()
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:${level}>)
  endif()
endfunction()

# What the page's module is linked with. See Emscripten's src/settings.js for each.
function(fb_link_page target)
  set(stack STACK_SIZE=1MB)
  set(only_old)
  if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.27)
    set(stack TOTAL_STACK=1MB)
    set(only_old -sSUPPORT_ERRNO=0)
  endif()
  target_link_options(${target} PRIVATE
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_TRACK_ERRORS=0
    -sENVIRONMENT=web -sFILESYSTEM=0 -sEXPORT_ES6 -sMODULARIZE -sTEXTDECODER=2
    -sALLOW_MEMORY_GROWTH -s${stack} -sMALLOC=emmalloc -sABORTING_MALLOC=0
    -sINCOMING_MODULE_JS_API=locateFile,instantiateWasm,onAbort,print,printErr
    ${only_old} -sSTRICT -lhtml5 -lGL -fno-exceptions
    $<$<CONFIG:Debug>:-sASSERTIONS=1>
    $<$<CONFIG:Release>:-flto> $<$<CONFIG:Release>:${FB_OPTIMISE_link}>)
  set_target_properties(${target} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
endfunction()
