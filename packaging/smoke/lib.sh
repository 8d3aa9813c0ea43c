# shellcheck shell=bash
# What the parts of the smoke test share: telling, a bare root, a virtual screen, the reader who uses both.

PASSED=0
FAILED=0

part() { printf '\n== %s\n' "$1"; }
note() { printf '        %s\n' "$1"; }
pass() {
    PASSED=$((PASSED + 1))
    printf 'ok      %s\n' "$1"
}
fail() {
    FAILED=$((FAILED + 1))
    printf 'FAILED  %s\n' "$1"
}

# try SENTENCE COMMAND...: run the command quietly; show what it said only when it fails.
try() {
    local sentence=$1 status=0
    shift
    "$@" >"$WORK/said" 2>&1 || status=$?
    if ((status == 0)); then
        pass "$sentence"
    else
        fail "$sentence (exit status $status)"
        tail -n 40 "$WORK/said" | sed 's/^/        /'
    fi
    return "$status"
}

# -- the root ---------------------------------------------------------------------------------------------------------

# make_base: a Debian 12 with nothing but what must be there, from the mirror that this machine's apt uses.
make_base() {
    local site keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    # shellcheck disable=SC2016 # apt fills it in
    site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
    if [[ -n ${SMOKE_BASE:-} ]]; then
        cp -a "$SMOKE_BASE" "$WORK/base"
    elif ! debootstrap --variant=minbase --keyring="$keyring" bookworm "$WORK/base" \
        "${SMOKE_MIRROR:-$site}" >"$WORK/debootstrap.log" 2>&1; then
        tail -n 20 "$WORK/debootstrap.log"
        return 1
    fi
    cp --dereference /etc/resolv.conf "$WORK/base/etc/resolv.conf"
    # Nothing starts a service in here.
    printf '#!/bin/sh\nexit 101\n' >"$WORK/base/usr/sbin/policy-rc.d"
    chmod +x "$WORK/base/usr/sbin/policy-rc.d"
    chroot "$WORK/base" useradd --create-home --shell /bin/sh reader
}

# enter_root NAME: a fresh copy of the base, with what a running system has mounted.
enter_root() {
    leave_root
    ROOT=$WORK/$1
    cp -a "$WORK/base" "$ROOT"
    mount -t proc proc "$ROOT/proc"
    mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
    mkdir -p "$ROOT/dev/shm"
    mount -t tmpfs -o mode=1777 tmpfs "$ROOT/dev/shm"
    mkdir -p "$ROOT/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"
}

leave_root() {
    [[ -n ${ROOT:-} ]] || return 0
    local place
    for place in tmp/.X11-unix tmp/wayland dev/shm tmp proc; do
        if mountpoint -q "$ROOT/$place"; then umount "$ROOT/$place" || umount --lazy "$ROOT/$place"; fi
    done
    ROOT=""
}

in_root() { chroot "$ROOT" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

# as_reader COMMAND...: what a person runs who has installed the program.
as_reader() {
    chroot --userspec=reader:reader "$ROOT" env -i -C /home/reader \
        HOME=/home/reader USER=reader PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY="$DISPLAY_NAME" "$@"
}

apt_in_root() { in_root apt-get -qq -o Dpkg::Use-Pty=0 -o APT::Sandbox::User=root "$@"; }

# -- the screen -------------------------------------------------------------------------------------------------------

# open_display: an X server that listens on a local socket only. Sets DISPLAY_NAME.
open_display() {
    mkdir -p /tmp/.X11-unix
    chmod 1777 /tmp/.X11-unix
    exec {number_fd}<> <(:)
    Xvfb -displayfd "$number_fd" -screen 0 1440x900x24 -nolisten tcp -noreset -ac >"$WORK/xvfb.log" 2>&1 &
    DISPLAY_PID=$!
    local number
    read -r -t 20 number <&"$number_fd" || { cat "$WORK/xvfb.log"; return 1; }
    DISPLAY_NAME=:$number
}

close_display() {
    if [[ -n ${DISPLAY_PID:-} ]]; then
        kill "$DISPLAY_PID" 2>/dev/null || true
        wait "$DISPLAY_PID" 2>/dev/null || true
        DISPLAY_PID=""
    fi
}

keys() { DISPLAY=$DISPLAY_NAME xdotool key --delay 60 "$@"; }
words() { DISPLAY=$DISPLAY_NAME xdotool type --delay 40 "$1"; }

# wait_for_window: until the program's window is on the screen; it fills the screen then, and has the keyboard.
wait_for_window() {
    local window
    window=$(DISPLAY=$DISPLAY_NAME timeout 40 xdotool search --sync --onlyvisible --class stratview | sort -n | tail -n 1)
    [[ -n $window ]] || return 1
    DISPLAY=$DISPLAY_NAME xdotool windowmove "$window" 0 0 windowsize "$window" 1440 900 windowfocus "$window"
}

# focus_newest: the keyboard goes to the window that came last, as a window manager would have it.
focus_newest() {
    local window
    window=$(DISPLAY=$DISPLAY_NAME xdotool search --onlyvisible --class stratview | sort -n | tail -n 1)
    [[ -n $window ]] && DISPLAY=$DISPLAY_NAME xdotool windowfocus "$window"
}

# until_there SECONDS FILE: whether a file comes and is not empty.
until_there() {
    local waited=0
    while [[ ! -s $2 ]] && ((waited < $1 * 10)); do
        sleep 0.1
        waited=$((waited + 1))
    done
    [[ -s $2 ]]
}

# differ NAME NAME: whether two pictures show different things.
differ() { ! cmp -s "$SHOTS/smoke-$1.png" "$SHOTS/smoke-$2.png"; }

# picture NAME: save the screen, and demand that there is something to see on it.
picture() { DISPLAY=$DISPLAY_NAME QT_QPA_PLATFORM=xcb "$VENV_PYTHON" "$HERE/grab.py" "$SHOTS/smoke-$1.png"; }

# gone PID: wait until a program that was asked to close has ended; its exit status.
gone() {
    local waited=0
    while kill -0 "$1" 2>/dev/null && ((waited < 150)); do
        sleep 0.1
        waited=$((waited + 1))
    done
    if kill -0 "$1" 2>/dev/null; then
        kill "$1"
        return 1
    fi
    wait "$1"
}
