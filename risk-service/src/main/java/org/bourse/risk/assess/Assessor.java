package org.bourse.risk.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bourse.platform.problem.ProblemException;
import org.bourse.risk.model.Contributions;
import org.bourse.risk.model.Covariance;
import org.bourse.risk.model.Sizing;
import org.bourse.risk.model.Stress;
import org.bourse.risk.model.ValueAtRisk;
import org.jspecify.annotations.Nullable;

/** Puts the questions of requests to the models. */
final class Assessor {
    private static final int PERIODS_MAX = 365;
    private static final int PATHS_MIN = 1_000;
    private static final int PATHS_MAX = 100_000;
    private static final int PATHS_DEFAULT = 10_000;
    private static final double PRICE_MIN = 1e-12;
    private static final double PRICE_MAX = 1e15;

    private Assessor() {}

    private enum Model {
        HISTORICAL,
        PARAMETRIC,
        MONTE_CARLO
    }

    private enum Weighting {
        SAMPLE,
        EXPONENTIAL
    }

    private enum Rule {
        FIXED_FRACTION("accountId", "equity", "fraction", "entry", "stop"),
        KELLY("probability", "payoff"),
        VOLATILITY_TARGET("target", "volatility", "maxWeight"),
        RISK_PARITY("accountId", "returns", "closes");

        private final Set<String> fields;

        Rule(String... fields) {
            this.fields = Set.of(fields);
        }
    }

    /** Of what the request gives. */
    static VarView valueAtRisk(VarRequest request) {
        return valueAtRisk(
                request,
                Portfolio.given(request.holdings()).with(request.returns(), request.closes()));
    }

    static VarView valueAtRisk(VarRequest request, Portfolio portfolio) {
        List<String> symbols = portfolio.symbols();
        double[] values = portfolio.values();
        double[][] history = portfolio.history();
        double[][] covariance = covariance(request, history);
        Model model = word(Model.values(), request.model(), Model.HISTORICAL, "model");
        return view(
                model.name(),
                symbols,
                estimate(request, model, values, history, covariance),
                Contributions.of(values, covariance));
    }

    private static ValueAtRisk estimate(
            VarRequest request,
            Model model,
            double[] values,
            double[][] history,
            double[][] covariance) {
        double confidence =
                Figures.within(
                        Figures.number(request.confidence(), "0.99", "confidence"),
                        ValueAtRisk.CONFIDENCE_MIN,
                        ValueAtRisk.CONFIDENCE_MAX,
                        "confidence");
        // The past has no longer periods than its own.
        double periods =
                Figures.within(
                        request.periods() == null ? 1 : request.periods(),
                        1,
                        model == Model.HISTORICAL ? 1 : PERIODS_MAX,
                        "periods");
        double[] means = new double[values.length];
        return switch (model) {
            case HISTORICAL -> ValueAtRisk.historical(values, history, confidence);
            case PARAMETRIC ->
                    ValueAtRisk.parametric(values, means, covariance, periods, confidence);
            case MONTE_CARLO -> {
                int paths =
                        (int)
                                Figures.within(
                                        request.paths() == null ? PATHS_DEFAULT : request.paths(),
                                        PATHS_MIN,
                                        PATHS_MAX,
                                        "paths");
                yield ValueAtRisk.monteCarlo(
                                values,
                                means,
                                covariance,
                                periods,
                                confidence,
                                paths,
                                request.seed() == null ? 1 : request.seed())
                        .orElseThrow(undefined("These returns have no covariance.", "returns"));
            }
        };
    }

    private static double[][] covariance(VarRequest request, double[][] history) {
        return switch (word(
                Weighting.values(), request.covariance(), Weighting.SAMPLE, "covariance")) {
            case SAMPLE -> Covariance.sample(history);
            case EXPONENTIAL ->
                    Covariance.exponential(
                            history,
                            Figures.within(
                                    Figures.number(request.lambda(), "0.94", "lambda"),
                                    0.01,
                                    0.9999,
                                    "lambda"));
        };
    }

    private static VarView view(
            String model, List<String> symbols, ValueAtRisk risk, Contributions contributions) {
        List<VarView.Part> parts = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            parts.add(
                    new VarView.Part(
                            symbols.get(i),
                            Figures.print(contributions.deviations()[i]),
                            Figures.print(contributions.components()[i])));
        }
        return new VarView(
                model,
                Figures.print(risk.valueAtRisk()),
                Figures.print(risk.conditional()),
                Figures.print(contributions.deviation()),
                Figures.print(contributions.diversification()),
                parts,
                Arrays.stream(contributions.correlation())
                        .map(row -> Arrays.stream(row).mapToObj(Figures::print).toList())
                        .toList());
    }

    static StressView stress(StressRequest request, Portfolio portfolio) {
        return new StressView(
                Figures.print(Arrays.stream(portfolio.values()).sum()),
                Figures.bounded(request.scenarios(), Figures.HOLDINGS_MAX, "scenarios").stream()
                        .map(scenario ->
                                outcome(Stress.of(portfolio.holdings(), scenario(scenario))))
                        .toList());
    }

    private static Stress.Scenario scenario(StressRequest.Scenario scenario) {
        return new Stress.Scenario(
                Figures.name(scenario.name(), "scenarios.name"),
                HoldingRequest.numbers(scenario.symbols(), -1, 10, "scenarios.symbols"),
                HoldingRequest.numbers(scenario.factors(), -1, 10, "scenarios.factors"));
    }

    private static StressView.Outcome outcome(Stress.Outcome outcome) {
        SortedMap<String, String> symbols = new TreeMap<>();
        outcome.bySymbol().forEach((symbol, gain) -> symbols.put(symbol, Figures.print(gain)));
        return new StressView.Outcome(outcome.name(), Figures.print(outcome.total()), symbols);
    }

    /** What a rule looks at of an account; each throws as {@link Portfolio} says. */
    interface OfAccount {
        double equity(String accountId);

        Portfolio withHistory(String accountId);
    }

    static SizingView size(SizingRequest request, OfAccount accounts) {
        if (request.rule() == null) {
            throw Figures.refused("FIELD_MISSING", "Say by which rule.", "rule");
        }
        Rule rule = word(Rule.values(), request.rule(), Rule.FIXED_FRACTION, "rule");
        request.named().stream()
                .filter(field -> !rule.fields.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Figures.refused("FIELD_NOT_TAKEN", "The rule does not take it.", field);
                });
        return switch (rule) {
            case FIXED_FRACTION ->
                    new SizingView(rule.name(), quantity(request, accounts), null, null);
            case KELLY -> new SizingView(rule.name(), null, kelly(request), null);
            case VOLATILITY_TARGET -> new SizingView(rule.name(), null, weight(request), null);
            case RISK_PARITY -> new SizingView(rule.name(), null, null, weights(request, accounts));
        };
    }

    private static String quantity(SizingRequest request, OfAccount accounts) {
        return Figures.print(
                Sizing.fixedFraction(
                                equity(request, accounts),
                                Figures.within(
                                        Figures.number(request.fraction(), "0.01", "fraction"),
                                        0,
                                        1,
                                        "fraction"),
                                price(request.entry(), "entry"),
                                price(request.stop(), "stop"))
                        .orElseThrow(undefined("Entry and stop are the same.", "stop")));
    }

    private static double equity(SizingRequest request, OfAccount accounts) {
        if (request.accountId() == null) {
            return price(request.equity(), "equity");
        }
        Portfolio.notBeside(request.equity(), "equity");
        double equity = accounts.equity(request.accountId());
        if (!(equity > 0)) {
            throw Portfolio.nothingHeld();
        }
        return equity;
    }

    private static String kelly(SizingRequest request) {
        double probability = Figures.number(request.probability(), "probability");
        return Figures.print(
                Sizing.kelly(
                        Figures.within(probability, 0, 1, "probability"),
                        price(request.payoff(), "payoff")));
    }

    private static String weight(SizingRequest request) {
        return Figures.print(
                Sizing.volatilityTarget(
                        price(request.target(), "target"),
                        price(request.volatility(), "volatility"),
                        Figures.within(
                                Figures.number(request.maxWeight(), "1", "maxWeight"),
                                0,
                                100,
                                "maxWeight")));
    }

    private static SortedMap<String, String> weights(SizingRequest request, OfAccount accounts) {
        if (request.accountId() == null) {
            return weights(request);
        }
        Portfolio.notBeside(request.returns(), "returns");
        Portfolio.notBeside(request.closes(), "closes");
        Portfolio portfolio = accounts.withHistory(request.accountId());
        return weights(portfolio.symbols(), portfolio.history(), "accountId");
    }

    private static SortedMap<String, String> weights(SizingRequest request) {
        List<String> symbols =
                new TreeMap<>(
                                request.returns() != null
                                        ? request.returns()
                                        : request.closes() != null
                                                ? request.closes()
                                                : new TreeMap<>())
                        .keySet().stream().map(name -> Figures.name(name, "returns")).toList();
        Figures.bounded(symbols, Figures.HOLDINGS_MAX, "returns");
        return weights(
                symbols,
                Figures.history(symbols, request.returns(), request.closes(), 2),
                "returns");
    }

    private static SortedMap<String, String> weights(
            List<String> symbols, double[][] history, String field) {
        double[] found =
                Sizing.riskParity(Covariance.sample(history))
                        .orElseThrow(undefined("These assets cannot share risk.", field));
        SortedMap<String, String> weights = new TreeMap<>();
        for (int i = 0; i < found.length; i++) {
            weights.put(symbols.get(i), Figures.print(found[i]));
        }
        return weights;
    }

    private static double price(@Nullable String text, String field) {
        return Figures.within(Figures.number(text, field), PRICE_MIN, PRICE_MAX, field);
    }

    private static <T extends Enum<T>> T word(
            T[] words, @Nullable String text, T absent, String field) {
        return text == null
                ? absent
                : Arrays.stream(words)
                        .filter(word -> word.name().equals(text))
                        .findFirst()
                        .orElseThrow(() ->
                                Figures.refused(
                                        "WORD_INVALID",
                                        "It is one of " + Arrays.toString(words) + ".",
                                        field));
    }

    private static Supplier<ProblemException> undefined(String detail, String field) {
        return () -> Figures.refused("MODEL_UNDEFINED", detail, field);
    }
}
