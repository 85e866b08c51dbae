package org.bourse.stack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.topic.TopicReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real recording re-enacted through the whole exchange. */
@Tag("long")
class RecordingIT {

    private static final Path RECORDING =
            TestStack.project().resolve("../shared/data/binance-spot/btcusdt_20240808.gz");

    @Test
    void theExchangeEndsWhereTheRecordingEnds() {
        boolean present = Files.isReadable(RECORDING);
        assertTrue(present || System.getenv("CI") == null, RECORDING + " must be there in CI");
        assumeTrue(present, RECORDING + " is not there");
        StackClient stack = TestStack.shared().client();
        Recording recording = Recording.read(RECORDING);
        Meter meter = new Meter();
        Reenactment reenactment = new Reenactment(stack, meter, recording, 0);
        reenactment.prepare();

        reenactment.run(() -> true);

        assertEquals(List.of(), reenactment.complaints());
        assertEquals(List.of(), Conservation.complaints(stack));
        assertEquals(0, meter.total().failures());
        Tape tape = new Tape(Reenactment.SYMBOL);
        new TopicReader(stack.kafkaBootstrapServers())
                .read(Topics.TRADE_EVENTS, false, record -> tape.add(record.value()));
        BigDecimal recorded =
                recording.trades().stream()
                        .map(RecordedTrade::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(recording.trades().size(), tape.trades);
        assertEquals(0, recorded.compareTo(tape.quantity), recorded + " and " + tape.quantity);
        assertEquals(0, recording.trades().getLast().price().compareTo(tape.lastPrice));
    }

    /** The trades of one symbol as the log has them. */
    private static final class Tape {

        private final String symbolName;
        private Symbol symbol = Symbol.getDefaultInstance();
        private int trades;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal lastPrice = BigDecimal.ZERO;

        Tape(String symbolName) {
            this.symbolName = symbolName;
        }

        void add(byte[] record) {
            try {
                TradeEvents.parseFrom(record).getEventsList().forEach(this::add);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }

        private void add(TradeEvent event) {
            Symbol listed = event.getConfigured().getSymbolListed();
            if (listed.getName().equals(symbolName)) {
                symbol = listed;
            }
            if (event.hasTrade() && event.getTrade().getSymbol() == symbol.getSymbol()) {
                Trade trade = event.getTrade();
                trades++;
                quantity =
                        quantity.add(
                                BigDecimal.valueOf(
                                        trade.getLots() * symbol.getLot(),
                                        symbol.getQuantityScale()));
                lastPrice =
                        BigDecimal.valueOf(
                                trade.getPriceTicks() * symbol.getTick(), symbol.getPriceScale());
            }
        }
    }
}
