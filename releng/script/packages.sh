# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# What Vitrine needs from the system beside a JDK, in the words of each system. This table is the only list of it
# (but for those of the demo guest and the lab host, which the build.sh of each prints when it is asked for --packages).
# A probe is cmd:COMMAND, lib:SONAME or file:PATTERN (a path below a library folder); so no package manager is asked
# where nothing is missing.

#        need     probe                                              apt (Debian)                dnf (Fedora)                 zypper (SUSE)                pacman (Arch)            apk (Alpine)
readonly PACKAGES="
         maven    cmd:mvn                                            maven                       maven                        maven                        maven                    maven
         machine  cmd:qemu-system-x86_64                             qemu-system-x86             qemu-system-x86-core         qemu-x86                     qemu-system-x86          qemu-system-x86_64
         machine  file:qemu/ui-spice-core.so                         qemu-system-common          qemu-ui-spice-core           qemu-ui-spice-core           qemu-ui-spice-core       qemu-ui-spice-core
         machine  file:qemu/hw-display-qxl.so                        qemu-system-common          qemu-device-display-qxl      qemu-hw-display-qxl          qemu-hw-display-qxl      qemu-hw-display-qxl
         machine  lib:libvirt.so.0                                   libvirt0                    libvirt-libs                 libvirt-libs                 libvirt                  libvirt-libs
         machine  file:libvirt/connection-driver/libvirt_driver_qemu.so  libvirt-daemon-driver-qemu  libvirt-daemon-driver-qemu  libvirt-daemon-driver-qemu  libvirt              libvirt-qemu
         screen   lib:libgtk-3.so.0                                  libgtk-3-0                  gtk3                         libgtk-3-0                   gtk3                     gtk+3.0
         screen   file:gdk-pixbuf-2.0/2.10.0/loaders/libpixbufloader-svg.so  librsvg2-common     librsvg2                     gdk-pixbuf-loader-rsvg       librsvg                  librsvg
         screen   lib:libspice-client-gtk-3.0.so.5                   libspice-client-gtk-3.0-5   spice-gtk3                   libspice-client-gtk-3_0-5    spice-gtk                spice-gtk
         screen   lib:libgtk-vnc-2.0.so.0                            libgtk-vnc-2.0-0            gtk-vnc2                     libgtk-vnc-2_0-0             gtk-vnc                  gtk-vnc
         screen   file:gstreamer-1.0/libgstautodetect.so             gstreamer1.0-plugins-good   gstreamer1-plugins-good      gstreamer-plugins-good       gst-plugins-good         gst-plugins-good
         display  cmd:Xvfb                                           xvfb                        xorg-x11-server-Xvfb         xorg-x11-server-Xvfb         xorg-server-xvfb         xvfb
         display  cmd:openbox                                        openbox                     openbox                      openbox                      openbox                  openbox
         virgl    file:qemu/ui-sdl.so                                qemu-system-gui             qemu-ui-sdl                  qemu-ui-sdl                  qemu-ui-sdl              qemu-ui-sdl
         virgl    file:dri/swrast_dri.so                             libgl1-mesa-dri             mesa-dri-drivers             Mesa-dri                     mesa                     mesa-dri-gallium
         virgl    cmd:virsh                                          libvirt-clients             libvirt-client               libvirt-client               libvirt                  libvirt-client
         lab      cmd:ssh                                            openssh-client              openssh-clients              openssh-clients              openssh                  openssh-client
         lab      cmd:busybox                                        busybox                     busybox                      busybox                      busybox                  busybox
         lab      cmd:perl                                           perl-base                   perl-base                    perl-base                    perl                     perl
         keys     lib:libXtst.so.6                                   libxtst6                    libXtst                      libXtst6                     libxtst                  libxtst
"

# Debian keeps every QEMU module in qemu-system-common up to version 12 and has a package for SPICE's since.
readonly DEBIAN_SPICE_MODULES=qemu-system-modules-spice

# Prints the name of the system's package manager, or nothing where it is none of the table's.
package_manager() {
    local manager
    for manager in apt-get dnf zypper pacman apk; do
        have "$manager" && printf '%s\n' "${manager%-get}" && return
    done
    return 0
}

is_present() {
    local kind=${1%%:*} name=${1#*:}
    case $kind in
        cmd) have "$name" ;;
        lib) [ -n "$(find_in_libraries "$name")" ] ;;
        file) [ -n "$(find_in_libraries "$name")" ] ;;
    esac
}

find_in_libraries() {
    local folder
    for folder in /usr/lib /usr/lib64 /usr/lib/"$(uname -m)"-linux-gnu /lib /lib64 /lib/"$(uname -m)"-linux-gnu /usr/local/lib; do
        if [ -e "$folder/$1" ]; then
            printf '%s\n' "$folder/$1"
            return
        fi
    done
}

# missing_packages NEED...: prints what the system's package manager calls the missing ones, each once
missing_packages() {
    local manager need probe apt dnf zypper pacman apk wanted=" $* "
    manager=$(package_manager)
    while read -r need probe apt dnf zypper pacman apk; do
        case $wanted in *" $need "*) ;; *) continue ;; esac
        if ! is_present "$probe"; then
            case $manager in
                dnf) printf '%s\n' "$dnf" ;;
                zypper) printf '%s\n' "$zypper" ;;
                pacman) printf '%s\n' "$pacman" ;;
                apk) printf '%s\n' "$apk" ;;
                *) debian_package "$apt" ;;
            esac
        fi
    done <<<"${PACKAGES#$'\n'}" | sort -u
}

debian_package() {
    case $1 in
        qemu-system-common) have apt-cache && apt-cache show "$DEBIAN_SPICE_MODULES" >/dev/null 2>&1 && set -- "$DEBIAN_SPICE_MODULES" ;;
    esac
    printf '%s\n' "$1"
}

# ensure_packages NEED...: installs what is missing. Succeeds when all is there in the end; says what to do otherwise.
ensure_packages() {
    local missing=()
    mapfile -t missing < <(missing_packages "$@")
    install_packages "${missing[@]}"
    case " $* " in *" machine "*) ensure_libvirt_user ;; esac
    [ -z "$(missing_packages "$@")" ]
}

# Debian's libvirt looks its own user up even where QEMU runs as somebody else, and only the package of the daemon, which
# Vitrine does not need, makes it.
ensure_libvirt_user() { ensure_user libvirt-qemu /var/lib/libvirt "Debian's libvirt needs"; }

# ensure_user NAME HOME WHO_NEEDS_IT: programs of root look their own system user up; those of an ordinary user do not ask.
ensure_user() {
    { [ "$(id -u)" = 0 ] && have dpkg-query && have useradd; } || return 0
    id "$1" >/dev/null 2>&1 && return
    say "adding the system user $1, which $3"
    useradd --system --user-group --no-create-home --home-dir "$2" --shell /usr/sbin/nologin "$1" >&2 ||
        say "that failed: what needs it will not start"
}

# The demo guest and the lab host are made from Debian's own packages, so only there they need any.
ensure_guest_packages() { ensure_recipe_packages guest; }
ensure_lab_packages() { ensure_recipe_packages lab; }

ensure_recipe_packages() {
    have dpkg-query || return 0
    local package missing=()
    while read -r package; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed' || missing+=("$package")
    done < <("$ROOT/releng/$1/build.sh" --packages)
    install_packages "${missing[@]}"
}

# Prints the program of an SSH server that tests can start on the loopback. Debian's is unpacked, not installed: its package
# would start a daemon for all the world.
ssh_server() {
    local program
    for program in /usr/sbin/sshd /usr/bin/sshd "$CACHE/sshd/sshd"; do
        if [ -x "$program" ] || { [ "$program" = "$CACHE/sshd/sshd" ] && unpack_ssh_server; }; then
            ensure_user sshd /run/sshd "its own SSH server needs"
            printf '%s\n' "$program"
            return
        fi
    done
    say "there is no SSH server for the tests: install your system's package of OpenSSH's server, without starting it"
    return 1
}

unpack_ssh_server() {
    { have apt-get && have apt-cache && have dpkg-deb && have dpkg-query; } || return 1
    local work package packages=(openssh-server) option options=
    work=$(mktemp -d "$CACHE/.sshd.XXXXXX")
    TEMPORARY+=("$work")
    # The libraries that this machine has are taken from it, with the C library that they were made for.
    while read -r package; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed' || packages+=("$package")
    done < <(apt-cache depends -i --recurse openssh-server | grep '^lib')
    say "unpacking ${packages[*]} for the tests"
    (cd "$work" && apt-get -q -o APT::Sandbox::User=root download "${packages[@]}") >"$CACHE/sshd.log" 2>&1 || {
        say "could not download ${packages[*]}; apt's words are in $CACHE/sshd.log"
        return 1
    }
    for package in "$work"/*.deb; do dpkg-deb -x "$package" "$work/root" && rm "$package"; done
    # Since OpenSSH 9.8 it starts two more programs by their path.
    for option in SshdSessionPath=sshd-session SshdAuthPath=sshd-auth; do
        [ ! -x "$work/root/usr/lib/openssh/${option#*=}" ] ||
            options+=" -o ${option%=*}=$CACHE/sshd/root/usr/lib/openssh/${option#*=}"
    done
    printf '#!/bin/sh\n# For tests alone.\nLD_LIBRARY_PATH=%s exec %s%s "$@"\n' \
        "$CACHE/sshd/root/lib/$(uname -m)-linux-gnu:$CACHE/sshd/root/usr/lib/$(uname -m)-linux-gnu" \
        "$CACHE/sshd/root/usr/sbin/sshd" "$options" >"$work/sshd"
    chmod 755 "$work" "$work/sshd"
    # Somebody else may have been faster: theirs is as good.
    mv -T "$work" "$CACHE/sshd" 2>/dev/null || [ -x "$CACHE/sshd/sshd" ]
}

# install_packages PACKAGE...: on Debian and its like; elsewhere says their names
install_packages() {
    [ $# -gt 0 ] || return 0
    case $(package_manager) in
        apt) install_debian_packages "$@" ;;
        dnf) say "missing packages: run  sudo dnf install $*" ;;
        zypper) say "missing packages: run  sudo zypper install $*" ;;
        pacman) say "missing packages: run  sudo pacman -S $*" ;;
        apk) say "missing packages: run  sudo apk add $*" ;;
        *) say "missing, in Debian's names: $*. Install what your system calls them." ;;
    esac
    return 0
}

install_debian_packages() {
    local root=() answer
    if [ "$(id -u)" != 0 ]; then
        if ! have sudo; then
            say "missing packages, and neither root nor sudo to install them: run as root  apt-get install $*"
            return
        fi
        root=(sudo)
        if [ "$ASSUME_YES" = true ] || ! [ -t 0 ]; then
            root=(sudo -n)
        fi
    fi
    if [ "$(id -u)" != 0 ] && [ "$ASSUME_YES" = false ] && [ -t 0 ]; then
        read -r -p "vitrine: install $* with sudo apt-get? [Y/n] " answer
        case $answer in [nN]*) say "not installed: $*"; return ;; esac
    fi
    say "installing $*"
    apt_get() {
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@" >"$CACHE/apt.log" 2>&1
    }
    mkdir -p "$CACHE"
    # An old or empty package list is the usual reason why the first try fails.
    apt_get install -y --no-install-recommends "$@" ||
        { apt_get update && apt_get install -y --no-install-recommends "$@"; } ||
        say "could not install $*; apt's words are in $CACHE/apt.log"
}

# A JDK, where the system has a package of one that is new enough.
install_java() {
    local package
    [ "$(package_manager)" = apt ] || return 1
    for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            install_packages "$package"
            return
        fi
    done
    return 1
}
