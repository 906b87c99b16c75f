# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# Runs every test and says what came of it.

vitrine_test() {
    local began=$SECONDS guest lab sshd workbench= state missing=() skipped=() leave_out=() bundle unformatted=0 status=0
    ensure_packages maven machine screen display keys virgl lab || true
    ensure_guest_packages
    ensure_lab_packages
    find_java
    ensure_maven
    lock_product exclusive 10 || fail 1 "Vitrine is running from this checkout: close it, then test."

    # What a missing package makes impossible is left out, named, and counted as failed.
    guest=$(build_guest) || { missing+=(guest); guest=; }
    { ensure_no_packages_missing lab && lab=$("$ROOT/releng/lab/build.sh"); } || { missing+=(lab); lab=; }
    sshd=$(ssh_server) || { missing+=(sshd); sshd=; }
    ensure_no_packages_missing machine || missing+=(machine)
    ensure_no_packages_missing virgl || missing+=(virgl)
    # Two displays, because tests of screens and of the workbench run at once and each wants the keys.
    ensure_no_packages_missing screen display keys && private_display && workbench=${DISPLAY-} && private_display ||
        missing+=(screen)
    mapfile -t skipped < <(tests_needing "${missing[@]}")
    for bundle in "${skipped[@]}"; do leave_out+=(-pl "!:$bundle"); done

    # Machines of a test that is killed end with this folder, and are no other test's.
    temporary_directory
    export XDG_RUNTIME_DIR=$TEMPORARY_DIR

    say "checking the format"
    check_format || unformatted=1

    say "building and testing everything"
    find "$ROOT"/tests -path '*/target/surefire-reports/*' -delete
    state=$(source_state)
    rm -f "$STAMP"
    VITRINE_BUILT=yes maven test -Ptests clean verify -fae -Dmaven.test.failure.ignore=true \
        -T 2 -Dvitrine.display.workbench="$workbench" \
        -Dvitrine.test.args="-Dvitrine.guest=$guest -Dvitrine.lab=$lab -Dvitrine.sshd=$sshd -Dvitrine.home=$PRODUCT \
            ${DISPLAY_FLAGS[*]}" \
        "${leave_out[@]}" || status=$?
    if [ "$status" = 0 ]; then finish_product "$state"; else show_errors test; fi

    summary "$((SECONDS - began))" "$status" "$unformatted" "${skipped[@]}"
}

ensure_no_packages_missing() { [ -z "$(missing_packages "$@")" ]; }

# tests_needing NEED...: prints the test bundles whose build.properties say that they need one of them
tests_needing() {
    local need
    for need in "$@"; do
        grep -lE "^vitrine\.needs *=.*\b$need\b" "$ROOT"/tests/*/build.properties
    done | sort -u | sed 's|.*/\([^/]*\)/build.properties|\1|'
}

check_format() {
    maven check-format -N net.revelc.code.formatter:formatter-maven-plugin:validate || {
        grep -m 1 -o "File '.*' has not been previously formatted" "$STATE/check-format.log" >&2 || show_errors check-format
        return 1
    }
}

# summary SECONDS BUILD_STATUS UNFORMATTED SKIPPED_BUNDLE...
summary() {
    local seconds=$1 build=$2 unformatted=$3 bundle
    shift 3
    # not head: it ends before sort has written all, which pipefail takes for a failure
    reports | awk -F '\t' '{printf "%8.1f s  %s\n", $2, $1}' | sort -rn | sed -n -e '1i vitrine: the slowest test classes:' -e '1,8p'
    say "took $seconds s"
    # where nothing ran there are no reports, which find takes for a failure
    { failed_tests || true; } | sed -n '1,20s/^/vitrine: failed: /p'
    for bundle in "$@"; do say "not run for lack of a package: $bundle"; done
    unexpected_skips | while read -r bundle; do say "skipped, which counts as failed: $bundle"; done
    [ "$unformatted" = 0 ] || say "the format is not as it should be: run ./vitrine format"
    [ "$build" = 0 ] || say "the build failed before all tests could run"
    reports | awk -F '\t' -v others="$(($# + unformatted + (build != 0) + $(unexpected_skips | wc -l)))" '
        { tests += $3; failed += $4; skipped += $5 }
        END {
            printf "%d passed, %d failed", tests - failed - skipped, failed + others
            if (skipped) printf ", %d skipped", skipped
            print ""
            exit failed + others > 0 || tests == 0
        }'
}

# Prints the classes with tests that were skipped, but for those that a bundle's build.properties lets skip (who is not root
# cannot make the kernel send an event, for example).
unexpected_skips() {
    local allowed
    allowed=" $(sed -n 's/^vitrine\.may\.skip *= *//p' "$ROOT"/tests/*/build.properties | tr '\n' ' ') "
    reports | awk -F '\t' -v allowed="$allowed" '{ name = $1; sub(/.*\./, "", name) }
        $5 && !index(allowed, " " name " ") { print $1 }'
}

# Prints class, test and what it said, of each that failed.
failed_tests() {
    find "$ROOT"/tests/*/target/surefire-reports -name 'TEST-*.xml' -exec awk '
        function value(key) { return match($0, " " key "=\"[^\"]*\"") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) : "" }
        /<testcase / { class = value("classname"); sub(/.*\./, "", class); name = value("name") }
        /<(failure|error)[ >]/ { said = value("message"); if (said == "") said = value("type")
            sub(/&#10;.*/, "", said); print class "." name ": " substr(said, 1, 200) }' {} + 2>/dev/null |
        sed -e 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}

# Prints class, seconds, tests, failures and errors, skipped of every class that ran.
reports() {
    find "$ROOT"/tests/*/target/surefire-reports -name 'TEST-*.xml' -exec grep -h -m 1 '<testsuite ' {} + 2>/dev/null |
        sed -E 's/.* name="([^"]*)".*/&\t\1/' | awk -F '\t' '
            function value(key) { return match($1, " " key "=\"[0-9.,]*\"") ? substr($1, RSTART + length(key) + 3, RLENGTH - length(key) - 4) : 0 }
            { time = value("time"); gsub(",", "", time)
              printf "%s\t%s\t%d\t%d\t%d\n", $2, time, value("tests"), value("failures") + value("errors"), value("skipped") }'
}
