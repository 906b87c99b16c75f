// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.provider.SourceDocument.Entry;
import org.vitrine.yaml.Node;

/**
 * A device that a KubeVirt resource permits.
 *
 * @param resource  the name by which machines ask for it
 * @param selector  vendor and device id, or the name of a mediated device's type
 * @param isMdev    whether it is a mediated device
 * @param isOutside whether another device plugin gives it out
 * @param place     where the selector stands
 */
record Permitted(String resource, String selector, boolean isMdev, boolean isOutside, Entry place) {
    private static final String LISTS = "spec.configuration.permittedHostDevices.";

    static List<Permitted> in(Node cluster) {
        List<Permitted> all = new ArrayList<>();
        read(cluster, "pciHostDevices", "pciVendorSelector", all);
        read(cluster, "mediatedDevices", "mdevNameSelector", all);
        return all;
    }

    private static void read(Node cluster, String list, String key, List<Permitted> into) {
        List<Node> items = Manifests.items(cluster, LISTS + list);
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            Node selector = item.find(key).orElse(item);
            String path = Manifests.CLUSTER + "." + LISTS + list + "[" + i + "]." + key;
            into.add(new Permitted(item.get("resourceName").orElse(""), item.get(key).orElse(""),
                    list.equals("mediatedDevices"),
                    item.get("externalResourceProvider").filter("true"::equals).isPresent(),
                    Manifests.entry(path, item.get(key).orElse(""), selector)));
        }
    }

    /** The permission for a resource in a file that has the KubeVirt resource. */
    static Optional<Permitted> of(Manifests manifests, String resource) {
        return manifests.cluster().stream().flatMap(cluster -> in(cluster).stream())
                .filter(one -> one.resource().equals(resource)).findFirst();
    }
}
