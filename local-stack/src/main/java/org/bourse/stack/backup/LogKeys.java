package org.bourse.stack.backup;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.BourseService;

/**
 * The secrets of the keys which sign commands.
 *
 * @param secrets by key id
 * @param place where they were found, for people
 */
public record LogKeys(Map<Integer, byte[]> secrets, String place) {
    /** As a home generates them, and as matching-service is told them. */
    private static final Pattern NAME =
            Pattern.compile("(?:log-key\\.|bourse\\.log\\.keys\\.\")(\\d{1,4})\"?");

    /** Defensive copy. */
    public LogKeys {
        secrets = Map.copyOf(secrets);
    }

    /** Those of a stack: of {@code secrets.properties}, and what is set for matching-service. */
    public static LogKeys ofHome(Path home) {
        Map<Integer, byte[]> keys = new TreeMap<>();
        String service = BourseService.MATCHING_SERVICE.serviceName();
        for (Path file :
                List.of(
                        home.resolve("secrets.properties"),
                        new StackFolders(home).overrides(service))) {
            if (Files.exists(file)) {
                keys.putAll(read(file));
            }
        }
        return new LogKeys(keys, home + ": bring secrets.properties and overrides");
    }

    /**
     * Those in a file, a line each: {@code bourse.log.keys."1"=…}, as matching-service is told, or
     * {@code log-key.1=…}, as in {@code secrets.properties}; other lines are passed over.
     *
     * @throws StackException when it cannot be read, or has none
     */
    public static LogKeys in(Path file) {
        Map<Integer, byte[]> keys = read(file);
        if (keys.isEmpty()) {
            throw new StackException("%s has no line bourse.log.keys.\"N\"=…".formatted(file));
        }
        return new LogKeys(keys, file.toString());
    }

    private static Map<Integer, byte[]> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StackException("cannot read %s: %s".formatted(file, e), e);
        }
        Map<Integer, byte[]> keys = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                byte[] secret = decoded(properties.getProperty(name));
                if (secret.length == 0) {
                    throw new StackException("%s in %s is no base64".formatted(name, file));
                }
                keys.put(Integer.parseInt(matcher.group(1)), secret);
            }
        }
        return keys;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
