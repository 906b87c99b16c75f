# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# Maven, the build, and what is made of it.

readonly MAVEN_VERSION=3.9.11
readonly MAVEN=$CACHE/apache-maven-$MAVEN_VERSION/bin/mvn
readonly STAMP=$STATE/built-from
PRODUCT=$ROOT/releng/product/target/products/org.vitrine.product/linux/gtk/$(uname -m)
readonly PRODUCT

# Takes the Maven that Tycho is proven with, by its coordinates, with whatever Maven there is.
ensure_maven() {
    [ -x "$MAVEN" ] && return
    ensure_packages maven || fail 2 "no Maven was found to fetch Maven $MAVEN_VERSION with: install the package maven."
    say "fetching Maven $MAVEN_VERSION"
    mkdir -p "$CACHE"
    local unpacked
    unpacked=$(mktemp -d "$CACHE/.maven.XXXXXX")
    TEMPORARY+=("$unpacked")
    start_and_wait fetch_maven "$unpacked" >"$CACHE/maven.log" 2>&1 ||
        fail 1 "could not fetch Maven $MAVEN_VERSION; Maven's words are in $CACHE/maven.log"
    # Somebody else may have been faster: theirs is as good.
    mv -T "$unpacked/apache-maven-$MAVEN_VERSION" "$CACHE/apache-maven-$MAVEN_VERSION" 2>/dev/null || [ -x "$MAVEN" ]
}

# In an empty folder: this project's own build extensions are not for an older Maven.
fetch_maven() {
    cd "$1" || exit
    exec mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        -Dartifact="org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" -DoutputDirectory="$1"
}

# Tells apart any two states of what the product is built from: every file with its time.
source_state() {
    (cd "$ROOT" && find .mvn pom.xml target-platform bundles features releng/config releng/product releng/site \
        \( -name target -o -name bin \) -prune -o -type f ! -name '.[!.]*' -printf '%T@ %p\n') | LC_ALL=C sort | cksum
}

is_built() { [ -r "$STAMP" ] && [ -d "$PRODUCT/plugins" ] && [ "$(<"$STAMP")" = "$(source_state)" ]; }

# The commit's time stands for "now" in everything built, so that the same commit gives the same bytes.
commit_time() {
    TZ=UTC0 git -C "$ROOT" log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ 2>/dev/null || true
}

# One line a module, out of Maven's log.
show_progress() {
    awk '/^\[INFO\] Building / && / \[[0-9]+\/[0-9]+\]$/ {
        count = $NF; sub(/^\[INFO\] Building /, ""); sub(/ [^ ]+ +\[[0-9\/]+\]$/, "")
        printf "vitrine:   %s %s\n", count, $0; fflush() }' >&2
}

# maven PURPOSE ARGUMENT...: writes the log PURPOSE.log. The first time for a purpose it may download; from then on it asks
# no one.
maven() {
    local purpose=$1 log=$STATE/$1.log known offline=() time
    shift
    mkdir -p "$STATE"
    known=$STATE/downloaded-$(cat "$ROOT"/pom.xml "$ROOT"/.mvn/extensions.xml "$ROOT"/target-platform/*.target \
        "$ROOT"/releng/product/pom.xml <(printf '%s\n' "$purpose") | cksum | cut -d ' ' -f 1)
    if [ -e "$known" ]; then
        offline=(-o)
    else
        say "Maven looks for what to download: on a new machine some 300 MB, which takes minutes"
    fi
    time=$(commit_time)
    if start_and_wait run_maven "$log" "${offline[@]}" ${time:+-Dvitrine.commit.time="$time"} "$@"; then
        touch "$known"
        return
    fi
    rm -f "$known"
    if [ ${#offline[@]} -gt 0 ] && grep -qE 'offline mode|has not been downloaded' "$log"; then
        # Somebody emptied Maven's repository.
        maven "$purpose" "$@"
    else
        return 1
    fi
}

run_maven() {
    local log=$1
    shift
    exec > >(tee "$log" | show_progress) 2>&1
    exec "$MAVEN" -f "$ROOT/pom.xml" -B -ntp "$@"
}

# show_errors PURPOSE: what a person needs of Maven's log
show_errors() {
    local log=$STATE/$1.log
    grep -A 3 -E '^\[(ERROR|WARNING)\] (/|Tests|Failed to execute|.*(not formatted|Missing requirement))' "$log" |
        grep -vE 'Help 1|^--$|digest algorithm' | head -n 60 >&2 || true
    say "the whole log is $log"
}

# Several commands may use a product at once; who builds it needs it alone. Descriptor 8 is the lock, inherited by
# the program that is started.

# lock_product shared|exclusive SECONDS
lock_product() {
    mkdir -p "$STATE"
    exec 8>>"$STATE/lock"
    flock "--$1" --timeout "$2" 8
}

build_product() {
    local state began=$SECONDS
    say "building"
    state=$(source_state)
    rm -f "$STAMP"
    if ! maven build package; then
        show_errors build
        fail 1 "the build failed"
    fi
    finish_product "$state"
    say "built in $((SECONDS - began)) s"
}

# finish_product SOURCE_STATE: after Maven made it
finish_product() {
    rm -rf "$RUN"
    train_product
    printf '%s\n' "$1" >"$STAMP"
}

vitrine_build() {
    find_java
    ensure_maven
    if is_built; then
        say "nothing changed since the last build"
        return
    fi
    lock_product exclusive 10 ||
        fail 1 "Vitrine is running from this checkout: close it, then build."
    build_product
}

# Builds where something changed; leaves the lock shared for the program that follows. VITRINE_BUILT is set by a test
# run, which holds the lock and has built.
ensure_product() {
    find_java
    [ -z "${VITRINE_BUILT-}" ] || return 0
    if ! is_built; then
        if lock_product exclusive 0; then
            ensure_maven
            build_product
        elif [ -d "$PRODUCT/plugins" ]; then
            say "the sources changed, but Vitrine is running from this checkout: using what it was built from"
        else
            say "waiting for another build"
            lock_product exclusive 1800 || fail 1 "another build has taken over 30 minutes: end it, then try again."
            is_built || build_product
        fi
    fi
    lock_product shared 60 || fail 1 "another build is in the way: wait for its end, then try again."
}

vitrine_format() {
    find_java
    ensure_maven
    say "formatting"
    maven format -N net.revelc.code.formatter:formatter-maven-plugin:format || {
        show_errors format
        fail 1 "the format could not be applied"
    }
    sed -n 's/.*\(Processed .*\)/vitrine: \1/p' "$STATE/format.log" >&2
}
