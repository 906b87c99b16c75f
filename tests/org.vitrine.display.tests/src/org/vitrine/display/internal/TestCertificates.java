// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority and a certificate of it for a server on 127.0.0.1, by the JDK's keytool, in the files that QEMU reads. */
final class TestCertificates {
    private static final String PASSWORD = "changeit";
    private static final int SECONDS = 60;
    private final Path folder;

    private TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes them: ca-cert.pem, server-cert.pem and server-key.pem. */
    static TestCertificates in(Path folder) throws IOException, GeneralSecurityException {
        TestCertificates made = new TestCertificates(Files.createDirectories(folder));
        made.keytool("-alias", "ca", "-dname", "CN=Authority", "-ext", "bc:c", "-ext", "ku=keyCertSign");
        made.keytool("-alias", "server", "-dname", "CN=127.0.0.1", "-signer", "ca", "-ext", "san=ip:127.0.0.1", "-ext",
                "bc=ca:false", "-ext", "eku=serverAuth", "-ext", "ku=digitalSignature,keyEncipherment");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made.store())) {
            store.load(in, PASSWORD.toCharArray());
        }
        made.write("ca-cert.pem", "CERTIFICATE", store.getCertificate("ca").getEncoded());
        made.write("server-cert.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        Key key = store.getKey("server", PASSWORD.toCharArray());
        made.write("server-key.pem", "PRIVATE KEY", key.getEncoded());
        return made;
    }

    /** Where they are. */
    Path folder() {
        return folder;
    }

    /** A home of somebody who trusts the authority. */
    Path trustingHome() throws IOException {
        Path place = Files.createDirectories(folder.resolve("home/.pki/CA"));
        Files.copy(folder.resolve("ca-cert.pem"), place.resolve("cacert.pem"));
        return folder.resolve("home");
    }

    private Path store() {
        return folder.resolve("store.p12");
    }

    private void keytool(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg",
                        "RSA", "-keysize", "2048", "-validity", "2", "-keystore", store().toString(), "-storepass",
                        PASSWORD));
        command.addAll(List.of(options));
        Path log = folder.resolve("keytool.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private void write(String file, String kind, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der);
        Files.writeString(folder.resolve(file),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
