package org.bourse.bench.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {
    private static final int USERS = 10;
    private static final int SLOTS = 8_000;

    @ParameterizedTest
    @EnumSource(names = {"CROSSING", "MIXED"})
    void nobodyBothBuysAndSells(Scenario scenario) {
        Map<Integer, Boolean> sides = new HashMap<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            Slip.Place place = (Slip.Place) scenario.slip(slot, USERS);
            Boolean before = sides.put(place.user(), place.buy());

            assertTrue(before == null || before == place.buy(), "user " + place.user());
        }
        assertEquals(USERS, sides.size());
    }

    @ParameterizedTest
    @EnumSource(names = {"CROSSING", "MIXED"})
    void asMuchIsBoughtAsSold(Scenario scenario) {
        int bought = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            Slip.Place place = (Slip.Place) scenario.slip(slot, USERS);
            bought += place.buy() ? place.lots() : -place.lots();
        }

        assertEquals(0, bought);
    }

    @Test
    void takersOfTheMixedScenarioReachEveryRestingPrice() {
        for (int slot = 0; slot < SLOTS; slot++) {
            Slip.Place place = (Slip.Place) Scenario.MIXED.slip(slot, USERS);

            assertTrue(place.immediate() ? place.ticksAway() == -20 : place.ticksAway() <= 20);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTING", "CANCELS"})
    void aRestingOrderIsCancelledOnceByItsOwnUser(Scenario scenario) {
        Map<Integer, Integer> cancelled = new HashMap<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            if (scenario.slip(slot, USERS) instanceof Slip.Cancel cancel) {
                Slip.Place place = (Slip.Place) scenario.slip(cancel.slot(), USERS);
                assertEquals(place.user(), cancel.user());
                assertTrue(cancel.slot() < slot);
                cancelled.merge(cancel.slot(), 1, Integer::sum);
            }
        }

        assertTrue(cancelled.values().stream().allMatch(times -> times == 1));
        assertTrue(cancelled.size() > SLOTS / 3);
    }
}
