package org.bourse.stack.launcher;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.trade.Desk;
import org.bourse.stack.trade.Tail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the trades of a symbol and what becomes of your own orders there, until Ctrl-C.",
            "Without a symbol: your own orders everywhere. Times are UTC."
        })
final class TradeTailCommand implements Callable<Integer> {
    private static final int NOT_FOUND = 404;

    @ParentCommand private @Nullable TradeCommand trade;

    @Parameters(arity = "0..1", paramLabel = "SYMBOL", description = "For example BTC-USDT.")
    private @Nullable String symbol;

    @Override
    public Integer call() throws InterruptedException {
        TradeCommand parent = Objects.requireNonNull(trade);
        try (Desk desk = parent.desk()) {
            if (symbol != null) {
                Reply reply = desk.depth(symbol, 1);
                if (reply.status() == NOT_FOUND) {
                    return parent.show(reply, _ -> "");
                }
            }
            new Tail(
                            desk,
                            Optional.ofNullable(symbol),
                            symbol == null || parent.hasToken(),
                            parent.json(),
                            System.out::print,
                            line -> System.err.println("bourse: " + line))
                    .run();
        }
        return TradeCommand.DONE;
    }
}
