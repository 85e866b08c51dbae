package org.bourse.stack.server;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Who signs certificates in a stack whose servers show and ask for them as in production: a CA of
 * its own, whose keys lie in one store. Who has a certificate finds it in files that begin with its
 * name, its key in PEM, and in DER for PostgreSQL's driver.
 */
public final class Authority {
    private static final String CA = "authority";
    private static final String PASSWORD_VARIABLE = "KEYSTORE_PASSWORD";
    private static final int LINE = 64;

    private final StackFolders folders;
    private final Secrets secrets;

    /** Of one installation; nothing is made yet. */
    public Authority(StackFolders folders, Secrets secrets) {
        this.folders = folders;
        this.secrets = secrets;
    }

    /**
     * Makes a certificate and its key, once.
     *
     * @param name whose it is, and what its files begin with
     */
    void issue(String name) throws IOException {
        // Servers begin at once, and the store is one file.
        synchronized (Authority.class) {
            Files.createDirectories(folders.config("tls"));
            if (!Files.exists(caCertificate())) {
                Files.deleteIfExists(store());
                keytool(CA, List.of("-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign"));
                Files.writeString(caCertificate(), certificateOf(CA));
            }
            if (!Files.exists(certificate(name))) {
                keytool(name, List.of("-signer", CA, "-ext", "san=ip:127.0.0.1,dns:localhost"));
                byte[] key = keyOf(name);
                Secrets.writePrivate(derKey(name), key);
                Secrets.writePrivate(key(name), pem("PRIVATE KEY", key));
                Files.writeString(certificate(name), certificateOf(name));
            }
        }
    }

    /** Who signed all others, in PEM. */
    Path caCertificate() {
        return file(CA + ".crt");
    }

    /** In PEM. */
    Path certificate(String name) {
        return file(name + ".crt");
    }

    /** PKCS #8 in PEM. */
    Path key(String name) {
        return file(name + ".key");
    }

    private Path derKey(String name) {
        return file(name + ".pk8");
    }

    private Path store() {
        return file("keys.p12");
    }

    private Path file(String name) {
        return folders.config("tls").resolve(name);
    }

    /**
     * What the address of a database has more for a client that shows a certificate.
     *
     * @param role whose it is
     */
    public String jdbcParameters(String role) {
        return "?sslmode=verify-full&sslrootcert=%s&sslcert=%s&sslkey=%s"
                .formatted(
                        encoded(caCertificate()),
                        encoded(certificate(role)),
                        encoded(derKey(role)));
    }

    private static String encoded(Path file) {
        return URLEncoder.encode(file.toString(), StandardCharsets.UTF_8);
    }

    private void keytool(String alias, List<String> more) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=" + alias,
                        "-alias",
                        alias,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store().toString(),
                        "-storepass:env",
                        PASSWORD_VARIABLE));
        command.addAll(more);
        Commands.run(command, Map.of(PASSWORD_VARIABLE, password()), folders.log("certificates"));
    }

    private String certificateOf(String alias) throws IOException {
        try {
            return pem("CERTIFICATE", keys().getCertificate(alias).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read the certificate of " + alias, e);
        }
    }

    private byte[] keyOf(String alias) throws IOException {
        try {
            Key key = keys().getKey(alias, password().toCharArray());
            return key.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read the key of " + alias, e);
        }
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store().toFile(), password().toCharArray());
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
    }

    private String password() {
        return secrets.password("certificates");
    }
}
