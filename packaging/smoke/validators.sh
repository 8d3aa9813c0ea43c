# shellcheck shell=bash
# The tools that judge packages and what desktops read; each must have nothing to say.

check_files() {
    part "Validators"
    local unpacked=$WORK/unpacked share
    mkdir -p "$unpacked"
    dpkg-deb --extract "$DEB" "$unpacked"
    share=$unpacked/usr/share
    # shellcheck disable=SC2016 # dpkg-query fills it in
    note "$(dpkg-query -W -f '${Package} ${Version}; ' lintian appstream desktop-file-utils shellcheck)"
    try "lintian finds no error and no warning" \
        lintian --no-cfg --allow-root --fail-on error,warning --tag-display-limit 3 "$DEB" || true
    lintian --no-cfg --allow-root --show-overrides "$DEB" 2>/dev/null | grep '^O:' | awk '{print $3}' | sort | uniq -c |
        while read -r count tag; do note "lintian, overridden with a reason: $tag ($count)"; done || true
    try "desktop-file-validate" desktop-file-validate --warn-kde "$share/applications/stratview.desktop" || true
    try "appstreamcli validate, pedantic" \
        appstreamcli validate --no-net --pedantic "$share/metainfo/org.stratview.stratview.metainfo.xml" || true
    try "the file type's XML is well formed" xmllint --noout "$share/mime/packages/stratview.xml" || true
    try "man finds nothing in the manual page" manual_is_clean "$share/man/man1/stratview.1.gz" || true
    try "shellcheck on the completion for bash" shellcheck --shell=bash "$share/bash-completion/completions/stratview" || true
    try "zsh reads its completion" zsh -n "$share/zsh/vendor-completions/_stratview" || true
    try "fish reads its completion" fish -n "$share/fish/vendor_completions.d/stratview.fish" || true
    try "bash completes the program's commands" bash_completes "$share/bash-completion/completions/stratview" || true
    rm -rf "$unpacked"
}

manual_is_clean() {
    local said
    said=$(LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$1" 2>&1 >/dev/null)
    printf '%s\n' "$said"
    [[ -z $said ]]
}

bash_completes() {
    # shellcheck disable=SC1090
    (
        source "$1"
        COMP_WORDS=(stratview ch) COMP_CWORD=1
        _stratview
        [[ ${COMPREPLY[*]} == *check* ]]
        COMP_WORDS=(stratview export --la) COMP_CWORD=2
        _stratview
        [[ ${COMPREPLY[*]} == "--landscape --language" ]]
    )
}
