package org.bourse.risk.policy;

/** What is done about a breach; each later one is harder. Stable words of the interfaces. */
public enum Action {
    /** It is told. */
    WARN,
    /** The account may sell and cancel, not buy. */
    REDUCE_ONLY,
    /** It may only cancel. */
    SUSPEND,
    /** It may only cancel, and all its open orders are cancelled. */
    CANCEL_ALL,
    /** All its open orders are cancelled, it may only sell, and what it has is sold. */
    CLOSE_OUT
}
