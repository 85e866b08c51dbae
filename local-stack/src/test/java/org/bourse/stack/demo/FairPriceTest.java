package org.bourse.stack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FairPriceTest {

    @Test
    void theSeedFixesThePathAndItsNews() {
        FairPrice one = new FairPrice(100, 5);
        FairPrice other = new FairPrice(100, 5);
        int news = 0;
        for (int i = 0; i < 1_000; i++) {
            news += one.move(0.25) ? 1 : 0;
            other.move(0.25);
            assertEquals(one.price(), other.price());
            assertTrue(one.price() > 0);
        }
        assertTrue(news > 3, "news " + news);
    }
}
