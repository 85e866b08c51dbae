package org.bourse.risk.entry;

import static org.bourse.risk.Examples.ALICE;
import static org.bourse.risk.Examples.BOB;
import static org.bourse.risk.Examples.USDT;
import static org.bourse.risk.Examples.notional;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.consent.Decision;
import org.bourse.risk.consent.Verdict;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.bourse.risk.venue.VenueLimitTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alice may have 9 open orders, of 5 USDT each, and none in BTC-USDT. */
class AskedLimitsRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__limits_volumes_alerts.sql",
                    "V2__limits_per_symbol.sql",
                    "V7__audit.sql",
                    "V14__limit_changes.sql");

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private AskedLimitsRegister register;

    @BeforeEach
    void limit() throws SQLException {
        register = new AskedLimitsRegister(new Database(POSTGRES.dataSource()));
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE asset, open_orders_limit, limit_change CASCADE");
            new ListingTable(connection).add(Examples.BTC);
            new ListingTable(connection).add(USDT);
            new ListingTable(connection).add(Examples.BTC_USDT);
            new VenueLimitTable(connection)
                    .set(
                            AccountLimitsSet.newBuilder()
                                    .setAccount(ALICE)
                                    .setOpenOrdersMax(9)
                                    .addOrderNotionalMax(notional(USDT, 5_000_000))
                                    .addSymbolLimits(
                                            SymbolLimit.newBuilder()
                                                    .setSymbol(1)
                                                    .setRestricted(true))
                                    .build());
        }
    }

    private AskedLimitsRegister.Answer openOrders(long account, int max, String subject) {
        return register.ask(
                account,
                new LimitChange(Optional.of(max), Map.of(), Map.of(), Map.of()),
                new LimitsRequest(max, null, null, null),
                subject,
                NOW);
    }

    private static AskedLimits waiting(AskedLimitsRegister.Answer answer) {
        return assertInstanceOf(AskedLimitsRegister.Answer.Waits.class, answer).asked();
    }

    private static List<String> acts() throws SQLException {
        List<String> acts = new ArrayList<>();
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT kind || ' ' || subject || ' ' || object FROM audit_entry"
                                        + " ORDER BY number DESC LIMIT 2")) {
            while (row.next()) {
                acts.add(row.getString(1));
            }
        }
        return acts;
    }

    @Test
    void whatIsNotLooserIsLeftToOnePerson() {
        AskedLimitsRegister.Answer.OneIsEnough one = new AskedLimitsRegister.Answer.OneIsEnough();

        assertEquals(one, openOrders(ALICE, 9, "ann"));
        assertEquals(one, openOrders(BOB, 200, "ann"), "the venue's default");
        assertEquals(List.of(), register.newest(Optional.empty(), Long.MAX_VALUE, 9));
    }

    @Test
    void whatIsLooserThanConfirmedWaits() {
        waiting(openOrders(ALICE, 10, "ann"));
        waiting(openOrders(BOB, 201, "ann"));
    }

    @Test
    void allKindsOfLimitsAreComparedWithTheirOwn() {
        LimitChange notional =
                new LimitChange(
                        Optional.of(1), Map.of(USDT.getAsset(), 5_000_001L), Map.of(), Map.of());
        AskedLimits first =
                waiting(
                        register.ask(
                                ALICE,
                                notional,
                                new LimitsRequest(1, Map.of("USDT", "5.000001"), null, null),
                                "ann",
                                NOW));
        register.decide(first.number(), false, "ann", NOW);
        SymbolLimit free = SymbolLimit.newBuilder().setSymbol(1).setRestricted(false).build();
        LimitChange symbol = new LimitChange(Optional.empty(), Map.of(), Map.of(), Map.of(1, free));
        SymbolLimits text = new SymbolLimits(false, null, null, null, null, null, null);

        waiting(
                register.ask(
                        ALICE,
                        symbol,
                        new LimitsRequest(null, null, null, Map.of("BTC-USDT", text)),
                        "ann",
                        NOW));
    }

    @Test
    void theRequestIsKeptAsItWasAskedFor() {
        Map<String, @Nullable String> lifted = new HashMap<>();
        lifted.put("USDT", null);
        LimitsRequest request =
                new LimitsRequest(
                        10,
                        Map.of("USDT", "0.5"),
                        lifted,
                        Map.of(
                                "BTC-USDT",
                                new SymbolLimits(null, false, "1.5", "0", "1.5", "2", 3)));
        LimitChange change =
                new LimitChange(Optional.of(10), Map.of(), Map.of(2, Optional.empty()), Map.of());
        AskedLimits asked = waiting(register.ask(ALICE, change, request, "ann", NOW));

        assertEquals(request, asked.request());
        assertTrue(asked.request().dailyVolume().containsKey("USDT"), "still to be lifted");
        assertEquals(Optional.of(asked), register.find(asked.number()));
    }

    @Test
    void oneOfAnAccountWaitsAtATime() {
        AskedLimits asked = waiting(openOrders(ALICE, 10, "ann"));

        assertEquals(new AskedLimitsRegister.Answer.OtherWaits(), openOrders(ALICE, 11, "ben"));
        register.decide(asked.number(), false, "ann", NOW);
        waiting(openOrders(ALICE, 11, "ben"));
    }

    @Test
    void anotherPersonApprovesOnce() throws SQLException {
        long number = waiting(openOrders(ALICE, 10, "ann")).number();
        assertEquals(new Verdict.SamePerson<>(), register.decide(number, true, "ann", LATER));
        assertEquals(AskedLimits.State.PENDING, register.find(number).orElseThrow().state());

        AskedLimits approved = register.decide(number, true, "ben", LATER).orThrow();

        assertEquals(AskedLimits.State.APPROVED, approved.state());
        assertEquals(Optional.of(new Decision("ben", LATER)), approved.decision());
        assertEquals(
                List.of(
                        "LIMIT_CHANGE_APPROVED ben account 1000",
                        "LIMIT_CHANGE_REQUESTED ann account 1000"),
                acts());
        assertEquals(new Verdict.AlreadyDecided<>(), register.decide(number, true, "eve", LATER));
        assertEquals(new Verdict.Unknown<>(), register.decide(number + 1, true, "ben", LATER));
    }

    @Test
    void whatTheVenueDidNotTakeIsRefusedAndMayBeAskedForAnew() {
        long number = waiting(openOrders(ALICE, 10, "ann")).number();
        register.refused(number);
        assertEquals(AskedLimits.State.PENDING, register.find(number).orElseThrow().state());
        register.decide(number, true, "ben", LATER);

        register.refused(number);

        assertEquals(AskedLimits.State.REFUSED, register.find(number).orElseThrow().state());
        long again = waiting(openOrders(ALICE, 10, "ann")).number();
        assertEquals(
                List.of(again, number),
                register.newest(Optional.empty(), Long.MAX_VALUE, 9).stream()
                        .map(AskedLimits::number)
                        .toList());
        assertEquals(
                List.of(number),
                register.newest(Optional.of(AskedLimits.State.REFUSED), again, 9).stream()
                        .map(AskedLimits::number)
                        .toList());
    }

    @Test
    void theDatabaseItselfWantsTwo() throws SQLException {
        long number = waiting(openOrders(ALICE, 10, "ann")).number();
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            String approve =
                    "UPDATE limit_change SET state = 'APPROVED', decided_by = 'ann',"
                            + " decided_at = now() WHERE number = "
                            + number;

            assertThrows(SQLException.class, () -> statement.execute(approve));
        }
    }
}
