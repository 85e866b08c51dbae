package org.bourse.bench.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bourse.bench.data.DataFolder;
import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.TradeList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreRunTest {
    private static final int COMMANDS = 200_000;
    private static final int ACCOUNTS = 2_000;

    @ParameterizedTest
    @CsvSource({"itch10k, 64", "ec1k-nofok, 64", "ec1k-nofok, 1"})
    void coreAndPeerMakeTheTradesOfTheStream(String name, int lookAhead) {
        DataFolder folder = DataFolder.of(null);
        boolean present = folder.has("streams/" + name + ".bin.xz");
        assertTrue(present || !"true".equals(System.getenv("CI")), "the data is needed on CI");
        assumeTrue(present, "no data beside the project");
        OrderStream stream = OrderStream.read(folder, name).first(COMMANDS);
        TradeList trades = TradeList.read(folder, name).before(COMMANDS);
        CoreScript script = new CoreScript(stream, trades, ACCOUNTS);

        CoreRun core = new CoreRun(script, ACCOUNTS, 100_000, 1_001, lookAhead);
        core.run(0, script.size());
        PeerRun peer = new PeerRun(stream);
        peer.run(0, stream.size());

        assertEquals("none", core.trades().firstDifference(trades));
        assertEquals("none", peer.trades().firstDifference(trades));
        assertEquals(0, core.sink().rejected());
        assertEquals(script.unknown(), core.sink().unknown());
        assertTrue(core.isConserved());
    }
}
