# The end of the service's log. Expects LINES.
main() {
    printf 'state %s\n' "$(systemctl is-active "$service")"
    printf 'current %s\n' "$(release_of current)"
    log "$LINES"
}
main
