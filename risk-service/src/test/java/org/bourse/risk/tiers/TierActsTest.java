package org.bourse.risk.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.audit.AuditRegister;
import org.bourse.risk.venue.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the runs decide, in the audit log on the migrated database. Day 1 is 2 January 1970. */
class TierActsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V7__audit.sql");

    private static final TierActs.Change ALICE = new TierActs.Change(1, 1_000, 2);
    private static final TierActs.Change BOB = new TierActs.Change(1, 1_001, 0);

    private final TierActs acts =
            new TierActs(new AuditRegister(new Database(POSTGRES.dataSource())));
    private final int before = entries().size();

    private static List<String> entries() {
        List<String> entries = new ArrayList<>();
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT kind, subject, object, details FROM audit_entry
                                ORDER BY number\
                                """)) {
            while (row.next()) {
                entries.add(
                        "%s %s %s %s"
                                .formatted(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return entries;
    }

    private void assertEntered(String... expected) {
        List<String> entries = entries();
        assertEquals(List.of(expected), entries.subList(before, entries.size()));
    }

    @Test
    void eachChangeIsEnteredBeforeItIsSentAndWithItsAnswer() {
        acts.request(List.of(ALICE, BOB));
        String alice = " risk-service account 1000 ";
        String bob = " risk-service account 1001 ";
        String two = "{\"day\":\"1970-01-02\",\"tier\":\"2\"}";
        String none = "{\"day\":\"1970-01-02\",\"tier\":\"0\"}";
        assertEntered("FEE_TIER_REQUESTED" + alice + two, "FEE_TIER_REQUESTED" + bob + none);

        acts.set(ALICE);
        acts.refused(BOB, "TIER_INVALID");
        acts.enterAnswers();
        acts.enterAnswers();

        assertEntered(
                "FEE_TIER_REQUESTED" + alice + two,
                "FEE_TIER_REQUESTED" + bob + none,
                "FEE_TIER_SET" + alice + two,
                "FEE_TIER_REFUSED"
                        + bob
                        + "{\"code\":\"TIER_INVALID\",\"day\":\"1970-01-02\",\"tier\":\"0\"}");
    }

    @Test
    void whoIsAskedAgainForWantOfAnAnswerIsEnteredOnce() {
        acts.request(List.of(ALICE, BOB));
        acts.set(BOB);
        acts.enterAnswers();
        acts.request(List.of(ALICE));
        assertEquals(before + 3, entries().size());

        acts.request(List.of(ALICE, BOB));
        assertEquals(before + 4, entries().size(), "BOB has to change again");
        TierActs.Change next = new TierActs.Change(2, 1_000, 2);
        acts.request(List.of(next));
        assertEquals(before + 5, entries().size());
    }
}
