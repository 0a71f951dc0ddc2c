# SPDX-License-Identifier: GPL-3.0-or-later
# What belongs into a package besides the programs, and the package itself: packaging/package builds and checks it.
include(GNUInstallDirs)
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  # Manual pages and the shell's completions say what the programs say of themselves.
  set(manual "${CMAKE_BINARY_DIR}/manual")
  add_custom_command(OUTPUT "${manual}/holdfastctl.1.gz" "${manual}/holdfast.1.gz" "${manual}/holdfast-range.1.gz"
      "${manual}/holdfastctl.bash"
    COMMAND ${Python3_EXECUTABLE} "${PROJECT_SOURCE_DIR}/packaging/manual.py" "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
      "${manual}" "${PROJECT_VERSION}"
    DEPENDS holdfast holdfastctl holdfast-range "${PROJECT_SOURCE_DIR}/packaging/manual.py"
    COMMENT "Writing the manual pages")
  add_custom_target(manual ALL DEPENDS "${manual}/holdfastctl.1.gz")
  install(FILES "${manual}/holdfastctl.1.gz" "${manual}/holdfast.1.gz" "${manual}/holdfast-range.1.gz"
    DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES "${manual}/holdfastctl.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
    RENAME holdfastctl)
endif()
install(FILES "${PROJECT_SOURCE_DIR}/packaging/holdfast.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${PROJECT_SOURCE_DIR}/packaging/debian/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
file(GLOB guides "${PROJECT_SOURCE_DIR}/docs/*.md")
install(FILES ${guides} DESTINATION "${CMAKE_INSTALL_DOCDIR}")
find_program(gzip_program gzip)
if(gzip_program)
  execute_process(COMMAND ${gzip_program} -9nc "${PROJECT_SOURCE_DIR}/packaging/debian/changelog"
    OUTPUT_FILE "${CMAKE_BINARY_DIR}/changelog.gz")
  install(FILES "${CMAKE_BINARY_DIR}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME holdfast)
set(CPACK_PACKAGE_VENDOR "Holdfast")
set(CPACK_PACKAGE_CONTACT "The Holdfast developers <developers@holdfast.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Runs a disaster-recovery plan instead of displaying it: every step shows the
exact request before it is sent, is sent once, is looked up when its outcome
is unknown, and is verified by machine. Works alone on a laptop, with a
practice range to rehearse on.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded while the programs run, and so is not seen among their libraries.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "libqt6sql6-sqlite, libqt6svg6, qt6-qpa-plugins, libsecret-1-0, ca-certificates, fonts-noto-core, fonts-noto-mono")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "postgresql, gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qt6-wayland")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
  WORLD_EXECUTE)
include(CPack)
