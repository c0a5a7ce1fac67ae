# Compiler and linker options. Ours are strict; third-party code is compiled as a system would.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(FB_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(FB_FUZZ "Fuzz targets with sanitizers, see cmake/fuzz.cmake (clang)" OFF)
option(FB_COVERAGE "Count the lines and branches that run, see tools/coverage.sh (clang)" OFF)

find_program(FB_CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
if(FB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${FB_CCACHE}")
endif()

# The page is built for bytes to download (-Oz): at -O2 throughout it was 446 KB brotli against a budget of 350. What loops
# over every record or every byte of a file is built for speed.
set(FB_OPTIMISE -Oz)
set(FB_HOT_FILES
  src/model/table.cpp src/model/document.cpp src/model/copy_record.cpp src/model/values.cpp src/model/id.cpp src/model/stamp.cpp
  src/model/text.cpp src/model/card_places.cpp
  src/model/column_numbers.cpp src/model/conversion_counts.cpp
  src/formats/json_scan.cpp src/formats/json_events.cpp src/formats/record_reader.cpp src/formats/record_text.cpp
  src/formats/checksum.cpp src/formats/csv.cpp
  src/app/sample/timeline.cpp src/app/sample/world.cpp src/app/sample/leads.cpp src/app/sample/deals.cpp
  src/views/card_order.cpp src/views/search_index.cpp src/views/table_rows.cpp
  src/platform/raster.cpp src/platform/painter.cpp)

add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")

if(EMSCRIPTEN)
  add_compile_options(-fno-exceptions -fno-rtti)
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g2")
  set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG -flto")  # each target adds its -O
else()
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
endif()

if(FB_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(FB_FUZZ)  # without exceptions, because the page has none: what throws there ends the program, and so it does here
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
    -fno-exceptions)
endif()

if(FB_COVERAGE)
  set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g0")
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
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

function(fb_optimise target)
  if(EMSCRIPTEN)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:${FB_OPTIMISE}>)
    get_target_property(sources ${target} SOURCES)
    foreach(file IN LISTS FB_HOT_FILES)
      if("${CMAKE_SOURCE_DIR}/${file}" IN_LIST sources)
        set_source_files_properties("${CMAKE_SOURCE_DIR}/${file}" PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-O2>)
      endif()
    endforeach()
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
    -sENVIRONMENT=web -sFILESYSTEM=0 -sEXPORT_ES6 -sMODULARIZE -sTEXTDECODER=2
    -sALLOW_MEMORY_GROWTH -s${stack} -sMALLOC=emmalloc -sABORTING_MALLOC=0
    -sINCOMING_MODULE_JS_API=locateFile,instantiateWasm,onAbort,print,printErr
    ${only_old} -sSTRICT -fno-exceptions
    $<$<CONFIG:Debug>:-sASSERTIONS=1>
    $<$<CONFIG:Release>:-flto> $<$<CONFIG:Release>:${FB_OPTIMISE}>
    # Twice more: 3 KB less to download for 10 s of linking.
    $<$<CONFIG:Release>:-sBINARYEN_EXTRA_PASSES=-Oz,-Oz>)
  set_target_properties(${target} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
endfunction()
