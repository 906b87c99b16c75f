// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.vitrine.host.Text;

/**
 * A kind of machine that people want: a guest system, and what its graphics are made of. It is the same on every host; what the
 * host has for it is found when a machine is made. Immutable; made by {@link #of} and changed by copies.
 */
public final class MachineTemplate {

    /**
     * One use of a provider.
     *
     * @param provider its id
     * @param like     the settings, by their fields' ids, that a candidate of the host must have; where no candidate has them
     *                 they are taken as they are
     * @param with     settings that are then set in any case
     * @param wanted   what the host must have for it, to follow "This host lacks"
     */
    public record Part(String provider, Map<String, String> like, Map<String, String> with, Text wanted) {
        /** Keeps own copies. */
        public Part {
            like = Map.copyOf(like);
            with = Map.copyOf(with);
        }

        /** Whether these settings, such as a candidate's, are those that it wants; what is not set means what it means then. */
        public boolean isLike(Values settings) {
            return like.entrySet().stream().allMatch(wish -> settings.fields().stream()
                    .anyMatch(field -> field.id().equals(wish.getKey())
                            && wish.getValue().equals(text(settings, field))));
        }

        private static <T> String text(Values settings, Field<T> field) {
            return settings.text(field).orElseGet(() -> field.print(field.fallback()));
        }

        /** These settings of a candidate, with those that are set in any case. */
        public Values on(Values settings) {
            return set(settings, with);
        }

        /**
         * The settings where there is no candidate.
         *
         * @param fields its provider's
         */
        public Values alone(List<Field<?>> fields) {
            return on(set(Values.of(fields), like));
        }

        private static Values set(Values from, Map<String, String> texts) {
            Values all = from;
            for (Map.Entry<String, String> text : texts.entrySet()) {
                all = all.with(text.getKey(), text.getValue());
            }
            return all;
        }
    }

    private final String id;
    private final Text title;
    private final Text line;
    private final GuestSystem guest;
    private final boolean uefi;
    private final List<Part> parts;

    private MachineTemplate(String id, Text title, Text line, GuestSystem guest, boolean uefi, List<Part> parts) {
        this.id = id;
        this.title = title;
        this.line = line;
        this.guest = guest;
        this.uefi = uefi;
        this.parts = parts;
    }

    /**
     * A template without graphics, which boots by whatever is usual for the guest.
     *
     * @param id    short and unique: {@code vfio-windows}
     * @param title its name for a person
     * @param line  one line that says when one wants it
     */
    public static MachineTemplate of(String id, GuestSystem guest, String title, String line) {
        return new MachineTemplate(id, Text.of(title), Text.of(line), guest, false, List.of());
    }

    /**
     * Two templates of one technology, {@code ID-windows} and {@code ID-linux}, with the host's best candidate of the provider
     * of that id; the one for Linux is started by UEFI, which Windows is anyway.
     *
     * @param id      the provider's id
     * @param title   the technology's name for a person
     * @param windows one line that says when one wants it for Windows
     * @param linux   the same for Linux
     * @param wanted  what a host must have for it
     */
    public static List<MachineTemplate> forBoth(String id, String title, String windows, String linux, String wanted) {
        return List.of(of(id + "-windows", GuestSystem.WINDOWS, title + ", Windows", windows).using(id, wanted),
                of(id + "-linux", GuestSystem.LINUX, title + ", Linux", linux).withUefi().using(id, wanted));
    }

    /** The same, started by UEFI. */
    public MachineTemplate withUefi() {
        return new MachineTemplate(id, title, line, guest, true, parts);
    }

    /** The same with one more use of a provider, which may be another's than the template's. */
    public MachineTemplate using(String provider, Map<String, String> like, Map<String, String> with, String wanted) {
        var more = new ArrayList<>(parts);
        more.add(new Part(provider, like, with, Text.of(wanted)));
        return new MachineTemplate(id, title, line, guest, uefi, List.copyOf(more));
    }

    /** The same with one more use of a provider: the host's best candidate. */
    public MachineTemplate using(String provider, String wanted) {
        return using(provider, Map.of(), Map.of(), wanted);
    }

    /** Short and unique. */
    public String id() {
        return id;
    }

    /** Its name for a person. */
    public Text title() {
        return title;
    }

    /** When one wants it. */
    public Text line() {
        return line;
    }

    /** What the guest will be. */
    public GuestSystem guest() {
        return guest;
    }

    /** Whether it is to be started by UEFI, whatever is usual for the guest. */
    public boolean isUefi() {
        return uefi;
    }

    /** What its graphics are made of, in the order they are added. */
    public List<Part> parts() {
        return parts;
    }
}
