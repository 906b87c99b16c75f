// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Records as JSON: components by name, constants as lower-case words, an empty optional left out. */
final class Json {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

    private Json() {
    }

    static String of(Record answer) {
        return GSON.toJson(tree(answer));
    }

    /** The same on one line. */
    static String line(Record answer) {
        return LINE.toJson(tree(answer));
    }

    private static JsonElement tree(Object value) {
        return switch (value) {
            case Record structure -> object(structure);
            case Optional<?> maybe -> maybe.map(Json::tree).orElse(JsonNull.INSTANCE);
            case Collection<?> many -> array(many);
            case Enum<?> constant -> new JsonPrimitive(Words.of(constant));
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            default -> new JsonPrimitive(value.toString());
        };
    }

    private static JsonObject object(Record structure) {
        JsonObject object = new JsonObject();
        for (RecordComponent component : structure.getClass().getRecordComponents()) {
            JsonElement element = tree(read(structure, component));
            if (!element.isJsonNull()) {
                object.add(component.getName(), element);
            }
        }
        return object;
    }

    private static Object read(Record structure, RecordComponent component) {
        try {
            // a private record's accessor is public in a class that is not
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(structure);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's accessor only reads", e);
        }
    }

    private static JsonArray array(Collection<?> many) {
        JsonArray array = new JsonArray();
        many.forEach(one -> array.add(tree(one)));
        return array;
    }
}
