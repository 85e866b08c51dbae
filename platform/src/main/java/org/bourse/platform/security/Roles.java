package org.bourse.platform.security;

/** The realm roles that tokens carry. */
public final class Roles {
    public static final String TRADER = "trader";
    public static final String MARKET_MAKER = "market-maker";
    public static final String RISK_MANAGER = "risk-manager";
    public static final String OPERATOR = "operator";
    public static final String AUDITOR = "auditor";
    public static final String SERVICE = "service";

    private Roles() {}
}
