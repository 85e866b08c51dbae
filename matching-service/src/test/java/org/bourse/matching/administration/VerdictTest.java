package org.bourse.matching.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.ChangeSymbol;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Resume;
import org.bourse.contracts.v1.SetFeeTier;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.Skip;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.matching.codec.VenueFact;
import org.junit.jupiter.api.Test;

/** A step also does what earlier commands left over, and says so under the same request. */
class VerdictTest {
    private static final RequestId REQUEST = new RequestId(1, 2);
    private static final CommandBody TRADE =
            CommandBody.newBuilder()
                    .setSetSymbolState(
                            SetSymbolState.newBuilder().setSymbol(4).setState(SymbolState.TRADING))
                    .build();
    private static final CommandBody TIER =
            CommandBody.newBuilder().setSetFeeTier(SetFeeTier.newBuilder().setTier(3)).build();

    @Test
    void anotherSymbolThatOpensMeanwhileIsNoAnswer() {
        VenueFact mine = changed(4, SymbolState.TRADING);

        assertEquals(
                new Verdict.Done(mine),
                Verdict.of(
                        TRADE,
                        List.of(
                                changed(5, SymbolState.TRADING),
                                mine,
                                changed(6, SymbolState.HALTED))));
    }

    @Test
    void whatTheStepSaidLastOfTheSymbolCounts() {
        VenueFact last = changed(4, SymbolState.TRADING);

        assertEquals(
                new Verdict.Done(last),
                Verdict.of(TRADE, List.of(changed(4, SymbolState.UNCROSSING), last)));
    }

    @Test
    void aRefusalAfterTheWorkOfOthersIsARefusal() {
        VenueFact refused = new VenueFact.Refused(REQUEST, 7, RejectCode.FEE_INVALID);

        assertEquals(
                new Verdict.Refused(RejectCode.FEE_INVALID),
                Verdict.of(TIER, List.of(changed(4, SymbolState.TRADING), refused)));
    }

    @Test
    void aChangeOfASymbolIsAnsweredByTheSymbol() {
        VenueFact mine = changed(4, SymbolState.HALTED);
        CommandBody change =
                CommandBody.newBuilder()
                        .setChangeSymbol(
                                ChangeSymbol.newBuilder()
                                        .setSymbol(Symbol.newBuilder().setSymbol(4)))
                        .build();

        assertEquals(
                new Verdict.Done(mine),
                Verdict.of(change, List.of(mine, changed(5, SymbolState.TRADING))));
    }

    @Test
    void aSkipIsAnsweredByACommandThatIsSkippedAndAResumeByAVenueThatGoesOn() {
        VenueFact skipped = new VenueFact.CommandSkipped(REQUEST, 7, 3);
        VenueFact resumed = new VenueFact.VenueResumed(REQUEST, 7, 3);
        CommandBody skip =
                CommandBody.newBuilder().setSkip(Skip.newBuilder().setPosition(3)).build();
        CommandBody resume =
                CommandBody.newBuilder().setResume(Resume.newBuilder().setPosition(3)).build();
        VenueFact other = changed(4, SymbolState.TRADING);

        assertEquals(new Verdict.Done(skipped), Verdict.of(skip, List.of(other, skipped)));
        assertEquals(new Verdict.Done(resumed), Verdict.of(resume, List.of(other, resumed)));
        assertThrows(IllegalStateException.class, () -> Verdict.of(skip, List.of(resumed)));
        assertThrows(IllegalStateException.class, () -> Verdict.of(resume, List.of(skipped)));
    }

    @Test
    void aStepThatSaysNothingOfItsCommandIsADefect() {
        List<VenueFact> step = List.of(changed(4, SymbolState.TRADING));

        assertThrows(IllegalStateException.class, () -> Verdict.of(TIER, step));
    }

    private static VenueFact changed(int symbol, SymbolState state) {
        return new VenueFact.SymbolChanged(
                REQUEST, 7, Symbol.newBuilder().setSymbol(symbol).setState(state).build());
    }
}
