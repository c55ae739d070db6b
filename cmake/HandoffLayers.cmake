# handoff_layer(NAME SOURCES ... [LINKS target ...] [PRIVATE target ...])
#
# One library per folder of lib/. Its headers are visible, as "NAME/x.hpp",
# only to targets that link it: a wrong arrow does not compile. What LINKS
# names are layers, or rooms as "layer/room".
function(handoff_layer name)
  handoff_target(${name} ${name} ${ARGN})
endfunction()

# handoff_room(NAME SOURCES ... [LINKS target ...] [PRIVATE target ...])
#
# A room is a folder of a layer: a library of its own, lib/LAYER/NAME, whose
# headers are "LAYER/NAME/x.hpp". It links the rooms below it, and no other.
function(handoff_room name)
  get_filename_component(layer ${CMAKE_CURRENT_SOURCE_DIR} DIRECTORY)
  get_filename_component(layer ${layer} NAME)
  handoff_target(${layer}_${name} ${layer}/${name} ${ARGN})
endfunction()

function(handoff_target name path)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
  # Header by header: a link to the folder would show its rooms, too.
  set(root ${PROJECT_BINARY_DIR}/layers/${name})
  file(REMOVE_RECURSE ${root})
  file(MAKE_DIRECTORY ${root}/${path})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
  foreach(header IN LISTS headers)
    get_filename_component(file ${header} NAME)
    file(CREATE_LINK ${header} ${root}/${path}/${file} SYMBOLIC)
  endforeach()
  add_library(handoff_${name} STATIC ${ARG_SOURCES})
  target_include_directories(handoff_${name} PUBLIC ${root})
  string(REPLACE "/" "_" links "${ARG_LINKS}")
  list(TRANSFORM links PREPEND handoff_)
  foreach(link IN LISTS links)
    if(NOT TARGET ${link})
      message(FATAL_ERROR "${path} links what is not below it: ${link}")
    endif()
  endforeach()
  target_link_libraries(handoff_${name}
    PUBLIC ${links} PRIVATE handoff_options ${ARG_PRIVATE})
  # A layer and all its rooms, for its tests.
  string(REGEX REPLACE "/.*" "" layer ${path})
  if(NOT TARGET handoff_all_${layer})
    add_library(handoff_all_${layer} INTERFACE)
  endif()
  target_link_libraries(handoff_all_${layer} INTERFACE handoff_${name})
endfunction()

# handoff_static_library(TARGET NAME HEADER)
#
# An imported target for a Debian library, its archive where there is one:
# a shared library costs a hook about 0.1 ms of start-up.
function(handoff_static_library target name header)
  if(TARGET ${target})
    return()
  endif()
  find_library(${target}_FILE NAMES lib${name}.a ${name} REQUIRED)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION ${${target}_FILE}
    INTERFACE_INCLUDE_DIRECTORIES ${${target}_INCLUDE})
endfunction()

# handoff_registry(OUT TYPE type HEADER header NAMESPACE namespace
#   TABLE table PREFIX prefix FILES pattern)
#
# Each file <name>.cpp that matches `pattern` defines a `type` called
# <prefix><name>, without what stands before a "_" in the file's name. Writes
# a source file with the table of pointers to all of them, and sets OUT to it
# and the files: one more entry is one more file, and no list to keep.
function(handoff_registry out)
  cmake_parse_arguments(ARG ""
    "TYPE;HEADER;NAMESPACE;TABLE;PREFIX;FILES" "" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FILES})
  # Entries are alike, down to the names of what they keep to themselves.
  set_source_files_properties(${files} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  foreach(path IN LISTS files)
    get_filename_component(name ${path} NAME_WE)
    string(REGEX REPLACE "^.*_" "" name ${name})
    string(APPEND declared "extern const ${ARG_TYPE} ${ARG_PREFIX}${name};\n")
    string(APPEND listed "    &${ARG_PREFIX}${name},\n")
  endforeach()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${out}.cpp)
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Written by handoff_registry().
#include \"${ARG_HEADER}\"

#include <span>

namespace ${ARG_NAMESPACE} {

${declared}
namespace {
constexpr const ${ARG_TYPE}* k_entries[] = {
${listed}};
} // namespace

extern const std::span<const ${ARG_TYPE}* const> ${ARG_TABLE};
const std::span<const ${ARG_TYPE}* const> ${ARG_TABLE} = k_entries;

} // namespace ${ARG_NAMESPACE}
")
  set(${out} ${output} ${files} PARENT_SCOPE)
endfunction()
