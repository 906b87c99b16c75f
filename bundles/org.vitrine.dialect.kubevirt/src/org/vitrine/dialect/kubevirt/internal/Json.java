// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.math.BigDecimal;

import org.vitrine.yaml.Node;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** YAML as JSON, typed by the rules that Kubernetes reads YAML by. */
final class Json {
    private static final int LONGEST = 60;

    private Json() {
    }

    static JsonElement of(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Sequence sequence -> {
                JsonArray array = new JsonArray();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Node.Mapping mapping -> {
                JsonObject object = new JsonObject();
                mapping.pairs().forEach(pair -> object.add(pair.key().value(), of(pair.value())));
                yield object;
            }
        };
    }

    private static JsonElement scalar(Node.Scalar scalar) {
        String text = scalar.value();
        if (scalar.isNull()) {
            return JsonNull.INSTANCE;
        }
        if (scalar.style() != Node.Style.PLAIN || scalar.tag().filter("tag:yaml.org,2002:str"::equals).isPresent()) {
            return new JsonPrimitive(text);
        }
        if (text.matches("true|True|TRUE|false|False|FALSE")) {
            return new JsonPrimitive(Boolean.valueOf(text.equalsIgnoreCase("true")));
        }
        return text.length() < LONGEST && text.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?")
                ? new JsonPrimitive(new BigDecimal(text))
                : new JsonPrimitive(text);
    }
}
