package org.bourse.stack.launcher;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.bourse.stack.trade.Desk;
import org.bourse.stack.trade.Ladder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        description = "Shows the best levels of a symbol's book.")
final class TradeBookCommand implements Callable<Integer> {
    @ParentCommand private @Nullable TradeCommand trade;

    @Parameters(paramLabel = "SYMBOL", description = "For example BTC-USDT.")
    private String symbol = "";

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "10",
            description = "Levels of each side (default 10).")
    private int depth;

    @Override
    public Integer call() {
        TradeCommand parent = Objects.requireNonNull(trade);
        try (Desk desk = parent.desk()) {
            return parent.show(desk.depth(symbol, depth), Ladder::text);
        }
    }
}
