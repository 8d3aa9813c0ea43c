# shellcheck shell=bash
# The portable tar.gz on a system that has what every desktop has, and no Python.

try_portable() {
    part "Portable tar.gz"
    enter_root portable
    apt_in_root update >/dev/null 2>&1 || true
    # The libraries of a desktop, by what the Debian package depends on; not the package.
    local needed folder=/home/reader/stratview-$VERSION
    needed=$(dpkg-deb --field "$DEB" Depends)
    try "a desktop's libraries install" apt_in_root satisfy --yes --no-install-recommends "$needed" || return 0
    tar -C "$ROOT/home/reader" -xzf "$PORTABLE"
    note "unpacked: $(du -sm "$ROOT$folder" | cut -f1) MB"
    # As from a read-only medium.
    mount --bind "$ROOT$folder" "$ROOT$folder"
    mount -o remount,ro,bind "$ROOT$folder"
    use_program portable "$folder/stratview"
    umount "$ROOT$folder"
    try "add-to-menu writes an entry that names this folder" as_reader "$folder/add-to-menu" || true
    try "the entry is valid" desktop-file-validate "$ROOT/home/reader/.local/share/applications/stratview.desktop" || true
    try "add-to-menu --remove takes it away" as_reader "$folder/add-to-menu" --remove || true
    if [[ -z $(find "$ROOT/home/reader/.local" -type f) ]]; then
        pass "no file of it is left"
    else
        fail "no file of it is left"
        find "$ROOT/home/reader/.local" -type f
    fi
    leave_root
}
