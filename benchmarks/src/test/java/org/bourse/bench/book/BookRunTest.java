package org.bourse.bench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bourse.bench.data.DataFolder;
import org.bourse.bench.data.FlashMessages;
import org.junit.jupiter.api.Test;

class BookRunTest {

    @Test
    void reportsOfAPublicScenarioHaveThePublishedHash() {
        DataFolder folder = DataFolder.of(null);
        boolean present = folder.has("flash1/flash-crash.bin.xz");
        assertTrue(present || !"true".equals(System.getenv("CI")), "the data is needed on CI");
        assumeTrue(present, "no data beside the project");
        FlashMessages messages = FlashMessages.read(folder, Scenario.FLASH_CRASH.text());
        CanonicalText text = new CanonicalText();

        new BookRun(messages, 1_000_000).run(text);

        assertEquals(Scenario.FLASH_CRASH.sha256(), text.sha256());
    }
}
