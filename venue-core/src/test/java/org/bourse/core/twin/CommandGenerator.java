package org.bourse.core.twin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;

/**
 * An endless sequence of commands, the same for the same seed and the same events in {@link
 * #memory}: it first sets a venue up, then mixes orders, cancels, ticks, funding and administration
 * as the seed's {@link Mix} says, right ones and wrong ones.
 */
public final class CommandGenerator {
    private static final List<RejectCode> RUNNER_CODES =
            List.of(
                    RejectCode.UNREADABLE,
                    RejectCode.FORGED,
                    RejectCode.KEY_UNKNOWN,
                    RejectCode.KEY_REVOKED);
    private static final List<Writer> WRITERS =
            List.of(
                    Writer.RUNNER,
                    Writer.ADMINISTRATION,
                    Writer.ORDER_ENTRY,
                    Writer.FUNDING,
                    Writer.RISK,
                    Writer.MARKET_DATA);

    /** A command without its envelope. */
    sealed interface Wish {
        record Order(Ask ask) implements Wish {}

        record OrderList(OrderListKind kind, List<Ask> legs) implements Wish {
            public OrderList {
                legs = List.copyOf(legs);
            }
        }

        record ExternalLevel(int symbol, Side side, long priceTicks, long lots) implements Wish {}

        record Cancel(long account, long orderId, String clientOrderId, long validUntil)
                implements Wish {}

        record Replace(
                long account,
                long orderId,
                String clientOrderId,
                long validUntil,
                long priceTicks,
                long triggerTicks,
                long lots)
                implements Wish {}

        record Tick(long term, long timeMicros, boolean confirmed, long applied) implements Wish {}

        record Command(Writer writer, VenueCommand command) implements Wish {}

        record Refusal(RejectCode code) implements Wish {}
    }

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final OrderGenerator orders;
    private final ListGenerator lists;
    private final ExternalGenerator externals;
    private final LeadershipGenerator leadership;
    private final TickGenerator ticks;
    private final FundingGenerator funding;
    private final SessionGenerator sessions;
    private final AdministrationGenerator administration;
    private final ChangeGenerator changes;
    private final StateGenerator states;
    private final Deque<Wish> setUp = new ArrayDeque<>();
    private final FloodGenerator flood;
    private final Map<Writer, Map<Long, Long>> sequences = new EnumMap<>(Writer.class);
    private long position;
    private long requests;
    private boolean workPending;
    private long firstLife = 1;
    private Writer lastWriter = Writer.RUNNER;
    private long lastInstance;
    private long lastSequence;

    public CommandGenerator(long seed) {
        dice = new Dice(seed);
        mix = new Mix(dice, seed);
        memory = new MarketMemory(dice, mix);
        orders = new OrderGenerator(dice, mix, memory);
        lists = new ListGenerator(dice, mix, memory, orders);
        externals = new ExternalGenerator(dice, mix, memory, orders);
        leadership = new LeadershipGenerator(dice, mix, memory);
        ticks = new TickGenerator(dice, mix, memory, leadership);
        funding = new FundingGenerator(dice, mix, memory);
        sessions = new SessionGenerator(dice, mix, memory);
        administration = new AdministrationGenerator(dice, mix, memory, sessions);
        changes = new ChangeGenerator(dice, mix, memory, orders);
        states = new StateGenerator(dice, mix, memory);
        flood = new FloodGenerator(dice, mix, memory, orders, changes, states, sessions, ticks);
        position = dice.chance(0.1) ? dice.between(0, 1L << 45) : 0;
        fillSetUp();
    }

    /** How many commands a run of this seed has: more with a greater flood. */
    public int commands() {
        return mix.crowd > 0 ? mix.crowd + 600 : Math.max(2_000, mix.floodOrders + 1_200);
    }

    public VenueConfig config() {
        return mix.config;
    }

    /** Must hear the events of the commands before it is asked for the next one. */
    public VenueEvents memory() {
        return memory;
    }

    private void fillSetUp() {
        setUp.add(ticks.first());
        mix.assets.forEach(asset -> setUp.add(administration.wish(asset)));
        mix.symbols.forEach(
                symbol -> setUp.add(administration.wish(new VenueCommand.ListSymbol(symbol))));
        for (int i = 0; i < mix.crowd; i++) {
            setUp.add(new Wish.Command(Writer.FUNDING, funding.newOfCrowd()));
        }
        for (int i = 0; i < mix.accounts; i++) {
            long account = funding.newAccount();
            setUp.add(new Wish.Command(Writer.FUNDING, new VenueCommand.OpenAccount(account)));
            if (mix.groups > 0) {
                setUp.add(administration.wish(administration.trading(account)));
            }
        }
    }

    /**
     * The next command.
     *
     * @param isWorkPending whether the venue said so
     */
    public GeneratedCommand next(boolean isWorkPending) {
        learnSequence();
        workPending = isWorkPending;
        position += dice.chance(0.05) ? dice.between(1, 1_000) : 1;
        GeneratedCommand command = dress(wish());
        double skips = isWorkPending ? mix.skipsBeforeWork : mix.skips;
        return setUp.isEmpty() && dice.chance(skips) ? skipped(command) : command;
    }

    /** Instead of a command; sometimes one comes again, or one of the same envelope. */
    private GeneratedCommand skipped(GeneratedCommand command) {
        GeneratedCommand.Envelope e = command.envelope();
        long sequence = dice.chance(0.8) ? e.sequence() : e.sequence() - dice.between(1L, 2L);
        lastSequence = sequence;
        return new GeneratedCommand.Skip(
                new GeneratedCommand.Envelope(
                        e.position(),
                        e.version(),
                        e.writer(),
                        e.instance(),
                        sequence,
                        e.requestIdHigh(),
                        e.requestIdLow()));
    }

    private Wish wish() {
        if (!setUp.isEmpty()) {
            return setUp.removeFirst();
        }
        Wish endowment = funding.endowment();
        if (endowment != null) {
            return endowment;
        }
        if (flood.isDue()) {
            if (dice.chance(mix.floodOther)) {
                return dice.chance(0.5) ? lists.next() : externals.next();
            }
            return !flood.isTimeless() && dice.chance(0.02) ? ticks.next() : flood.next();
        }
        if (workPending && !dice.chance(mix.patience)) {
            return new Wish.Command(Writer.RUNNER, new VenueCommand.Continue());
        }
        if (states.isDisturbed() && dice.chance(0.08)) {
            return states.settle();
        }
        if (states.isCollecting() && dice.chance(mix.auctionEnds)) {
            return states.uncross();
        }
        return switch (mix.command(dice)) {
            case ORDER -> orders.next();
            case CANCEL -> changes.cancel();
            case REPLACE -> changes.replace();
            case TICK -> ticks.next();
            case FUNDING -> funding.next();
            case ADMINISTRATION -> administration.next();
            case LIMITS -> limits();
            case STATES -> states.next();
            case MASS_CANCEL -> states.massCancel();
            case CONTINUE -> new Wish.Command(Writer.RUNNER, new VenueCommand.Continue());
            case REFUSAL -> new Wish.Refusal(dice.pick(RUNNER_CODES));
            case SESSION -> sessions.next();
            case LIST -> lists.next();
            case EXTERNAL -> externals.next();
            case LEADERSHIP -> leadership.next();
        };
    }

    private Wish limits() {
        VenueCommand.SetAccountLimits limits = funding.limits();
        if (dice.chance(mix.errors)) {
            limits =
                    new VenueCommand.SetAccountLimits(
                            dice.extreme(),
                            OptionalInt.empty(),
                            limits.notionals(),
                            limits.symbols());
        }
        return new Wish.Command(Writer.RISK, limits);
    }

    private GeneratedCommand dress(Wish wish) {
        return switch (wish) {
            case Wish.Order order ->
                    new GeneratedCommand.Place(envelope(writer(order.ask())), order.ask());
            case Wish.OrderList list ->
                    new GeneratedCommand.PlaceList(
                            envelope(Writer.ORDER_ENTRY), list.kind(), list.legs());
            case Wish.ExternalLevel level ->
                    new GeneratedCommand.ExternalLevel(
                            envelope(Writer.MARKET_DATA),
                            level.symbol(),
                            level.side(),
                            level.priceTicks(),
                            level.lots());
            case Wish.Cancel cancel ->
                    new GeneratedCommand.Cancel(
                            envelope(Writer.ORDER_ENTRY),
                            cancel.account(),
                            cancel.orderId(),
                            cancel.clientOrderId(),
                            cancel.validUntil());
            case Wish.Replace replace ->
                    new GeneratedCommand.Replace(
                            envelope(Writer.ORDER_ENTRY),
                            replace.account(),
                            replace.orderId(),
                            replace.clientOrderId(),
                            replace.validUntil(),
                            replace.priceTicks(),
                            replace.triggerTicks(),
                            replace.lots());
            case Wish.Tick tick ->
                    new GeneratedCommand.Tick(
                            envelope(Writer.RUNNER),
                            tick.term(),
                            tick.timeMicros(),
                            tick.confirmed(),
                            tick.applied());
            case Wish.Command command ->
                    new GeneratedCommand.Apply(envelope(command.writer()), command.command());
            case Wish.Refusal refusal ->
                    new GeneratedCommand.Refuse(envelope(dice.pick(WRITERS)), refusal.code());
        };
    }

    /** RISK sends some of those that it may send, and a few that it may not. */
    private Writer writer(Ask ask) {
        boolean sale = ask.side() == Side.SELL && ask.type() == OrderType.MARKET;
        double share = sale ? 0.2 : mix.errors / 20;
        return setUp.isEmpty() && dice.chance(share) ? Writer.RISK : Writer.ORDER_ENTRY;
    }

    private GeneratedCommand.Envelope envelope(Writer rightWriter) {
        boolean wrong = setUp.isEmpty() && dice.chance(mix.errors / 4);
        Writer writer = rightWriter;
        int version = 1;
        int fault = wrong ? dice.between(1, 6) : 0;
        if (fault == 1) {
            writer =
                    dice.chance(0.2)
                            ? dice.pick(List.of(Writer.WRITER_UNSPECIFIED, Writer.UNRECOGNIZED))
                            : dice.pick(WRITERS);
        } else if (fault == 2) {
            version = dice.pickInt(0, 2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }
        firstLife += setUp.isEmpty() && dice.chance(0.003) ? 1 : 0;
        long instance = writer == Writer.FUNDING ? 1 : firstLife + dice.between(0, mix.lives - 1);
        if (fault == 3) {
            boolean isRoomy = mix.config.writerInstancesMax() > 2 * mix.lives;
            instance = dice.between(0, isRoomy ? firstLife + 2L * mix.lives : firstLife);
        }
        long last = sequences(writer).getOrDefault(instance, 0L);
        long sequence =
                switch (fault) {
                    case 4 -> last;
                    case 5 -> Math.max(0, last - dice.between(1, 20));
                    case 6 -> dice.chance(0.05) ? -1 : last + 1 + dice.between(1, 1_000);
                    default -> last + 1;
                };
        lastWriter = writer;
        lastInstance = instance;
        lastSequence = sequence;
        return new GeneratedCommand.Envelope(
                position, version, writer, instance, sequence, dice.bits(), ++requests);
    }

    private Map<Long, Long> sequences(Writer writer) {
        return sequences.computeIfAbsent(writer, _ -> new HashMap<>());
    }

    private void learnSequence() {
        if (memory.consumed && lastSequence != 0) {
            sequences(lastWriter).put(lastInstance, lastSequence);
        }
    }
}
