package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.List;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.KeyState;
import org.bourse.core.NewOrder;
import org.bourse.core.NewOrderList;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/**
 * The venue once more, from the same rules, slow and plain: the oracle of the core.
 *
 * <p>Where the two differ, one of them breaks a rule.
 */
public final class NaiveVenue implements AnyVenue {
    private static final long STEP_MAX_MICROS = 1_000_000;
    private static final long IMAGE_INTERVAL_MICROS = 60_000_000;
    private static final long PROGRESS_INTERVAL_MICROS = 100_000;

    private final VenueEvents events;
    private final NaiveGate gate;
    private final NaiveLeadership leadership;
    private final NaiveMarket market;
    private final NaiveDuplicates duplicates;
    private final NaiveMassCancels massCancels;
    private final NaiveOrderDesk desk;
    private final NaiveAuctions auctions;
    private final NaiveBreakers breakers;
    private final NaiveSchedules schedules;
    private final NaiveListDesk listDesk;
    private final NaiveExternals externals;
    private final NaivePendingWork pendingWork;
    private final NaiveAdministration administration;
    private long lastProgressMicros;

    public NaiveVenue(VenueConfig config, VenueEvents events) {
        this.events = events;
        gate = new NaiveGate(config.writerInstancesMax(), config.contractVersionMax());
        leadership = new NaiveLeadership(gate, events);
        market = new NaiveMarket(config, events);
        duplicates = new NaiveDuplicates(config.duplicatesMaxPerGeneration());
        NaiveLimits limits = new NaiveLimits(market);
        NaiveEndings endings = new NaiveEndings(market);
        NaiveTriggers triggers = new NaiveTriggers(market, endings);
        NaiveMatching matching = new NaiveMatching(market, endings, triggers);
        massCancels = new NaiveMassCancels(market, endings);
        auctions = new NaiveAuctions(market, endings, triggers);
        externals = new NaiveExternals(market, matching, triggers);
        NaiveTransitions transitions = new NaiveTransitions(market, auctions);
        breakers = new NaiveBreakers(market, transitions);
        schedules = new NaiveSchedules(market, transitions);
        NaiveOrderRules rules = new NaiveOrderRules(market, limits);
        NaiveReplacing replacing = new NaiveReplacing(market, rules, limits, endings, matching);
        NaiveNewOrders orders = new NaiveNewOrders(market, rules);
        desk =
                new NaiveOrderDesk(
                        market, duplicates, orders, endings, triggers, matching, replacing);
        listDesk = new NaiveListDesk(market, duplicates, orders, endings, triggers, matching);
        NaiveExits exits = new NaiveExits(market, triggers, matching);
        pendingWork = new NaivePendingWork(market, endings, massCancels, auctions, matching, exits);
        administration =
                new NaiveAdministration(
                        market, gate, leadership, limits, transitions, schedules, massCancels);
    }

    @Override
    public void place(CommandHeader header, NewOrder order) {
        boolean sale = order.side() == Side.SELL && order.type() == OrderType.MARKET;
        writersStep(
                header,
                sale ? List.of(Writer.ORDER_ENTRY, Writer.RISK) : List.of(Writer.ORDER_ENTRY),
                () -> desk.place(order));
    }

    @Override
    public void placeList(CommandHeader header, NewOrderList list) {
        traderStep(header, () -> listDesk.place(list));
    }

    @Override
    public void setExternalLevel(
            CommandHeader header, int symbol, Side side, long priceTicks, long lots) {
        writerStep(
                header,
                Writer.MARKET_DATA,
                () -> {
                    RejectCode code = externals.set(symbol, side, priceTicks, lots);
                    if (code != null) {
                        events.commandRejected(code, 0, 0);
                    }
                });
    }

    @Override
    public void cancel(CommandHeader header, OrderCancel cancel) {
        traderStep(header, () -> desk.cancel(cancel));
    }

    @Override
    public void replace(CommandHeader header, OrderReplace replace) {
        traderStep(header, () -> desk.replace(replace));
    }

    private void traderStep(CommandHeader header, Runnable command) {
        writerStep(header, Writer.ORDER_ENTRY, command);
    }

    private void writerStep(CommandHeader header, Writer writer, Runnable command) {
        writersStep(header, List.of(writer), command);
    }

    private void writersStep(CommandHeader header, List<Writer> allowed, Runnable command) {
        events.stepBegins(header, market.timeMicros);
        RejectCode refusal = gate.admit(header, allowed);
        if (refusal == null) {
            run(header, command);
        } else {
            events.commandRejected(refusal, 0, 0);
        }
        events.stepEnds();
    }

    /** 1.7: pending work before and after. */
    private void run(CommandHeader header, Runnable command) {
        market.step = new NaiveStep(gate.epoch(), header.position());
        pendingWork.proceed();
        command.run();
        pendingWork.proceed();
    }

    @Override
    public boolean hasPendingWork() {
        return pendingWork.isPending();
    }

    @Override
    public void tick(
            CommandHeader header, long term, long timeMicros, boolean stepConfirmed, long applied) {
        RejectCode refusal = gate.admit(header, List.of(Writer.RUNNER));
        if (refusal == null) {
            refusal = checkTick(term, timeMicros, stepConfirmed);
        }
        if (refusal != null) {
            events.stepBegins(header, market.timeMicros);
            events.commandRejected(refusal, 0, 0);
            events.stepEnds();
            return;
        }
        long formerMicros = market.timeMicros;
        boolean isFirst = formerMicros == 0;
        market.timeMicros = timeMicros;
        leadership.hasApplied(applied, header.position());
        events.stepBegins(header, timeMicros);
        // 1.7: 13, then 14, which begins what pending work then goes on with
        market.step = new NaiveStep(gate.epoch(), header.position());
        if (!isFirst) {
            breakers.afterSilence(formerMicros);
        }
        pendingWork.expire();
        massCancels.fireSwitches();
        schedules.goOn();
        breakers.goOn();
        // before and after a command that does nothing else
        pendingWork.proceed();
        pendingWork.proceed();
        // 3.2
        if (isFirst) {
            duplicates.start(timeMicros);
        }
        duplicates.rotateIfDue(timeMicros);
        market.listings.emitDueImage(timeMicros, IMAGE_INTERVAL_MICROS);
        auctions.tellOne();
        if (isFirst || timeMicros - lastProgressMicros >= PROGRESS_INTERVAL_MICROS) {
            lastProgressMicros = timeMicros;
            events.progress();
        }
        events.stepEnds();
    }

    /** 3.1. */
    private @Nullable RejectCode checkTick(long term, long timeMicros, boolean stepConfirmed) {
        RejectCode outdated = leadership.see(term);
        if (outdated != null) {
            return outdated;
        }
        if (timeMicros < market.timeMicros) {
            return RejectCode.TIME_BACKWARDS;
        }
        boolean isLarge = timeMicros - market.timeMicros > STEP_MAX_MICROS;
        return isLarge && !stepConfirmed && market.timeMicros != 0
                ? RejectCode.TIME_STEP_TOO_LARGE
                : null;
    }

    @Override
    public void apply(CommandHeader header, VenueCommand command) {
        events.stepBegins(header, market.timeMicros);
        RejectCode refusal = gate.admit(header, NaiveCommands.writers(command));
        if (refusal == null) {
            Writer writer = header.writer();
            run(
                    header,
                    () -> {
                        RejectCode code = administration.apply(command, writer);
                        reject(
                                command,
                                code,
                                NaiveCommands.account(command),
                                NaiveCommands.reference(command));
                    });
        }
        reject(command, refusal, 0, 0);
        events.stepEnds();
    }

    private void reject(
            VenueCommand command, @Nullable RejectCode code, long account, long reference) {
        if (code != null && NaiveCommands.isFunding(command)) {
            events.fundingRejected(code, account, reference);
        } else if (code != null) {
            events.commandRejected(code, account, reference);
        }
    }

    @Override
    public void refuse(CommandHeader header, RejectCode code) {
        events.stepBegins(header, market.timeMicros);
        events.commandRejected(code, 0, 0);
        events.stepEnds();
    }

    /** 3.4. */
    @Override
    public void skip(CommandHeader header) {
        events.stepBegins(header, market.timeMicros);
        RejectCode refusal = gate.admitOfAnyType(header);
        RejectCode code = refusal == null ? RejectCode.SKIPPED : refusal;
        if (header.writer() == Writer.FUNDING) {
            events.fundingRejected(code, 0, 0);
        } else {
            events.commandRejected(code, 0, 0);
        }
        events.stepEnds();
    }

    @Override
    public KeyState keyState(int keyId, Writer writer) {
        return gate.keyState(keyId, writer);
    }

    @Override
    public long venueTimeMicros() {
        return market.timeMicros;
    }

    @Override
    public long term() {
        return leadership.term();
    }

    @Override
    public long leader() {
        return leadership.leader();
    }

    @Override
    public int contractVersion() {
        return gate.contractVersion();
    }

    @Override
    public int epoch() {
        return gate.epoch();
    }

    @Override
    public int openOrders() {
        return market.openOrders().size();
    }

    @Override
    public long availableMinor(long account, int asset) {
        return market.ledger.balance(account, asset, Bucket.AVAILABLE).longValueExact();
    }

    @Override
    public long heldMinor(long account, int asset) {
        return market.ledger.balance(account, asset, Bucket.HELD).longValueExact();
    }

    /** What the last step has done. */
    NaiveStep lastStep() {
        return market.step;
    }

    int massCancelsUnderWay() {
        return massCancels.underWay();
    }

    /** A side's resting orders, best first; empty for an unknown symbol. */
    List<NaiveOrder> resting(int symbol, Side side) {
        NaiveBook book = market.listings.book(symbol);
        return book == null ? List.of() : book.orders(side);
    }

    /** A side's levels, best first. */
    List<NaiveBook.Level> levels(int symbol, Side side) {
        NaiveBook book = market.listings.book(symbol);
        return book == null ? List.of() : book.levels(side);
    }

    NaiveBook.Level level(int symbol, Side side, long priceTicks) {
        NaiveBook book = market.listings.book(symbol);
        return book == null
                ? new NaiveBook.Level(priceTicks, 0, 0, 0)
                : book.level(side, priceTicks);
    }

    /** All accounts, the venue's own among them. */
    public List<Long> accounts() {
        return market.ledger.accounts();
    }

    /** The sum of an asset over all accounts, which is zero: custody mirrors what is owed. */
    public BigInteger sum(int asset) {
        return market.ledger.sum(asset);
    }
}
