# Where `git handoff`, `git handoff --help` and completion find us.
install(TARGETS git-handoff RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
file(GLOB handoff_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/man/*.1
  ${PROJECT_SOURCE_DIR}/man/*.5 ${PROJECT_SOURCE_DIR}/man/*.7)

# git-handoff(1) lists the commands: the pages of section 1 know them.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${handoff_pages})
foreach(page IN LISTS handoff_pages)
  file(STRINGS ${page} summary LIMIT_COUNT 1
    REGEX "^git-handoff-[a-z]+ [\\]+- ")
  if(page MATCHES "/git-handoff-([a-z]+)[.]1$" AND summary)
    set(command ${CMAKE_MATCH_1})
    string(REGEX REPLACE "^[^ ]+ [\\]+- " "" summary "${summary}")
    string(APPEND handoff_commands
      ".TP\n\\fB${command}\\fR\n${summary}\n")
  endif()
endforeach()
file(READ ${PROJECT_SOURCE_DIR}/man/git-handoff.1 main_page)
string(REPLACE ".\\\" @COMMANDS@\n" "${handoff_commands}" main_page
  "${main_page}")
set(handoff_main_page ${PROJECT_BINARY_DIR}/man/git-handoff.1)
file(WRITE ${handoff_main_page} "${main_page}")
list(REMOVE_ITEM handoff_pages ${PROJECT_SOURCE_DIR}/man/git-handoff.1)
list(APPEND handoff_pages ${handoff_main_page})

foreach(page IN LISTS handoff_pages)
  get_filename_component(section ${page} LAST_EXT)
  string(SUBSTRING ${section} 1 -1 section)
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/templates/
  DESTINATION ${CMAKE_INSTALL_DATADIR}/git-handoff/templates)

# Beside the prefix's own completions: git's bash completion, zsh's _git and
# fish's git completion load these by name.
set(completions ${PROJECT_SOURCE_DIR}/cmake/completions)
install(FILES ${completions}/git-handoff.bash RENAME git-handoff
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/_git-handoff
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${completions}/git-handoff.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
