package org.bourse.order.entry;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.order.lifecycle.OrderStatus;
import org.junit.jupiter.api.Test;

/** docs/api/errors.md explains each code that can be answered. */
class ErrorCodesTest {
    private static final Path EXPLAINED = Path.of("../docs/api/errors.md");
    private static final List<Path> SOURCES =
            List.of(
                    Path.of("src/main/java"),
                    Path.of("../platform/src/main/java/org/bourse/platform/problem"),
                    Path.of("../platform/src/main/java/org/bourse/platform/projection"));
    private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");

    @Test
    void everyCodeIsExplained() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Path folder : SOURCES) {
            codes.addAll(in(folder));
        }
        for (RejectCode code : RejectCode.values()) {
            if (!Refusals.of(code).detail().equals("The venue refused it.")) {
                codes.add(Refusals.of(code).code());
            }
        }
        codes.removeAll(words());
        codes.removeAll(explained());
        assertEquals(Set.of(), codes);
    }

    private static Set<String> in(Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(file))
                        .results()
                        .forEach(it -> found.add(it.group(1)));
            }
        }
        return found;
    }

    /** What looks like a code and is a word of an order. */
    private static Set<String> words() {
        return Stream.<Enum<?>[]>of(
                        OrderType.values(), SelfTradePrevention.values(), OrderStatus.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> explained() throws IOException {
        return Pattern.compile("`([A-Z_]+)`")
                .matcher(Files.readString(EXPLAINED))
                .results()
                .map(it -> it.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
