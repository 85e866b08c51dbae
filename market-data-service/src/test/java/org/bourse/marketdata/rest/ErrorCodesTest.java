package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/api/errors.md explains each code of market data. */
class ErrorCodesTest {
    private static final Pattern CODE =
            Pattern.compile("Problem\\s*\\.of\\(\\s*\\d+,\\s*\"([A-Z_]+)\"");

    @Test
    void everyCodeIsExplained() throws IOException {
        String explained = Files.readString(Path.of("../docs/api/errors.md"));
        String ours = explained.substring(explained.indexOf("## Market data"));
        Set<String> codes = new TreeSet<>();
        for (String folder : List.of("action", "rest", "store")) {
            Path sources = Path.of("src/main/java/org/bourse/marketdata", folder);
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    CODE.matcher(Files.readString(file))
                            .results()
                            .forEach(it -> codes.add(it.group(1)));
                }
            }
        }

        assertTrue(codes.size() > 5, codes::toString);
        codes.removeIf(code -> ours.contains("`" + code + "`"));
        assertEquals(Set.of(), codes);
    }
}
