# Takes service and releases away; the settings and the user of the service stay.
main() {
    [ -d "$base" ] || fault absent
    begin
    systemctl disable --now "$service" >/dev/null 2>&1
    rm -f "$unit"
    systemctl daemon-reload
    rm -rf "$base" || fault folder
    printf 'removed yes\n'
}
main
