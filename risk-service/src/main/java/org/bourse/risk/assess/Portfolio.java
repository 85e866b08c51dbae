package org.bourse.risk.assess;

import java.util.List;
import java.util.Map;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.risk.guard.AccountHistory;
import org.bourse.risk.model.Covariance;
import org.bourse.risk.model.Stress;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked of: as a request gives it, or as an account has it.
 *
 * @param history a row of returns for each holding, all equally long; none where nobody asks for it
 */
record Portfolio(List<Stress.Holding> holdings, double[][] history) {
    private static final int RETURNS_MIN = 2;
    private static final double[][] NO_HISTORY = {};

    List<String> symbols() {
        return holdings.stream().map(Stress.Holding::symbol).toList();
    }

    double[] values() {
        return holdings.stream().mapToDouble(Stress.Holding::value).toArray();
    }

    /** As the request gives it, without a history. */
    static Portfolio given(@Nullable List<HoldingRequest> holdings) {
        HoldingRequest.symbols(holdings);
        return new Portfolio(
                Figures.bounded(holdings, Figures.HOLDINGS_MAX, "holdings").stream()
                        .map(holding ->
                                new Stress.Holding(
                                        String.valueOf(holding.symbol()),
                                        holding.number(),
                                        holding.factors()))
                        .toList(),
                NO_HISTORY);
    }

    Portfolio with(
            @Nullable Map<String, @Nullable List<String>> returns,
            @Nullable Map<String, @Nullable List<String>> closes) {
        return new Portfolio(holdings, Figures.history(symbols(), returns, closes, RETURNS_MIN));
    }

    /** What an account has, without a history; each asset loads on its sector. */
    static Portfolio of(AccountHistory accounts, String accountId, Caller caller) {
        return new Portfolio(loaded(holdings(accounts, accountId, caller)), NO_HISTORY);
    }

    /** What an account has, with the returns of the venue's days. */
    static Portfolio withHistory(AccountHistory accounts, String accountId, Caller caller) {
        List<AccountHistory.Held> holdings = holdings(accounts, accountId, caller);
        double[][] closes = accounts.closes(holdings);
        double[][] history = new double[closes.length][];
        for (int i = 0; i < history.length; i++) {
            history[i] = Covariance.returns(closes[i]);
        }
        return new Portfolio(loaded(holdings), history);
    }

    private static List<AccountHistory.Held> holdings(
            AccountHistory accounts, String accountId, Caller caller) {
        List<AccountHistory.Held> holdings = accounts.holdings(accountId, caller);
        if (holdings.isEmpty()) {
            throw nothingHeld();
        }
        return Figures.bounded(holdings, Figures.HOLDINGS_MAX, "accountId");
    }

    static ProblemException nothingHeld() {
        return new ProblemException(
                Problem.of(422, "NOTHING_HELD", "The account has nothing that has a price.")
                        .field("accountId"));
    }

    private static List<Stress.Holding> loaded(List<AccountHistory.Held> holdings) {
        return holdings.stream()
                .map(held ->
                        new Stress.Holding(
                                held.asset(),
                                held.value(),
                                held.sector().map(sector -> Map.of(sector, 1.0)).orElse(Map.of())))
                .toList();
    }

    /** Refuses what an account's own stands in the place of. */
    static void notBeside(@Nullable Object given, String field) {
        if (given != null) {
            throw Figures.refused("FIELD_NOT_TAKEN", "It is the account's own.", field);
        }
    }
}
