package org.bourse.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md has every option of every service, as its mapping says; {@code
 * -Dbourse.write} writes it.
 */
class ConfigurationReferenceTest {
    private static final String BEGIN = "<!-- options -->\n";
    private static final String END = "<!-- end of options -->\n";

    private final Path root =
            Path.of(System.getProperty("bourse.root", "..")).toAbsolutePath().normalize();

    @Test
    void theReferenceIsWhatTheMappingsSay() throws IOException {
        Path file = root.resolve("docs/configuration.md");
        String before = Files.readString(file);
        int begin = before.indexOf(BEGIN) + BEGIN.length();
        int end = before.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "there is no place for options");
        String expected =
                before.substring(0, begin)
                        + new ConfigurationReference(root).text()
                        + before.substring(end);
        if (System.getProperty("bourse.write") != null) {
            Files.writeString(file, expected);
        }
        assertEquals(expected, Files.readString(file));
    }

    @Test
    void everyOptionSaysWhatItIs() throws IOException {
        assertEquals(
                List.of(),
                new ConfigurationReference(root)
                        .text()
                        .lines()
                        .filter(it -> it.endsWith("|  |"))
                        .toList());
    }
}
