// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Other words for words: the same for the same, of the same form, and made with a key that is thrown away, so that nobody
 * finds the word by trying all there are. Not thread-safe.
 */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private final Mac mac;

    /** With a key of its own. */
    Pseudonyms() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** For example {@code serial-1f2e3d4c}. */
    String word(String kind, String original) {
        return kind + "-" + hex(original, 4);
    }

    /** A UUID, case aside the same for the same. */
    String uuid(String original) {
        String hex = hex(original.toLowerCase(Locale.ROOT), 16);
        return String.join("-", hex.substring(0, 8), hex.substring(8, 12), "4" + hex.substring(13, 16),
                "8" + hex.substring(17, 20), hex.substring(20));
    }

    /** Sixteen bytes in hexadecimal, as a machine id is written. */
    String id(String original) {
        return hex(original.toLowerCase(Locale.ROOT), 16);
    }

    /** A locally administered MAC address, with the original's separators. */
    String mac(String original) {
        String hex = hex(original.toLowerCase(Locale.ROOT).replace('-', ':'), 5);
        char separator = original.charAt(2);
        var address = new StringBuilder("02");
        for (int at = 0; at < hex.length(); at += 2) {
            address.append(separator).append(hex, at, at + 2);
        }
        return address.toString();
    }

    private String hex(String original, int bytes) {
        return HexFormat.of().formatHex(mac.doFinal(original.getBytes(StandardCharsets.UTF_8)), 0, bytes);
    }
}
