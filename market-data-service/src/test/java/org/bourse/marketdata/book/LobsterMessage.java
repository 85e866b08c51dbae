package org.bourse.marketdata.book;

import java.util.List;
import org.bourse.contracts.v1.Side;

/**
 * One row of a LOBSTER message file.
 *
 * @param side of the resting order
 * @param priceTicks a tick is 1/10,000 of a dollar
 * @param lots a lot is a share
 * @see <a href="https://lobsterdata.com/info/DataStructure.php">the format</a>
 */
record LobsterMessage(Kind kind, long orderId, Side side, long priceTicks, long lots) {

    enum Kind {
        SUBMISSION,
        PARTIAL_CANCEL,
        DELETION,
        EXECUTION,
        HIDDEN_EXECUTION,
        CROSS_TRADE,
        HALT
    }

    private static final int COLUMNS = 6;

    static LobsterMessage parse(String row) {
        List<String> columns = List.of(row.split(",", -1));
        if (columns.size() != COLUMNS) {
            throw new IllegalArgumentException("not a message: " + row);
        }
        return new LobsterMessage(
                kind(columns.get(1)),
                Long.parseLong(columns.get(2)),
                side(columns.get(5)),
                Long.parseLong(columns.get(4)),
                Long.parseLong(columns.get(3)));
    }

    private static Kind kind(String column) {
        return switch (column) {
            case "1" -> Kind.SUBMISSION;
            case "2" -> Kind.PARTIAL_CANCEL;
            case "3" -> Kind.DELETION;
            case "4" -> Kind.EXECUTION;
            case "5" -> Kind.HIDDEN_EXECUTION;
            case "6" -> Kind.CROSS_TRADE;
            case "7" -> Kind.HALT;
            default -> throw new IllegalArgumentException("not a kind of message: " + column);
        };
    }

    private static Side side(String column) {
        return switch (column) {
            case "1" -> Side.BUY;
            case "-1" -> Side.SELL;
            default -> throw new IllegalArgumentException("not a direction: " + column);
        };
    }
}
