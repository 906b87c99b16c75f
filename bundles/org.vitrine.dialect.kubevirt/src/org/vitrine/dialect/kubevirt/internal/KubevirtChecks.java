// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.vitrine.dialect.kubevirt.internal.Schemas.Fault;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument.Entry;
import org.vitrine.yaml.Node;

/** Questions about manifests: the schema with the webhook's rules, and what a node must be for a machine with devices. */
final class KubevirtChecks {
    /** The version of the API whose schemas are in this bundle. */
    private static final String VERSION = "kubevirt.io/v1";

    private KubevirtChecks() {
    }

    /** A question about the manifests of a file and a host that stands for the node. */
    private record Asked(String id, Text question, List<Probe> probes,
            BiFunction<Manifests, HostSnapshot, Finding> answer) implements Check {
        @Override
        public Scope scope() {
            return Scope.DOMAIN;
        }

        @Override
        public Finding evaluate(Situation situation) {
            Optional<String> text = situation.source().filter(source -> source.dialect().equals(KubevirtDialect.ID))
                    .map(source -> source.text());
            if (text.isEmpty()) {
                return Finding.notApplicable();
            }
            try {
                return answer.apply(Manifests.of(text.get()), situation.host());
            } catch (DialectException e) {
                return Finding.unknown("The file cannot be read: {0}", String.valueOf(e.getMessage()));
            }
        }
    }

    static List<Check> all(Schemas schemas) {
        return List.of(ask("kubevirt-schema", "Will the API server take the manifests?", (m, h) -> schema(m, schemas)),
                ask("KV-001", "Does the cluster permit the machine's devices?", (m, h) -> permitted(m)),
                ask("KV-002", "Does the node have the PCI devices, ready to be given out?", NodeChecks::pci),
                ask("KV-003", "Does the node have the types of mediated devices?", NodeChecks::mediated),
                ask("KV-004", "Does the firmware have room for the GPU's memory?", NodeChecks::window),
                ask("KV-005", "Does a virtual GPU show a screen that is switched off?", (m, h) -> display(m)),
                ask("KV-006", "Are the keys today's?", (m, h) -> deprecated(m)),
                new Asked("KV-007", Text.of("Has the node refused to lock a machine's memory?"),
                        List.of(Probe.command(HostCommand.KERNEL_LOG)), NodeChecks::locked));
    }

    private static Check ask(String id, String question, BiFunction<Manifests, HostSnapshot, Finding> answer) {
        return new Asked(id, Text.of(question), List.of(), answer);
    }

    private static Finding schema(Manifests manifests, Schemas schemas) {
        Optional<String> unknown = manifests.roots().map(root -> root.get("apiVersion").orElse(""))
                .filter(version -> !version.equals(VERSION)).findFirst();
        if (unknown.isPresent()) {
            return Finding.unknown("The schema of {0} is not known here, only that of {1}", unknown.get(), VERSION);
        }
        List<Fault> faults = new ArrayList<>(schemas.faults(manifests.machine()));
        faults.addAll(Webhook.faults(manifests));
        int own = faults.size();
        manifests.cluster().ifPresent(cluster -> faults.addAll(schemas.faults(cluster)));
        if (faults.isEmpty()) {
            return Finding.pass("Schema and webhook take the manifests").saw("schema", VERSION + " of v1.9");
        }
        Fault first = faults.getFirst();
        String kind = own > 0 ? manifests.kind() : Manifests.CLUSTER;
        Node root = own > 0 ? manifests.machine() : manifests.cluster().orElse(manifests.machine());
        Node at = root.find(first.path()).or(() -> root.find(first.path().parent())).orElse(root);
        return Finding.block("KubeVirt will refuse {0}", first.path())
                .because("{0}", String.join("; ", Schemas.words(faults)))
                .solve("Correct it by the API reference of {0}.", VERSION)
                .saw(first.path().toString(), first.message())
                .about(Manifests.entry(kind + "." + first.path(), "", at));
    }

    /** The devices of a machine, each with its resource; those claimed by DRA have none. */
    static List<Entry> resources(Manifests manifests) {
        List<Entry> found = new ArrayList<>();
        for (String list : List.of("gpus", "hostDevices")) {
            List<Node> devices = manifests.items("domain.devices." + list);
            for (int i = 0; i < devices.size(); i++) {
                String path = manifests.kind() + "." + manifests.specPath() + ".domain.devices." + list + "[" + i
                        + "].deviceName";
                devices.get(i).find("deviceName").flatMap(node -> node.as(Node.Scalar.class))
                        .ifPresent(name -> found.add(Manifests.entry(path, name.value(), name)));
            }
        }
        return found;
    }

    private static Finding permitted(Manifests manifests) {
        List<Entry> resources = resources(manifests);
        if (resources.isEmpty()) {
            return Finding.notApplicable();
        }
        if (manifests.cluster().isEmpty()) {
            return Finding.unknown("What the cluster permits is not in this file; put its KubeVirt resource into it");
        }
        return resources.stream().filter(one -> Permitted.of(manifests, one.value()).isEmpty()).findFirst()
                .map(one -> Finding.block("The cluster does not permit {0}", one.value()).about(one)
                        .because(
                                "The KubeVirt resource in this file has no such resourceName, so the machine is refused: "
                                        + "\"not permitted in kubevirt-host-device-plugin-config\".")
                        .solve("Add it to permittedHostDevices, under pciHostDevices or mediatedDevices.")
                        .saw("permittedHostDevices", "no " + one.value()))
                .orElseGet(() -> Finding.pass("The cluster permits each device").saw("permittedHostDevices",
                        resources.size()));
    }

    private static Finding display(Manifests manifests) {
        boolean isOff = manifests.spec().get("domain.devices.autoattachGraphicsDevice").filter("false"::equals)
                .isPresent();
        List<Node> gpus = manifests.items("domain.devices.gpus");
        if (gpus.isEmpty()) {
            return Finding.notApplicable();
        }
        if (!isOff) {
            return Finding.pass("The machine has a screen").saw("autoattachGraphicsDevice", "true");
        }
        for (int i = 0; i < gpus.size(); i++) {
            Node gpu = gpus.get(i);
            Optional<Permitted> permitted = Permitted.of(manifests, gpu.get("deviceName").orElse(""));
            boolean isSilent = gpu.get("virtualGPUOptions.display.enabled").filter("false"::equals).isPresent();
            boolean isPci = permitted.filter(one -> !one.isMdev()).isPresent();
            if (isSilent || isPci) {
                continue;
            }
            if (permitted.isEmpty() && gpu.find("virtualGPUOptions").isEmpty()) {
                return Finding.unknown("Whether {0} is a virtual GPU is not in this file",
                        gpu.get("deviceName").orElse("it"));
            }
            String path = manifests.kind() + "." + manifests.specPath() + ".domain.devices.gpus[" + i + "]";
            return Finding.block("The virtual GPU shows a screen, and the machine has none")
                    .about(Manifests.entry(path, "", gpu))
                    .because("A virtual GPU's display is on unless it is switched off, and needs a graphics device.")
                    .solve("Set virtualGPUOptions.display.enabled to false, or autoattachGraphicsDevice to true.")
                    .saw("autoattachGraphicsDevice", "false").saw("virtualGPUOptions.display.enabled", "not false");
        }
        return Finding.pass("No virtual GPU shows a screen").saw("autoattachGraphicsDevice", "false");
    }

    private static Finding deprecated(Manifests manifests) {
        if (manifests.cluster().isEmpty()) {
            return resources(manifests).isEmpty()
                    ? Finding.notApplicable()
                    : Finding.unknown("The cluster's KubeVirt resource is not in this file; put it into it");
        }
        return manifests.entries().stream()
                .filter(entry -> entry.path().contains("mediatedDevicesTypes")
                        || entry.value().equals("DisableMDEVConfiguration"))
                .findFirst()
                .map(entry -> Finding.warn("A deprecated key is used").about(entry)
                        .because(
                                "mediatedDevicesTypes and the gate DisableMDEVConfiguration go away (deprecated in 1.8).")
                        .solve("Write mediatedDeviceTypes, and mediatedDevicesConfiguration.enabled instead of the gate.")
                        .saw(entry.path(), entry.value()))
                .orElseGet(() -> Finding.pass("No deprecated key is used").saw("mediatedDevicesTypes", "not there"));
    }
}
