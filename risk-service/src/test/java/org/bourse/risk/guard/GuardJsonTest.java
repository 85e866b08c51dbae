package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.risk.exposure.ExposureStanding;
import org.junit.jupiter.api.Test;

class GuardJsonTest {
    private static final String BEFORE_GROUPS =
            """
            {"reference":1,"marks":[],
             "accounts":[{"account":1000,"gainMinor":5,"peakMinor":7,"balances":[{"asset":2,"minor":9}]}]}\
            """;

    /** Written by a process of a version before while this one starts. */
    @Test
    void aRowWithoutGroupsAndWithdrawalsIsRead() {
        assertEquals(
                new ExposureStanding(
                        1,
                        List.of(),
                        List.of(
                                new ExposureStanding.Account(
                                        1000,
                                        5,
                                        7,
                                        List.of(new ExposureStanding.Balance(2, 9, 0)))),
                        List.of()),
                GuardJson.read(BEFORE_GROUPS, ExposureStanding.class));
    }
}
