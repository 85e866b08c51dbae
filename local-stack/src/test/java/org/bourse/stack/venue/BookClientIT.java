package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bourse.stack.Stack;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A program in another language, written from the AsyncAPI document alone, rebuilds every book
 * under load; {@code -Dbourse.books.seconds} is for how long.
 */
class BookClientIT {
    private static final int SECONDS = Integer.getInteger("bourse.books.seconds", 20);
    private static final int SECONDS_OF_A_MISTAKE = 12;
    private static final int TRADERS = 2;
    private static final Stack STACK = TestStack.shared();

    private static final List<Market> MARKETS = new ArrayList<>();
    private static Path folder = Path.of("");
    private static Npm npm;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        folder = TestStack.emptyHome("books");
        npm = new Npm(folder);
        Path sources = TestStack.project().resolve("local-stack/src/test/node");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        npm.fetch("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        assertTrue(Files.exists(folder.resolve("node_modules/ws")), npm.said());
        for (String base : List.of("BOOKA", "BOOKB", "BOOKC")) {
            MARKETS.add(Market.listed(STACK.client(), base));
        }
    }

    @Test
    void theClientsOwnTestsPass() throws IOException, InterruptedException {
        assertEquals(0, npm.run("node", "--test"), npm.said());
    }

    @Test
    void everyBookIsRebuiltUnderLoadAndThroughARestart() throws Exception {
        try (Bustle bustle = new Bustle(STACK.client(), MARKETS, "books", TRADERS)) {
            Process client = start("rebuilt", "--seconds", String.valueOf(SECONDS));
            assertFalse(client.waitFor(SECONDS / 2, TimeUnit.SECONDS), () -> said("rebuilt"));
            int before = bustle.done();
            STACK.stop("market-data-service");
            STACK.start("market-data-service");
            assertTrue(client.waitFor(SECONDS + 90, TimeUnit.SECONDS), "it does not end");
            assertTrue(bustle.done() > before, "orders went on");
            assertEquals(0, client.exitValue(), () -> said("rebuilt"));
        }
        String said = said("rebuilt");
        System.out.println("books: " + said.strip());
        JsonNode counts = RestClient.json().readTree(said);
        assertEquals(0, counts.path("defects").asInt(), said);
        assertEquals(counts.path("symbols"), counts.path("booksCompared"), said);
        for (String count : List.of("checksums", "agreements", "tradesCompared", "resumed")) {
            assertTrue(counts.path(count).asInt() > 0, () -> count + ": " + said);
        }
    }

    /** What the client says to find it finds: it is let make a mistake of each kind. */
    @Test
    void aClientWithAMistakeFindsIt() throws Exception {
        Map<String, String> foundByMistake =
                Map.of("gap", ": gap, ", "level", ": checksum ", "trade", " was lost");
        try (Bustle bustle = new Bustle(STACK.client(), MARKETS, "mistake", TRADERS)) {
            Market.eventually("orders are placed", () -> bustle.done() > 0);
            Map<String, Process> clients = new LinkedHashMap<>();
            for (String mistake : foundByMistake.keySet()) {
                clients.put(mistake, startWith(mistake));
            }
            for (Map.Entry<String, Process> client : clients.entrySet()) {
                String mistake = client.getKey();
                assertTrue(client.getValue().waitFor(90, TimeUnit.SECONDS), mistake);
                assertEquals(1, client.getValue().exitValue(), () -> said(mistake));
                JsonNode found = RestClient.json().readTree(said(mistake)).path("firstDefects");
                assertTrue(
                        found.path(0).asText().contains(foundByMistake.get(mistake)),
                        () -> said(mistake));
            }
        }
    }

    private static Process startWith(String mistake) throws IOException {
        return start(
                mistake,
                "--break",
                mistake,
                "--seconds",
                String.valueOf(SECONDS_OF_A_MISTAKE),
                "--symbols",
                String.join(",", MARKETS.stream().map(Market::symbol).toList()));
    }

    private static Process start(String output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "books.mjs"));
        command.add(STACK.url("market-data-service").toString());
        command.addAll(List.of(arguments));
        return npm.start(output, command.toArray(String[]::new));
    }

    private static String said(String output) {
        try {
            return Files.readString(folder.resolve(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
