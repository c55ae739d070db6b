# handoff_layer(NAME SOURCES ... [LINKS layer ...] [PRIVATE target ...])
#
# One library per folder of lib/. Its headers are visible, as "NAME/x.hpp",
# only to targets that link it: a wrong arrow does not compile.
function(handoff_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
  set(root ${PROJECT_BINARY_DIR}/layers/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)
  add_library(handoff_${name} STATIC ${ARG_SOURCES})
  target_include_directories(handoff_${name} PUBLIC ${root})
  list(TRANSFORM ARG_LINKS PREPEND handoff_)
  target_link_libraries(handoff_${name}
    PUBLIC ${ARG_LINKS} PRIVATE handoff_options ${ARG_PRIVATE})
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
