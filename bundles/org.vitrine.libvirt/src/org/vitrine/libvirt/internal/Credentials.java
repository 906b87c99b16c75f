// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Authenticator;
import org.vitrine.core.Authenticator.Prompt;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Answers libvirt's questions while one connection is opened by asking a person ({@code virConnectAuth}). The answers are
 * kept nowhere here; libvirt gets them in memory of the C library, which it frees.
 */
final class Credentials {

    // virConnectCredentialType; not VIR_CRED_EXTERNAL, which is polkit's own dialogue
    private static final int[] TYPES = {1 /* USERNAME */, 2 /* AUTHNAME */, 5 /* PASSPHRASE */, 6 /* ECHOPROMPT */,
            7 /* NOECHOPROMPT */, 8 /* REALM */ };
    private static final List<Integer> SECRET = List.of(5, 7);

    // struct _virConnectCredential: type, prompt, challenge, defresult, result, resultlen
    private static final int WORD = Native.POINTER_SIZE;
    private static final int CREDENTIAL_SIZE = 6 * WORD;

    private final String uri;
    private final Optional<Authenticator> authenticator;
    private final Clock clock;
    private final Memory types = new Memory((long) TYPES.length * Integer.BYTES);
    private final Memory auth = new Memory(4L * WORD);
    private final LibvirtApi.CredentialCallback callback = this::fill;
    private volatile boolean declined;

    /**
     * For one opening.
     *
     * @param authenticator who asks; empty when nobody can
     * @param clock         stands still while the person thinks
     */
    Credentials(String uri, Optional<Authenticator> authenticator, Clock clock) {
        this.uri = uri;
        this.authenticator = authenticator;
        this.clock = clock;
        types.write(0, TYPES, 0, TYPES.length);
        auth.clear();
        auth.setPointer(0, types);
        auth.setInt(WORD, TYPES.length);
        auth.setPointer(2L * WORD, CallbackReference.getFunctionPointer(callback));
    }

    /** The structure; this object has to be reachable until the connection is open. */
    Pointer structure() {
        return auth;
    }

    /** Whether the person, asked, did not want to answer. */
    boolean wasDeclined() {
        return declined;
    }

    private int fill(Pointer credentials, int count, @Nullable Pointer data) {
        List<Pointer> wanted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wanted.add(credentials.share((long) i * CREDENTIAL_SIZE, CREDENTIAL_SIZE));
        }
        Optional<List<String>> answers = ask(wanted.stream().map(Credentials::prompt).toList());
        if (answers.isEmpty() || answers.get().size() != count) {
            declined = true;
            return -1;
        }
        for (int i = 0; i < count; i++) {
            answer(wanted.get(i), answers.get().get(i));
        }
        return 0;
    }

    private Optional<List<String>> ask(List<Prompt> prompts) {
        try {
            return authenticator.flatMap(who -> clock.hold(() -> who.ask(uri, prompts)));
        } catch (RuntimeException e) {
            // Nothing may be thrown through libvirt; a dialogue that failed is an answer that was not given
            return Optional.empty();
        }
    }

    private static Prompt prompt(Pointer credential) {
        String question = text(credential, 1);
        String challenge = text(credential, 2);
        return new Prompt(question.isEmpty() ? challenge : question, SECRET.contains(credential.getInt(0)),
                text(credential, 3));
    }

    private static String text(Pointer credential, int word) {
        @Nullable
        Pointer at = credential.getPointer((long) word * WORD);
        return at == null ? "" : at.getString(0, "UTF-8").strip();
    }

    private static void answer(Pointer credential, String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        Pointer copy = new Pointer(Native.malloc(bytes.length + 1L));
        copy.write(0, bytes, 0, bytes.length);
        copy.setByte(bytes.length, (byte) 0);
        credential.setPointer(4L * WORD, copy);
        credential.setInt(5L * WORD, bytes.length);
        Arrays.fill(bytes, (byte) 0);
    }
}
