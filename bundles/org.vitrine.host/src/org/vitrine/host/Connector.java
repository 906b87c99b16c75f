// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * A place on a card where a screen can be plugged in.
 *
 * @param host the snapshot it is seen in
 * @param card the card's name, for example {@code card0}
 * @param name its own name, for example {@code HDMI-A-1}
 */
public record Connector(HostSnapshot host, String card, String name) {

    /** What the driver last saw there: {@code connected}, {@code disconnected} or {@code unknown}. */
    public Fact<String> status() {
        return host.file(path() + "/status");
    }

    /** Whether a screen is plugged in; unknown too where the driver cannot tell. */
    public Fact<Boolean> isConnected() {
        return status().flatMap(status -> switch (status) {
            case "connected" -> Fact.known(true);
            case "disconnected" -> Fact.known(false);
            default -> Fact.unknown("the driver cannot tell whether a screen is plugged into " + card + " " + name);
        });
    }

    /** Whether it shows something. */
    public Fact<Boolean> isEnabled() {
        return host.file(path() + "/enabled").map("enabled"::equals);
    }

    private String path() {
        return Drm.CLASS + "/" + card + "-" + name;
    }
}
