package org.bourse.risk.policy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/** What comes next when an account's positions are closed out. */
public sealed interface CloseOutStep {
    /** Whose they are. */
    long account();

    /** Of the trip that caused it. */
    String tripId();

    /**
     * Orders to be sent.
     *
     * @param number from 1
     * @param cancels open orders of the account are cancelled before
     */
    record Sell(long account, String tripId, int number, boolean cancels, List<Sale> sales)
            implements CloseOutStep {
        public Sell {
            sales = List.copyOf(sales);
        }

        /** Of the command that cancels, the same for the same step for ever. */
        public RequestId cancelId() {
            return RequestId.keyed(account, tripId + "-cancel-" + number, new byte[0]);
        }
    }

    /**
     * It is over.
     *
     * @param steps there were
     * @param left what the account still has, but for the reference
     */
    record Ended(long account, String tripId, End end, int steps, int left)
            implements CloseOutStep {}

    /** Why it is over. Stable words of the interfaces. */
    enum End {
        /** Nothing is left that can be sold. */
        FLAT,
        /** The book did not take it in so many steps. */
        GIVEN_UP,
        /** Somebody let the account trade again. */
        RELEASED,
        /** The account may not sell, either. */
        SUSPENDED
    }

    /**
     * An order that sells at the market.
     *
     * @param ofLots what the account has that no withdrawal holds
     */
    record Sale(RequestId id, int symbol, long lots, long ofLots) {
        /** Ids of clients do not begin so. */
        private static final String PREFIX = "close-out:";

        private static final int DIGITS = 26;

        /** The same for the same step for ever: a step that is sent again sells nothing again. */
        static RequestId id(long account, String tripId, int number, int symbol) {
            return RequestId.keyed(
                    account,
                    tripId + "-sale-" + number,
                    ByteBuffer.allocate(Integer.BYTES).putInt(symbol).array());
        }

        /** Of the id a request has. */
        String clientOrderId() {
            HexFormat hex = HexFormat.of();
            String digits = hex.toHexDigits(id.low()) + hex.toHexDigits(id.high());
            return PREFIX + digits.substring(0, DIGITS);
        }

        public PlaceOrder order(long account) {
            return PlaceOrder.newBuilder()
                    .setAccount(account)
                    .setSymbol(symbol)
                    .setSide(Side.SELL)
                    .setType(OrderType.MARKET)
                    .setTimeInForce(TimeInForce.IOC)
                    .setLots(lots)
                    .setClientOrderId(clientOrderId())
                    .build();
        }
    }
}
