# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# Finds a JDK that is new enough, without starting one: its `release` file says its version; and says how it is started.

# A JVM reads and writes names of files in the locale's characters. Where those are ASCII alone, as on a new machine without
# a locale, it could not open a file called otherwise.
utf8_locale() {
    [ "$(locale charmap 2>/dev/null || true)" = UTF-8 ] || export LC_ALL=C.UTF-8
}

readonly OLDEST_JAVA=21

# How the product's JVM is started, for the product and for what measures it.
# shellcheck disable=SC2034
# A command line is over before a better compiler or a parallel collector pays.
readonly HEADLESS_FLAGS=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m
    # Its machines are in a folder apart from the workbench's: libvirt gives one to one process.
    -Dvitrine.application=cli
    # From Java 22 to 24 there seems to be a terminal even in a pipe.
    -Djdk.console=java.base)
# shellcheck disable=SC2034
readonly WORKBENCH_FLAGS=(-XX:+UseSerialGC -Xmx1g
    # The heap begins small and grows by need: else it begins with a 64th of the machine's memory, and fills it before it tidies up.
    -Xms64m
    # Where classes begin to be tidied up, which stops everything for a tenth of a second: with all of them loaded there are some 90 MB.
    -XX:MetaspaceSize=128m
    # The dear compiler is for what is really hot: a workbench that idles after its start would else compile for half a minute.
    -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=5000 -XX:Tier4CompileThreshold=40000
    # SWT draws its icons with a little of AWT; headless, that needs none of X's libraries, which a new machine may lack.
    -Djava.awt.headless=true)

# java_version HOME: prints the feature version (such as 21), or nothing where HOME is no Java
java_version() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
}

is_new_enough() {
    local version
    version=$(java_version "$1")
    [ -n "$version" ] && [ "$version" -ge "$OLDEST_JAVA" ]
}

# Prints the homes to look at: the user's choice first, then the newest the system has.
java_homes() {
    local on_path home
    printf '%s\n' "${JAVA_HOME-}"
    on_path=$(readlink -f "$(command -v java)" 2>/dev/null) && printf '%s\n' "${on_path%/bin/java}"
    for home in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*; do
        is_new_enough "$home" && printf '%s %s\n' "$(java_version "$home")" "$home"
    done | sort -rn | cut -d ' ' -f 2-
}

# Sets JAVA_HOME to a JDK that is new enough and exports it, or ends the script saying what to do.
find_java() {
    local home
    if [ -n "${VITRINE_JAVA_HOME-}" ]; then
        is_new_enough "$VITRINE_JAVA_HOME" ||
            fail 2 "VITRINE_JAVA_HOME is $VITRINE_JAVA_HOME, which is no JDK $OLDEST_JAVA or newer: set it to one, or unset it."
        export JAVA_HOME=$VITRINE_JAVA_HOME
        return
    fi
    while read -r home; do
        if [ -n "$home" ] && is_new_enough "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done < <(java_homes)
    if [ -z "${JAVA_WAS_INSTALLED-}" ] && install_java; then
        JAVA_WAS_INSTALLED=true
        find_java
        return
    fi
    fail 2 "no JDK $OLDEST_JAVA or newer was found (looked at JAVA_HOME, PATH and /usr/lib/jvm): install one, or set" \
        "VITRINE_JAVA_HOME to one that is elsewhere."
}
