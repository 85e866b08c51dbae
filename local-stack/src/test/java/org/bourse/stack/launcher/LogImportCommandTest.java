package org.bourse.stack.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What does not go together is refused before anything is read or reached. */
class LogImportCommandTest {
    @TempDir private Path folder;

    @BeforeEach
    void bringSecrets() throws Exception {
        Files.writeString(folder.resolve("good"), "other=1\nbourse.log.keys.\"1\"=AAAA\n");
        Files.writeString(folder.resolve("none"), "bourse.log.keys.\"one\"=AAAA\n");
        Files.writeString(folder.resolve("bad"), "log-key.7=this is none\n");
        Files.writeString(folder.resolve("empty"), "log-key.7=\n");
    }

    /** {@code DIR/} is the folder. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--brokers b:1 | --brokers and --secrets go together",
                "--secrets DIR/good | --brokers and --secrets go together",
                "--databases jdbc:x/{database} --passwords DIR/ | --databases needs --brokers",
                "--brokers b:1 --secrets DIR/good --databases jdbc:x/{database}"
                        + " | --databases and --passwords go together",
                "--brokers b:1 --secrets DIR/good --passwords DIR/"
                        + " | --databases and --passwords go together",
                "--brokers b:1 --secrets DIR/good --databases jdbc:x/orders --passwords DIR/"
                        + " | jdbc:x/orders names no {database}",
                "--brokers b:1 --secrets DIR/absent | cannot read DIR/absent",
                "--brokers b:1 --secrets DIR/none | DIR/none has no line bourse.log.keys.\"N\"=",
                "--brokers b:1 --secrets DIR/bad | log-key.7 in DIR/bad is no base64",
                "--brokers b:1 --secrets DIR/empty | log-key.7 in DIR/empty is no base64",
                "--brokers b:1 --secrets DIR/good --position -1 | -1 is no position of a log",
                "--brokers b:1 --secrets DIR/good | there is no archive in DIR/export",
            })
    void isRefused(String words, String why) {
        assertEquals(1, execute(words, why));
    }

    @Test
    void anOptionThatIsNoneIsWrongUsage() {
        assertEquals(2, execute("--secret DIR/good", "Unknown option"));
    }

    private int execute(String words, String why) {
        List<String> arguments =
                new ArrayList<>(List.of("log", "import", folder.resolve("export").toString()));
        arguments.addAll(Arrays.asList(here(words).split(" ")));
        CommandLine line = BourseCommand.commandLine();
        StringWriter said = new StringWriter();
        line.setErr(new PrintWriter(said, true));
        int exitCode = line.execute(arguments.toArray(String[]::new));
        assertTrue(said.toString().contains(here(why)), said::toString);
        return exitCode;
    }

    private String here(String text) {
        return text.replace("DIR/", folder + "/");
    }
}
