# shellcheck shell=bash
# A reader's session with no network at all, and every system call about sockets written down.

try_offline() {
    part "Offline"
    enter_root offline
    apt_in_root update >/dev/null 2>&1 || true
    cp "$DEB" "$ROOT/var/tmp/stratview.deb"
    try "apt installs it" apt_in_root install --yes --no-install-recommends /var/tmp/stratview.deb || return 0
    if unshare --net -- sh -c 'cat /proc/net/dev' | tail -n +3 | grep -v '^ *lo:'; then
        fail "the network namespace has no interface"
    else
        pass "the network namespace has no interface but a loopback that is down"
    fi
    # Does the trace see what it must see? A program that does connect is caught.
    traced control bash -c 'exec 3<>/dev/tcp/127.0.0.1/9' 2>/dev/null || true
    if "$VENV_PYTHON" "$HERE/trace.py" "$WORK/control.trace" >"$WORK/said"; then
        fail "the trace catches a program that connects to the network"
    else
        pass "the trace catches a program that connects to the network"
    fi
    session
    leave_root
}

# traced NAME COMMAND...: run as the reader, with no network, and write its socket calls to NAME.trace.
traced() {
    local name=$1
    shift
    unshare --net -- strace --follow-forks --seccomp-bpf --quiet=attach,exit --trace=network --output="$WORK/$name.trace" \
        chroot --userspec=reader:reader "$ROOT" env -i -C /home/reader HOME=/home/reader USER=reader \
        PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY="$DISPLAY_NAME" "$@"
}

session() {
    local written
    traced session stratview >"$WORK/window.log" 2>&1 &
    local reading=$!
    wait_for_window || { fail "a window opens with no network"; return 0; }
    sleep 4
    try "start" picture offline-start || true
    keys ctrl+Next Down Down Down
    sleep 1
    try "read: the next dimension, its statements" picture offline-read || true
    try "what is shown has changed" differ offline-start offline-read || true
    keys ctrl+f
    words "market"
    sleep 2
    keys Return
    sleep 1
    try "search: the first place that has the word" picture offline-search || true
    try "what is shown has changed" differ offline-read offline-search || true
    keys Escape Escape
    # A milestone of the upper lane, at its place in a window of 1440 × 900.
    DISPLAY=$DISPLAY_NAME xdotool mousemove 702 741 click 1
    sleep 1
    try "timeline: a milestone" picture offline-timeline || true
    try "what is shown has changed" differ offline-search offline-timeline || true
    keys ctrl+e
    sleep 8
    focus_newest
    try "export: the dialog, with a preview of the pages" picture offline-export || true
    keys Return
    written=$(date --utc +"$ROOT/home/reader/huawei-and-xiaomi_%F.pdf")
    try "export: the file is written" until_there 30 "$written" || true
    try "export: the file is a PDF" pdfinfo "$written" || true
    sleep 1
    focus_newest
    keys Escape
    sleep 1
    focus_newest
    keys ctrl+q
    if gone "$reading"; then pass "close: status 0"; else fail "close: status 0"; fi
    sed 's/^/        /' "$WORK/window.log"
    try "no call reached for the network" "$VENV_PYTHON" "$HERE/trace.py" "$WORK/session.trace" || true
    sed 's/^/        /' "$WORK/said"
}
