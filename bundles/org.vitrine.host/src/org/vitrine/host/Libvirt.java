// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * The installed libvirt.
 *
 * @param host the snapshot it is seen in
 */
public record Libvirt(HostSnapshot host) {

    /** Its version by its client tools, for example {@code 9.0.0}; absent when they are not installed. */
    public Fact<String> version() {
        return host.command(HostCommand.LIBVIRT_VERSION).flatMap(output -> {
            String version = output.standardOutput().strip();
            return version.matches("\\d+(\\.\\d+)+")
                    ? Fact.known(version)
                    : Fact.unknown("virsh did not tell its version");
        });
    }

    /**
     * What its daemon says a machine may have; absent when the tools are not installed. Asking wakes the daemon, so that
     * only those probe {@link HostCommand#DOMAIN_CAPABILITIES} who need it.
     */
    public Fact<DomainCapabilities> capabilities() {
        return host.command(HostCommand.DOMAIN_CAPABILITIES).flatMap(output -> output.succeeded()
                ? DomainCapabilities.of(output.standardOutput())
                : Fact.unknown("libvirt did not tell its domain capabilities: " + firstLine(output.standardError())));
    }

    private static String firstLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("no reason given");
    }
}
