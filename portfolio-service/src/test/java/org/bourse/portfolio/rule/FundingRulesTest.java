package org.bourse.portfolio.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.policy.WithdrawalLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules' tables, and what the database itself refuses. */
class FundingRulesTest {
    private static final ListedAsset USDT = new ListedAsset(2, "USDT", 6);
    private static final ListedAsset BTC = new ListedAsset(1, "BTC", 8);
    private static final long ACCOUNT = 1_000;
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V10__payments.sql",
                    "V11__limits_and_approvals.sql",
                    "V25__sub_accounts.sql");

    private int sequence;

    private record Configured(
            Optional<BigDecimal> withdrawalMax,
            Optional<BigDecimal> withdrawalDayMax,
            Optional<BigDecimal> approvalAbove)
            implements FundingConfig.AssetRules {}

    @BeforeEach
    void empty() throws SQLException {
        execute("TRUNCATE funding_outbox, withdrawal_limit, approval_threshold CASCADE");
    }

    private static FundingRules rules(Map<String, FundingConfig.AssetRules> configured) {
        return new FundingRules(POSTGRES.dataSource(), () -> configured);
    }

    private static FundingRules configured() {
        return rules(
                Map.of(
                        "USDT",
                        new Configured(
                                Optional.of(new BigDecimal("10.0000019")),
                                Optional.of(new BigDecimal("1e30")),
                                Optional.of(new BigDecimal("5")))));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private UUID command(String state) throws SQLException {
        UUID id = UUID.randomUUID();
        String answered =
                switch (state) {
                    case "PENDING" -> "NULL, NULL";
                    case "REFUSED" -> "'ACCOUNT_UNKNOWN', 7";
                    default -> "NULL, 7";
                };
        execute(
                """
                INSERT INTO funding_outbox (sequence, request_id, body, state, code, position)
                VALUES (%d, '%s', '', '%s', %s)
                """
                        .formatted(++sequence, id, state, answered));
        return id;
    }

    private UUID withdrawal(String state, long amount, String askedAt) throws SQLException {
        UUID id = command(state);
        execute(
                """
                INSERT INTO withdrawal
                    (withdrawal_id, idempotency_key, account, asset, amount_minor, asked_at)
                VALUES ('%s', '%s', %d, %d, %d, '%s')
                """
                        .formatted(id, id, ACCOUNT, USDT.number(), amount, askedAt));
        return id;
    }

    private static void end(UUID withdrawal, String kind, UUID command) throws SQLException {
        execute(
                """
                UPDATE withdrawal SET end_kind = '%s', ended_by = 'ann', end_request_id = '%s'
                WHERE withdrawal_id = '%s'
                """
                        .formatted(kind, command, withdrawal));
    }

    private static void approval(UUID withdrawal, String approval, String by) throws SQLException {
        execute(
                "UPDATE withdrawal SET approval = '%s', decided_by = %s WHERE withdrawal_id = '%s'"
                        .formatted(approval, by, withdrawal));
    }

    @Test
    void withoutConfigurationThereIsNoLimit() {
        assertEquals(WithdrawalLimits.NONE, rules(Map.of()).limits(ACCOUNT, USDT));
        assertEquals(OptionalLong.empty(), rules(Map.of()).approvalAboveMinor(USDT));
        assertEquals(WithdrawalLimits.NONE, configured().limits(ACCOUNT, BTC));
    }

    @Test
    void configuredAmountsAreCutToTheScaleAndToWhatCanBeCounted() {
        assertEquals(
                new WithdrawalLimits(OptionalLong.of(10_000_001), OptionalLong.of(Long.MAX_VALUE)),
                configured().limits(ACCOUNT, USDT));
        assertEquals(OptionalLong.of(5_000_000), configured().approvalAboveMinor(USDT));
    }

    @Test
    void whatIsSetHoldsForItsAccountAndAsset() {
        FundingRules rules = configured();
        rules.set(ACCOUNT, USDT, new WithdrawalLimits(OptionalLong.of(3), OptionalLong.empty()));
        rules.set(ACCOUNT, USDT, new WithdrawalLimits(OptionalLong.of(4), OptionalLong.empty()));
        rules.setApprovalAbove(USDT, 9);
        rules.setApprovalAbove(USDT, 0);

        assertEquals(OptionalLong.of(4), rules.limits(ACCOUNT, USDT).eachMinor());
        assertEquals(OptionalLong.of(Long.MAX_VALUE), rules.limits(ACCOUNT, USDT).dayMinor());
        assertEquals(OptionalLong.of(10_000_001), rules.limits(1_001, USDT).eachMinor());
        assertEquals(WithdrawalLimits.NONE, rules.limits(ACCOUNT, BTC));
        assertEquals(OptionalLong.of(0), rules.approvalAboveMinor(USDT));
        rules.clearLimits(ACCOUNT, USDT);
        assertEquals(OptionalLong.of(10_000_001), rules.limits(ACCOUNT, USDT).eachMinor());
    }

    @Test
    void aDayOfUtcCountsWhatWasNotRefusedOrCancelled() throws SQLException {
        withdrawal("PENDING", 1, "2026-11-28T00:00:00Z");
        withdrawal("DONE", 2, "2026-11-28T23:59:59.999999Z");
        withdrawal("REFUSED", 4, "2026-11-28T12:00:00Z");
        withdrawal("DONE", 8, "2026-11-27T23:59:59.999999Z");
        withdrawal("DONE", 16, "2026-11-29T00:00:00Z");
        end(withdrawal("DONE", 32, "2026-11-28T13:00:00Z"), "CANCEL", command("PENDING"));
        end(withdrawal("DONE", 64, "2026-11-28T13:00:00Z"), "COMPLETE", command("PENDING"));

        assertEquals(67, rules(Map.of()).withdrawnMinor(ACCOUNT, USDT, NOON));
        assertEquals(0, rules(Map.of()).withdrawnMinor(ACCOUNT, BTC, NOON));
        assertEquals(0, rules(Map.of()).withdrawnMinor(1_001, USDT, NOON));
    }

    @Test
    void aSumThatCannotBeCountedIsTheHighestThatCan() throws SQLException {
        withdrawal("DONE", Long.MAX_VALUE, "2026-11-28T12:00:00Z");
        withdrawal("DONE", Long.MAX_VALUE, "2026-11-28T12:00:00Z");

        assertEquals(Long.MAX_VALUE, rules(Map.of()).withdrawnMinor(ACCOUNT, USDT, NOON));
    }

    @Test
    void whoApprovedAWithdrawalCannotCompleteIt() throws SQLException {
        UUID awaited = withdrawal("DONE", 1, "2026-11-28T12:00:00Z");
        approval(awaited, "AWAITED", "NULL");
        UUID first = command("PENDING");
        assertThrows(SQLException.class, () -> end(awaited, "COMPLETE", first));

        approval(awaited, "APPROVED", "'ann'");
        assertThrows(SQLException.class, () -> end(awaited, "COMPLETE", first));

        approval(awaited, "APPROVED", "'bea'");
        end(awaited, "COMPLETE", first);
        assertThrows(SQLException.class, () -> approval(awaited, "APPROVED", "'ann'"));
    }

    private static void deposit(UUID id, String approval, String by) throws SQLException {
        execute(
                """
                INSERT INTO deposit (deposit_id, idempotency_key, account, asset, amount_minor,
                    asked_by, approval, decided_by)
                VALUES ('%s', '%s', 1000, 2, 5, 'ann', '%s', %s)
                """
                        .formatted(id, id, approval, by));
    }

    @Test
    void aDepositWithoutACommandAwaitsItsApproval() throws SQLException {
        deposit(UUID.randomUUID(), "AWAITED", "NULL");
        deposit(UUID.randomUUID(), "REJECTED", "'ann'");
        deposit(command("PENDING"), "NOT_NEEDED", "NULL");
        deposit(command("PENDING"), "APPROVED", "'bea'");

        assertThrows(SQLException.class, () -> deposit(UUID.randomUUID(), "NOT_NEEDED", "NULL"));
        assertThrows(SQLException.class, () -> deposit(UUID.randomUUID(), "APPROVED", "'bea'"));
        UUID own = command("PENDING");
        assertThrows(SQLException.class, () -> deposit(own, "APPROVED", "'ann'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE funding_act SET act = 'b'",
                "DELETE FROM funding_act",
                "TRUNCATE funding_act"
            })
    void actsStay(String change) throws SQLException {
        execute(
                """
                INSERT INTO funding_act (act, object, subject, details)
                VALUES ('a', 'deposit/1', 'ann', '')
                """);

        assertThrows(SQLException.class, () -> execute(change));
    }

    private void holder(long account, String subject) throws SQLException {
        execute(
                "INSERT INTO account_owner (account, subject, request_id) VALUES (%d, '%s', '%s')"
                        .formatted(account, subject, command("DONE")));
    }

    private void sub(long account, String subject, long mainAccount) throws SQLException {
        execute(
                """
                INSERT INTO account_owner (account, subject, request_id, main_account, label)
                VALUES (%d, '%s', '%s', %d, 'sub-%d')
                """
                        .formatted(account, subject, command("DONE"), mainAccount, account));
    }

    @Test
    void allAccountsOfAHolderHaveOneLimitAndCountTogether() throws SQLException {
        holder(ACCOUNT, "ann");
        sub(1_001, "ann", ACCOUNT);
        holder(1_002, "bea");
        FundingRules rules = configured();
        rules.set(1_001, USDT, new WithdrawalLimits(OptionalLong.of(3), OptionalLong.empty()));
        withdrawal("DONE", 5, "2026-11-28T12:00:00Z");

        assertEquals(OptionalLong.of(3), rules.limits(ACCOUNT, USDT).eachMinor());
        assertEquals(OptionalLong.of(3), rules.limits(1_001, USDT).eachMinor());
        assertEquals(OptionalLong.of(10_000_001), rules.limits(1_002, USDT).eachMinor());
        assertEquals(5, rules.withdrawnMinor(ACCOUNT, USDT, NOON));
        assertEquals(5, rules.withdrawnMinor(1_001, USDT, NOON));
        assertEquals(0, rules.withdrawnMinor(1_002, USDT, NOON));
        rules.clearLimits(1_001, USDT);
        assertEquals(OptionalLong.of(10_000_001), rules.limits(ACCOUNT, USDT).eachMinor());
    }

    @Test
    void aSubAccountIsOfTheSubjectOfItsMainAccountAndErasedWithIt() throws SQLException {
        holder(ACCOUNT, "ann");
        holder(1_002, "bea");
        assertThrows(SQLException.class, () -> holder(1_003, "ann"));
        assertThrows(SQLException.class, () -> sub(1_001, "bea", ACCOUNT));
        sub(1_001, "ann", ACCOUNT);

        execute("DELETE FROM account_owner WHERE account = 1000");
        assertFalse(rules(Map.of()).isHeld(1_001));
        assertTrue(rules(Map.of()).isHeld(1_002));
    }

    @Test
    void onlyAccountsWithAHolderHaveLimits() throws SQLException {
        execute(
                "INSERT INTO account_owner (account, subject, request_id) VALUES (1000, 's', '%s')"
                        .formatted(command("PENDING")));

        assertTrue(rules(Map.of()).isHeld(ACCOUNT));
        assertFalse(rules(Map.of()).isHeld(1_001));
    }
}
