# handoff_embed(TARGET NAMESPACE SYMBOL FILE)
#
# Compiles FILE's bytes into TARGET as
# `extern const std::string_view NAMESPACE::SYMBOL`.
function(handoff_embed target namespace symbol file)
  set(input ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DOUTPUT=${output}
      -DNAMESPACE=${namespace} -DSYMBOL=${symbol}
      -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${input} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
  # Every compiler we build with takes literals of this size.
  set_source_files_properties(${output} PROPERTIES
    COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(${target} PRIVATE ${output})
endfunction()
