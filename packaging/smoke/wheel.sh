# shellcheck shell=bash
# The wheel, with the three tools that install wheels, each in its own folder.

try_wheel() {
    part "Wheel"
    local tools=$WORK/tools python=${PYTHON:-python3}
    try "a virtual environment for pipx and uv" install_tools "$tools" "$python" || return 0
    try "pip installs it" install_with_pip "$tools" "$python" || true
    use_wheel pip "$WORK/with-pip/bin/stratview"
    try "pipx installs it" env PIPX_HOME="$WORK/pipx" PIPX_BIN_DIR="$WORK/with-pipx" PIPX_MAN_DIR="$WORK/pipx-man" \
        PIPX_DEFAULT_PYTHON="$(command -v "$python")" "$tools/bin/pipx" install "$WHEEL" || true
    use_wheel pipx "$WORK/with-pipx/stratview"
    try "uv tool installs it" env UV_TOOL_DIR="$WORK/uv" UV_TOOL_BIN_DIR="$WORK/with-uv" UV_CACHE_DIR="$WORK/uv-cache" \
        UV_PYTHON_DOWNLOADS=never "$tools/bin/uv" tool install --python "$(command -v "$python")" "$WHEEL" || true
    use_wheel uv "$WORK/with-uv/stratview"
}

install_tools() {
    "$2" -m venv "$1"
    "$1/bin/pip" install --quiet --disable-pip-version-check pipx uv
}

install_with_pip() {
    "$2" -m venv "$WORK/with-pip"
    "$WORK/with-pip/bin/pip" install --quiet --disable-pip-version-check "$WHEEL"
}

use_wheel() {
    local home=$WORK/wheel-home
    mkdir -p "$home"
    try "$1: self-test" env -C "$home" HOME="$home" QT_QPA_PLATFORM=offscreen "$2" self-test || return 0
    note "$(tail -n 1 "$WORK/said")"
    try "$1: export writes a PDF" env -C "$home" HOME="$home" "$2" export --force -o "$home/out.pdf" || true
    env -C "$home" HOME="$home" DISPLAY="$DISPLAY_NAME" QT_QPA_PLATFORM=xcb "$2" >"$WORK/window.log" 2>&1 &
    local reading=$!
    if wait_for_window; then
        sleep 2
        try "$1: a real window, with something to read in it" picture "wheel-$1" || true
        keys ctrl+q
    else
        fail "$1: a window opens"
    fi
    if gone "$reading"; then pass "$1: Ctrl+Q ends it with status 0"; else fail "$1: Ctrl+Q ends it with status 0"; fi
}
