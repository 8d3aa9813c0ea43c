# shellcheck shell=bash
# The Debian package on a Debian 12 with no Python and no Qt.

try_deb() {
    part "Debian package"
    enter_root deb
    try "apt knows its packages" apt_in_root update || return 0
    if in_root sh -c 'command -v python3 || ls /usr/lib/*/libQt* 2>/dev/null'; then
        fail "the root has no Python and no Qt"
    else
        pass "the root has no Python and no Qt ($(in_root dpkg-query -f '.\n' -W | wc -l) packages)"
    fi
    cp "$DEB" "$ROOT/var/tmp/stratview.deb"
    files_of_root >"$WORK/files-before"
    # As a bare system installs it: nothing that is only recommended.
    try "apt installs it" apt_in_root install --yes --no-install-recommends /var/tmp/stratview.deb || return 0
    # shellcheck disable=SC2016 # dpkg-query fills these in
    note "installed: $(in_root dpkg-query -W -f '${Version}, ${Installed-Size} KiB' stratview); with what it needs: $(in_root dpkg-query -f '.\n' -W | wc -l) packages"
    try "every library that its files are linked against is there" linked || true
    use_program deb stratview
    if try "a picture of the window in Chinese, with no display" \
        as_reader env -u DISPLAY LANG=zh_CN.UTF-8 stratview --screenshot chinese.png; then
        cp "$ROOT/home/reader/chinese.png" "$SHOTS/smoke-deb-chinese.png"
    fi
    use_wayland
    try_double_click
    try_second_start
    try "apt purges it" apt_in_root purge --yes stratview || true
    in_root apt-get -qq purge --yes shared-mime-info desktop-file-utils libglib2.0-bin >"$WORK/said" 2>&1 || true
    try "apt removes what came with it" apt_in_root autoremove --purge --yes || true
    rm -f "$ROOT/var/tmp/stratview.deb"
    files_of_root >"$WORK/files-after"
    # What is left when the packages that came with it are gone too must not be its own.
    comm -13 "$WORK/files-before" "$WORK/files-after" >"$WORK/files-left"
    if grep -i stratview "$WORK/files-left"; then
        fail "nothing of it is left"
    else
        pass "nothing of it is left ($(wc -l <"$WORK/files-after") files and folders)"
        while read -r line; do note "left by other packages: $line"; done < <(head -n 20 "$WORK/files-left")
    fi
    leave_root
}

files_of_root() {
    find "$ROOT" -xdev \( -path "$ROOT/var/cache" -o -path "$ROOT/var/log" -o -path "$ROOT/var/lib/apt" \
        -o -path "$ROOT/var/lib/dpkg" -o -path "$ROOT/home" -o -path "$ROOT/root" \) -prune -o -printf '/%P\n' | sort
}

linked() {
    local file missing=0
    while read -r file; do
        if in_root ldd "/$file" 2>/dev/null | grep 'not found' | sed "s|^|/$file|"; then missing=1; fi
    done < <(cd "$ROOT" && find usr/lib/stratview -name '*.so*' -type f)
    ((missing == 0))
}

# use_program NAME COMMAND: what a reader does with it, on the command line and in a real window.
use_program() {
    local name=$1 program=$2 reading
    try "$name: --version" as_reader "$program" --version || true
    note "$(cat "$WORK/said")"
    try "$name: check --json proves the bundled comparison" as_reader sh -c "$program check --json >check.json" || true
    note "$("$VENV_PYTHON" -c 'import json, sys; r = json.load(open(sys.argv[1])); print(r["comparison"], r["statements"], "statements", r["proof"])' "$ROOT/home/reader/check.json")"
    if try "$name: self-test offscreen: glyphs, icons, data, PDF" as_reader env QT_QPA_PLATFORM=offscreen "$program" self-test; then
        sed 's/^/        /' "$WORK/said"
    fi
    try "$name: self-test on X11" as_reader env QT_QPA_PLATFORM=xcb "$program" self-test || true
    try "$name: export writes a PDF" as_reader "$program" export --force -o out.pdf || true
    try "$name: the PDF is one" pdfinfo "$ROOT/home/reader/out.pdf" || true
    note "$(grep -E '^(Title|Pages|PDF version|File size)' "$WORK/said" | tr -s ' ' | paste -sd ';')"
    cp -R "$HERE/../../data/huawei-xiaomi" "$ROOT/home/reader/comparison"
    in_root chown -R reader /home/reader/comparison
    echo '<html lang="en"><title>On tea</title><p>Tea reached London by 1657.</p></html>' >"$ROOT/home/reader/page.html"
    echo '@book{smith2020, title = {On Tea}, author = {Smith, Ann}, file = {page.html}}' >"$ROOT/home/reader/library.bib"
    try "$name: import brings in a PDF and the file of a bibliography" \
        as_reader "$program" import out.pdf library.bib --into comparison || true
    sed 's/^/        /' "$WORK/said"
    try "$name: check proves the folder with what was imported" as_reader "$program" check comparison || true
    try "$name: export writes its documents as BibTeX" as_reader "$program" export comparison --force -o out.bib || true
    try "$name: the BibTeX names the author" grep -q 'Smith, Ann' "$ROOT/home/reader/out.bib" || true
    try "$name: pack makes one file of a folder" as_reader "$program" pack comparison --force -o packed.stratview || true
    try "$name: check proves the packed file" as_reader "$program" check packed.stratview || true
    try "$name: search finds words" as_reader "$program" search Xiaomi || true
    as_reader "$program" >"$WORK/window.log" 2>&1 &
    reading=$!
    if wait_for_window; then
        sleep 2
        try "$name: a real window, with something to read in it" picture "$name-window" || true
        note "$(cat "$WORK/said")"
        keys ctrl+Next Down Down
        sleep 1
        try "$name: the next dimension, by keyboard" picture "$name-next" || true
        if cmp -s "$SHOTS/smoke-$name-window.png" "$SHOTS/smoke-$name-next.png"; then
            fail "$name: the keys change what is shown"
        else
            pass "$name: the keys change what is shown"
        fi
        keys ctrl+q
    else
        fail "$name: a window opens"
    fi
    if gone "$reading"; then pass "$name: Ctrl+Q ends it with status 0"; else fail "$name: Ctrl+Q ends it with status 0"; fi
    if [[ -s $WORK/window.log ]]; then
        fail "$name: it complains of nothing"
        sed 's/^/        /' "$WORK/window.log"
    else
        pass "$name: it complains of nothing"
    fi
}

# use_wayland: what most desktops are today. The compositor draws nowhere, so there is no picture of it.
use_wayland() {
    local place=$WORK/wayland waited=0 compositor
    mkdir -m 700 "$place"
    XDG_RUNTIME_DIR=$place weston --backend=headless-backend.so --width=1440 --height=900 --socket=smoke --idle-time=0 \
        >"$WORK/weston.log" 2>&1 &
    compositor=$!
    while [[ ! -S $place/smoke ]] && ((waited < 100)); do
        sleep 0.1
        waited=$((waited + 1))
    done
    chmod 711 "$place"
    chmod 777 "$place/smoke"
    mkdir -p "$ROOT/tmp/wayland"
    mount --bind "$place" "$ROOT/tmp/wayland"
    local -a wayland=(env WAYLAND_DISPLAY=/tmp/wayland/smoke QT_QPA_PLATFORM=wayland)
    try "Wayland: self-test" as_reader "${wayland[@]}" stratview self-test || true
    note "$(grep platform "$WORK/said" || true)"
    try "Wayland: a window is painted, and the timeline in it" \
        as_reader "${wayland[@]}" STRATVIEW_START_TIMES=1 stratview || true
    umount "$ROOT/tmp/wayland"
    kill "$compositor" 2>/dev/null || true
    wait "$compositor" 2>/dev/null || true
}

# try_second_start: a window is open; a second start hands it a file and is gone.
try_second_start() {
    as_reader stratview >"$WORK/window.log" 2>&1 &
    local reading=$!
    if wait_for_window; then
        sleep 2
        try "a second start hands its file to the open window and ends" \
            as_reader timeout 20 stratview packed.stratview || true
        sleep 1
        if [[ $(DISPLAY=$DISPLAY_NAME xdotool search --onlyvisible --class stratview | wc -l) == 1 ]]; then
            pass "there is one window"
        else
            fail "there is one window"
        fi
        focus_newest
        keys ctrl+q
    else
        fail "a window opens for a second start to find"
    fi
    if gone "$reading"; then pass "it ends with status 0"; else fail "it ends with status 0"; fi
}

try_double_click() {
    as_reader stratview packed.stratview >"$WORK/window.log" 2>&1 &
    local reading=$!
    if wait_for_window; then
        sleep 2
        try "the packed file opens in a window" picture deb-packed || true
        keys ctrl+q
    fi
    if gone "$reading" && [[ ! -s $WORK/window.log ]]; then
        pass "it ends with status 0 and complains of nothing"
    else
        fail "it ends with status 0 and complains of nothing"
        sed 's/^/        /' "$WORK/window.log"
    fi
    # What a desktop has besides: the databases that tell it what a file is, and who opens it.
    try "a desktop's databases install beside it" \
        apt_in_root install --yes --no-install-recommends shared-mime-info desktop-file-utils libglib2.0-bin || return 0
    try "a .stratview file has its type, and stratview opens it" mime_type_known || true
}

mime_type_known() {
    cp "$ROOT/home/reader/packed.stratview" "$ROOT/home/reader/no-ending"
    # By its name, and, where the name says nothing, by its first bytes.
    as_reader gio info -a standard::content-type packed.stratview | grep 'application/vnd.stratview+zip' &&
        as_reader gio info -a standard::content-type no-ending | grep 'application/vnd.stratview+zip' &&
        as_reader gio mime application/vnd.stratview+zip | grep 'stratview.desktop'
}
