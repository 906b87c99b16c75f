// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The firmware that is installed for guests, by the descriptions of QEMU's {@code docs/interop/firmware.json}.
 *
 * @param host the snapshot it is seen in
 */
public record GuestFirmware(HostSnapshot host) {
    // a file hides those of the same name in the folders after its own
    private static final List<String> FOLDERS = List.of("/etc/qemu/firmware", "/usr/share/qemu/firmware");

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = FOLDERS.stream().map(folder -> Probe.path(folder + "/*.json")).toList();

    /**
     * One description.
     *
     * @param file       where it stands
     * @param title      its own words
     * @param interfaces {@code uefi}, {@code bios} …
     * @param executable the image's path; empty where it has none
     * @param template   the template of its variables' store; empty where it has none
     * @param machines   for each architecture, the patterns of machine types it is for
     * @param features   for example {@code secure-boot}, {@code acpi-s3}
     */
    public record Description(String file, String title, List<String> interfaces, String executable, String template,
            Map<String, List<String>> machines, List<String> features) {

        /** Whether it is a UEFI. */
        public boolean isUefi() {
            return interfaces.contains("uefi");
        }
    }

    /** The descriptions in the order in which libvirt tries them; empty where none is installed. */
    public Fact<List<Description>> descriptions() {
        return Overlaid.files(host, FOLDERS, ".json").flatMap(files -> Fact.all(files.stream()
                .map(file -> host.text(file).flatMap(Json::object).map(json -> description(file, json))).toList()));
    }

    private static Description description(String file, Json json) {
        Json mapping = json.member("mapping");
        Map<String, List<String>> machines = new TreeMap<>();
        json.objects("targets").forEach(t -> machines.put(t.string("architecture"), t.strings("machines")));
        return new Description(file, json.string("description"), json.strings("interface-types"),
                mapping.member("executable").string("filename"), mapping.member("nvram-template").string("filename"),
                Map.copyOf(machines), json.strings("features"));
    }
}
