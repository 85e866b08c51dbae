package org.bourse.stack.launcher;

import picocli.CommandLine.Command;

@Command(
        name = "buy",
        mixinStandardHelpOptions = true,
        description = "Places an order to buy: a MARKET order, or with --price a LIMIT order.")
final class TradeBuyCommand extends TradePlaceCommand {
    TradeBuyCommand() {
        super("BUY");
    }
}
