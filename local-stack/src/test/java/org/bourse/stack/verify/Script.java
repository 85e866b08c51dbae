package org.bourse.stack.verify;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.Claim;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.LeaderClaimed;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Transfer;
import org.bourse.contracts.v1.Writer;

/**
 * What a venue might say: steps written by hand, in a market where a lot is one unit of asset 1 and
 * costs at a price of one tick one unit of asset 2; maker 0.1 %, taker 0.2 %. The accounts 1000 and
 * 1001 have 10,000 of each.
 */
final class Script {
    static final int BASE = 1;
    static final int QUOTE = 2;
    static final long BUYER = 1000;
    static final long SELLER = 1001;
    static final long SECOND = 1_000_000;

    final List<StepDraft> steps = new ArrayList<>();
    private final Map<List<Object>, Long> balances = new HashMap<>();
    private final Map<Writer, Long> sequences = new HashMap<>();
    private long timeMicros;
    private long bookSequence;
    private Symbol symbol =
            Symbol.newBuilder()
                    .setSymbol(1)
                    .setName("B-Q")
                    .setBase(BASE)
                    .setQuote(QUOTE)
                    .setTick(1)
                    .setLot(1)
                    .setMakerRateE8(100_000)
                    .setTakerRateE8(200_000)
                    .setState(SymbolState.TRADING)
                    .build();

    Script() {
        tick(SECOND);
        command(Writer.ADMINISTRATION, body -> body.setListSymbol(ListSymbol.getDefaultInstance()))
                .say(
                        asset(BASE),
                        asset(QUOTE),
                        Configured.newBuilder().setSymbolListed(symbol).build(),
                        image());
        for (long account : List.of(BUYER, SELLER)) {
            command(
                            Writer.FUNDING,
                            body ->
                                    body.setOpenAccount(
                                            OpenAccount.newBuilder().setAccount(account)))
                    .say(AccountOpened.newBuilder().setAccount(account).build());
            deposit(account, BASE, 10_000);
            deposit(account, QUOTE, 10_000);
        }
    }

    private static Configured asset(int number) {
        return Configured.newBuilder()
                .setAssetListed(Asset.newBuilder().setAsset(number).setCode("A" + number))
                .build();
    }

    /** The position of the next command. */
    long position() {
        return steps.size();
    }

    StepDraft last() {
        return steps.getLast();
    }

    StepDraft command(Writer writer, Consumer<CommandBody.Builder> fill) {
        CommandBody.Builder body = CommandBody.newBuilder();
        fill.accept(body);
        StepDraft draft = new StepDraft(writer, body.build());
        draft.writerSequence = sequences.merge(writer, 1L, Long::sum);
        draft.timeMicros = timeMicros;
        steps.add(draft);
        return draft;
    }

    /** Time goes on; the venue tells its progress. */
    StepDraft tick(long micros) {
        timeMicros += micros;
        return command(
                        Writer.RUNNER,
                        body ->
                                body.setTick(
                                        Tick.newBuilder().setTerm(1).setTimeMicros(timeMicros)))
                .say(Progress.getDefaultInstance());
    }

    /** A leader takes over; ticks go on with term 1. */
    StepDraft claim(long term) {
        return command(Writer.RUNNER, body -> body.setClaim(Claim.newBuilder().setTerm(term)))
                .say(LeaderClaimed.newBuilder().setTerm(term).build());
    }

    StepDraft deposit(long account, int asset, long amount) {
        StepDraft draft =
                command(
                        Writer.FUNDING,
                        body ->
                                body.setDeposit(
                                        Deposit.newBuilder()
                                                .setAccount(account)
                                                .setAsset(asset)
                                                .setAmountMinor(amount)));
        long id = Ids.of(0, position() - 1, 0);
        return draft.say(
                posting(
                        Accounts.CUSTODY,
                        asset,
                        Bucket.AVAILABLE,
                        -amount,
                        PostingKind.DEPOSIT,
                        id),
                posting(account, asset, Bucket.AVAILABLE, amount, PostingKind.DEPOSIT, id));
    }

    /** Of the quote asset. */
    StepDraft transfer(long account, long toAccount, long amount) {
        long id = Ids.of(0, position(), 0);
        return command(
                        Writer.FUNDING,
                        body ->
                                body.setTransfer(
                                        Transfer.newBuilder()
                                                .setAccount(account)
                                                .setAsset(QUOTE)
                                                .setAmountMinor(amount)
                                                .setToAccount(toAccount)))
                .say(
                        posting(
                                account,
                                QUOTE,
                                Bucket.AVAILABLE,
                                -amount,
                                PostingKind.TRANSFER,
                                id),
                        posting(
                                toAccount,
                                QUOTE,
                                Bucket.AVAILABLE,
                                amount,
                                PostingKind.TRANSFER,
                                id));
    }

    StepDraft holdWithdrawal(long account, long amount) {
        long id = Ids.of(0, position(), 0);
        return command(
                        Writer.FUNDING,
                        body -> body.setHoldWithdrawal(HoldWithdrawal.getDefaultInstance()))
                .say(
                        posting(
                                account,
                                QUOTE,
                                Bucket.AVAILABLE,
                                -amount,
                                PostingKind.WITHDRAWAL,
                                id),
                        posting(account, QUOTE, Bucket.HELD, amount, PostingKind.WITHDRAWAL, id));
    }

    /** Cancels it: what it held is given back. */
    StepDraft endWithdrawal(long account, long amount, long id) {
        return command(
                        Writer.FUNDING,
                        body -> body.setCancelWithdrawal(CancelWithdrawal.getDefaultInstance()))
                .say(
                        posting(account, QUOTE, Bucket.HELD, -amount, PostingKind.WITHDRAWAL, id),
                        posting(
                                account,
                                QUOTE,
                                Bucket.AVAILABLE,
                                amount,
                                PostingKind.WITHDRAWAL,
                                id));
    }

    /** What no command of the venue does. */
    Message[] fromCustody(long account, long amount) {
        return new Message[] {
            posting(Accounts.CUSTODY, QUOTE, Bucket.AVAILABLE, -amount, PostingKind.RELEASE, 0),
            posting(account, QUOTE, Bucket.AVAILABLE, amount, PostingKind.RELEASE, 0)
        };
    }

    StepDraft state(SymbolState state) {
        symbol = symbol.toBuilder().setState(state).build();
        return command(
                        Writer.ADMINISTRATION,
                        body ->
                                body.setSetSymbolState(
                                        SetSymbolState.newBuilder().setSymbol(1).setState(state)))
                .say(changed());
    }

    Configured changed() {
        return Configured.newBuilder().setSymbolChanged(symbol).build();
    }

    /** The symbol is in this state from now on; to be told. */
    Configured changed(SymbolState state) {
        symbol = symbol.toBuilder().setState(state).build();
        return changed();
    }

    BookImage image(org.bourse.contracts.v1.Level... asks) {
        return BookImage.newBuilder()
                .setSymbol(symbol)
                .setBookSequence(bookSequence)
                .addAllAsks(List.of(asks))
                .setParts(1)
                .build();
    }

    /** A LIMIT GTC of so many lots, as asked for. */
    static PlaceOrder.Builder limit(long account, Side side, long lots, long price) {
        return PlaceOrder.newBuilder()
                .setAccount(account)
                .setSymbol(1)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(TimeInForce.GTC)
                .setLots(lots)
                .setPriceTicks(price);
    }

    /** Asks for an order, which is accepted; its id is that of the step. */
    StepDraft place(PlaceOrder.Builder asked) {
        if (asked.getClientOrderId().isEmpty()) {
            asked.setClientOrderId("c" + position());
        }
        PlaceOrder order = asked.build();
        long id = Ids.of(0, position(), 0);
        return command(Writer.ORDER_ENTRY, body -> body.setPlaceOrder(order))
                .say(accepted(id, order));
    }

    static OrderAccepted accepted(long id, PlaceOrder asked) {
        return OrderAccepted.newBuilder()
                .setOrder(order(id, asked))
                .setMakerRateE8(100_000)
                .setTakerRateE8(200_000)
                .build();
    }

    static Order order(long id, PlaceOrder asked) {
        return Order.newBuilder()
                .setOrderId(id)
                .setAccount(asked.getAccount())
                .setSymbol(asked.getSymbol())
                .setSide(asked.getSide())
                .setType(asked.getType())
                .setTimeInForce(asked.getTimeInForce())
                .setLots(asked.getLots())
                .setPriceTicks(asked.getPriceTicks())
                .setTriggerPriceTicks(asked.getTriggerPriceTicks())
                .setVisibleLots(asked.getVisibleLots())
                .setExpiresMicros(asked.getExpiresMicros())
                .setClientOrderId(asked.getClientOrderId())
                .build();
    }

    StepDraft cancel(long orderId) {
        return command(
                Writer.ORDER_ENTRY,
                body -> body.setCancelOrder(CancelOrder.newBuilder().setOrderId(orderId)));
    }

    /** An external book has something, whatever it is. */
    StepDraft externalLevel() {
        return command(
                Writer.MARKET_DATA,
                body -> body.setSetExternalLevel(SetExternalLevel.newBuilder().setSymbol(1)));
    }

    /** Moves an amount from what is available to what is held, or back. */
    Message[] hold(long account, int asset, long amount, long reference) {
        PostingKind kind = amount > 0 ? PostingKind.HOLD : PostingKind.RELEASE;
        return new Message[] {
            posting(account, asset, Bucket.AVAILABLE, -amount, kind, reference),
            posting(account, asset, Bucket.HELD, amount, kind, reference)
        };
    }

    Posting posting(
            long account, int asset, Bucket bucket, long delta, PostingKind kind, long reference) {
        long balance = balances.merge(List.of(account, asset, bucket), delta, Long::sum);
        return Posting.newBuilder()
                .setAccount(account)
                .setAsset(asset)
                .setBucket(bucket)
                .setDeltaMinor(delta)
                .setBalanceMinor(balance)
                .setKind(kind)
                .setReference(reference)
                .build();
    }

    LevelChanged level(Side side, long price, long lots, int orders) {
        return LevelChanged.newBuilder()
                .setSymbol(1)
                .setBookSequence(++bookSequence)
                .setSide(side)
                .setPriceTicks(price)
                .setLots(lots)
                .setOrders(orders)
                .build();
    }
}
