package org.bourse.core.accounts;

import org.bourse.contracts.v1.AccountStatus;
import org.bourse.core.VenueConfig;

/**
 * An account in the {@link AccountTable}: an object whose fields are one load each, without an
 * index to compute and a bound to check. None refers to another object.
 */
final class AccountRecord {
    static final int SELF_TRADE_ALLOWED = 1;
    static final int HAS_SYMBOL_LIMITS = 1 << 1;
    static final int HAS_NOTIONALS = 1 << 2;

    /** Limits of its orders but their number. */
    static final int LIMITS = HAS_NOTIONALS | HAS_SYMBOL_LIMITS;

    final long number;
    int flags;
    int status = AccountStatus.ACTIVE_VALUE;
    int tier;
    int selfTradeGroup;
    int openOrders;
    int openOrdersMax = VenueConfig.OPEN_ORDERS_MAX_DEFAULT;

    AccountRecord(long number) {
        this.number = number;
    }
}
