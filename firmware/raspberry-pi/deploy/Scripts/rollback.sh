# Back to the release before the current one, which becomes the previous one in its place. Expects SETTLE.
main() {
    begin
    old=$(release_of previous)
    now=$(release_of current)
    [ -n "$old" ] && [ -d "$base/releases/$old" ] || fault no-previous
    if start "$old"; then
        point previous "$now"
        printf 'running %s\n' "$old"
        log 20
    else
        log 20
        go_back "$now"
        fault start
    fi
}
main
