package org.bourse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While a release is rolled out, and after it is rolled back, processes of the version before work
 * on the tables of the new one. So a script takes nothing away that they use, unless it says which
 * script of an earlier release put something in its place: {@code -- Contracts V12, released with
 * 0.1.0.}
 */
class MigrationsTest {
    /** Written before the rule, in front of the first release. */
    private static final Set<String> BEFORE_THE_RULE =
            Set.of("order-service V6", "portfolio-service V25", "risk-service V18");

    private static final Pattern SCRIPT =
            Pattern.compile("([a-z-]+)/src/main/resources/db/migration/V(\\d+)__.*\\.sql");
    private static final Pattern MARK =
            Pattern.compile("(?m)^-- Contracts V(\\d+), released with (\\d+\\.\\d+\\.\\d+)\\.");
    private static final Pattern PROJECT_VERSION =
            Pattern.compile("<artifactId>bourse</artifactId>\\s*<version>([0-9.]+)");

    /** What an older version's statements would fail on. */
    private static final Pattern TAKES_AWAY =
            Pattern.compile(
                    "(?i)\\bDROP\\s+(TABLE|COLUMN|VIEW|SCHEMA|TYPE|FUNCTION|DEFAULT)\\b"
                            // Where a row meets another, "ON CONFLICT" needs it.
                            + "|\\bDROP\\s+CONSTRAINT\\s+(IF\\s+EXISTS\\s+)?\\w+_p?key\\b"
                            + "|\\bRENAME\\b"
                            + "|\\bSET\\s+NOT\\s+NULL\\b"
                            + "|\\bALTER\\s+(COLUMN\\s+)?\\w+\\s+(SET\\s+DATA\\s+)?TYPE\\b");

    private static final Pattern NEEDED =
            Pattern.compile(
                    "(?is)\\bADD\\s+COLUMN\\b(?=.*\\bNOT\\s+NULL\\b)"
                            + "(?!.*\\b(DEFAULT|GENERATED)\\b)");

    private final Path root = Path.of(System.getProperty("bourse.root", "..")).normalize();

    private static boolean contracts(String script) {
        String statements = script.replaceAll("(?m)--.*$", "");
        return TAKES_AWAY.matcher(statements).find()
                || clauses(statements).anyMatch(it -> NEEDED.matcher(it).find());
    }

    /** The parts of statements between semicolons, and commas that are in no parentheses. */
    private static Stream<String> clauses(String statements) {
        StringBuilder split = new StringBuilder();
        int depth = 0;
        for (char c : statements.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            split.append(c == ',' && depth == 0 ? ';' : c);
        }
        return Stream.of(split.toString().split(";", -1));
    }

    /** By service and number. */
    private Map<String, String> scripts() throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.toList()) {
                Path folder = module.resolve("src/main/resources/db/migration");
                if (!Files.isDirectory(folder)) {
                    continue;
                }
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Matcher name = SCRIPT.matcher(root.relativize(file).toString());
                        assertTrue(name.matches(), file.toString());
                        scripts.put(name.group(1) + " V" + name.group(2), Files.readString(file));
                    }
                }
            }
        }
        return scripts;
    }

    @Test
    void scriptsTakeNothingAwayThatTheVersionBeforeUses() throws IOException {
        Map<String, String> scripts = scripts();
        Set<String> broken =
                scripts.entrySet().stream()
                        .filter(it -> contracts(it.getValue()))
                        .filter(it -> !MARK.matcher(it.getValue()).find())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(BEFORE_THE_RULE), broken);
    }

    @Test
    void whatIsTakenAwayWasReplacedByAnEarlierRelease() throws IOException {
        Map<String, String> scripts = scripts();
        Matcher version = PROJECT_VERSION.matcher(Files.readString(root.resolve("pom.xml")));
        assertTrue(version.find());
        scripts.forEach((name, text) -> {
            Matcher mark = MARK.matcher(text);
            while (mark.find()) {
                int own = Integer.parseInt(name.substring(name.indexOf(" V") + 2));
                String expanded = name.substring(0, name.indexOf(" V")) + " V" + mark.group(1);
                assertTrue(scripts.containsKey(expanded), name + " names no script");
                assertTrue(Integer.parseInt(mark.group(1)) < own, name + " names a later script");
                assertFalse(
                        mark.group(2).equals(version.group(1)),
                        name + " contracts what the same release expands");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE fills;",
                "ALTER TABLE fills DROP COLUMN fee;",
                "ALTER TABLE fills\n    RENAME COLUMN fee TO fees;",
                "ALTER TABLE fills RENAME TO trades;",
                "ALTER TABLE fills ALTER COLUMN fee TYPE numeric;",
                "ALTER TABLE fills ALTER fee SET DATA TYPE numeric;",
                "ALTER TABLE fills ALTER COLUMN fee SET NOT NULL;",
                "ALTER TABLE fills ALTER COLUMN fee DROP DEFAULT;",
                "ALTER TABLE fills DROP CONSTRAINT fills_pkey;",
                "ALTER TABLE fills ADD COLUMN a text DEFAULT '', ADD COLUMN fee bigint NOT NULL;",
                "ALTER TABLE fills ADD COLUMN fee bigint CHECK (fee IN (1, 2)) NOT NULL;"
            })
    void isContraction(String script) {
        assertTrue(contracts(script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE fills (type text NOT NULL);",
                "-- DROP TABLE fills;\nCREATE INDEX fills_of_account ON fills (account);",
                "ALTER TABLE fills ADD COLUMN fee bigint NOT NULL DEFAULT 0, ADD COLUMN a text;",
                "ALTER TABLE fills ADD COLUMN a uuid NOT NULL GENERATED ALWAYS AS (b) STORED;",
                "ALTER TABLE fills DROP CONSTRAINT fills_status_check, ADD CHECK (true);",
                "DROP INDEX fills_of_account;"
            })
    void isExpansion(String script) {
        assertFalse(contracts(script));
    }

    @Test
    void theMarkSaysWhichScriptAndRelease() {
        String script = "-- Contracts V12, released with 0.1.0.\nDROP TABLE fills;\n";
        Matcher mark = MARK.matcher(script);
        assertTrue(mark.find());
        assertEquals(List.of("12", "0.1.0"), List.of(mark.group(1), mark.group(2)));
    }
}
