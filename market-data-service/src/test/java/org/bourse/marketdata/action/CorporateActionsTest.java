package org.bourse.marketdata.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.bourse.marketdata.adjust.CorporateAction;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.testing.PostgresExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorporateActionsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V3__corporate_actions.sql");

    private static final LocalDate DAY = LocalDate.parse("2024-06-10");

    private static CorporateAction thrown(Random dice) {
        LocalDate day = DAY.plusDays(dice.nextInt(6));
        BigDecimal number = BigDecimal.valueOf(1 + dice.nextInt(9), 1);
        return dice.nextBoolean()
                ? new CorporateAction.Split(day, number, BigDecimal.ONE)
                : new CorporateAction.CashDividend(day, number);
    }

    private static boolean isOfOneKindAndDay(CorporateAction a, CorporateAction b) {
        return ActionKind.of(a) == ActionKind.of(b) && a.exDate().equals(b.exDate());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLastToldOfAKindAndDayHolds(long seed) throws SQLException {
        Random dice = new Random(seed);
        List<CorporateAction> expected = new ArrayList<>();
        String symbol = "S" + seed + "-USD";
        try (Connection connection = POSTGRES.connect()) {
            ActionTable table = new ActionTable(connection);
            for (int i = 0; i < 200; i++) {
                CorporateAction action = thrown(dice);
                boolean wasThere = expected.removeIf(it -> isOfOneKindAndDay(it, action));
                if (dice.nextInt(3) == 0) {
                    assertEquals(
                            wasThere, table.remove(symbol, action.exDate(), ActionKind.of(action)));
                } else if (expected.size() < 8) {
                    assertTrue(table.put(symbol, action, "who", 8));
                    expected.add(action);
                } else {
                    assertFalse(table.put(symbol, action, "who", 8));
                }
                expected.sort(
                        Comparator.comparing(CorporateAction::exDate)
                                .thenComparing(it -> ActionKind.of(it).name()));
                assertEquals(expected, table.of(symbol));
            }
            assertEquals(List.of(), table.of("OTHER-USD"));
        }
    }

    @Test
    void theTableTakesNothingThatIsHalfTold() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            for (String values : List.of("'SPLIT', 2, NULL, NULL", "'CASH_DIVIDEND', 2, 1, 1")) {
                assertThrows(
                        SQLException.class,
                        () ->
                                statement.execute(
                                        "INSERT INTO corporate_action (symbol, ex_date, told_by,"
                                                + " kind, new_shares, old_shares, amount) VALUES"
                                                + " ('X', '2024-01-01', 'w', "
                                                + values
                                                + ")"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, FIELD_MISSING",
                "0, DECIMAL_INVALID",
                "-1, DECIMAL_INVALID",
                "1e3, DECIMAL_INVALID",
                "0.000000001, DECIMAL_INVALID",
                "99999999999999999999, DECIMAL_INVALID"
            })
    void whatIsNoNumberOfSharesIsSaid(@Nullable String text, String code) {
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> CorporateActionResource.decimal("newShares", text));

        assertEquals(code, refused.problem().code());
        assertEquals("newShares", refused.problem().field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "26-01-01", "today", "2026-1-1", "+12026-01-01"})
    void whatIsNoDayIsSaid(String text) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> CorporateActionResource.date(text));

        assertEquals("PARAMETER_INVALID", refused.problem().code());
    }
}
