package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, deposits, withdrawals and transfers. */
class FundingTest {
    private static final long MAX = 1L << 62;

    private final VenueDriver driver = new VenueDriver();

    @BeforeEach
    void anAccountWithFunds() {
        driver.listAssets();
        driver.open(ALICE);
        driver.deposit(ALICE, BBB, 500);
    }

    private void hold(long amount) {
        driver.apply(new VenueCommand.HoldWithdrawal(ALICE, BBB, amount));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 3, 1_001, 1_007, 1L << 31, Long.MIN_VALUE})
    void aMainAccountIsOneThatIsOpen(long mainAccount) {
        driver.apply(new VenueCommand.OpenAccount(1_007, mainAccount));
        assertEquals(List.of("fundingRejected ACCOUNT_UNKNOWN 1007 0"), driver.events());
        driver.apply(new VenueCommand.OpenAccount(ALICE, mainAccount));
        assertEquals(List.of("fundingRejected ACCOUNT_EXISTS 1000 0"), driver.events());
    }

    @Test
    void aDepositComesOutOfCustody() {
        driver.deposit(ALICE, BBB, 30);
        assertEquals(
                List.of(
                        "posting 3 2 AVAILABLE -30 =-530 DEPOSIT " + driver.lastId(),
                        "posting 1000 2 AVAILABLE +30 =530 DEPOSIT " + driver.lastId()),
                driver.events());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 2, 3, 999, 1L << 31, Long.MAX_VALUE})
    void anAccountHasANumberWithinBounds(long number) {
        driver.open(number);
        assertEquals(List.of("fundingRejected ACCOUNT_INVALID " + number + " 0"), driver.events());
    }

    @Test
    void anAccountIsOpenedOnceAndOnlySoMany() {
        driver.open(ALICE);
        assertEquals(List.of("fundingRejected ACCOUNT_EXISTS 1000 0"), driver.events());
        for (int i = 1; i < VenueDriver.CONFIG.accountsMax(); i++) {
            driver.open(ALICE + i);
            assertEquals(List.of("accountOpened " + (ALICE + i)), driver.events());
        }
        driver.open(Accounts.MAX);
        assertEquals(List.of("fundingRejected CAPACITY_REACHED 2147483647 0"), driver.events());
    }

    @Test
    void aVenueMayListThousandsOfAssets() {
        VenueConfig many = new VenueConfig(8, 4_096, 4, 2_048, 2, 4_096, 2);
        VenueDriver venue = new VenueDriver(many);
        venue.open(ALICE);
        for (int asset = 1; asset <= many.assetsMax(); asset++) {
            venue.apply(new VenueCommand.ListAsset(asset, "A" + asset, 0));
            venue.deposit(ALICE, asset, asset);
            assertEquals(
                    "posting 1000 %d AVAILABLE +%d =%d DEPOSIT %d"
                            .formatted(asset, asset, asset, venue.lastId()),
                    venue.events().getLast());
        }
    }

    @Test
    void aDepositNamesAnAccountAnAssetAndAnAmount() {
        driver.deposit(BOB, BBB, 1);
        assertEquals(List.of("fundingRejected ACCOUNT_UNKNOWN 1001 0"), driver.events());
        driver.deposit(Accounts.FEES, BBB, 1);
        assertEquals(List.of("fundingRejected ACCOUNT_UNKNOWN 1 0"), driver.events());
        driver.deposit(ALICE, 3, 0);
        assertEquals(List.of("fundingRejected ASSET_UNKNOWN 1000 0"), driver.events());
        driver.deposit(ALICE, -1, 1);
        assertEquals(List.of("fundingRejected ASSET_UNKNOWN 1000 0"), driver.events());
        driver.deposit(ALICE, BBB, 0);
        assertEquals(List.of("fundingRejected AMOUNT_INVALID 1000 0"), driver.events());
    }

    @Test
    void noBalanceLeavesItsBound() {
        driver.deposit(ALICE, BBB, MAX - 499);
        assertEquals(List.of("fundingRejected OVERFLOW 1000 0"), driver.events());
        driver.deposit(ALICE, BBB, Long.MAX_VALUE);
        assertEquals(List.of("fundingRejected OVERFLOW 1000 0"), driver.events());
        driver.deposit(ALICE, BBB, MAX - 500);
        assertEquals(MAX, driver.available(ALICE, BBB));
        driver.open(BOB);
        driver.deposit(BOB, BBB, 1);
        assertEquals(List.of("fundingRejected OVERFLOW 1001 0"), driver.events());
    }

    @Test
    void aWithdrawalHoldsUntilItIsCompleted() {
        hold(200);
        long id = driver.lastId();
        assertEquals(
                List.of(
                        "posting 1000 2 AVAILABLE -200 =300 WITHDRAWAL " + id,
                        "posting 1000 2 HELD +200 =200 WITHDRAWAL " + id,
                        "withdrawalHeld " + id + " 1000 2 200"),
                driver.events());

        driver.apply(new VenueCommand.CompleteWithdrawal(id));
        assertEquals(
                List.of(
                        "posting 1000 2 HELD -200 =0 WITHDRAWAL " + id,
                        "posting 3 2 AVAILABLE +200 =-300 WITHDRAWAL " + id,
                        "withdrawalCompleted " + id),
                driver.events());

        driver.apply(new VenueCommand.CancelWithdrawal(id));
        assertEquals(List.of("fundingRejected WITHDRAWAL_UNKNOWN 0 " + id), driver.events());
    }

    @Test
    void aCancelledWithdrawalIsAvailableAgain() {
        hold(200);
        long id = driver.lastId();
        driver.apply(new VenueCommand.CancelWithdrawal(id));
        assertEquals(
                List.of(
                        "posting 1000 2 HELD -200 =0 WITHDRAWAL " + id,
                        "posting 1000 2 AVAILABLE +200 =500 WITHDRAWAL " + id,
                        "withdrawalCancelled " + id),
                driver.events());

        driver.apply(new VenueCommand.CompleteWithdrawal(id));
        assertEquals(List.of("fundingRejected WITHDRAWAL_UNKNOWN 0 " + id), driver.events());
    }

    @Test
    void aWithdrawalNeedsFundsAndRoom() {
        hold(501);
        assertEquals(List.of("fundingRejected INSUFFICIENT_FUNDS 1000 0"), driver.events());
        hold(0);
        assertEquals(List.of("fundingRejected AMOUNT_INVALID 1000 0"), driver.events());
        hold(1);
        long first = driver.lastId();
        hold(1);
        hold(1);
        assertEquals(List.of("fundingRejected CAPACITY_REACHED 1000 0"), driver.events());

        driver.apply(new VenueCommand.CancelWithdrawal(first));
        hold(1);
        assertEquals(1, driver.events("withdrawalHeld").size());
    }

    private void transfer(int asset, long amount, long toAccount) {
        driver.apply(new VenueCommand.Transfer(ALICE, asset, amount, toAccount));
    }

    @Test
    void aTransferIsOneStep() {
        driver.open(BOB);
        transfer(BBB, 200, BOB);
        assertEquals(
                List.of(
                        "posting 1000 2 AVAILABLE -200 =300 TRANSFER " + driver.lastId(),
                        "posting 1001 2 AVAILABLE +200 =200 TRANSFER " + driver.lastId()),
                driver.events());
        transfer(BBB, 300, BOB);
        assertEquals(0, driver.available(ALICE, BBB));
        assertEquals(500, driver.available(BOB, BBB));
    }

    @Test
    void aTransferThatIsRefusedMovesNothing() {
        driver.open(BOB);
        transfer(3, 0, BOB);
        assertEquals(List.of("fundingRejected ASSET_UNKNOWN 1000 0"), driver.events());
        transfer(BBB, 0, BOB);
        assertEquals(List.of("fundingRejected AMOUNT_INVALID 1000 0"), driver.events());
        transfer(BBB, Long.MIN_VALUE, BOB);
        assertEquals(List.of("fundingRejected AMOUNT_INVALID 1000 0"), driver.events());
        transfer(BBB, 501, BOB);
        assertEquals(List.of("fundingRejected INSUFFICIENT_FUNDS 1000 0"), driver.events());
        driver.apply(new VenueCommand.Transfer(Accounts.CUSTODY, BBB, 1, BOB));
        assertEquals(List.of("fundingRejected ACCOUNT_UNKNOWN 3 0"), driver.events());
        assertEquals(500, driver.available(ALICE, BBB));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Accounts.FEES, Accounts.CUSTODY, ALICE, BOB, Long.MAX_VALUE})
    void aTransferGoesToAnotherAccountOfAUser(long target) {
        transfer(BBB, 1, target);
        assertEquals(List.of("fundingRejected TARGET_UNKNOWN 1000 0"), driver.events());
    }

    @Test
    void whoLacksFundsIsNotToldWhetherThereIsATarget() {
        transfer(BBB, 501, BOB);
        assertEquals(List.of("fundingRejected INSUFFICIENT_FUNDS 1000 0"), driver.events());
    }

    @Test
    void whatIsHeldIsNotTransferred() {
        driver.open(BOB);
        hold(200);
        transfer(BBB, 301, BOB);
        assertEquals(List.of("fundingRejected INSUFFICIENT_FUNDS 1000 0"), driver.events());
        transfer(BBB, 300, BOB);
        assertEquals(300, driver.available(BOB, BBB));
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED,ACCOUNT_SUSPENDED", "CLOSE_ONLY,ACCOUNT_CLOSE_ONLY"})
    void anAccountThatIsNotActiveReceivesAndDoesNotPay(AccountStatus status, String code) {
        driver.open(BOB);
        driver.apply(new VenueCommand.SetAccountState(BOB, status, false));
        transfer(BBB, 100, BOB);
        assertEquals(100, driver.available(BOB, BBB));

        for (long amount : List.of(100L, 101L)) {
            driver.apply(new VenueCommand.Transfer(BOB, BBB, amount, ALICE));
            assertEquals(List.of("fundingRejected " + code + " 1001 0"), driver.events());
        }
        driver.apply(new VenueCommand.SetAccountState(BOB, AccountStatus.ACTIVE, false));
        driver.apply(new VenueCommand.Transfer(BOB, BBB, 100, ALICE));
        assertEquals(500, driver.available(ALICE, BBB));
    }
}
