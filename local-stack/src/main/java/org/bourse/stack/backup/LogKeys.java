package org.bourse.stack.backup;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.BourseService;

/** The secrets that a home has of the keys which sign commands. */
final class LogKeys {
    private static final String GENERATED = "log-key.";
    private static final String CONFIGURED = "bourse.log.keys.\"";

    private LogKeys() {}

    /** By key id; those of {@code secrets.properties}, and what is set for matching-service. */
    static Map<Integer, byte[]> of(Path home) {
        Map<Integer, byte[]> keys = new TreeMap<>();
        read(home.resolve("secrets.properties"))
                .forEach((name, value) -> {
                    if (name.toString().startsWith(GENERATED)) {
                        int id = Integer.parseInt(name.toString().substring(GENERATED.length()));
                        keys.put(id, Base64.getDecoder().decode(value.toString()));
                    }
                });
        String service = BourseService.MATCHING_SERVICE.serviceName();
        read(new StackFolders(home).overrides(service))
                .forEach((name, value) -> {
                    if (name.toString().startsWith(CONFIGURED)) {
                        String id = name.toString().substring(CONFIGURED.length());
                        keys.put(
                                Integer.parseInt(id.substring(0, id.length() - 1)),
                                Base64.getDecoder().decode(value.toString()));
                    }
                });
        return keys;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return properties;
    }
}
