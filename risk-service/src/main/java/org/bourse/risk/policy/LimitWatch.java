package org.bourse.risk.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.risk.exposure.AccountExposure;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.exposure.Exposure;
import org.bourse.risk.exposure.ExposureBook;
import org.bourse.risk.exposure.ExposureStanding;
import org.bourse.risk.exposure.Position;

/**
 * Watches the limits of all accounts of a venue, and of groups of them. Gains, losses and holdings
 * follow from ledger-events alone, messages from order-events alone, each in the day of its own
 * topic, so that it does not matter which of the two is ahead. One thread at a time.
 *
 * <p>It reads the venue's day again after a start; what it finds is judged only once it is live.
 */
public final class LimitWatch {
    private final ExposureBook exposures;
    private final LedgerReader ledger;
    private final OrderReader orders;
    private final Judge judge;
    private final CloseOuts closeOuts = new CloseOuts();
    // Made once: records come by the thousand.
    private final Consumer<Exposure> judging = this::judge;
    private final Judge.TripSink tripping = this::tripped;
    private final Map<RequestId, Long> done = new HashMap<>();
    private List<Trip> trips = new ArrayList<>();
    private final long revalueMicros;
    private long revaluedMicros;
    private boolean live;
    private int ledgerDay = Integer.MIN_VALUE;
    private int orderDay = Integer.MIN_VALUE;
    private int today;
    private long position;
    private long ledgerPosition;
    private long orderPosition;
    private long timeMicros;

    public LimitWatch(WatchBounds bounds) {
        revalueMicros = bounds.revalueMicros();
        exposures = new ExposureBook(bounds.accountsMax());
        ledger = new LedgerReader(bounds.referenceCode(), exposures);
        orders = new OrderReader(bounds.accountsMax());
        judge = new Judge(bounds.messagesMin());
    }

    /**
     * A topic's new day, in days since the Unix epoch.
     *
     * @param before what held before its first record
     */
    public record DayBegan<T>(int day, T before) {}

    /** Goes on with the first record of that day of ledger-events; only before anything else. */
    public void restore(int day, ExposureStanding standing) {
        exposures.restore(standing, day);
        ledgerDay = day;
    }

    /** Goes on with the first record of that day of order-events; only before anything else. */
    public void restore(int day, AccountStates standing) {
        orders.restore(standing);
        orderDay = day;
    }

    /** Takes the next record; what was before it when it is the first of its day. */
    public Optional<DayBegan<ExposureStanding>> take(LedgerEvents record) {
        enter(record.getHeader());
        ledgerPosition = position;
        int day = day(record.getHeader().getVenueTimeMicros());
        Optional<DayBegan<ExposureStanding>> before = Optional.empty();
        if (day > ledgerDay) {
            revalue(ledgerDay);
            before = Optional.of(new DayBegan<>(day, exposures.standing()));
            ledgerDay = day;
        }
        ledger.read(record, day);
        if (timeMicros - revaluedMicros >= revalueMicros) {
            revaluedMicros = timeMicros;
            exposures.revalue(day);
        }
        exposures.drain(judging);
        return before;
    }

    /** Takes the next record; what was before it when it is the first of its day. */
    public Optional<DayBegan<AccountStates>> take(OrderEvents record) {
        EventHeader header = record.getHeader();
        enter(header);
        orderPosition = position;
        int day = day(header.getVenueTimeMicros());
        Optional<DayBegan<AccountStates>> before = Optional.empty();
        if (day > orderDay) {
            before = Optional.of(new DayBegan<>(day, orders.standing()));
            orders.beginDay();
            orderDay = day;
        }
        if (!live && header.getWriter() == Writer.RISK && RequestId.of(header).isKeyed()) {
            done.put(RequestId.of(header), header.getPosition());
        }
        long second = TimeUnit.MICROSECONDS.toSeconds(header.getVenueTimeMicros());
        Messages sent = orders.read(record, second);
        closeOuts.take(record);
        if (live && sent != null && sent.account() >= Accounts.FIRST) {
            judge.judge(sent.account(), Judge.OF_MESSAGES, null, sent, tripping, orderDay);
        }
        return before;
    }

    /**
     * Values all at the prices that changed, and judges whom that concerns: where no record comes.
     */
    public void revalue() {
        revalue(ledgerDay);
    }

    private void revalue(int day) {
        exposures.revalue(day);
        exposures.drain(judging);
    }

    private void enter(EventHeader header) {
        position = header.getPosition();
        timeMicros = header.getVenueTimeMicros();
        today = Math.max(today, day(timeMicros));
    }

    private void judge(Exposure exposure) {
        if (live) {
            judge.judge(exposure.holder(), Judge.OF_EXPOSURE, exposure, null, tripping, ledgerDay);
        }
    }

    /** Of a group's breach its accounts come first: where it is kept, all of them are. */
    private void tripped(
            long holder,
            LimitKind kind,
            Stage stage,
            int day,
            int arming,
            Policy policy,
            long value) {
        Figures figures = figures(holder);
        Trip trip =
                new Trip(
                        holder,
                        Trip.NO_GROUP,
                        kind,
                        stage,
                        day,
                        arming,
                        policy,
                        value,
                        figures,
                        position,
                        timeMicros);
        if (trip.isOfGroup() && trip.action() != Action.WARN) {
            exposures.accountsOf(holder).forEach(account -> trips.add(trip.actingOn(account)));
        }
        trips.add(trip);
    }

    /** What tripped since the last time. */
    public List<Trip> trips() {
        if (trips.isEmpty()) {
            return List.of();
        }
        List<Trip> taken = trips;
        trips = new ArrayList<>();
        return taken;
    }

    /** How positions are closed out from now on. */
    public void closeOutTerms(CloseOutTerms terms) {
        closeOuts.terms(terms);
    }

    /**
     * Closes an account out, unless that is being done, and goes on where an earlier process was.
     *
     * @param tripId what caused it
     * @param steps that are known to have been sent
     * @param afterPosition of the newest command that is known to have been sent for it; 0 for none
     */
    public void closeOut(long account, String tripId, int steps, long afterPosition) {
        if (closeOuts.isRunning(account)) {
            return;
        }
        int sent = steps;
        long after = afterPosition;
        OptionalLong next = sentAt(account, tripId, sent + 1);
        while (next.isPresent()) {
            sent++;
            after = Math.max(after, next.getAsLong());
            next = sentAt(account, tripId, sent + 1);
        }
        closeOuts.add(new CloseOut(account, tripId, sent, after));
    }

    /** The position of a step's last order that was applied before the start. */
    private OptionalLong sentAt(long account, String tripId, int step) {
        OptionalLong last = OptionalLong.empty();
        for (int symbol : done.isEmpty() ? new int[0] : closeOuts.symbols()) {
            Long at = done.get(CloseOutStep.Sale.id(account, tripId, step, symbol));
            if (at != null) {
                last = OptionalLong.of(Math.max(at, last.orElse(at)));
            }
        }
        return last;
    }

    /** What is to be done now about accounts that are closed out. */
    public List<CloseOutStep> closeOutSteps() {
        return closeOuts.due(
                new CloseOuts.Reached(ledgerPosition, orderPosition, timeMicros),
                orders::state,
                account ->
                        exposures
                                .account(account, ledgerDay)
                                .map(AccountExposure::positions)
                                .orElse(List.of()));
    }

    /** All that was there has been read: from now on, limits are judged. */
    public void goLive() {
        live = true;
        judgeAll();
    }

    public boolean isLive() {
        return live;
    }

    /**
     * Judges by these from now on. Where a policy changed its limit was armed anew: both are told
     * together, so that nothing trips by the old policy again, or by the new one twice.
     *
     * @param armings those of the day, known ones among them
     */
    public void policies(PolicyBook policies, Collection<Arming> armings) {
        boolean changed = judge.policies(policies);
        for (Arming arming : armings) {
            changed |= judge.arm(arming);
        }
        if (changed) {
            judgeAll();
        }
    }

    /** Which accounts are in which groups from now on. */
    public void groups(AccountGroups groups) {
        exposures.groups(groups, ledgerDay);
        judgeAll();
    }

    /** Which assets are in the same sector from now on. */
    public void sectors(Collection<Set<Integer>> sectors) {
        exposures.sectors(sectors);
        judgeAll();
    }

    /** Which assets move together from now on. */
    public void correlated(Collection<Set<Integer>> correlated) {
        exposures.correlated(correlated);
        judgeAll();
    }

    /** It tripped already, as the tables say. */
    public void tripped(long account, LimitKind kind, Stage stage, int day, int arming) {
        judge.tripped(account, kind, stage, day, arming);
    }

    /** The accounts that a limit of their own of this kind tripped for today, at any stage. */
    public List<Long> tripped(LimitKind kind) {
        return judge.tripped(kind, today);
    }

    /** Judges everybody by what is known now. */
    private void judgeAll() {
        if (!live) {
            return;
        }
        exposures.accounts(ledgerDay).forEach(judging);
        exposures.groups(ledgerDay).forEach(judging);
        for (Messages messages : orders.all()) {
            judge.judge(
                    messages.account(), Judge.OF_ALL_MESSAGES, null, messages, tripping, orderDay);
        }
    }

    /** Where in the log a command stands that was applied before the start, on the same day. */
    public Optional<Long> positionOf(RequestId id) {
        return Optional.ofNullable(done.get(id));
    }

    /**
     * By what was seen last; {@link #revalue} brings it up to the last prices.
     *
     * @param account or a group, by its negative number
     */
    public Figures figures(long account) {
        if (AccountGroups.isGroup(account)) {
            return Figures.of(exposures.group(account, ledgerDay).orElse(null), null);
        }
        return Figures.of(exposures.account(account, ledgerDay).orElse(null), orders.find(account));
    }

    /** What an account has, by what was seen last; {@link #revalue} brings it up. */
    public List<Position> positions(long account) {
        return exposures.account(account, today).map(AccountExposure::positions).orElse(List.of());
    }

    /** What the account may do. */
    public AccountStatus state(long account) {
        return orders.state(account);
    }

    /** What it may do as soon as the venue reads a command that is being sent. */
    public void expect(long account, AccountStatus state) {
        orders.set(account, state);
    }

    /** The number of the reference asset; empty before it was listed. */
    public Optional<Integer> reference() {
        int asset = exposures.reference();
        return asset == 0 ? Optional.empty() : Optional.of(asset);
    }

    /** Of the newest command whose events were read. */
    public long position() {
        return position;
    }

    /** When it was applied. */
    public long venueTimeMicros() {
        return timeMicros;
    }

    /** The newest day of venue time there was, in days since the Unix epoch. */
    public int today() {
        return today;
    }

    /** What was not followed because a bound was reached. */
    public long dropped() {
        return exposures.dropped() + orders.dropped();
    }

    private static int day(long timeMicros) {
        return Math.toIntExact(Math.floorDiv(timeMicros, TimeUnit.DAYS.toMicros(1)));
    }
}
