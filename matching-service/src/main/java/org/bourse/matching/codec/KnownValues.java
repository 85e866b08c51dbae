package org.bourse.matching.codec;

import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/** A value that the contract does not name is as none at all. */
final class KnownValues {

    private KnownValues() {}

    static Writer known(Writer writer) {
        return writer == Writer.UNRECOGNIZED ? Writer.WRITER_UNSPECIFIED : writer;
    }

    static Side known(Side side) {
        return side == Side.UNRECOGNIZED ? Side.SIDE_UNSPECIFIED : side;
    }

    static OrderType known(OrderType type) {
        return type == OrderType.UNRECOGNIZED ? OrderType.ORDER_TYPE_UNSPECIFIED : type;
    }

    static OrderListKind known(OrderListKind kind) {
        return kind == OrderListKind.UNRECOGNIZED
                ? OrderListKind.ORDER_LIST_KIND_UNSPECIFIED
                : kind;
    }

    static TimeInForce known(TimeInForce tif) {
        return tif == TimeInForce.UNRECOGNIZED ? TimeInForce.TIME_IN_FORCE_UNSPECIFIED : tif;
    }

    static SelfTradePrevention known(SelfTradePrevention mode) {
        return mode == SelfTradePrevention.UNRECOGNIZED
                ? SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED
                : mode;
    }

    static SymbolState known(SymbolState state) {
        return state == SymbolState.UNRECOGNIZED ? SymbolState.SYMBOL_STATE_UNSPECIFIED : state;
    }

    static AccountStatus known(AccountStatus state) {
        return state == AccountStatus.UNRECOGNIZED
                ? AccountStatus.ACCOUNT_STATUS_UNSPECIFIED
                : state;
    }
}
