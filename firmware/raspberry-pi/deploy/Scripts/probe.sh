# What the Pi is: a fact a line. Nothing is changed, and no rights are needed.
main() {
    root=${EDGE_DEPLOY_ROOT:-}
    place=$root/opt
    [ -d "$place" ] || place=$root/
    . "$root/etc/os-release" 2>/dev/null
    printf 'machine %s\n' "$(uname -m)"
    printf 'bits %s\n' "$(getconf LONG_BIT)"
    printf 'system %s %s\n' "${ID:-unknown}" "${VERSION_ID:-}"
    printf 'free %s\n' "$(df -Pk "$place" | awk 'NR == 2 { print $4 }')"
    printf 'home %s\n' "$(df -Pk . | awk 'NR == 2 { print $4 }')"
    for tool in tar gzip sha256sum flock readlink systemctl journalctl; do
        command -v "$tool" >/dev/null 2>&1 || printf 'missing %s\n' "$tool"
    done
    if [ "$(id -u)" = 0 ]; then
        printf 'root yes\n'
    elif sudo -n true >/dev/null 2>&1; then
        printf 'root sudo\n'
    else
        printf 'root no\n'
    fi
    current=$(readlink "$root/opt/edge-reader/current") && printf 'current %s\n' "${current##*/}"
    return 0
}
main
