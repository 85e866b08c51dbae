package org.bourse.bench.rest;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.bourse.bench.BenchException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the stack is; the launcher says it by environment variables. */
final class StackOptions {
    @Option(
            names = "--order-service",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_ORDER_SERVICE}",
            description = "Default: environment BOURSE_ORDER_SERVICE.")
    private @Nullable URI orderService;

    @Option(
            names = "--portfolio-service",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_PORTFOLIO_SERVICE}",
            description = "Default: environment BOURSE_PORTFOLIO_SERVICE.")
    private @Nullable URI portfolioService;

    @Option(
            names = "--market-data-service",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_MARKET_DATA_SERVICE}",
            description = "Default: environment BOURSE_MARKET_DATA_SERVICE.")
    private @Nullable URI marketDataService;

    @Option(
            names = "--matching-service",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_MATCHING_SERVICE}",
            description = "Default: environment BOURSE_MATCHING_SERVICE.")
    private @Nullable URI matchingService;

    @Option(
            names = "--risk-service",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_RISK_SERVICE}",
            description = "Default: environment BOURSE_RISK_SERVICE.")
    private @Nullable URI riskService;

    @Option(
            names = "--risk-metrics",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_RISK_METRICS}",
            description = "Its management address (default: BOURSE_RISK_METRICS).")
    private @Nullable URI riskMetrics;

    @Option(
            names = "--risk-manager",
            paramLabel = "USER",
            defaultValue = "${env:BOURSE_RISK_MANAGER:-risk}",
            description = "Sets limits (default: ${DEFAULT-VALUE}).")
    private String riskManager = "risk";

    @Option(
            names = "--token-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_TOKEN_ENDPOINT}",
            description = "Default: environment BOURSE_TOKEN_ENDPOINT.")
    private @Nullable URI tokenEndpoint;

    @Option(
            names = "--token-client",
            paramLabel = "ID",
            defaultValue = "${env:BOURSE_TOKEN_CLIENT:-bourse-cli}",
            description = "The public client (default: ${DEFAULT-VALUE}).")
    private String tokenClient = "bourse-cli";

    @Option(
            names = "--operator",
            paramLabel = "USER",
            defaultValue = "${env:BOURSE_OPERATOR:-operator}",
            description = "Funds accounts, raises rate limits (default: ${DEFAULT-VALUE}).")
    private String operator = "operator";

    @Option(
            names = "--user-names",
            paramLabel = "A,B,…",
            split = ",",
            defaultValue = "${env:BOURSE_BENCH_USERS}",
            description = "Traders; user name = password (default: BOURSE_BENCH_USERS).")
    private String @Nullable [] userNames;

    @Option(
            names = "--symbol-names",
            paramLabel = "A,B,…",
            split = ",",
            defaultValue = "${env:BOURSE_BENCH_SYMBOLS:-BTC-USDT}",
            description = "Symbols to trade (default: BOURSE_BENCH_SYMBOLS, BTC-USDT).")
    private String[] symbolNames = {"BTC-USDT"};

    @Option(
            names = "--processes",
            paramLabel = "NAME=PID,…",
            defaultValue = "${env:BOURSE_PROCESSES:-}",
            description = "Whose CPU time is told per request (default: BOURSE_PROCESSES).")
    private String processes = "";

    Exchange exchange(Rest rest) {
        return new Exchange(
                rest,
                given("--order-service", orderService),
                given("--portfolio-service", portfolioService),
                given("--token-endpoint", tokenEndpoint),
                tokenClient);
    }

    URI marketData() {
        return given("--market-data-service", marketDataService);
    }

    GuardRounds.Venue venue() {
        return new GuardRounds.Venue(
                given("--matching-service", matchingService),
                given("--risk-service", riskService),
                given("--risk-metrics", riskMetrics),
                riskManager);
    }

    private static URI given(String option, @Nullable URI value) {
        if (value == null) {
            throw new BenchException(option + " is needed: start the stack with ./bourse up");
        }
        return value;
    }

    String operator() {
        return operator;
    }

    String processes() {
        return processes;
    }

    /** The first so many of the symbols. */
    List<String> symbols(int count) {
        if (count < 1 || count > symbolNames.length) {
            throw new BenchException(
                    "--symbols is at least 1 and at most the number of symbols given by"
                            + " --symbol-names: "
                            + symbolNames.length);
        }
        return List.copyOf(Arrays.asList(symbolNames).subList(0, count));
    }

    /**
     * The first {@code count} of the users, or all.
     *
     * @throws BenchException when there are not so many, or the number is odd
     */
    List<String> userNames(@Nullable Integer count) {
        String[] all = userNames == null ? new String[0] : userNames;
        int wanted = count == null ? all.length : count;
        if (wanted < 2 || wanted % 2 == 1 || wanted > all.length) {
            throw new BenchException(
                    "--users is even and at most the number of users given by --user-names: "
                            + all.length);
        }
        return List.copyOf(Arrays.asList(all).subList(0, wanted));
    }
}
