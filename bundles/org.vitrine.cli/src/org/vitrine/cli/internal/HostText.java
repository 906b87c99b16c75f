// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;

/** What a host has, for a person. */
record HostText(HostSnapshot host) {

    @Override
    public String toString() {
        HostSummary summary = HostSummary.of(host);
        Table table = new Table("TOPIC", "WHAT IS KNOWN");
        summary.topics().forEach(said -> table.row(said.topic(), said.cell()));
        return table + System.lineSeparator() + gpus(summary);
    }

    private String gpus(HostSummary summary) {
        if (host.pci().gpus() instanceof Fact.Unknown<?> unknown) {
            return "What GPUs there are is unknown: " + unknown.why() + System.lineSeparator();
        }
        if (summary.gpus().isEmpty()) {
            return "There is no GPU." + System.lineSeparator();
        }
        Table table = new Table("GPU", "ID", "DRIVER", "GROUP", "BOOT SCREEN", "RENDERS WITH", "VFS", "MDEV TYPES");
        for (HostSummary.Gpu gpu : summary.gpus()) {
            var cells = new String[gpu.facts().size() + 1];
            cells[0] = gpu.address();
            for (int i = 1; i < cells.length; i++) {
                cells[i] = gpu.facts().get(i - 1).cell();
            }
            table.row(cells);
        }
        return table.toString();
    }
}
