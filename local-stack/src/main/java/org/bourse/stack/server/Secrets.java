package org.bourse.stack.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.bourse.stack.process.StackException;

/**
 * Secrets generated once per installation and kept in one file that only its owner may read. They
 * reach the services through files of the same mode, never through a command line.
 */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final Properties values = new Properties();

    /** The secrets of a data folder; the file is created with the first secret. */
    public Secrets(Path home) {
        this.file = home.resolve("secrets.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
    }

    /** A password or client secret: 256 random bits in the URL-safe alphabet. */
    public synchronized String password(String name) {
        return secret("password." + name, Base64.getUrlEncoder().withoutPadding());
    }

    /** A key of 32 random bytes in standard base64, as the services' log keys want it. */
    public synchronized String logKey(int keyId) {
        return secret("log-key." + keyId, Base64.getEncoder());
    }

    /** A key that the secrets of API keys are sealed with, likewise. */
    public synchronized String sealingKey(int keyId) {
        return secret("api-keys." + keyId, Base64.getEncoder());
    }

    private String secret(String name, Base64.Encoder encoder) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String fresh = encoder.encodeToString(bytes);
        values.setProperty(name, fresh);
        save();
        return fresh;
    }

    private void save() {
        StringBuilder text = new StringBuilder("# Generated once for this installation.\n");
        values.stringPropertyNames().stream()
                .sorted()
                .forEach(name ->
                        text.append(name)
                                .append('=')
                                .append(values.getProperty(name))
                                .append('\n'));
        writePrivate(file, text.toString());
    }

    /** Writes a file that only its owner may read. */
    public static void writePrivate(Path file, String text) {
        writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of what is no text. */
    static void writePrivate(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
