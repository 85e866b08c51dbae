package org.bourse.portfolio.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.WithdrawalHeld;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FundingAnswerTest {
    private static final RequestId ID = new RequestId(3, 4);

    private static LedgerEvents record(Writer writer, LedgerEvent... events) {
        return LedgerEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setWriter(writer)
                                .setPosition(17)
                                .setRequestIdHigh(ID.high())
                                .setRequestIdLow(ID.low()))
                .addAllEvents(java.util.List.of(events))
                .build();
    }

    private static LedgerEvent posting() {
        return LedgerEvent.newBuilder().setPosting(Posting.newBuilder().setDeltaMinor(1)).build();
    }

    private static LedgerEvents rejected(RejectCode code) {
        return record(
                Writer.FUNDING,
                LedgerEvent.newBuilder()
                        .setCommandRejected(CommandRejected.newBuilder().setCode(code))
                        .build());
    }

    @Test
    void postingsOfADepositSayItIsDone() {
        assertEquals(
                Optional.of(new FundingAnswer.Done(ID, 17, 0)),
                FundingAnswer.in(record(Writer.FUNDING, posting(), posting())));
    }

    @Test
    void postingsOfWorkThatEarlierStepsLeftOverDoNotHideARefusal() {
        LedgerEvent refusal = rejected(RejectCode.ASSET_UNKNOWN).getEvents(0);

        assertEquals(
                Optional.of(new FundingAnswer.Refused(ID, 17, RejectCode.ASSET_UNKNOWN)),
                FundingAnswer.in(record(Writer.FUNDING, posting(), posting(), refusal, posting())));
    }

    @Test
    void anOpenedAccountSaysItIsDone() {
        LedgerEvent opened =
                LedgerEvent.newBuilder()
                        .setAccountOpened(AccountOpened.newBuilder().setAccount(1000))
                        .build();

        assertEquals(
                Optional.of(new FundingAnswer.Done(ID, 17, 0)),
                FundingAnswer.in(record(Writer.FUNDING, opened)));
    }

    @Test
    void aHeldWithdrawalBringsItsId() {
        LedgerEvent held =
                LedgerEvent.newBuilder()
                        .setWithdrawalHeld(WithdrawalHeld.newBuilder().setWithdrawalId(99))
                        .build();

        assertEquals(
                Optional.of(new FundingAnswer.Done(ID, 17, 99)),
                FundingAnswer.in(record(Writer.FUNDING, posting(), posting(), held)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Writer.class,
            names = {"FUNDING", "UNRECOGNIZED"},
            mode = EnumSource.Mode.EXCLUDE)
    void recordsOfOtherWritersAnswerNothing(Writer writer) {
        assertEquals(Optional.empty(), FundingAnswer.in(record(writer, posting())));
    }

    @Test
    void progressAloneAnswersNothing() {
        LedgerEvent progress =
                LedgerEvent.newBuilder().setProgress(Progress.getDefaultInstance()).build();

        assertEquals(Optional.empty(), FundingAnswer.in(record(Writer.FUNDING, progress)));
    }

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_FUNDS, Refused",
        "ACCOUNT_UNKNOWN, Refused",
        "ACCOUNT_EXISTS, Refused",
        "AMOUNT_INVALID, Refused",
        "OVERFLOW, Refused",
        "SKIPPED, Refused",
        "SEQUENCE_REPLAYED, Replayed",
        "SEQUENCE_GAP, NotTaken",
        "VERSION_NOT_ACTIVATED, NotTaken",
        "WRITER_NOT_ALLOWED, NotTaken",
        "FORGED, NotTaken",
        "KEY_UNKNOWN, NotTaken",
        "KEY_REVOKED, NotTaken",
        "UNREADABLE, NotTaken"
    })
    void aRefusalIsFinalOnlyWhenItConsumedTheSequence(RejectCode code, String kind) {
        FundingAnswer answer = FundingAnswer.in(rejected(code)).orElseThrow();

        assertEquals(kind, answer.getClass().getSimpleName());
        assertEquals(ID, answer.id());
        assertEquals(17, answer.position());
    }

    @Test
    void aReplayDoesNotUndoWhatIsKnown() {
        FundingAnswer replayed =
                FundingAnswer.in(rejected(RejectCode.SEQUENCE_REPLAYED)).orElseThrow();

        assertInstanceOf(FundingAnswer.Replayed.class, replayed);
        assertEquals(OutboxState.DONE, OutboxState.DONE.after(replayed));
        assertEquals(OutboxState.REFUSED, OutboxState.REFUSED.after(replayed));
    }

    @Test
    void aReplayOfWhatWasNeverAnsweredMeansTheOutboxHasDiverged() {
        FundingAnswer replayed =
                FundingAnswer.in(rejected(RejectCode.SEQUENCE_REPLAYED)).orElseThrow();

        assertEquals(OutboxState.DIVERGED, OutboxState.PENDING.after(replayed));
    }

    @Test
    void aGapLeavesTheCommandToBeSentAgain() {
        FundingAnswer gap = FundingAnswer.in(rejected(RejectCode.SEQUENCE_GAP)).orElseThrow();

        assertEquals(OutboxState.PENDING, OutboxState.PENDING.after(gap));
    }
}
