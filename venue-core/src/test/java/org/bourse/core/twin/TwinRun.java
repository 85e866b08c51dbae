package org.bourse.core.twin;

import java.util.List;
import java.util.function.BiFunction;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.EventRecorder;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;

/** One seed: the same commands to a venue and its twin, compared and checked after each. */
final class TwinRun {
    private static final int STATE_STEPS = 100;
    private static final int SHOWN_LINES = 12;

    private final long seed;
    private final CommandGenerator generator;
    private final GeneratedCommand.Reused venueArguments = new GeneratedCommand.Reused();
    private final GeneratedCommand.Reused twinArguments = new GeneratedCommand.Reused();
    private final EventRecorder venueEvents = new EventRecorder();
    private final EventRecorder twinEvents = new EventRecorder();
    private final BookChecker books = new BookChecker();
    private final ImageChecker images = new ImageChecker(books);
    private final AnyVenue venue;
    private final NaiveVenue twin;

    TwinRun(long seed, BiFunction<VenueConfig, VenueEvents, AnyVenue> factory) {
        this.seed = seed;
        generator = new CommandGenerator(seed);
        Listed listed = new Listed();
        LedgerChecker ledger = new LedgerChecker();
        OrderChecker orders = new OrderChecker(listed, ledger);
        venue =
                factory.apply(
                        generator.config(),
                        Fanout.to(
                                venueEvents.listener(),
                                listed,
                                ledger,
                                orders,
                                books,
                                images,
                                new AuctionChecker(books),
                                new ListChecker(),
                                new TriggerChecker(),
                                new StateChecker()));
        twin =
                new NaiveVenue(
                        generator.config(), Fanout.to(twinEvents.listener(), generator.memory()));
    }

    EventRecorder venueEvents() {
        return venueEvents;
    }

    /** Throws an {@link AssertionError} that names the seed and the command where they differ. */
    void run() {
        for (int number = 1; number <= generator.commands(); number++) {
            GeneratedCommand command = generator.next(twin.hasPendingWork());
            String failure = step(command);
            if (failure.isEmpty() && number % stateSteps() == 0) {
                failure = differentState();
            }
            if (!failure.isEmpty()) {
                throw new AssertionError(
                        "seed %d, command %d: %s%n%s".formatted(seed, number, command, failure));
            }
            venueEvents.clear();
            twinEvents.clear();
        }
    }

    /** Comparing all balances of a crowd of accounts takes long. */
    private int stateSteps() {
        return STATE_STEPS + generator.config().accountsMax() / 10;
    }

    private String step(GeneratedCommand command) {
        String broken = "";
        command.runOn(twin, twinArguments);
        books.expect(command);
        try {
            command.runOn(venue, venueArguments);
        } catch (AssertionError | RuntimeException e) {
            broken = "the core threw " + e + " at " + List.of(e.getStackTrace()).subList(0, 5);
        }
        if (!twinEvents.sameAs(venueEvents)) {
            return difference() + broken;
        }
        return broken.isEmpty() ? differentBooks() : broken;
    }

    private String difference() {
        List<String> core = venueEvents.lines();
        List<String> expected = twinEvents.lines();
        int same = 0;
        while (same < Math.min(core.size(), expected.size())
                && core.get(same).equals(expected.get(same))) {
            same++;
        }
        return "first difference at line %d%n-- the core said%n%s%n-- the twin said%n%s%n"
                .formatted(same + 1, shown(core, same), shown(expected, same));
    }

    private static String shown(List<String> lines, int from) {
        int first = Math.max(0, from - SHOWN_LINES / 2);
        int last = Math.min(lines.size(), from + SHOWN_LINES);
        return String.join(System.lineSeparator(), lines.subList(first, last));
    }

    private String differentBooks() {
        for (BookChecker.Price price : books.reported()) {
            NaiveBook.Level level = twin.level(price.symbol(), price.side(), price.priceTicks());
            if (!books.level(price).equals(level)) {
                return "level of the twin's book: " + level + ", reported: " + price;
            }
        }
        if (images.symbol() != 0) {
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                if (!images.levels(side).equals(twin.levels(images.symbol(), side))) {
                    return "image of symbol " + images.symbol();
                }
            }
        }
        return "";
    }

    private String differentState() {
        boolean same =
                venue.venueTimeMicros() == twin.venueTimeMicros()
                        && venue.term() == twin.term()
                        && venue.leader() == twin.leader()
                        && venue.epoch() == twin.epoch()
                        && venue.contractVersion() == twin.contractVersion()
                        && venue.openOrders() == twin.openOrders()
                        && venue.hasPendingWork() == twin.hasPendingWork();
        if (!same) {
            return "time, term, leader, epoch, version, open orders or pending work differ";
        }
        for (int key = -1; key < 8; key++) {
            for (Writer writer : Writer.values()) {
                if (venue.keyState(key, writer) != twin.keyState(key, writer)) {
                    return "key %d for %s: %s and not %s"
                            .formatted(
                                    key,
                                    writer,
                                    venue.keyState(key, writer),
                                    twin.keyState(key, writer));
                }
            }
        }
        return differentBalances();
    }

    private String differentBalances() {
        for (long account : twin.accounts()) {
            for (int asset = 1; asset <= generator.config().assetsMax(); asset++) {
                if (venue.availableMinor(account, asset) != twin.availableMinor(account, asset)
                        || venue.heldMinor(account, asset) != twin.heldMinor(account, asset)) {
                    return "balance of account " + account + ", asset " + asset;
                }
            }
        }
        for (int asset = 1; asset <= generator.config().assetsMax(); asset++) {
            if (twin.sum(asset).signum() != 0) {
                return "asset " + asset + " is not conserved";
            }
        }
        return "";
    }
}
