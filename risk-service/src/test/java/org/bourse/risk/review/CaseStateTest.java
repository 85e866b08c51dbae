package org.bourse.risk.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bourse.risk.review.CaseState.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseStateTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OPEN, UNDER_REVIEW",
                "UNDER_REVIEW, ESCALATED CLOSED_NO_ACTION CLOSED_REPORTED",
                "ESCALATED, CLOSED_NO_ACTION CLOSED_REPORTED",
                "CLOSED_NO_ACTION, -",
                "CLOSED_REPORTED, -"
            })
    void onlyTheseDecisionsAreLegal(Word state, String decisions) {
        Set<Word> legal =
                decisions == null
                        ? Set.of()
                        : Stream.of(decisions.split(" "))
                                .map(Word::valueOf)
                                .collect(Collectors.toSet());
        for (Word decision : EnumSet.allOf(Word.class)) {
            assertEquals(
                    legal.contains(decision),
                    CaseState.of(state)
                            .after(decision)
                            .filter(after -> after.word() == decision)
                            .isPresent(),
                    decision::name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStateHasTheWordItIsMadeOf(Word word) {
        assertEquals(word, CaseState.of(word).word());
    }
}
