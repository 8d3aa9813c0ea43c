# Completion of stratview for bash.

_stratview() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local words=""
    COMPREPLY=()
    case $before in
        --format) words="@FORMATS@" ;;
        --paper) words="a4 letter" ;;
        --language) words="en zh_CN" ;;
        --kind) words="statement quote milestone document" ;;
        --dimension | --subject | --limit | --encoding) return ;;
    esac
    if [[ -z $words && $current == -* ]]; then
        case $command in
            check) words="--json --coverage --doubts --reviews --help" ;;
            diff) words="--json --markdown --language --help" ;;
            export)
                words="--output --format --dimension --paper --landscape --no-appendix --no-timeline --no-tensions
                    --pages --language --force --help"
                ;;
            import)
                words="--into --keep-original --no-original --password-file --language --encoding --dry-run --json --help"
                ;;
            merge-reviews) words="--dry-run --help" ;;
            new) words="--title --subject --language --help" ;;
            notes) words="--markdown --annotations --json --output --language --force --help" ;;
            pack) words="--output --force --help" ;;
            search) words="--json --subject --kind --limit --help" ;;
            *) words="--screenshot --new-window --version --help" ;;
        esac
    elif [[ -z $words && $COMP_CWORD -eq 1 ]]; then
        words="check diff export import merge-reviews new notes pack search"
    fi
    if [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
    if [[ $current != -* && ! $before =~ ^--(format|paper|language|kind)$ ]]; then
        # A comparison is a folder or a file: whatever is there.
        local -a files
        mapfile -t files < <(compgen -f -- "$current")
        COMPREPLY+=("${files[@]}")
        compopt -o filenames 2>/dev/null
    fi
}

complete -F _stratview stratview
