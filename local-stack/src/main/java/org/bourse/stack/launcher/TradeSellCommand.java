package org.bourse.stack.launcher;

import picocli.CommandLine.Command;

@Command(
        name = "sell",
        mixinStandardHelpOptions = true,
        description = "Places an order to sell: a MARKET order, or with --price a LIMIT order.")
final class TradeSellCommand extends TradePlaceCommand {
    TradeSellCommand() {
        super("SELL");
    }
}
