package org.bourse.portfolio.funding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.policy.Payment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestChecksTest {
    private static final ListedAsset USDT = new ListedAsset(2, "USDT", 6);

    private static Problem problem(Executable check) {
        return assertThrows(ProblemException.class, check).problem();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000000",
        "0.000001, 1",
        "1.50, 1500000",
        "0001, 1000000",
        "9223372036854.775807, 9223372036854775807"
    })
    void anAmountIsReadExactly(String text, long minor) {
        assertEquals(minor, RequestChecks.amount(text, USDT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "0.0000001",
                "1e3",
                "1e400",
                "NaN",
                "+1",
                " 1",
                "1 ",
                "1.",
                ".5",
                "1,5",
                "0x10",
                "9223372036854.775808",
                "١",
                "1_000",
                "<b>1</b>",
                "1\r\n2"
            })
    void whatIsNoPositiveDecimalOfTheAssetIsRefused(String text) {
        Problem problem = problem(() -> RequestChecks.amount(text, USDT));

        assertEquals("AMOUNT_INVALID", problem.code());
        assertEquals(422, problem.status());
        assertEquals("amount", problem.field());
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aRequestWithoutKeyIsRefused(@Nullable String header) {
        assertEquals(
                "IDEMPOTENCY_KEY_MISSING",
                problem(() -> RequestChecks.idempotencyKey(header)).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a/b", "ä", "a\nb", "a;b"})
    void aKeyOfOtherCharactersIsRefused(String header) {
        assertEquals(
                "IDEMPOTENCY_KEY_INVALID",
                problem(() -> RequestChecks.idempotencyKey(header)).code());
    }

    @Test
    void aKeyHasAtMost64Characters() {
        String longest = "k".repeat(64);

        assertEquals(longest, RequestChecks.idempotencyKey(longest));
        assertEquals(
                "IDEMPOTENCY_KEY_INVALID",
                problem(() -> RequestChecks.idempotencyKey(longest + "k")).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-1", "bank:2026.11.20_0001"})
    void keysOfTheAlphabetAreTaken(String header) {
        assertEquals(header, RequestChecks.idempotencyKey(header));
    }

    @Test
    void aMissingFieldIsNamed() {
        Problem problem = problem(() -> RequestChecks.given(null, "asset"));

        assertEquals("BODY_INVALID", problem.code());
        assertEquals("asset", problem.field());
    }

    @Test
    void aPaymentIsNamedWholeOrNotAtAll() {
        assertEquals(Optional.empty(), RequestChecks.payment(null, null));
        assertEquals(
                Optional.of(new Payment("sepa", "a b/1")), RequestChecks.payment("sepa", "a b/1"));
        assertEquals("paymentSource", problem(() -> RequestChecks.payment(null, "a")).field());
        assertEquals(
                "paymentReference", problem(() -> RequestChecks.payment("sepa", null)).field());
    }

    @ParameterizedTest
    @CsvSource(
            value = {"|a|Source", "se pa|a|Source", "sepa||Reference", "sepa|ä|Reference"},
            delimiter = '|',
            emptyValue = "",
            nullValues = "-")
    void aPaymentOfOtherCharactersIsRefused(String source, String reference, String part) {
        Problem problem = problem(() -> RequestChecks.payment(empty(source), empty(reference)));

        assertEquals("PAYMENT_INVALID", problem.code());
        assertEquals("payment" + part, problem.field());
    }

    private static String empty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
