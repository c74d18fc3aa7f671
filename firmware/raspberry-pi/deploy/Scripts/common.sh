# What the scripts that change something share. Each is one function that is called on its last line: sh has read all of it before it begins, so that a
# lost connection stops it nowhere; it goes on to its end, or goes back, by itself.
root=${EDGE_DEPLOY_ROOT:-}
service=edge-reader
base=$root/opt/$service
unit=$root/etc/systemd/system/$service.service
settings=$root/etc/$service.json

begin() {
    trap '' HUP PIPE
    umask 022
    mkdir -p "$base/releases" || fault folder
    exec 9>"$base/.lock"
    flock -n 9 || fault busy
}

# fault CODE: the program on the other side has the sentences.
fault() {
    printf 'fault %s\n' "$1"
    exit 1
}

# A rename: there is no moment without a release.
point() {
    ln -sfn "releases/$2" "$base/.$1-new" && mv -fT "$base/.$1-new" "$base/$1"
}

release_of() {
    link=$(readlink "$base/$1") && printf '%s' "${link##*/}"
}

log() {
    journalctl -u "$service" -n "$1" --no-pager -o cat 2>/dev/null | sed 's/^/log /'
}

# Makes a release the current one and waits until its service runs, and goes on running.
start() {
    cp "$base/releases/$1/$service.service" "$unit.new" && mv -f "$unit.new" "$unit" || return 1
    point current "$1" || return 1
    systemctl daemon-reload || return 1
    systemctl enable "$service" >/dev/null 2>&1
    systemctl restart "$service" >/dev/null 2>&1 || return 1
    second=0
    while systemctl is-active --quiet "$service"; do
        [ "$second" -lt "$SETTLE" ] || return 0
        second=$((second + 1))
        sleep 1
    done
    return 1
}

# Goes back to a release, or to none.
go_back() {
    if [ -n "$1" ] && start "$1"; then
        printf 'back %s\n' "$1"
    elif [ -n "$1" ]; then
        printf 'back-failed %s\n' "$1"
    else
        systemctl disable --now "$service" >/dev/null 2>&1
        rm -f "$base/current" "$unit"
        systemctl daemon-reload
        printf 'back none\n'
    fi
}
