package org.bourse.risk.surveillance;

/** What is looked for. The names are stable words of the interfaces. */
public enum RuleName {
    /** Accounts of one owner traded with each other. */
    SELF_TRADE,
    /** Orders of one owner met again and again, and were kept from trading. */
    SELF_TRADE_ATTEMPTS,
    /** Two accounts passed the same quantity back and forth at about the same price. */
    ROUND_TRIPS,
    /** A large order on one side was cancelled just after fills on the other, repeatedly. */
    SPOOFING,
    /** Orders at several prices of one side were cancelled just after fills on the other. */
    LAYERING,
    /** A burst of taking orders moved the price, and was traded back at the better price. */
    MOMENTUM_IGNITION,
    /** Much of the volume and of the price's move just before a close was one account's. */
    MARKING_THE_CLOSE,
    /** Nearly all orders were cancelled, by far more than usual. */
    CANCEL_RATE
}
