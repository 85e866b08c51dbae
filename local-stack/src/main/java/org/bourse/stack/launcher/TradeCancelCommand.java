package org.bourse.stack.launcher;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bourse.stack.trade.Desk;
import org.bourse.stack.trade.OrderText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancels an order, or with --all all open ones.")
final class TradeCancelCommand implements Callable<Integer> {
    @ParentCommand private @Nullable TradeCommand trade;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ORDER_ID", description = "As order-service told it.")
    private @Nullable String orderId;

    @Option(names = "--id", paramLabel = "CLIENT_ID", description = "The order with your own id.")
    private @Nullable String clientOrderId;

    @Option(names = "--all", description = "All open orders of the account.")
    private boolean all;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "With --all: of a symbol only.")
    private @Nullable String symbol;

    @Option(names = "--side", paramLabel = "SIDE", description = "With --all: BUY or SELL only.")
    private @Nullable String side;

    @Option(names = "--account", paramLabel = "ID", description = "With --all: whose.")
    private @Nullable String account;

    @Override
    public Integer call() {
        Map<String, String> which = which();
        TradeCommand parent = Objects.requireNonNull(trade);
        try (Desk desk = parent.desk()) {
            if (orderId != null) {
                return parent.show(desk.cancel(orderId), OrderText::whole);
            }
            if (clientOrderId != null) {
                return parent.show(desk.cancelByClientOrderId(clientOrderId), OrderText::whole);
            }
            return parent.show(desk.cancelAll(which), OrderText::cancelled);
        }
    }

    /** The parameters of a cancel of all. */
    private Map<String, String> which() {
        long ways = (orderId == null ? 0 : 1) + (clientOrderId == null ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1) {
            throw usage("one of ORDER_ID, --id and --all is needed");
        }
        Map<String, String> which = new HashMap<>();
        if (symbol != null) {
            which.put("symbol", symbol);
        }
        if (side != null) {
            which.put("side", side.toUpperCase(Locale.ROOT));
        }
        if (account != null) {
            which.put("accountId", account);
        }
        if (!all && !which.isEmpty()) {
            throw usage("--symbol, --side and --account go with --all");
        }
        return which;
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
