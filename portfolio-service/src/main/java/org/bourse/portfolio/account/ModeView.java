package org.bourse.portfolio.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an account trades.
 *
 * @param accountId at this venue, also while it trades on paper
 */
@Schema(name = "TradingMode")
record ModeView(@Schema(examples = "1000") String accountId, AccountMode mode) {}
