// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.args;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.vitrine.dialect.qemu.internal.args.Arg.Property;
import org.vitrine.dialect.qemu.internal.shell.Word;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The argument of an option as properties: {@code first,key=value,flag,noflag}, or JSON. */
final class KeyValues {

    private static final int DEPTH = 16;
    private static final int MOST = 1000;

    private final Word word;
    private final String implied;
    private final List<Property> properties = new ArrayList<>();

    private KeyValues(Word word, String implied) {
        this.word = word;
        this.implied = implied;
    }

    /** The properties of an argument; objects within objects have keys with dots. */
    static List<Property> of(Word word, String implied) {
        KeyValues values = new KeyValues(word, implied);
        if (!word.text().stripLeading().startsWith("{")) {
            values.pairs();
        } else {
            try {
                values.json("", JsonParser.parseString(word.text()), 0);
            } catch (JsonParseException | IllegalStateException e) {
                // Whatever it is, QEMU would not take it either: it stays one value
                values.properties.clear();
                values.properties.add(new Property(implied, word.text(), word.start()));
            }
        }
        return values.properties;
    }

    /** {@code ,,} is a comma in a value; a key alone is switched on, and off with {@code no} before it. */
    private void pairs() {
        String text = word.text();
        int at = 0;
        while (at <= text.length() && properties.size() < MOST && !text.isEmpty()) {
            int end = comma(at);
            pair(at, end);
            at = end + 1;
        }
    }

    private int comma(int from) {
        String text = word.text();
        int at = from;
        while (at < text.length() && (text.charAt(at) != ',' || text.startsWith(",,", at))) {
            at += text.charAt(at) == ',' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private void pair(int from, int to) {
        String pair = word.text().substring(from, to);
        int equals = pair.indexOf('=');
        if (equals > 0) {
            add(pair.substring(0, equals), pair.substring(equals + 1), from + equals + 1);
        } else if (properties.isEmpty() && !implied.isEmpty()) {
            add(implied, pair, from);
        } else if (pair.startsWith("no") && pair.length() > 2 && !implied.equals("model")) {
            add(pair.substring(2), "off", from);
        } else if (!pair.isEmpty()) {
            add(pair, "on", from);
        }
    }

    private void add(String key, String value, int index) {
        properties.add(new Property(key, value.replace(",,", ","), word.offset(index)));
    }

    private void json(String path, JsonElement element, int depth) {
        if (depth > DEPTH || properties.size() > MOST) {
            throw new JsonParseException("too much");
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        if (element.isJsonObject()) {
            for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
                json(prefix + member.getKey(), member.getValue(), depth + 1);
            }
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                json(prefix + i, element.getAsJsonArray().get(i), depth + 1);
            }
        } else {
            properties.add(new Property(path, text(element), word.offset(Math.max(0, valueIndex(path)))));
        }
    }

    private static String text(JsonElement element) {
        if (element.isJsonNull()) {
            return "";
        }
        boolean flag = element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean();
        return flag ? element.getAsBoolean() ? "on" : "off" : element.getAsString();
    }

    /** Near enough for a person: behind the last key of the path. */
    private int valueIndex(String path) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        int at = word.text().indexOf("\"" + key + "\"");
        int colon = at < 0 ? -1 : word.text().indexOf(':', at + key.length() + 2);
        int value = colon + 1;
        while (colon >= 0 && value < word.text().length() && word.text().charAt(value) == ' ') {
            value++;
        }
        return colon < 0 ? 0 : value;
    }
}
