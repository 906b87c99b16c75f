// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of a JSON document (RFC 8259), as the small descriptions have it that QEMU and mdevctl keep on a host. What is
 * asked for and not there, or of another type, is empty: such files grow members as they like.
 *
 * @param members what {@link JsonReader} made of them: strings, numbers and so on as text, lists, or this type
 */
record Json(Map<String, Object> members) {

    /** The object that a document is; unknown when it is none. */
    static Fact<Json> object(String text) {
        try {
            return new JsonReader(text).document() instanceof Json json
                    ? Fact.known(json)
                    : Fact.unknown("the document is no JSON object");
        } catch (IllegalArgumentException e) {
            return Fact.unknown("the document is no JSON: " + e.getMessage());
        }
    }

    /** A member that is a text, a number or a word. */
    String string(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    /** A member that is an object. */
    Json member(String name) {
        return members.get(name) instanceof Json json ? json : new Json(Map.of());
    }

    /** The objects in a member that is a list. */
    List<Json> objects(String name) {
        return list(name, Json.class);
    }

    /** The texts in a member that is a list. */
    List<String> strings(String name) {
        return list(name, String.class);
    }

    /** All members that are texts, in their order. */
    Map<String, String> strings() {
        var texts = new LinkedHashMap<String, String>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private <T> List<T> list(String name, Class<T> type) {
        return members.get(name) instanceof List<?> list
                ? list.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
