package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.snapshot.SnapshotException;
import org.bourse.core.snapshot.SnapshotSink;
import org.bourse.core.snapshot.SnapshotSource;
import org.bourse.core.snapshot.StateHash;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * A venue: accounts with funds and holds, limits, order books, fees. Every call of a command is one
 * step: {@link VenueEvents#stepBegins}, what the command caused, {@link VenueEvents#stepEnds}.
 *
 * <p>Commands are never refused by exception. An exception means a defect: the state is no longer
 * to be trusted, no {@code stepEnds} follows, and the caller must halt the venue. Not safe for use
 * by several threads. New orders, cancels, external levels and ticks allocate nothing, but when a
 * side of a book has levels in more blocks of 64 prices than ever before.
 */
public final class Venue {
    /** The greatest contract version that this code understands. */
    public static final int CONTRACT_VERSION = 1;

    /** More commands than this are not expected at a time. */
    public static final int EXPECTED_MAX = LookAhead.MAX;

    private final VenueConfig config;
    private final VenueEvents events;
    private final VenueState state;
    private final Gate gate;
    private final Ticks ticks;
    private final StateChanges stateChanges;
    private final DeadManSwitches deadManSwitches;
    private final Funding funding;
    private final OrderEntry orderEntry;
    private final ListEntry listEntry;
    private final Cancels cancels;
    private final Replaces replaces;
    private final Sessions sessions;
    private final PendingWork work;
    private final RareCommands rareCommands;
    private final TradingParts trading;
    private final LookAhead lookAhead;

    /** A venue as it is before its first command. */
    public Venue(VenueConfig config, VenueEvents events) {
        this.config = config;
        this.events = events;
        state = new VenueState(config, events);
        gate = new Gate(state, config.writerInstancesMax());
        trading = new TradingParts(state, events, config.symbolsMax());
        ticks = new Ticks(state, events, new IndicativePrices(state, events, config.symbolsMax()));
        funding = new Funding(state, events, config.withdrawalsMax());
        MassCancels massCancels = new MassCancels(state, events);
        deadManSwitches = new DeadManSwitches(state, events, massCancels);
        stateChanges = new StateChanges(state, events, massCancels, trading);
        sessions = new Sessions(state, events, stateChanges, config.symbolsMax());
        rareCommands =
                new RareCommands(
                        new Administration(state, events, ticks, trading.breakers),
                        new Leadership(state, events),
                        new AccountAdministration(state, events),
                        new Limits(state, events),
                        funding,
                        stateChanges,
                        sessions,
                        massCancels,
                        deadManSwitches);
        ClientOrderIds clientOrderIds = new ClientOrderIds();
        NamedOrder named = new NamedOrder(state, clientOrderIds, trading.encounters);
        lookAhead = new LookAhead(state, clientOrderIds);
        orderEntry =
                new OrderEntry(state, events, clientOrderIds, trading.preWalk, trading.matching);
        listEntry = new ListEntry(state, events, clientOrderIds, trading.preWalk, orderEntry);
        cancels = new Cancels(state, events, named, trading.ends);
        replaces = new Replaces(state, events, named, trading);
        work = new PendingWork(state, trading, new Activations(state, events, trading));
    }

    /**
     * A venue as it was when a snapshot was made: to the same commands it answers the same. No
     * event is emitted.
     *
     * @param config may have other bounds than the venue that was written, if its state fits
     * @throws SnapshotException when the snapshot is cut, damaged, of newer code or too big; what
     *     the source throws is passed on
     */
    public static Venue restore(VenueConfig config, VenueEvents events, SnapshotSource source) {
        Venue venue = new Venue(config, events);
        StateReader.read(source, venue::read);
        return venue;
    }

    /** Writes the whole state, between two commands, and returns its hash. */
    public StateHash snapshot(SnapshotSink sink) {
        StateWriter out = new StateWriter(sink);
        config.write(out);
        state.write(out);
        gate.write(out);
        ticks.write(out);
        funding.write(out);
        deadManSwitches.write(out);
        sessions.write(out);
        trading.breakers.write(out);
        return out.finish();
    }

    private void read(StateReader in) {
        VenueConfig.skip(in);
        state.read(in);
        gate.read(in);
        ticks.read(in);
        funding.read(in);
        deadManSwitches.read(in);
        sessions.read(in);
        trading.breakers.read(in);
        trading.haveBeenRead(config.symbolsMax());
    }

    /** The hash of the whole state, between two commands: that of a {@link #snapshot}. */
    public StateHash stateHash() {
        return snapshot((_, _) -> {
            // Only the hash is wanted.
        });
    }

    /**
     * Says that this order, as it is now, will be placed soon. A hint that changes no result: see
     * {@link #fetchExpected}.
     */
    public void expect(NewOrder order) {
        lookAhead.expect(order);
    }

    /** The same of a cancel. */
    public void expect(OrderCancel cancel) {
        lookAhead.expect(cancel);
    }

    /** The same of a replace. */
    public void expect(OrderReplace replace) {
        lookAhead.expect(replace);
    }

    /**
     * Brings what the expected commands need into the cache, all at once: one command after the
     * other would wait for memory each time. To be called before the first of them.
     */
    public void fetchExpected() {
        lookAhead.fetch();
    }

    /** A new order. */
    public void place(CommandHeader header, NewOrder order) {
        events.stepBegins(header, state.timeMicros());
        RejectCode refusal = gate.refusalOfOrder(header, order);
        if (refusal == null) {
            beginWork(header);
            orderEntry.place(header, order);
            work.runAfterOrder();
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        endStep();
    }

    /** New orders that depend on each other. */
    public void placeList(CommandHeader header, NewOrderList list) {
        events.stepBegins(header, state.timeMicros());
        RejectCode refusal = gate.refusalOfOrderEntry(header);
        if (refusal == null) {
            beginWork(header);
            listEntry.place(header, list);
            work.run();
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        endStep();
    }

    /**
     * What an external book has at a price.
     *
     * @param lots 0 for nothing any more
     */
    public void setExternalLevel(
            CommandHeader header, int symbol, Side side, long priceTicks, long lots) {
        events.stepBegins(header, state.timeMicros());
        RejectCode refusal = gate.refusal(header, header.writer() == Writer.MARKET_DATA);
        if (refusal == null) {
            beginWork(header);
            trading.externalLiquidity.set(symbol, side, priceTicks, lots);
            work.run();
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        endStep();
    }

    /** A request to replace price, trigger or quantity of an order. */
    public void replace(CommandHeader header, OrderReplace replace) {
        events.stepBegins(header, state.timeMicros());
        RejectCode refusal = gate.refusalOfOrderEntry(header);
        if (refusal == null) {
            beginWork(header);
            replaces.replace(replace);
            work.runAfterOrder();
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        endStep();
    }

    /** A request to cancel an order. */
    public void cancel(CommandHeader header, OrderCancel cancel) {
        events.stepBegins(header, state.timeMicros());
        RejectCode refusal = gate.refusalOfOrderEntry(header);
        if (refusal == null) {
            beginWork(header);
            cancels.cancel(cancel);
            work.runAfterOrder();
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        endStep();
    }

    /**
     * The leader says what time it is. The step begins at the new time.
     *
     * @param term of the leader; that of an older leader is refused
     * @param timeMicros microseconds since the Unix epoch
     * @param stepConfirmed whether an operator confirmed a step of more than a second
     * @param applied the leader has applied all commands before this position
     */
    public void tick(
            CommandHeader header, long term, long timeMicros, boolean stepConfirmed, long applied) {
        long before = state.timeMicros();
        RejectCode refusal = gate.refusal(header, header.writer() == Writer.RUNNER);
        if (refusal == null) {
            refusal = ticks.refusal(term, timeMicros, stepConfirmed);
        }
        if (refusal == null) {
            state.timeMicros(timeMicros);
            ticks.applied(applied, header);
        }
        events.stepBegins(header, state.timeMicros());
        if (refusal == null) {
            state.stepBudget().reset(state.epoch(), header.position());
            work.stepBegins();
            trading.breakers.timeMoved(before);
            work.expire();
            deadManSwitches.fire(header);
            sessions.run();
            stateChanges.afterBreaks();
            work.run();
            work.run();
            ticks.moved(before);
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        endStep();
    }

    /** Any other command. */
    public void apply(CommandHeader header, VenueCommand command) {
        events.stepBegins(header, state.timeMicros());
        RejectCode refusal = gate.refusal(header, Writers.maySend(header.writer(), command));
        if (refusal == null) {
            beginWork(header);
            rareCommands.apply(header, command);
            work.run();
        } else if (Writers.isFunding(command)) {
            events.fundingRejected(refusal, 0, 0);
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        endStep();
    }

    /**
     * Answers a record that is no command: it could not be read or its signature not be verified.
     * No sequence of a writer is consumed.
     */
    public void refuse(CommandHeader header, RejectCode code) {
        events.stepBegins(header, state.timeMicros());
        events.commandRejected(code, 0, 0);
        endStep();
    }

    /**
     * Refuses a command that can be read and verified but not be applied. It is consumed like any
     * other; what earlier steps left over is not continued.
     */
    public void skip(CommandHeader header) {
        events.stepBegins(header, state.timeMicros());
        RejectCode refusal = gate.refusal(header, true);
        RejectCode code = refusal == null ? RejectCode.SKIPPED : refusal;
        if (header.writer() == Writer.FUNDING) {
            events.fundingRejected(code, 0, 0);
        } else {
            events.commandRejected(code, 0, 0);
        }
        endStep();
    }

    /** An admitted step begins with what earlier ones left over. */
    private void beginWork(CommandHeader header) {
        state.stepBudget().reset(state.epoch(), header.position());
        work.stepBegins();
        work.runBefore();
    }

    private void endStep() {
        state.ledger().checkConservation();
        events.stepEnds();
    }

    /** Whether work is pending that a Continue would do. */
    public boolean hasPendingWork() {
        return work.isPending();
    }

    /** What a key may sign; the caller verifies signatures with it before a command comes here. */
    public KeyState keyState(int keyId, Writer writer) {
        return state.keys().state(keyId, writer);
    }

    /** The time of the last tick; 0 before the first. */
    public long venueTimeMicros() {
        return state.timeMicros();
    }

    /** The highest term of a tick or claim so far. */
    public long term() {
        return state.term();
    }

    /** Who claimed the term last claimed; 0 before the first claim. */
    public long leader() {
        return state.leader();
    }

    /** The activated version; commands above it are refused. */
    public int contractVersion() {
        return state.contractVersion();
    }

    /** The greatest version that may be activated. */
    public int contractVersionMax() {
        return config.contractVersionMax();
    }

    public int epoch() {
        return state.epoch();
    }

    /** Leaders have said that they applied all commands before this position. */
    public long applied() {
        return state.applied();
    }

    /** Open orders of all symbols, resting and waiting ones. */
    public int openOrders() {
        return state.books().orders().size();
    }

    /** Open orders of an account; 0 for an unknown one. */
    public int openOrders(long account) {
        int index = state.accounts().find(account);
        return index == AccountTable.NONE ? 0 : state.accounts().openOrders(index);
    }

    /** What an account may spend; 0 for an unknown account or asset. */
    public long availableMinor(long account, int asset) {
        return state.ledger().availableMinorOf(account, asset);
    }

    /** What is held of an account for orders and withdrawals; 0 for an unknown one or asset. */
    public long heldMinor(long account, int asset) {
        return state.ledger().heldMinorOf(account, asset);
    }

    /** Shows what operators have set. */
    public void visitSettings(SettingsVisitor visitor) {
        visitor.venue(state.contractVersion(), state.tradingStates().isHalted());
        state.keys().visit(visitor);
        state.assets().visit(visitor);
        state.symbols().visit(visitor);
    }

    /** Shows balances but zeros, also of the venue, by age of account; per asset they sum to 0. */
    public void visitBalances(BalanceVisitor visitor) {
        state.ledger().visit(visitor, config.assetsMax());
    }
}
