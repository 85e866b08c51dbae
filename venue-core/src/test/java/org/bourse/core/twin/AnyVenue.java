package org.bourse.core.twin;

import java.util.function.Supplier;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.KeyState;
import org.bourse.core.NewOrder;
import org.bourse.core.NewOrderList;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;
import org.bourse.core.SnapshotBytes;
import org.bourse.core.Venue;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;

/** What the core and its twin have in common. */
public interface AnyVenue {
    void place(CommandHeader header, NewOrder order);

    void placeList(CommandHeader header, NewOrderList list);

    void setExternalLevel(CommandHeader header, int symbol, Side side, long priceTicks, long lots);

    void cancel(CommandHeader header, OrderCancel cancel);

    void replace(CommandHeader header, OrderReplace replace);

    /** Whether a Continue would do something. */
    boolean hasPendingWork();

    void tick(
            CommandHeader header, long term, long timeMicros, boolean stepConfirmed, long applied);

    void apply(CommandHeader header, VenueCommand command);

    void refuse(CommandHeader header, RejectCode code);

    /** Refuses what it cannot apply, whatever it is. */
    void skip(CommandHeader header);

    KeyState keyState(int keyId, Writer writer);

    long venueTimeMicros();

    long term();

    long leader();

    int contractVersion();

    int epoch();

    int openOrders();

    long availableMinor(long account, int asset);

    long heldMinor(long account, int asset);

    /** The production core. */
    static AnyVenue core(VenueConfig config, VenueEvents events) {
        return of(new Venue(config, events));
    }

    /** A core that is there already. */
    static AnyVenue of(Venue venue) {
        return of(() -> venue);
    }

    /**
     * The production core, written and restored before everything it is asked; with much to write
     * and nothing pending only sometimes, since it takes its time.
     */
    static AnyVenue restored(VenueConfig config, VenueEvents events) {
        return of(
                new Supplier<>() {
                    private Venue venue = new Venue(config, events);
                    private int bytes;
                    private int calls;

                    @Override
                    public Venue get() {
                        calls++;
                        if (venue.hasPendingWork() || calls % (1 + bytes / 10_000) == 0) {
                            byte[] snapshot = SnapshotBytes.of(venue);
                            bytes = snapshot.length;
                            venue = SnapshotBytes.restore(config, events, snapshot);
                        }
                        return venue;
                    }
                });
    }

    private static AnyVenue of(Supplier<Venue> venue) {
        return new AnyVenue() {
            @Override
            public void place(CommandHeader header, NewOrder order) {
                venue.get().place(header, order);
            }

            @Override
            public void placeList(CommandHeader header, NewOrderList list) {
                venue.get().placeList(header, list);
            }

            @Override
            public void setExternalLevel(
                    CommandHeader header, int symbol, Side side, long priceTicks, long lots) {
                venue.get().setExternalLevel(header, symbol, side, priceTicks, lots);
            }

            @Override
            public void cancel(CommandHeader header, OrderCancel cancel) {
                venue.get().cancel(header, cancel);
            }

            @Override
            public void replace(CommandHeader header, OrderReplace replace) {
                venue.get().replace(header, replace);
            }

            @Override
            public boolean hasPendingWork() {
                return venue.get().hasPendingWork();
            }

            @Override
            public void tick(
                    CommandHeader header,
                    long term,
                    long timeMicros,
                    boolean stepConfirmed,
                    long applied) {
                venue.get().tick(header, term, timeMicros, stepConfirmed, applied);
            }

            @Override
            public void apply(CommandHeader header, VenueCommand command) {
                venue.get().apply(header, command);
            }

            @Override
            public void refuse(CommandHeader header, RejectCode code) {
                venue.get().refuse(header, code);
            }

            @Override
            public void skip(CommandHeader header) {
                venue.get().skip(header);
            }

            @Override
            public KeyState keyState(int keyId, Writer writer) {
                return venue.get().keyState(keyId, writer);
            }

            @Override
            public long venueTimeMicros() {
                return venue.get().venueTimeMicros();
            }

            @Override
            public long term() {
                return venue.get().term();
            }

            @Override
            public long leader() {
                return venue.get().leader();
            }

            @Override
            public int contractVersion() {
                return venue.get().contractVersion();
            }

            @Override
            public int epoch() {
                return venue.get().epoch();
            }

            @Override
            public int openOrders() {
                return venue.get().openOrders();
            }

            @Override
            public long availableMinor(long account, int asset) {
                return venue.get().availableMinor(account, asset);
            }

            @Override
            public long heldMinor(long account, int asset) {
                return venue.get().heldMinor(account, asset);
            }
        };
    }
}
