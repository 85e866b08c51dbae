package org.bourse.stack.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.TestStack;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A service whose options are wrong does not start, and says which and why without a stack. */
class OptionsIT {
    private static final long SECONDS_MAX = 60;

    @TempDir Path folder;

    private String refusal(BourseService service, String setting)
            throws IOException, InterruptedException {
        Path configuration = folder.resolve("service.properties");
        Files.writeString(configuration, "config_ordinal=350\n" + setting + "\n");
        URI file = configuration.toUri();
        Process process =
                new ProcessBuilder(
                                new ServiceProgram(TestStack.project(), service, false)
                                        .command(file, true))
                        .redirectErrorStream(true)
                        .start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS), said);
            assertEquals(1, process.exitValue(), said);
            assertFalse(said.contains("\tat "), said);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void whatIsBeyondItsBoundsIsNamed(BourseService service) throws Exception {
        String said = refusal(service, "bourse.fault.shown-for=6m");

        assertTrue(
                said.contains("not started: bourse.fault.shown-for=PT6M is not within 0s to 5m"),
                said);
    }

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void whatNoServiceHasIsNamed(BourseService service) throws Exception {
        String said = refusal(service, "bourse.fualt.shown-for=1m");

        assertTrue(said.contains("bourse.fualt.shown-for in "), said);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_SERVICE, bourse.webhook.owner-max=1",
        "RISK_SERVICE, bourse.venue=first",
        "PORTFOLIO_SERVICE, bourse.stage=production",
        "MARKET_DATA_SERVICE, bourse.source.feeds.one.kind=NOBODY"
    })
    void whatTheServiceCannotReadIsNamed(BourseService service, String setting) throws Exception {
        String said = refusal(service, setting);

        assertTrue(said.contains(setting.substring(0, setting.indexOf('='))), said);
    }
}
