package org.bourse.risk.threshold;

import static org.bourse.risk.threshold.Payments.BTC;
import static org.bourse.risk.threshold.Payments.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Accounts;
import org.junit.jupiter.api.Test;

class LedgerReaderTest {

    @Test
    void aDepositIsAPaymentOfTheAccountAndOfNobodyElse() {
        assertEquals(
                List.of(
                        new Movement.Paid(
                                new Transfer(7, 1, 9, Direction.DEPOSIT, 1_000, 2, 50, 7))),
                LedgerReader.read(List.of(Payments.deposit(7, 9, 1_000, USDT, 50))));
    }

    @Test
    void theVenuesOwnAccountsAreNotWatched() {
        assertEquals(
                List.of(),
                LedgerReader.read(List.of(Payments.deposit(7, 9, Accounts.FEES, USDT, 50))));
    }

    @Test
    void aWithdrawalIsAPaymentWhenItIsCompletedOnly() {
        assertEquals(
                List.of(
                        new Movement.Paid(
                                new Transfer(10, 0, 4, Direction.WITHDRAWAL, 1_000, 2, 60, 6))),
                LedgerReader.read(
                        List.of(
                                Payments.held(7, 1, 1_000, USDT, 50, 5),
                                Payments.givenBack(8, 2, 1_000, USDT, 50, 5),
                                Payments.held(9, 3, 1_000, USDT, 60, 6),
                                Payments.withdrawal(10, 4, 1_000, USDT, 60, 6))));
    }

    @Test
    void eachTradeIsAPriceWhateverFeesAreBetween() {
        assertEquals(
                List.of(
                        new Movement.Listed(BTC),
                        new Movement.Traded(2, 300, 1, 7),
                        new Movement.Traded(2, 500, 1, 11)),
                LedgerReader.read(
                        List.of(
                                Payments.listed(1, BTC),
                                Payments.trades(
                                        2,
                                        USDT,
                                        BTC,
                                        List.of(new long[] {300, 7}, new long[] {500, 11})))));
    }
}
