// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.Optional;
import java.util.regex.Pattern;

import org.vitrine.domain.Domain;
import org.vitrine.host.Change;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Step.Effect;
import org.vitrine.host.Text;

/**
 * A hook that hands a host's only screen over: libvirt runs the files right in {@code hooks/qemu.d} since 6.5. It goes through
 * the consoles that there are, stops the display manager first and starts it last, and leaves the GPU itself to libvirt
 * (managed='yes'), because a hook must not call it.
 */
final class Handover {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final int MAY_RUN = 0755;

    private Handover() {
    }

    /** A plan that writes it; empty for a machine without a plain name, and where libvirt would not run it. */
    static Optional<Plan> plan(Passed passed) {
        Optional<String> name = passed.domain().flatMap(Domain::name)
                .filter(text -> PLAIN_NAME.matcher(text).matches());
        if (name.isEmpty() || !runsFiles(passed.host())) {
            return Optional.empty();
        }
        String path = Hooks.FOLDER + "/qemu.d/vitrine-" + name.get();
        String framebuffer = passed.host().bootScreen().firmwareDevice().map(device -> "  " + unbind(device)).or("");
        return Optional.of(Plan.on(passed.host(), "Hand the host's screen over to {0} by a hook", name.get())
                .step(Text.of("Write the hook"), new Change.WriteFile(path, script(name.get(), framebuffer)),
                        Effect.SESSION_END, Effect.HOST_SCREEN_LOSS)
                .step(Text.of("Let libvirt run it"), new Change.SetAccess(path, MAY_RUN, 0, 0)));
    }

    private static String unbind(String device) {
        String driver = device.substring(0, device.lastIndexOf('.'));
        return "echo " + device + " > /sys/bus/platform/drivers/" + driver + "/unbind || true\n";
    }

    private static String script(String name, String framebuffer) {
        return """
                #!/bin/sh
                # Made by Vitrine: hands the host's only GPU to the machine "%1$s" and takes it back.
                # libvirt waits for this script, so nothing in it may call libvirt.
                [ "$1" = "%1$s" ] || exit 0
                consoles() {
                  for console in /sys/class/vtconsole/vtcon*; do
                    grep -q "frame buffer" "$console/name" && echo "$1" > "$console/bind"
                  done
                  return 0
                }
                case "$2/$3" in
                prepare/begin)
                  systemctl stop display-manager.service
                  for session in $(loginctl list-sessions --no-legend | awk '$4 == "seat0" { print $1 }'); do
                    loginctl terminate-session "$session"
                  done
                  consoles 0
                %2$s  ;;
                release/end)
                  consoles 1
                  systemctl start display-manager.service
                  ;;
                esac
                exit 0
                """.formatted(name, framebuffer);
    }

    private static boolean runsFiles(HostSnapshot host) {
        String[] parts = host.libvirt().version().or("0.0").split("\\.");
        int version = Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
        return version >= 6005;
    }
}
