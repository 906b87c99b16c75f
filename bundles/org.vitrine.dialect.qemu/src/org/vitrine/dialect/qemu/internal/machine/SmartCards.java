// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Readers of smart cards ({@code usb-ccid}), and the cards in them: the host's, made of certificates, or a client's. */
final class SmartCards implements Family {

    /** The certificates of an emulated card, which has three. */
    static final List<String> CERTIFICATES = List.of("cert1", "cert2", "cert3");

    private static final Set<String> CARDS = Set.of("ccid-card-emulated", "ccid-card-passthru");
    private static final Pattern SLOT = Pattern.compile("(.*)\\.(\\d{1,2})");

    @Override
    public void read(Reading r) {
        r.given().devices("usb-ccid"::equals).toList().forEach(arg -> {
            int number = r.numbers().addCardReader(arg.peek("id").orElse("\0" + arg.offset()));
            Editable controller = r.device("controller").set("@type", "ccid").set("@index", number);
            UsbBuses.place(r, arg, controller);
            r.finish(arg, controller);
        });
        r.given().devices(CARDS).toList().forEach(arg -> {
            if (arg.is("driver", "ccid-card-passthru")) {
                CharSource.of(r, arg).ifPresent(chardev -> passedOn(r, arg, chardev));
            } else {
                emulated(r, arg);
            }
        });
    }

    private static void passedOn(Reading r, Arg arg, Arg chardev) {
        if (CharSource.isInherited(chardev)) {
            CharSource.leaveOut(r, arg, chardev);
            return;
        }
        Editable card = r.device("smartcard").set("@mode", "passthrough");
        CharSource.write(r, chardev, card);
        place(r, arg, card);
    }

    private static void emulated(Reading r, Arg arg) {
        String backend = arg.take("backend").orElse("nss-emulated");
        List<String> certificates = CERTIFICATES.stream().map(arg::peek).flatMap(Optional::stream).toList();
        if (!backend.equals("certificates")) {
            place(r, arg, r.device("smartcard").set("@mode", "host"));
        } else if (certificates.size() == CERTIFICATES.size()) {
            Editable card = r.device("smartcard").set("@mode", "host-certificates");
            certificates.forEach(name -> card.add("certificate").set("", name));
            arg.drop(CERTIFICATES);
            arg.take("db").ifPresent(folder -> card.set("database", folder));
            place(r, arg, card);
        } else {
            arg.put("backend", backend);
        }
    }

    private static void place(Reading r, Arg arg, Editable card) {
        Matcher m = SLOT.matcher(arg.take("bus").orElse(""));
        Optional<Integer> reader = m.matches() ? r.numbers().cardReader(m.group(1)) : Optional.empty();
        reader.ifPresent(number -> card.set("address[@type='ccid']@controller", number)
                .set("address[@type='ccid']@slot", m.group(2)));
        r.finish(arg, card);
    }
}
