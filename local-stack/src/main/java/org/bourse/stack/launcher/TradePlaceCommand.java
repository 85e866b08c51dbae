package org.bourse.stack.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.trade.Desk;
import org.bourse.stack.trade.OrderText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What buying and selling have in common. What goes together is left to the venue to judge. */
abstract class TradePlaceCommand implements Callable<Integer> {
    @ParentCommand private @Nullable TradeCommand trade;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "For example BTC-USDT.")
    private String symbol = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "QUANTITY",
            description = "Of the base asset.")
    private @Nullable BigDecimal quantity;

    @Option(
            names = "--quote-quantity",
            paramLabel = "Q",
            description = "Instead of QUANTITY: how much of the quote asset to spend.")
    private @Nullable BigDecimal quoteQuantity;

    @Option(names = "--price", paramLabel = "P", description = "The limit, or the worst price.")
    private @Nullable BigDecimal price;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = {
                "LIMIT (default with --price), MARKET (default without), STOP, STOP_LIMIT,",
                "TAKE_PROFIT, TAKE_PROFIT_LIMIT, TRAILING_STOP, TRAILING_STOP_LIMIT."
            })
    private @Nullable String type;

    @Option(
            names = "--tif",
            paramLabel = "TIF",
            description = "How long it is in force: GTC, IOC, FOK, DAY, GTD.")
    private @Nullable String timeInForce;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "When a GTD ends, such as 2026-11-22T00:00:00Z.")
    private @Nullable String expiresAt;

    @Option(names = "--trigger", paramLabel = "P", description = "The price that triggers it.")
    private @Nullable BigDecimal trigger;

    @Option(
            names = "--trailing-distance",
            paramLabel = "D",
            description = "How far the trigger follows the price.")
    private @Nullable BigDecimal trailingDistance;

    @Option(
            names = "--trailing-basis-points",
            paramLabel = "N",
            description = "The same as a part of the price, in 1/10,000.")
    private @Nullable Integer trailingBasisPoints;

    @Option(
            names = "--limit-offset",
            paramLabel = "D",
            description = "How far the limit is beyond a trigger that trails.")
    private @Nullable BigDecimal limitOffset;

    @Option(names = "--visible", paramLabel = "Q", description = "Show at most so much of it.")
    private @Nullable BigDecimal visible;

    @Option(names = "--post-only", description = "Refused rather than trade at once.")
    private boolean postOnly;

    @Option(
            names = "--id",
            paramLabel = "CLIENT_ID",
            description = "Your own id of it (default: a random one).")
    private @Nullable String clientOrderId;

    @Option(names = "--account", paramLabel = "ID", description = "If you have several.")
    private @Nullable String account;

    private final String side;

    TradePlaceCommand(String side) {
        this.side = side;
    }

    @Override
    public Integer call() {
        String id =
                Objects.requireNonNullElseGet(clientOrderId, () -> UUID.randomUUID().toString());
        ObjectNode order = order(id);
        TradeCommand parent = Objects.requireNonNull(trade);
        try (Desk desk = parent.desk()) {
            return parent.show(desk.place(order), OrderText::whole);
        } catch (StackException e) {
            if (!isWithoutAnswer(e)) {
                throw e;
            }
            System.err.printf(
                    "bourse: %s%nbourse: it may be done yet; ask: ./bourse trade orders --id %s%n",
                    e.getMessage(), id);
            return TradeCommand.MAY_BE_DONE;
        }
    }

    /** Whether it was sent, perhaps, and there was no answer. */
    private static boolean isWithoutAnswer(StackException e) {
        return e.getCause() instanceof IOException failure
                && !(failure instanceof ConnectException)
                && !(failure instanceof HttpConnectTimeoutException);
    }

    /** The body of the request: what was said, and no more. */
    ObjectNode order(String id) {
        if (quantity == null && quoteQuantity == null) {
            throw usage("a QUANTITY is needed, or --quote-quantity");
        }
        ObjectNode order = RestClient.json().createObjectNode();
        order.put("clientOrderId", id).put("symbol", symbol).put("side", side);
        order.put("type", type());
        put(order, "timeInForce", timeInForce == null ? null : upper(timeInForce));
        put(order, "expiresAt", expiresAt);
        put(order, "price", price);
        put(order, "quantity", quantity);
        put(order, "quoteQuantity", quoteQuantity);
        put(order, "triggerPrice", trigger);
        put(order, "trailingDistance", trailingDistance);
        if (trailingBasisPoints != null) {
            order.put("trailingBasisPoints", trailingBasisPoints);
        }
        put(order, "limitOffset", limitOffset);
        put(order, "visibleQuantity", visible);
        if (postOnly) {
            order.put("postOnly", true);
        }
        put(order, "accountId", account);
        return order;
    }

    private String type() {
        if (type != null) {
            return upper(type);
        }
        if (trigger != null || trailingDistance != null || trailingBasisPoints != null) {
            throw usage("what is triggered needs a --type");
        }
        return price == null ? "MARKET" : "LIMIT";
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static void put(ObjectNode order, String field, @Nullable BigDecimal value) {
        put(order, field, value == null ? null : value.toPlainString());
    }

    private static void put(ObjectNode order, String field, @Nullable String value) {
        if (value != null) {
            order.put(field, value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
