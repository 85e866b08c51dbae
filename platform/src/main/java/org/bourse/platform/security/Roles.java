package org.bourse.platform.security;

import java.util.Set;

/** The realm roles that tokens carry. */
public final class Roles {
    public static final String TRADER = "trader";
    public static final String MARKET_MAKER = "market-maker";
    public static final String RISK_MANAGER = "risk-manager";
    public static final String OPERATOR = "operator";
    public static final String AUDITOR = "auditor";
    public static final String SERVICE = "service";

    /** All but those who trade. */
    public static final Set<String> STAFF = Set.of(RISK_MANAGER, OPERATOR, AUDITOR, SERVICE);

    private Roles() {}
}
