package org.bourse.risk.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.platform.problem.ProblemException;
import org.bourse.risk.model.Stress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessorTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String VAR =
            """
            {"holdings":[{"symbol":"A","value":"100"},{"symbol":"B","value":"-50"}],
             "returns":{"A":["0.1","-0.2","0.05"],"B":["0","0.1","-0.1"]}%s}\
            """;
    private static final String STRESS =
            """
            {"holdings":[{"symbol":"A","value":"100","loadings":{"market":"1.5"}}],
             "scenarios":[{"name":"crash","symbols":{"A":"-0.1"},"factors":{"market":"-0.2"}}]}\
            """;

    /** Account 7 has 20000, and as much of an asset as of another that moves three times as far. */
    private static final Assessor.OfAccount ACCOUNTS =
            new Assessor.OfAccount() {
                @Override
                public double equity(String accountId) {
                    return accountId.equals("7") ? 20_000 : 0;
                }

                @Override
                public Portfolio withHistory(String accountId) {
                    return new Portfolio(
                            List.of(
                                    new Stress.Holding("A", 100, Map.of()),
                                    new Stress.Holding("B", 100, Map.of("L1", 1.0))),
                            new double[][] {{0.1, -0.1, 0.1}, {0.3, -0.3, 0.3}});
                }
            };

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static VarView var(String more) {
        return Assessor.valueAtRisk(read(VAR.formatted(more), VarRequest.class));
    }

    private static SizingView size(String json) {
        return Assessor.size(read(json, SizingRequest.class), ACCOUNTS);
    }

    /** By hand: losses are -10, 25 and -10. */
    @Test
    void thePastIsAskedUnlessAnotherModelIs() {
        VarView view = var("");

        assertEquals("HISTORICAL", view.model());
        assertEquals(25, Double.parseDouble(view.valueAtRisk()), 1e-9);
        assertEquals(25, Double.parseDouble(view.conditional()), 1e-9);
        assertEquals(
                List.of("A", "B"), view.holdings().stream().map(VarView.Part::symbol).toList());
        assertEquals("1", view.correlation().get(1).get(1));
        assertEquals(view.correlation().get(0).get(1), view.correlation().get(1).get(0));
    }

    /** By hand: changes of value are 10, -25 and 10 with the deviation 20.2073. */
    @Test
    void theFormulaTakesTheDeviation() {
        VarView view = var(",\"model\":\"PARAMETRIC\",\"confidence\":\"0.975\"");

        assertEquals(20.2073, Double.parseDouble(view.deviation()), 1e-4);
        assertEquals(20.2073 * 1.959964, Double.parseDouble(view.valueAtRisk()), 1e-3);
        assertEquals(
                Double.parseDouble(view.deviation()),
                view.holdings().stream()
                        .mapToDouble(part -> Double.parseDouble(part.component()))
                        .sum(),
                1e-9);
    }

    @Test
    void closesAreTurnedIntoReturns() {
        VarView view =
                Assessor.valueAtRisk(
                        read(
                                """
                                {"holdings":[{"symbol":"A","value":"100"}],
                                 "closes":{"A":["100","110","88","92.4"]}}\
                                """,
                                VarRequest.class));

        assertEquals(20, Double.parseDouble(view.valueAtRisk()), 1e-9);
    }

    @Test
    void aSimulationIsTheSameForTheSameSeed() {
        String model = ",\"model\":\"MONTE_CARLO\",\"covariance\":\"EXPONENTIAL\",\"seed\":7";

        assertEquals(var(model), var(model));
    }

    @Test
    void aScenarioMovesBySymbolAndFactor() {
        StressRequest request = read(STRESS, StressRequest.class);

        StressView view = Assessor.stress(request, Portfolio.given(request.holdings()));

        assertEquals(
                new StressView(
                        "100",
                        List.of(
                                new StressView.Outcome(
                                        "crash", "-40", new TreeMap<>(Map.of("A", "-40"))))),
                view);
    }

    @Test
    void sizesFollowTheirRules() {
        assertEquals(
                "0.05",
                size("""
                {"rule":"FIXED_FRACTION","equity":"10000","entry":"60000",
                 "stop":"58000"}\
                """)
                        .quantity());
        assertEquals(
                "0.25",
                size("{\"rule\":\"KELLY\",\"probability\":\"0.5\",\"payoff\":\"2\"}").weight());
        assertEquals(
                "1",
                size("{\"rule\":\"VOLATILITY_TARGET\",\"target\":\"0.4\",\"volatility\":\"0.1\"}")
                        .weight());
        SizingView parity =
                size(
                        """
                        {"rule":"RISK_PARITY","returns":{"B":["0.3","-0.3","0.3"],
                         "A":["0.1","-0.1","0.1"]}}\
                        """);
        assertEquals(new TreeMap<>(Map.of("A", "0.75", "B", "0.25")), parity.weights());
    }

    @Test
    void whatAnAccountHasIsAskedOfInThePlaceOfWhatIsGiven() {
        Portfolio portfolio = ACCOUNTS.withHistory("7");
        VarRequest request = read("{\"accountId\":\"7\"}", VarRequest.class);
        StressRequest sector =
                read(
                        """
                        {"accountId":"7","scenarios":[{"name":"s","factors":{"L1":"-0.5"}}]}\
                        """,
                        StressRequest.class);

        assertEquals("40", Assessor.valueAtRisk(request, portfolio).valueAtRisk());
        assertEquals(
                new StressView(
                        "200",
                        List.of(
                                new StressView.Outcome(
                                        "s", "-50", new TreeMap<>(Map.of("A", "0", "B", "-50"))))),
                Assessor.stress(sector, portfolio));
        assertEquals(
                "0.1",
                size("""
                {"rule":"FIXED_FRACTION","accountId":"7","entry":"60000",
                 "stop":"58000"}\
                """)
                        .quantity());
        assertEquals(
                new TreeMap<>(Map.of("A", "0.75", "B", "0.25")),
                size("{\"rule\":\"RISK_PARITY\",\"accountId\":\"7\"}").weights());
    }

    @Test
    void whoHasNothingHasNoFractionOfIt() {
        ProblemException refusal =
                assertThrows(
                        ProblemException.class,
                        () ->
                                size(
                                        """
                                        {"rule":"FIXED_FRACTION","accountId":"8","entry":"2",
                                         "stop":"1"}\
                                        """));

        assertEquals("NOTHING_HELD", refusal.problem().code());
        assertEquals(422, refusal.problem().status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"model\":\"GUESS\"|WORD_INVALID|model",
                ",\"confidence\":\"0.4\"|FIGURE_INVALID|confidence",
                ",\"confidence\":\"1e-1\"|DECIMAL_INVALID|confidence",
                ",\"periods\":2|FIGURE_INVALID|periods",
                ",\"model\":\"MONTE_CARLO\",\"paths\":100001|FIGURE_INVALID|paths",
                ",\"covariance\":\"EXPONENTIAL\",\"lambda\":\"1\"|FIGURE_INVALID|lambda",
                ",\"closes\":{}|HISTORY_INVALID|returns",
                ",\"returns\":{\"A\":[\"0.1\"],\"B\":[\"0.1\"]}|HISTORY_INVALID|returns.A",
                ",\"returns\":{\"A\":[\"0\",\"1\"],\"B\":[\"0\"]}|HISTORY_INVALID|returns.B",
                ",\"returns\":{\"A\":[\"0\",\"1\"]}|FIELD_MISSING|returns.B",
                ",\"returns\":{\"A\":[\"0\",null]}|SIZE_INVALID|returns.A",
                ",\"holdings\":[]|FIELD_MISSING|holdings",
                ",\"holdings\":[{\"symbol\":\"A\"}]|FIELD_MISSING|holdings.value",
                ",\"holdings\":[{\"symbol\":\"\",\"value\":\"1\"}]|NAME_INVALID|holdings.symbol"
            })
    void whatCannotBeAskedIsRefused(String more, String code, String field) {
        assertRefused(code, field, () -> var(more));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|FIELD_MISSING|rule",
                "{\"rule\":\"KELLY\",\"payoff\":\"2\"}|FIELD_MISSING|probability",
                "{\"rule\":\"KELLY\",\"equity\":\"2\"}|FIELD_NOT_TAKEN|equity",
                "{\"rule\":\"KELLY\",\"accountId\":\"7\"}|FIELD_NOT_TAKEN|accountId",
                "{\"rule\":\"FIXED_FRACTION\",\"accountId\":\"7\",\"equity\":\"2\"}|FIELD_NOT_TAKEN|equity",
                "{\"rule\":\"RISK_PARITY\",\"accountId\":\"7\",\"closes\":{}}|FIELD_NOT_TAKEN|closes",
                "{\"rule\":\"RISK_PARITY\"}|FIELD_MISSING|returns",
                "{\"rule\":\"RISK_PARITY\",\"returns\":{\"A\":[\"0\",\"0\"]}}|MODEL_UNDEFINED|returns"
            })
    void whatHasNoSizeIsRefused(String json, String code, String field) {
        assertRefused(code, field, () -> size(json));
    }

    @Test
    void noStopIsNoBound() {
        assertRefused(
                "MODEL_UNDEFINED",
                "stop",
                () ->
                        size(
                                """
                                {"rule":"FIXED_FRACTION","equity":"1","entry":"1","stop":"1"}\
                                """));
    }

    private static void assertRefused(String code, String field, Executable asked) {
        ProblemException refusal = assertThrows(ProblemException.class, asked);
        assertEquals(code, refusal.problem().code());
        assertEquals(field, refusal.problem().field());
        assertEquals(400, refusal.problem().status());
    }
}
