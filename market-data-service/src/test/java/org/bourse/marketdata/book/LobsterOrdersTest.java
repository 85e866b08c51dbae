package org.bourse.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LobsterOrdersTest {
    private final LobsterOrders orders = new LobsterOrders();

    @BeforeEach
    void fiftyLotsOfUnknownOrdersRestAndThirtyOfOrderSeven() {
        orders.begin(new DepthSnapshot(0, List.of(new BookLevel(5_850_000, 50)), List.of()));
        assertChange(1, 80, "34200.1,1,7,30,5850000,1");
    }

    @Test
    void partsOfAnOrderLeaveItsLevelAndThenItsRest() {
        assertChange(2, 70, "34200.2,2,7,10,5850000,1");
        assertChange(3, 65, "34200.3,4,7,5,5850000,1");
        assertChange(4, 50, "34200.4,3,7,15,5850000,1");
    }

    @Test
    void anUnknownOrderLeavesItsLevel() {
        assertChange(2, 30, "34200.2,4,3,50,5850000,1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34200.2,5,0,10,5850000,1",
                "34200.2,6,-1,10,5850000,1",
                "34200.2,7,0,0,-1,-1",
                "34200.2,7,0,0,0,-1",
                "34200.2,7,0,0,1,-1"
            })
    void hiddenExecutionsCrossTradesAndHaltsChangeNothing(String row) {
        assertEquals(Optional.empty(), orders.take(LobsterMessage.parse(row)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34200.2,1,7,30,5850000,1",
                "34200.2,2,7,30,5850000,1",
                "34200.2,3,7,29,5850000,1",
                "34200.2,4,7,31,5850000,1",
                "34200.2,4,7,10,5850100,1",
                "34200.2,4,7,10,5850000,-1",
                "34200.2,4,3,51,5850000,1"
            })
    void refusesWhatCannotBe(String row) {
        LobsterMessage message = LobsterMessage.parse(row);

        assertThrows(IllegalStateException.class, () -> orders.take(message));
    }

    private void assertChange(long sequence, long lots, String row) {
        assertEquals(
                Optional.of(Demo.change(sequence, Side.BUY, 5_850_000, lots)),
                orders.take(LobsterMessage.parse(row)));
    }
}
