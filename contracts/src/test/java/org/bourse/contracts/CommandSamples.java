package org.bourse.contracts;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.ActivateVersion;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.ListAsset;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/** A command of every kind with every field set, and a record of one. */
final class CommandSamples {
    private CommandSamples() {}

    static Map<String, CommandBody> bodies() {
        Map<String, CommandBody> bodies = new LinkedHashMap<>();
        bodies.put(
                "place_order",
                CommandBody.newBuilder()
                        .setPlaceOrder(
                                PlaceOrder.newBuilder()
                                        .setAccount(1000)
                                        .setSymbol(1)
                                        .setSide(Side.BUY)
                                        .setType(OrderType.LIMIT)
                                        .setTimeInForce(TimeInForce.GTC)
                                        .setPostOnly(true)
                                        .setPriceTicks(6_000_000)
                                        .setLots(100)
                                        .setBudgetMinor(9)
                                        .setClientOrderId("c-1")
                                        .setValidUntilMicros(10))
                        .build());
        bodies.put(
                "cancel_order",
                CommandBody.newBuilder()
                        .setCancelOrder(
                                CancelOrder.newBuilder()
                                        .setAccount(1000)
                                        .setOrderId(2048)
                                        .setClientOrderId("c-1")
                                        .setValidUntilMicros(10))
                        .build());
        bodies.put(
                "open_account",
                CommandBody.newBuilder()
                        .setOpenAccount(OpenAccount.newBuilder().setAccount(1000))
                        .build());
        bodies.put(
                "open_account.sub",
                CommandBody.newBuilder()
                        .setOpenAccount(
                                OpenAccount.newBuilder().setAccount(1001).setMainAccount(1000))
                        .build());
        bodies.put(
                "deposit",
                CommandBody.newBuilder()
                        .setDeposit(
                                Deposit.newBuilder().setAccount(1000).setAsset(3).setAmountMinor(5))
                        .build());
        bodies.put(
                "hold_withdrawal",
                CommandBody.newBuilder()
                        .setHoldWithdrawal(
                                HoldWithdrawal.newBuilder()
                                        .setAccount(1000)
                                        .setAsset(3)
                                        .setAmountMinor(5))
                        .build());
        bodies.put(
                "complete_withdrawal",
                CommandBody.newBuilder()
                        .setCompleteWithdrawal(
                                CompleteWithdrawal.newBuilder().setWithdrawalId(3072))
                        .build());
        bodies.put(
                "cancel_withdrawal",
                CommandBody.newBuilder()
                        .setCancelWithdrawal(CancelWithdrawal.newBuilder().setWithdrawalId(3072))
                        .build());
        bodies.put(
                "set_account_limits",
                CommandBody.newBuilder()
                        .setSetAccountLimits(
                                SetAccountLimits.newBuilder()
                                        .setAccount(1000)
                                        .setOpenOrdersMax(5)
                                        .addOrderNotionalMax(
                                                NotionalLimit.newBuilder()
                                                        .setAsset(3)
                                                        .setNotionalMinorMax(7)))
                        .build());
        bodies.put(
                "list_asset",
                CommandBody.newBuilder()
                        .setListAsset(ListAsset.newBuilder().setAsset(SampleParts.asset()))
                        .build());
        bodies.put(
                "list_symbol",
                CommandBody.newBuilder()
                        .setListSymbol(ListSymbol.newBuilder().setSymbol(SampleParts.symbol()))
                        .build());
        bodies.put(
                "tick",
                CommandBody.newBuilder()
                        .setTick(
                                Tick.newBuilder()
                                        .setTerm(1)
                                        .setTimeMicros(1_700_000_000_000_000L)
                                        .setStepConfirmed(true))
                        .build());
        bodies.put(
                "activate_version",
                CommandBody.newBuilder()
                        .setActivateVersion(ActivateVersion.newBuilder().setContractVersion(2))
                        .build());
        bodies.put(
                "activate_key",
                CommandBody.newBuilder()
                        .setActivateKey(
                                ActivateKey.newBuilder()
                                        .setKeyId(2)
                                        .addWriters(Writer.ORDER_ENTRY)
                                        .addWriters(Writer.RISK))
                        .build());
        bodies.put(
                "revoke_key",
                CommandBody.newBuilder().setRevokeKey(RevokeKey.newBuilder().setKeyId(2)).build());
        bodies.put(
                "begin_epoch",
                CommandBody.newBuilder()
                        .setBeginEpoch(BeginEpoch.newBuilder().setEpoch(1))
                        .build());
        return bodies;
    }

    /** A record, signed with a key of its own. */
    static Command sealed() {
        return new CommandSeal(Map.of(2, "0123456789abcdef0123456789abcdef".getBytes()))
                .seal(
                        1,
                        Command.newBuilder()
                                .setContractVersion(1)
                                .setWriter(Writer.ORDER_ENTRY)
                                .setWriterInstance(0x1122334455667788L)
                                .setWriterSequence(42)
                                .setRequestIdHigh(-2)
                                .setRequestIdLow(3)
                                .setKeyId(2)
                                .setBody(
                                        ByteString.copyFrom(
                                                bodies().get("place_order").toByteArray())));
    }
}
