// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Sound: cards of the guest, and the audio of the host they play on. */
final class Sounds implements Family {

    /** Cards by driver, with libvirt's model. */
    static final Map<String, String> CARDS = Map.ofEntries(Map.entry("ich9-intel-hda", "ich9"),
            Map.entry("intel-hda", "ich6"),
            Map.entry("AC97", "ac97"), Map.entry("ES1370", "es1370"), Map.entry("sb16", "sb16"),
            Map.entry("usb-audio", "usb"), Map.entry("virtio-sound-pci", "virtio"),
            Map.entry("virtio-sound", "virtio"));
    /** Codecs of an HDA card by driver, with libvirt's type. */
    static final Map<String, String> CODECS = Map.of("hda-duplex", "duplex", "hda-micro", "micro", "hda-output",
            "output");
    /** What sound goes to, with libvirt's type. */
    static final Map<String, String> BACKENDS = Map.ofEntries(Map.entry("none", "none"), Map.entry("alsa", "alsa"),
            Map.entry("pa", "pulseaudio"),
            Map.entry("spice", "spice"), Map.entry("jack", "jack"), Map.entry("oss", "oss"), Map.entry("sdl", "sdl"),
            Map.entry("wav", "file"), Map.entry("dbus", "dbus"), Map.entry("coreaudio", "coreaudio"),
            Map.entry("pipewire", "pipewire"));

    /** Properties of a backend: those of the whole, and the same for each direction. */
    static final Props BACKEND = directions(Props.NONE.with("server", "@serverName", Codec.SAME)
            .with("timer-period", "@timerPeriod", Codec.NUMBER).with("try-mmap", "@tryMMap", Codec.YES_NO)
            .with("exclusive", "@exclusive", Codec.YES_NO).with("dsp-policy", "@dspPolicy", Codec.NUMBER));
    /** Properties of a card. */
    static final Props CARD = Props.NONE.with("multi", "@multichannel", Codec.YES_NO).with("streams", "@streams",
            Codec.NUMBER);

    private static final Map<String, String> OLD = Map.of("hda", "ich6", "ac97", "ac97", "es1370", "es1370", "sb16",
            "sb16");

    private static Props directions(Props base) {
        Props props = base;
        for (String[] way : new String[][]{{"in", "input"}, {"out", "output"}}) {
            props = props.with(way[0] + ".mixing-engine", way[1] + "@mixingEngine", Codec.YES_NO)
                    .with(way[0] + ".fixed-settings", way[1] + "@fixedSettings", Codec.YES_NO)
                    .with(way[0] + ".voices", way[1] + "@voices", Codec.NUMBER)
                    .with(way[0] + ".buffer-length", way[1] + "@bufferLength", Codec.NUMBER)
                    .with(way[0] + ".frequency", way[1] + "/settings@frequency", Codec.NUMBER)
                    .with(way[0] + ".channels", way[1] + "/settings@channels", Codec.NUMBER)
                    .with(way[0] + ".format", way[1] + "/settings@format",
                            Codec.oneOf("s8", "u8", "s16", "u16", "s32", "u32", "f32"))
                    .with(way[0] + ".dev", way[1] + "@dev", Codec.SAME)
                    .with(way[0] + ".name", way[1] + "@name", Codec.SAME)
                    .with(way[0] + ".stream-name", way[1] + "@streamName", Codec.SAME)
                    .with(way[0] + ".latency", way[1] + "@latency", Codec.NUMBER)
                    .with(way[0] + ".buffer-count", way[1] + "@bufferCount", Codec.NUMBER)
                    .with(way[0] + ".try-poll", way[1] + "@tryPoll", Codec.YES_NO)
                    .with(way[0] + ".server-name", way[1] + "@serverName", Codec.SAME)
                    .with(way[0] + ".exact-name", way[1] + "@exactName", Codec.YES_NO)
                    .with(way[0] + ".client-name", way[1] + "@clientName", Codec.SAME)
                    .with(way[0] + ".connect-ports", way[1] + "@connectPorts", Codec.SAME);
        }
        return props;
    }

    @Override
    public void read(Reading r) {
        List<Arg> backends = r.given().options("audiodev").toList();
        Map<String, Arg> byId = new LinkedHashMap<>();
        backends.forEach(b -> b.peek("id").ifPresent(id -> byId.put(id, b)));
        backends.forEach(arg -> backend(r, arg));
        r.given().options("audio").toList().forEach(arg -> audio(r, arg));
        r.given().options("soundhw").toList().forEach(arg -> {
            for (String card : arg.text().split(",")) {
                Optional.ofNullable(OLD.get(card)).ifPresent(model -> r.device("sound").set("@model", model));
            }
            arg.taken();
        });
        cards(r);
    }

    /** A backend keeps its number also where two cards use it. */
    private static void backend(Reading r, Arg arg) {
        Optional<String> type = arg.peek("driver").map(BACKENDS::get);
        Arg rest = new Arg("audiodev", arg.offset(), Optional.empty(),
                arg.properties().stream().filter(p -> !Set.of("driver", "id", "path").contains(p.key())).toList());
        // libvirt has polling for OSS alone
        boolean polled = arg.leftKeys().stream().anyMatch(key -> key.endsWith("try-poll")) && !arg.is("driver", "oss");
        boolean file = arg.peek("path").isEmpty() || arg.is("driver", "wav");
        if (type.isEmpty() || arg.peek("id").isEmpty() || !BACKEND.canRead(rest) || !file || polled) {
            return;
        }
        int number = r.numbers().addAudio(arg.peek("id").orElse(""));
        Editable audio = r.device("audio").set("@id", number).set("@type", type.get());
        arg.peek("path").ifPresent(path -> audio.set("@path", path));
        BACKEND.read(rest, audio);
        arg.taken();
    }

    private static void audio(Reading r, Arg arg) {
        Optional<String> type = arg.peek("driver").map(BACKENDS::get);
        Optional<String> model = arg.peek("model").map(OLD::get);
        if (type.isEmpty() || model.isEmpty() || !arg.hasOnly(Set.of("driver", "model", "id"))) {
            return;
        }
        int number = r.numbers().addAudio(arg.peek("id").orElse("audio"));
        r.device("audio").set("@id", number).set("@type", type.get());
        r.device("sound").set("@model", model.get()).set("audio@id", number);
        arg.taken();
    }

    private static void cards(Reading r) {
        Map<String, Editable> hda = new HashMap<>();
        String last = "";
        for (Arg arg : r.given().devices(d -> CARDS.containsKey(d) || CODECS.containsKey(d)).toList()) {
            String driver = arg.peek("driver").orElse("");
            Optional<String> audio = arg.peek("audiodev");
            if (audio.isPresent() && r.numbers().audio(audio.get()).isEmpty()) {
                continue;
            }
            if (CARDS.containsKey(driver)) {
                Editable sound = r.device("sound").set("@model", CARDS.get(driver) + "");
                arg.take("audiodev").flatMap(r.numbers()::audio).ifPresent(n -> sound.set("audio@id", n));
                CARD.read(arg, sound);
                last = arg.peek("id").orElse("");
                hda.put(last, sound);
                if (driver.equals("usb-audio")) {
                    UsbBuses.place(r, arg, sound);
                }
                r.finish(arg, sound);
            } else {
                codec(r, arg, hda, last);
            }
        }
    }

    private static void codec(Reading r, Arg arg, Map<String, Editable> hda, String last) {
        String bus = arg.peek("bus").map(b -> b.replaceFirst("\\.0$", "")).orElse(last);
        Optional<Editable> found = Optional.ofNullable(hda.get(bus)).or(() -> Optional.ofNullable(hda.get(last)));
        if (found.isEmpty()) {
            return;
        }
        Editable sound = found.get();
        sound.add("codec").set("@type", CODECS.get(arg.peek("driver").orElse("")) + "");
        arg.take("audiodev").flatMap(r.numbers()::audio).ifPresent(n -> sound.set("audio@id", n));
        arg.drop(List.of("driver", "bus", "cad", "id"));
        arg.taken();
        if (!arg.leftKeys().isEmpty()) {
            r.lose(arg, "A codec's {0} has no place in a domain.", String.join(", ", arg.leftKeys()));
        }
    }
}
