// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.vitrine.yaml.Node;
import org.vitrine.yaml.YamlPath;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;

/** What the API server refuses by KubeVirt's schemas, each of which is read when it is first asked for. Thread-safe. */
final class Schemas {

    /**
     * A fault.
     *
     * @param path    where, from the manifest's root
     * @param message what is wrong
     */
    record Fault(YamlPath path, String message) {
    }

    // reading one costs more than looking at any manifest
    private final Map<String, JsonElement> known = new ConcurrentHashMap<>();

    /** The faults of a manifest, by the schema of its kind. */
    List<Fault> faults(Node root) {
        String kind = root.get("kind").orElse("");
        return switch (kind) {
            case Manifests.MACHINE, Manifests.CLUSTER -> faults(known.computeIfAbsent(kind, Schemas::read), root);
            case Manifests.INSTANCE -> faults(known.computeIfAbsent(kind, instance -> instance()), root);
            default -> List.of();
        };
    }

    private static List<Fault> faults(JsonElement schema, Node root) {
        Validator.Result result = new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory())
                .withDisabledSchemaValidation(true).validate(schema, Json.of(root));
        Set<Fault> faults = new LinkedHashSet<>();
        for (Error error : result.getErrors()) {
            boolean isSummary = Set.of("anyOf", "properties", "items").contains(String.valueOf(error.getKeyword()));
            if (!isSummary) {
                String message = String.valueOf(error.getError());
                faults.add(new Fault(path(String.valueOf(error.getInstanceLocation())),
                        message.startsWith("False schema") ? "the API of kubevirt.io/v1 has no such key" : message));
            }
        }
        return List.copyOf(faults);
    }

    /** The way that a JSON pointer leads; a step that is a number leads into a list. */
    private static YamlPath path(String pointer) {
        YamlPath path = YamlPath.ROOT;
        for (String part : pointer.isEmpty() ? List.<String>of() : List.of(pointer.substring(1).split("/"))) {
            path = part.matches("\\d{1,6}")
                    ? path.item(Integer.parseInt(part))
                    : path.key(part.replace("~1", "/").replace("~0", "~"));
        }
        return path;
    }

    /** The schema of an instance: that of a machine has its specification as the template's. */
    private static JsonElement instance() {
        JsonObject properties = read(Manifests.MACHINE).getAsJsonObject().getAsJsonObject("properties");
        JsonElement spec = properties.getAsJsonObject("spec").getAsJsonObject("properties").getAsJsonObject("template")
                .getAsJsonObject("properties").get("spec");
        JsonObject own = new JsonObject();
        List.of("apiVersion", "kind", "metadata").forEach(key -> own.add(key, properties.get(key)));
        own.add("spec", spec);
        own.add("status", new JsonObject());
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", own);
        return schema;
    }

    private static JsonElement read(String kind) {
        try (InputStream file = Schemas.class.getResourceAsStream(kind + ".schema.json")) {
            if (file == null) {
                throw new IllegalStateException("The schema of " + kind + " is not in the bundle.");
            }
            return JsonParser.parseString(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The places of a list of faults in words. */
    static List<String> words(List<Fault> faults) {
        List<String> words = new ArrayList<>();
        faults.forEach(fault -> words.add(fault.path() + ": " + fault.message()));
        return words;
    }
}
