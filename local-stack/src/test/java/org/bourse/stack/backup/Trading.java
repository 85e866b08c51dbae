package org.bourse.stack.backup;

import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.ListAsset;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.StackClient;

/** Trades at a venue of which only matching-service runs: commands signed as services sign them. */
final class Trading {
    private static final int BASE = 1;
    private static final int QUOTE = 2;
    private static final long SELLER = 2_000;
    private static final long BUYER = 2_001;
    private static final long PLENTY = 1_000_000_000_000_000L;
    private static final Map<Writer, Integer> KEYS =
            Map.of(Writer.ADMINISTRATION, 1, Writer.ORDER_ENTRY, 2, Writer.FUNDING, 3);

    private final StackClient client;
    private final Map<Writer, Long> sequences = new EnumMap<>(Writer.class);
    private int placed;
    private final long instance = System.currentTimeMillis() << 20;

    Trading(StackClient client) {
        this.client = client;
    }

    /** Lists a symbol, funds two accounts and places so many orders, each of which is filled. */
    void orders(int count) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> log =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", client.kafkaBootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            list(log, BASE, "BTC");
            list(log, QUOTE, "USDT");
            send(
                    log,
                    Writer.ADMINISTRATION,
                    CommandBody.newBuilder()
                            .setListSymbol(ListSymbol.newBuilder().setSymbol(symbol())));
            fund(log, SELLER, BASE);
            fund(log, BUYER, QUOTE);
            for (int i = 0; i < count; i++) {
                boolean buys = i % 2 == 1;
                send(
                        log,
                        Writer.ORDER_ENTRY,
                        CommandBody.newBuilder()
                                .setPlaceOrder(
                                        PlaceOrder.newBuilder()
                                                .setAccount(buys ? BUYER : SELLER)
                                                .setSymbol(1)
                                                .setSide(buys ? Side.BUY : Side.SELL)
                                                .setType(OrderType.LIMIT)
                                                .setTimeInForce(TimeInForce.GTC)
                                                .setPriceTicks(1_000)
                                                .setLots(10)
                                                .setClientOrderId("o" + placed++)));
            }
        }
    }

    private void list(KafkaProducer<byte[], byte[]> log, int number, String code)
            throws ExecutionException, InterruptedException {
        send(
                log,
                Writer.ADMINISTRATION,
                CommandBody.newBuilder()
                        .setListAsset(
                                ListAsset.newBuilder()
                                        .setAsset(
                                                Asset.newBuilder()
                                                        .setAsset(number)
                                                        .setCode(code)
                                                        .setScale(8))));
    }

    private static Symbol symbol() {
        return Symbol.newBuilder()
                .setSymbol(1)
                .setName("BTC-USDT")
                .setBase(BASE)
                .setQuote(QUOTE)
                .setTick(1)
                .setPriceScale(2)
                .setLot(1)
                .setQuantityScale(5)
                .setLotsMin(1)
                .setLotsMax(1_000_000_000)
                .setMakerRateE8(50_000)
                .setTakerRateE8(100_000)
                .setMarketBoundE8(5_000_000)
                .build();
    }

    private void fund(KafkaProducer<byte[], byte[]> log, long account, int asset)
            throws ExecutionException, InterruptedException {
        send(
                log,
                Writer.FUNDING,
                CommandBody.newBuilder()
                        .setOpenAccount(OpenAccount.newBuilder().setAccount(account)));
        send(
                log,
                Writer.FUNDING,
                CommandBody.newBuilder()
                        .setDeposit(
                                Deposit.newBuilder()
                                        .setAccount(account)
                                        .setAsset(asset)
                                        .setAmountMinor(PLENTY)));
    }

    private void send(KafkaProducer<byte[], byte[]> log, Writer writer, CommandBody.Builder body)
            throws ExecutionException, InterruptedException {
        int key = KEYS.getOrDefault(writer, 0);
        long sequence = sequences.merge(writer, 1L, Long::sum);
        Command.Builder command =
                Command.newBuilder()
                        .setContractVersion(1)
                        .setWriter(writer)
                        .setWriterInstance(writer == Writer.FUNDING ? 1 : instance)
                        .setWriterSequence(sequence)
                        .setRequestIdHigh(writer.getNumber())
                        .setRequestIdLow(sequence)
                        .setKeyId(key)
                        .setBody(body.build().toByteString());
        CommandSeal seal =
                new CommandSeal(Map.of(key, Base64.getDecoder().decode(client.logKey(key))));
        byte[] bytes = seal.seal(0, command).toByteArray();
        log.send(new ProducerRecord<>(Topics.COMMANDS, 0, null, bytes)).get();
    }
}
