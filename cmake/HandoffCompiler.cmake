# Language level, warnings, sanitizers.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_UNITY_BUILD ${HANDOFF_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 10)

add_library(handoff_options INTERFACE)
target_compile_options(handoff_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual
  # GCC 12 sees null dereferences inside its own optimised std::vector.
  $<$<CXX_COMPILER_ID:Clang>:-Wnull-dereference>
  $<$<BOOL:${HANDOFF_WERROR}>:-Werror>)
# GCC 12 sees overlaps inside std::string (GCC bugs 105329, 105651).
target_compile_options(handoff_options INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# A type of an unnamed namespace is in no header, whatever GCC takes the files
# for that it compiles at once.
if(HANDOFF_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(handoff_options INTERFACE -Wno-subobject-linkage)
endif()
# designated initialisers may leave out what has a default
target_compile_options(handoff_options INTERFACE
  -Wno-missing-field-initializers)
target_compile_definitions(handoff_options INTERFACE _FILE_OFFSET_BITS=64)
if(HANDOFF_SANITIZE)
  target_compile_options(handoff_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer -Wno-maybe-uninitialized)
  target_link_options(handoff_options INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(handoff_options INTERFACE _GLIBCXX_ASSERTIONS)
else()
  # A hook must not be felt: every shared library costs start-up time.
  target_link_options(handoff_options INTERFACE
    -static-libstdc++ -static-libgcc)
endif()
if(HANDOFF_FUZZ)
  target_compile_options(handoff_options INTERFACE
    -fsanitize=fuzzer-no-link,address,undefined)
  target_compile_definitions(handoff_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(handoff_options INTERFACE -fsanitize=address,undefined)
endif()
