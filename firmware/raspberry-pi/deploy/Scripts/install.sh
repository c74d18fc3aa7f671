# Unpacks, checks, switches, restarts; goes back where the service does not run. Expects RELEASE, ARCHIVE, SHA256 and SETTLE.
main() {
    begin
    rm -rf "$base"/releases/.part-*
    sum=$(sha256sum "$ARCHIVE" 2>/dev/null) || fault archive
    [ "${sum%% *}" = "$SHA256" ] || fault archive
    part=$base/releases/.part-$RELEASE
    mkdir "$part" && tar -xzf "$ARCHIVE" -C "$part" 2>/dev/null || { rm -rf "$part"; fault unpack; }
    (cd "$part" && sha256sum -c --quiet --strict SHA256SUMS >/dev/null 2>&1) || { rm -rf "$part"; fault sums; }
    mv -T "$part" "$base/releases/$RELEASE" && sync || fault unpack
    rm -f "$ARCHIVE"
    id -u "$service" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$service" || fault user
    place_settings
    old=$(release_of current)
    if start "$RELEASE"; then
        [ -z "$old" ] || [ "$old" = "$RELEASE" ] || point previous "$old"
        clean
        printf 'running %s\n' "$RELEASE"
        log 20
    else
        log 20
        go_back "$old"
        rm -rf "$base/releases/$RELEASE"
        fault start
    fi
}

# What is there is the user's and stays.
place_settings() {
    given=$base/releases/$RELEASE/deploy-settings.json
    if [ ! -e "$settings" ]; then
        [ -f "$given" ] || given=$base/releases/$RELEASE/settings.json
        cp "$given" "$settings.new" && mv -f "$settings.new" "$settings" || fault settings
        printf 'settings new\n'
    elif [ -f "$given" ] && ! cmp -s "$given" "$settings"; then
        printf 'settings kept\n'
    fi
}

clean() {
    for release in "$base"/releases/*; do
        name=${release##*/}
        [ "$name" = "$(release_of current)" ] || [ "$name" = "$(release_of previous)" ] || rm -rf "$release"
    done
}
main
