#!/usr/bin/env bash
# Try what dist/ holds as its readers will: in a fresh Debian 12 with nothing on it, on a (virtual) screen.
#
#     sudo packaging/smoke/run.sh [validators] [deb] [portable] [wheel] [offline]       (all, if none is named)
#
# Needs root, for debootstrap, chroot and mounts, and packages from Debian's and Python's registries. Everything lies in
# a temporary folder, in a separate mount namespace, and is gone at the end, also after a failure or Ctrl+C.
# SMOKE_SHOTS=FOLDER is where the pictures go (build/smoke); SMOKE_BASE=FOLDER is a debootstrap to copy from;
# SMOKE_MIRROR=URL is where debootstrap fetches from, if not from where this machine's apt does.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
TOP=$(cd "$HERE/../.." && pwd -P)

if ((EUID != 0)); then
    echo "smoke: this needs root, for debootstrap and chroot: sudo make smoke" >&2
    exit 2
fi
if [[ -z ${SMOKE_NAMESPACE:-} ]]; then
    # Whatever is mounted in here is unmounted when the last process in here ends.
    SMOKE_NAMESPACE=1 exec unshare --mount --propagation private -- "$0" "$@"
fi

SHOTS=${SMOKE_SHOTS:-$TOP/build/smoke}
VENV_PYTHON=$TOP/.venv/bin/python
VERSION=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$TOP/src/stratview/__init__.py")
DEB=$TOP/dist/stratview_${VERSION/.dev/\~dev}_$(dpkg --print-architecture).deb
PORTABLE=$TOP/dist/stratview-$VERSION-linux-$(uname -m).tar.gz
WHEEL=$TOP/dist/stratview-$VERSION-py3-none-any.whl
# shellcheck disable=SC2034 # the parts use them
readonly HERE TOP SHOTS VENV_PYTHON VERSION DEB PORTABLE WHEEL

mkdir -p "$SHOTS"
WORK=$(mktemp -d /tmp/stratview-smoke.XXXXXX)
# shellcheck source=lib.sh
source "$HERE/lib.sh"
# shellcheck source=validators.sh
source "$HERE/validators.sh"
# shellcheck source=deb.sh
source "$HERE/deb.sh"
# shellcheck source=portable.sh
source "$HERE/portable.sh"
# shellcheck source=wheel.sh
source "$HERE/wheel.sh"
# shellcheck source=offline.sh
source "$HERE/offline.sh"

# shellcheck disable=SC2317 # the trap runs it
clean_up() {
    trap - EXIT
    close_display
    leave_root
    # Never follows a mount that could not be taken away.
    rm -rf --one-file-system "$WORK"
}
trap clean_up EXIT
trap 'echo "smoke: stopped by a fault in the script, ${BASH_SOURCE[0]##*/} line $LINENO" >&2' ERR
trap 'exit 130' INT
trap 'exit 143' TERM

(($#)) || set -- validators deb portable wheel offline
for file in "$DEB" "$PORTABLE" "$WHEEL"; do
    [[ -e $file ]] || {
        echo "smoke: ${file#"$TOP"/} is not there: run 'make dist' first." >&2
        exit 2
    }
done

printf 'stratview %s, %s\n' "$VERSION" "$(date --utc +%FT%TZ)"
for file in "$DEB" "$PORTABLE" "$WHEEL"; do
    printf '%s  %6.1f MB  %s\n' "$(sha256sum "$file" | cut -d' ' -f1)" "$(($(stat -c %s "$file") / 100000))e-1" "${file##*/}"
done

open_display
if [[ " $* " =~ \ (deb|portable|offline)\  ]]; then
    part "A Debian 12 with nothing on it"
    make_base
    pass "debootstrap, minbase: $(du -sm "$WORK/base" | cut -f1) MB"
fi
for wanted in "$@"; do
    case $wanted in
        validators) check_files ;;
        deb) try_deb ;;
        portable) try_portable ;;
        wheel) try_wheel ;;
        offline) try_offline ;;
        *) fail "there is no part '$wanted'" ;;
    esac
done
leave_root

printf '\n%d passed, %d failed; pictures in %s\n' "$PASSED" "$FAILED" "${SHOTS#"$TOP"/}"
exit $((FAILED > 0))
