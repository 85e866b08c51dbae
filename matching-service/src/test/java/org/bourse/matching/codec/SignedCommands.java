package org.bourse.matching.codec;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.ActivateKey;
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
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/** Makes commands as the services sign them: one key per writer, numbers that increase. */
public final class SignedCommands {
    public static final int VENUE = 0;

    public static final Map<Writer, Integer> KEYS =
            new EnumMap<>(
                    Map.of(
                            Writer.RUNNER, 1,
                            Writer.ADMINISTRATION, 1,
                            Writer.ORDER_ENTRY, 2,
                            Writer.FUNDING, 3,
                            Writer.RISK, 4,
                            Writer.MARKET_DATA, 5));

    private final CommandSeal seal = seal(1, 2, 3, 4, 5);
    private final Map<Writer, Long> sequences = new EnumMap<>(Writer.class);
    private final long instance;
    private long request;

    public SignedCommands(long instance) {
        this.instance = instance;
    }

    /** A seal with the secrets of these keys. */
    public static CommandSeal seal(int... keyIds) {
        Map<Integer, byte[]> secrets = new HashMap<>();
        for (int id : keyIds) {
            byte[] secret = new byte[32];
            Arrays.fill(secret, (byte) id);
            secrets.put(id, secret);
        }
        return new CommandSeal(secrets);
    }

    /** An envelope whose fields can still be changed before it is sealed. */
    public Command.Builder envelope(Writer writer, ByteString body) {
        return Command.newBuilder()
                .setContractVersion(ContractVersion.CURRENT)
                .setWriter(writer)
                .setWriterInstance(writer == Writer.FUNDING ? 1 : instance)
                .setWriterSequence(sequences.merge(writer, 1L, Long::sum))
                .setRequestIdHigh(instance)
                .setRequestIdLow(++request)
                .setKeyId(KEYS.get(writer))
                .setBody(body);
    }

    public Command seal(Command.Builder envelope) {
        return seal.seal(VENUE, envelope);
    }

    public Command signed(Writer writer, CommandBody body) {
        return seal(envelope(writer, body.toByteString()));
    }

    public Command activateKey(int keyId, Writer... writers) {
        return signed(
                Writer.ADMINISTRATION,
                CommandBody.newBuilder()
                        .setActivateKey(
                                ActivateKey.newBuilder()
                                        .setKeyId(keyId)
                                        .addAllWriters(List.of(writers)))
                        .build());
    }

    public Command tick(long timeMicros) {
        return signed(
                Writer.RUNNER,
                CommandBody.newBuilder()
                        .setTick(Tick.newBuilder().setTerm(1).setTimeMicros(timeMicros))
                        .build());
    }

    public Command asset(int number, String code) {
        return signed(
                Writer.ADMINISTRATION,
                CommandBody.newBuilder()
                        .setListAsset(
                                ListAsset.newBuilder()
                                        .setAsset(
                                                Asset.newBuilder()
                                                        .setAsset(number)
                                                        .setCode(code)
                                                        .setScale(8)))
                        .build());
    }

    /** BTC-USDT, if assets 1 and 2 are these. */
    public static Symbol symbol() {
        return Symbol.newBuilder()
                .setSymbol(1)
                .setName("BTC-USDT")
                .setBase(1)
                .setQuote(2)
                .setTick(1)
                .setPriceScale(2)
                .setLot(1)
                .setQuantityScale(5)
                .setLotsMin(1)
                .setLotsMax(1_000_000_000)
                .setNotionalMinorMin(0)
                .setMakerRateE8(50_000)
                .setTakerRateE8(100_000)
                .setMarketBoundE8(5_000_000)
                .build();
    }

    public Command listSymbol(Symbol symbol) {
        return signed(
                Writer.ADMINISTRATION,
                CommandBody.newBuilder()
                        .setListSymbol(ListSymbol.newBuilder().setSymbol(symbol))
                        .build());
    }

    public Command openAccount(long account) {
        return signed(
                Writer.FUNDING,
                CommandBody.newBuilder()
                        .setOpenAccount(OpenAccount.newBuilder().setAccount(account))
                        .build());
    }

    public Command deposit(long account, int asset, long amountMinor) {
        return signed(
                Writer.FUNDING,
                CommandBody.newBuilder()
                        .setDeposit(
                                Deposit.newBuilder()
                                        .setAccount(account)
                                        .setAsset(asset)
                                        .setAmountMinor(amountMinor))
                        .build());
    }

    public static PlaceOrder.Builder limit(
            long account, Side side, long priceTicks, long lots, String clientOrderId) {
        return PlaceOrder.newBuilder()
                .setAccount(account)
                .setSymbol(1)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(TimeInForce.GTC)
                .setPriceTicks(priceTicks)
                .setLots(lots)
                .setClientOrderId(clientOrderId);
    }

    public Command place(PlaceOrder.Builder order) {
        return signed(Writer.ORDER_ENTRY, CommandBody.newBuilder().setPlaceOrder(order).build());
    }
}
