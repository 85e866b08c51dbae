package org.bourse.stack.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which process of the services it is.
 *
 * @param number 1 for the first process of a service, 2 for a second beside it, and so on; of the
 *     paper venue there is one each
 * @param paper whether it serves the paper venue
 */
public record Placement(BourseService service, int number, boolean paper) {
    private static final String PAPER = "paper-";

    /** What the paper venue has; nobody limits it. */
    private static final List<BourseService> ON_PAPER =
            List.of(
                    BourseService.MATCHING_SERVICE,
                    BourseService.ORDER_SERVICE,
                    BourseService.PORTFOLIO_SERVICE,
                    BourseService.MARKET_DATA_SERVICE);

    /** Signs external levels, which only the paper venue's matching-service takes. */
    private static final int MARKET_DATA_KEY = 5;

    /** The nth process of a service of the live venue. */
    public static Placement live(BourseService service, int number) {
        return new Placement(service, number, false);
    }

    /** The process of a service of the paper venue. */
    public static Placement paper(BourseService service) {
        return new Placement(service, 1, true);
    }

    /** All of the paper venue. */
    public static List<Placement> allOnPaper() {
        return ON_PAPER.stream().map(Placement::paper).toList();
    }

    /** The names of all of the paper venue. */
    public static List<String> namesOnPaper() {
        return allOnPaper().stream().map(Placement::name).toList();
    }

    /** What its name at the live venue begins with at the paper venue. */
    public static String prefix(boolean paper) {
        return paper ? PAPER : "";
    }

    /** The name people type, for example {@code paper-order-service}. */
    public String name() {
        return prefix(paper) + service.processName(number);
    }

    /** Its partition. */
    int venue() {
        return paper ? 1 : 0;
    }

    /** Its database, and the role that owns it; snapshots of all venues lie in one. */
    public String database() {
        return paper && service != BourseService.MATCHING_SERVICE
                ? onPaper(service)
                : service.database();
    }

    private static String onPaper(BourseService service) {
        return service.database() + "_paper";
    }

    /** The databases of all services of all venues. */
    public static List<String> databases() {
        List<String> all =
                new ArrayList<>(
                        Arrays.stream(BourseService.values())
                                .map(BourseService::database)
                                .toList());
        ON_PAPER.stream()
                .filter(it -> it != BourseService.MATCHING_SERVICE)
                .forEach(it -> all.add(onPaper(it)));
        return List.copyOf(all);
    }

    /** The key it signs commands with, if it writes to the log. */
    Optional<Integer> logKeyId() {
        return mirrors() ? Optional.of(MARKET_DATA_KEY) : service.logKeyId();
    }

    /** Whose keys it is given. */
    List<Integer> knownLogKeyIds() {
        List<Integer> known = new ArrayList<>(service.knownLogKeyIds());
        if (mirrors() || takesLevels()) {
            known.add(MARKET_DATA_KEY);
        }
        return known;
    }

    /** Whether it tells the venue what a market outside shows. */
    boolean mirrors() {
        return paper && service == BourseService.MARKET_DATA_SERVICE;
    }

    /** What only the services of the paper venue are told, and that of the live one never. */
    List<String> properties() {
        if (takesLevels()) {
            return List.of(
                    "bourse.runner.keys.MARKET_DATA=" + MARKET_DATA_KEY,
                    "bourse.retention.keep=1D");
        }
        List<String> properties = new ArrayList<>();
        if (paper) {
            properties.add("bourse.api-keys.venue=0");
        }
        if (mirrors()) {
            properties.add("bourse.paper.mirrors=true");
        }
        return properties;
    }

    /** Whether it passes requests of accounts on paper on to the paper venue's process. */
    public boolean passesOn() {
        return !paper
                && (service == BourseService.ORDER_SERVICE
                        || service == BourseService.PORTFOLIO_SERVICE);
    }

    /** What it is told of a recording to follow. */
    public List<String> feed(Optional<Path> recording) {
        return mirrors() ? recording.map(PaperFeed::recording).orElse(List.of()) : List.of();
    }

    private boolean takesLevels() {
        return paper && service == BourseService.MATCHING_SERVICE;
    }
}
