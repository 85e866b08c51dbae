package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bourse.contracts.Decimals;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.policy.LimitKind;
import org.junit.jupiter.api.Test;

class LimitTextTest {
    private final LimitText text = new LimitText(Optional.of(new ListedAsset(2, "USDT", 6)));

    @Test
    void eachKindHasWordsOfItsOwn() {
        assertEquals(1_500_000, text.parse(LimitKind.DAILY_LOSS, "1.5"));
        assertEquals(300, text.parse(LimitKind.DAILY_LOSS_RATIO, "0.03"));
        assertEquals(7, text.parse(LimitKind.OPEN_POSITIONS, "7"));
        assertEquals("1.5", text.print(LimitKind.DRAWDOWN, 1_500_000));
        assertEquals("0.03", text.print(LimitKind.DAILY_LOSS_RATIO, 300));
        assertEquals("7", text.print(LimitKind.MESSAGE_RATE, 7));
    }

    @Test
    void whatIsNoneIsRefused() {
        assertEquals(Decimals.INVALID, text.parse(LimitKind.DAILY_LOSS, "-1"));
        assertEquals(Decimals.INVALID, text.parse(LimitKind.DAILY_LOSS, "0.0000001"));
        assertEquals(Decimals.INVALID, text.parse(LimitKind.DAILY_LOSS_RATIO, "1.0001"));
        assertEquals(Decimals.INVALID, text.parse(LimitKind.OPEN_POSITIONS, "1.5"));
        assertEquals(Decimals.INVALID, text.parse(LimitKind.OPEN_POSITIONS, "9999999999"));
    }
}
