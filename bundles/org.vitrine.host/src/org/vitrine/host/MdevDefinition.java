// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mediated device as mdevctl is told to make it.
 *
 * @param parent     the parent's name
 * @param uuid       the device's name
 * @param type       the id of its type
 * @param isAuto     whether it is made as soon as its parent is there
 * @param attributes what is written to the device after it was made, in that order
 */
public record MdevDefinition(String parent, String uuid, String type, boolean isAuto,
        List<Map.Entry<String, String>> attributes) {

    /** Keeps an unmodifiable copy of the attributes. */
    public MdevDefinition {
        attributes = List.copyOf(attributes);
    }

    static boolean isUuid(String name) {
        return Names.isUuid(name);
    }

    /** What a definition file says; unknown when it is not what mdevctl writes. */
    static Fact<MdevDefinition> of(String parent, String uuid, String json) {
        return Json.object(json).flatMap(file -> {
            String type = file.string("mdev_type");
            String start = file.string("start");
            if (type.isEmpty() || start.isEmpty()) {
                return Fact.unknown("the definition of " + uuid + " has no mdev_type or no start");
            }
            List<Map.Entry<String, String>> attributes = new ArrayList<>();
            file.objects("attrs").forEach(one -> one.strings().forEach((k, v) -> attributes.add(Map.entry(k, v))));
            return Fact.known(new MdevDefinition(parent, uuid, type, start.equals("auto"), attributes));
        });
    }
}
