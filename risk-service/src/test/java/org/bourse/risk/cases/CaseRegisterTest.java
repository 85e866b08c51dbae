package org.bourse.risk.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.bourse.risk.alert.Outbox;
import org.bourse.risk.review.CaseState.Word;
import org.bourse.risk.surveillance.Finding;
import org.bourse.risk.surveillance.Moment;
import org.bourse.risk.surveillance.RuleName;
import org.bourse.risk.surveillance.Standing;
import org.bourse.risk.surveillance.Surveillance;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cases on the migrated database. */
class CaseRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__limits_volumes_alerts.sql",
                    "V2__limits_per_symbol.sql",
                    "V6__cases.sql",
                    "V7__audit.sql");

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ALICES = "round-trips-3-1000-1-20778";

    private final EvidenceJson json = new EvidenceJson(new ObjectMapper());
    private final Database database = new Database(POSTGRES.dataSource());
    private final CaseRegister register = register(Map.of());

    private CaseRegister register(Map<String, String> config) {
        return new CaseRegister(database, json, DefaultThresholds.config(config), Examples.VENUE);
    }

    @BeforeEach
    void clear() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE asset, surveillance_case, surveillance_day CASCADE");
            new ListingTable(connection).add(Examples.BTC);
            new ListingTable(connection).add(Examples.USDT);
            new ListingTable(connection).add(Examples.BTC_USDT);
        }
    }

    private static Surveillance.Numbered finding(
            RuleName rule, long account, int symbol, long position, int number) {
        return new Surveillance.Numbered(
                new Finding(
                        rule,
                        account,
                        symbol,
                        new Moment(position, Examples.micros(Examples.TODAY, position)),
                        List.of(1_024L, position),
                        List.of(2_048L),
                        Map.of("trips", 3L),
                        Map.of("trips", 2L)),
                number);
    }

    private static Surveillance.Numbered trips(long account, long position) {
        return finding(RuleName.ROUND_TRIPS, account, 1, position, 0);
    }

    private static Surveillance.Step step(Surveillance.Numbered... findings) {
        return new Surveillance.Step(List.of(findings), Optional.empty());
    }

    private List<String> ids(
            Optional<Word> state, Optional<RuleName> rule, Optional<Long> account) {
        return register.newest(state, rule, account, Long.MAX_VALUE, 10).cases().stream()
                .map(CaseView::caseId)
                .toList();
    }

    private CaseView.Detail alices() {
        return register.find(ALICES).orElseThrow();
    }

    @Test
    void aFindingIsACaseWithItsEvidence() {
        register.keep(step(trips(Examples.ALICE, 7)), 0);

        CaseView.Detail detail = alices();

        assertEquals(
                new CaseView(
                        ALICES,
                        "ROUND_TRIPS",
                        "1000",
                        "BTC-USDT",
                        LocalDate.of(2026, 11, 21),
                        "OPEN",
                        "7",
                        Instant.parse("2026-11-21T00:00:00.000007Z"),
                        1,
                        1),
                detail.summary());
        assertEquals(
                List.of(
                        new FindingView(
                                "7",
                                Instant.parse("2026-11-21T00:00:00.000007Z"),
                                new Evidence(
                                        List.of("1024", "7"),
                                        List.of("2048"),
                                        new TreeMap<>(Map.of("trips", "3")),
                                        new TreeMap<>(Map.of("trips", "2"))))),
                detail.evidence());
        assertEquals(List.of(), detail.decisions());
    }

    @Test
    void theSameDaysFindingsAreOneCaseAndOthersTheirOwn() {
        Surveillance.Numbered tomorrow =
                new Surveillance.Numbered(
                        new Finding(
                                RuleName.ROUND_TRIPS,
                                Examples.ALICE,
                                1,
                                new Moment(9, Examples.micros(Examples.TODAY + 1, 0)),
                                List.of(),
                                List.of(),
                                Map.of(),
                                Map.of()),
                        0);
        register.keep(
                step(
                        trips(Examples.ALICE, 7),
                        finding(RuleName.ROUND_TRIPS, Examples.BOB, 1, 7, 1),
                        finding(RuleName.LAYERING, Examples.ALICE, 1, 8, 0),
                        finding(RuleName.ROUND_TRIPS, Examples.ALICE, 2, 8, 1),
                        finding(RuleName.ROUND_TRIPS, Examples.ALICE, 1, 8, 2)),
                0);
        register.keep(step(tomorrow), 0);

        assertEquals(
                List.of(
                        "round-trips-3-1000-1-20779",
                        "round-trips-3-1000-2-20778",
                        "layering-3-1000-1-20778",
                        "round-trips-3-1001-1-20778",
                        ALICES),
                ids(Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(
                List.of("7", "8"),
                alices().evidence().stream().map(FindingView::position).toList());
        assertEquals(2, alices().summary().findings());
    }

    @Test
    void whatIsReadAgainRaisesNothingTwice() {
        Surveillance.Step first = step(trips(Examples.ALICE, 7));
        Surveillance.Step second =
                step(
                        finding(RuleName.ROUND_TRIPS, Examples.ALICE, 1, 9, 0),
                        finding(RuleName.ROUND_TRIPS, Examples.ALICE, 1, 9, 1));
        register.keep(first, 0);
        register.keep(second, 1);
        CaseView.Detail before = alices();
        assertEquals(3, before.evidence().size());

        register.keep(first, 0);
        register.keep(second, 1);

        assertEquals(before, alices());
    }

    @Test
    void aCaseKeepsTheFirstFindingsAndCountsTheRest() {
        CaseRegister narrow = register(Map.of("findings-max", "2"));
        for (int position = 1; position <= 5; position++) {
            narrow.keep(step(trips(Examples.ALICE, position)), position);
        }

        assertEquals(5, alices().summary().findings());
        assertEquals(
                List.of("1", "2"),
                alices().evidence().stream().map(FindingView::position).toList());
    }

    @Test
    void casesAreFoundByStateRuleAndAccount() {
        register.keep(
                step(
                        trips(Examples.ALICE, 7),
                        finding(RuleName.LAYERING, Examples.ALICE, 1, 8, 0),
                        finding(RuleName.LAYERING, Examples.BOB, 1, 8, 1)),
                0);
        register.decide(ALICES, Word.UNDER_REVIEW, "5b6c", "why", NOW);

        assertEquals(
                List.of(ALICES),
                ids(Optional.of(Word.UNDER_REVIEW), Optional.empty(), Optional.empty()));
        assertEquals(
                List.of("layering-3-1001-1-20778", "layering-3-1000-1-20778"),
                ids(Optional.of(Word.OPEN), Optional.of(RuleName.LAYERING), Optional.empty()));
        assertEquals(
                List.of("layering-3-1001-1-20778"),
                ids(Optional.empty(), Optional.of(RuleName.LAYERING), Optional.of(Examples.BOB)));
    }

    @Test
    void pagesFollowEachOther() {
        for (int account = 1_000; account < 1_005; account++) {
            register.keep(step(trips(account, account)), account);
        }

        CaseView.Page first =
                register.newest(
                        Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE, 3);
        CaseView.Page second =
                register.newest(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Long.parseLong(String.valueOf(first.nextCursor())),
                        3);

        assertEquals(
                List.of("1004", "1003", "1002"),
                first.cases().stream().map(CaseView::accountId).toList());
        assertEquals(
                List.of("1001", "1000"), second.cases().stream().map(CaseView::accountId).toList());
        assertNull(second.nextCursor());
    }

    @Test
    void decisionsAreKeptAndLaterFindingsAreNew() {
        register.keep(step(trips(Examples.ALICE, 7)), 0);

        register.decide(ALICES, Word.UNDER_REVIEW, "5b6c", "I look", NOW);
        assertEquals(0, alices().summary().newFindings());
        register.keep(step(trips(Examples.ALICE, 8)), 1);
        assertEquals(1, alices().summary().newFindings());
        CaseRegister.Answer closed =
                register.decide(ALICES, Word.CLOSED_REPORTED, "77", "told", NOW.plusSeconds(1));

        CaseView.Detail detail =
                assertInstanceOf(CaseRegister.Answer.Decided.class, closed).detail();
        assertEquals("CLOSED_REPORTED", detail.summary().state());
        assertEquals(0, detail.summary().newFindings());
        assertEquals(
                List.of(
                        new DecisionView("OPEN", "UNDER_REVIEW", "5b6c", "I look", NOW),
                        new DecisionView(
                                "UNDER_REVIEW",
                                "CLOSED_REPORTED",
                                "77",
                                "told",
                                NOW.plusSeconds(1))),
                detail.decisions());
    }

    @Test
    void whatIsNotLegalChangesNothing() {
        register.keep(step(trips(Examples.ALICE, 7)), 0);
        CaseView.Detail before = alices();

        assertEquals(
                new CaseRegister.Answer.Refused(Word.OPEN),
                register.decide(ALICES, Word.ESCALATED, "5b6c", "why", NOW));
        assertEquals(
                new CaseRegister.Answer.Unknown(),
                register.decide("no-such", Word.UNDER_REVIEW, "5b6c", "why", NOW));
        assertEquals(before, alices());
    }

    @Test
    void anOpenedCaseIsPublishedOnce() {
        register.keep(step(trips(Examples.ALICE, 7), trips(Examples.ALICE, 8)), 0);

        List<Outbox.Entry> entries =
                database.inTransaction(connection -> {
                    Outbox outbox = new CaseAlerts(Examples.VENUE).on(connection);
                    List<Outbox.Entry> oldest = outbox.oldest(10);
                    outbox.published(oldest);
                    return oldest;
                });

        assertEquals(
                List.of(
                        RiskAlert.newBuilder()
                                .setContractVersion(ContractVersion.CURRENT)
                                .setVenue(Examples.VENUE)
                                .setAlertId(ALICES)
                                .setKind(AlertKind.SURVEILLANCE)
                                .setRule("ROUND_TRIPS")
                                .setAccount(1_000)
                                .setSymbol(1)
                                .setDay(Examples.TODAY)
                                .setPosition(7)
                                .setVenueTimeMicros(Examples.micros(Examples.TODAY, 7))
                                .build()),
                entries.stream().map(Outbox.Entry::alert).toList());
        register.keep(step(trips(Examples.ALICE, 9)), 1);
        assertEquals(
                List.of(),
                database.inTransaction(
                        connection -> new CaseOutbox(connection, Examples.VENUE).oldest(10)));
    }

    @Test
    void readingBeginsWithTheNewestDay() {
        assertEquals(new DayTable.Beginning(0, Standing.NONE), register.beginning());
        Standing standing = new Standing(Map.of(1_000L, 7), Set.of(1, 2), Set.of(2));

        register.keep(began(20_779, standing), 500);
        register.keep(began(20_778, Standing.NONE), 0);
        register.keep(began(20_779, Standing.NONE), 501);

        assertEquals(new DayTable.Beginning(500, standing), register.beginning());
    }

    private static Surveillance.Step began(int day, Standing before) {
        return new Surveillance.Step(
                List.of(), Optional.of(new Surveillance.DayBegan(day, before)));
    }
}
