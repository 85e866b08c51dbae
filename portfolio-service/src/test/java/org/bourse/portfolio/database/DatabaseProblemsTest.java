package org.bourse.portfolio.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "57P03, true",
        "57P01, true",
        "08006, true",
        "53300, true",
        ",      true",
        "23514, false",
        "42P01, false"
    })
    void aDatabaseIsAwayOrTheRequestIsADefect(String state, boolean away) {
        RuntimeException failure =
                new IllegalStateException(new DatabaseException(new SQLException("", state)));

        assertEquals(away, DatabaseProblems.isAway(failure));
    }
}
