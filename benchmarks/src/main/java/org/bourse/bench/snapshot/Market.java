package org.bourse.bench.snapshot;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.Venue;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;

/** A venue with client order ids of two days and resting orders of many accounts. */
final class Market {
    static final VenueEvents NOBODY =
            (VenueEvents)
                    Proxy.newProxyInstance(
                            VenueEvents.class.getClassLoader(),
                            new Class<?>[] {VenueEvents.class},
                            (_, _, _) -> null);

    private static final int BASE = 1;
    private static final int QUOTE = 2;
    private static final int SYMBOL = 1;
    private static final long FUNDS_MINOR = 1L << 50;
    private static final int ORDERS_PER_ACCOUNT = VenueConfig.OPEN_ORDERS_MAX_DEFAULT / 2;
    private static final int PRICE = 1_000_000;
    private static final int LEVELS_PER_SIDE = 10_000;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final VenueConfig config;
    private final Venue venue;
    private final CommandHeader header = new CommandHeader();
    private final NewOrder order = new NewOrder();
    private long timeMicros = 1_800_000_000_000_000L;
    private long position;
    private long fundings;

    /**
     * @param ids client order ids that are known, half of them since yesterday
     * @param orders resting ones, whose ids are among these
     */
    Market(int ids, int orders) {
        int accounts = orders / ORDERS_PER_ACCOUNT + 1;
        config = new VenueConfig(accounts, 8, 8, orders, 1_024, ids - ids / 2, 16);
        venue = new Venue(config, NOBODY);
        tick();
        administer(new VenueCommand.ListAsset(BASE, "AAA", 0));
        administer(new VenueCommand.ListAsset(QUOTE, "BBB", 0));
        administer(
                new VenueCommand.ListSymbol(
                        new SymbolDefinition(
                                SYMBOL, "AAA-BBB", BASE, QUOTE, 1, 0, 1, 0, 1, 1_000, 0, 50_000,
                                100_000, 0)));
        for (int i = 0; i < accounts; i++) {
            fund(new VenueCommand.OpenAccount(Accounts.FIRST + i));
            fund(new VenueCommand.Deposit(Accounts.FIRST + i, BASE, FUNDS_MINOR));
            fund(new VenueCommand.Deposit(Accounts.FIRST + i, QUOTE, FUNDS_MINOR));
        }
        useIds(ids / 2);
        timeMicros += DAY_MICROS;
        tick();
        useIds(ids - ids / 2 - orders);
        for (int i = 0; i < orders; i++) {
            boolean buy = i % 2 == 0;
            int away = 1 + i / 2 % LEVELS_PER_SIDE;
            place(i / ORDERS_PER_ACCOUNT, SYMBOL, buy, buy ? PRICE - away : PRICE + away);
        }
    }

    /** By orders in a symbol that is not there. */
    private void useIds(int count) {
        for (int i = 0; i < count; i++) {
            place(0, SYMBOL + 1, true, PRICE);
        }
    }

    private CommandHeader next(Writer writer) {
        position++;
        return header.set(position, 1, writer, 1, position, 0, position);
    }

    private void tick() {
        venue.tick(next(Writer.RUNNER), 1, timeMicros, true, 0);
    }

    private void administer(VenueCommand command) {
        venue.apply(next(Writer.ADMINISTRATION), command);
    }

    private void fund(VenueCommand command) {
        position++;
        fundings++;
        venue.apply(header.set(position, 1, Writer.FUNDING, 1, fundings, 0, 0), command);
    }

    private void place(int account, int symbol, boolean buy, long priceTicks) {
        CommandHeader of = next(Writer.ORDER_ENTRY);
        byte[] id = Long.toString(position).getBytes(StandardCharsets.US_ASCII);
        order.set(
                        Accounts.FIRST + account,
                        symbol,
                        buy ? Side.BUY : Side.SELL,
                        OrderType.LIMIT,
                        TimeInForce.GTC)
                .priceTicks(priceTicks)
                .lots(1)
                .clientOrderId(id, id.length);
        venue.place(of, order);
    }

    VenueConfig config() {
        return config;
    }

    Venue venue() {
        return venue;
    }
}
