package org.bourse.contracts;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.ActPhase;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.ApiKey;
import org.bourse.contracts.v1.ApiKeyCredential;
import org.bourse.contracts.v1.ApiKeyUse;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.contracts.v1.RiskAlert;

/** One record of every kind with every field set; their bytes are kept in {@code golden/}. */
final class Samples {
    private Samples() {}

    static Map<String, Message> all() {
        Map<String, Message> samples = new LinkedHashMap<>();
        CommandSamples.bodies().forEach((name, body) -> samples.put("command-body." + name, body));
        LaterCommandSamples.bodies()
                .forEach((name, body) -> samples.put("command-body." + name, body));
        ListAndAuctionSamples.bodies()
                .forEach((name, body) -> samples.put("command-body." + name, body));
        LeadershipSamples.bodies()
                .forEach((name, body) -> samples.put("command-body." + name, body));
        samples.put("bourse.commands", CommandSamples.sealed());
        samples.put("order-events", OrderEventSamples.all());
        samples.put("ledger-events", LedgerEventSamples.all());
        samples.put("trade-events", MarketEventSamples.trades());
        samples.put("book-events", MarketEventSamples.books());
        samples.put("order-events.orders", LaterEventSamples.orders());
        samples.put("order-events.settings", LaterEventSamples.settings());
        samples.put("ledger-events.settings", LaterEventSamples.ledger());
        samples.put("trade-events.settings", LaterEventSamples.trades());
        samples.put("book-events.settings", LaterEventSamples.books());
        samples.put("order-events.lists", ListAndAuctionSamples.orders());
        samples.put("trade-events.auction", ListAndAuctionSamples.trades());
        samples.put("book-events.auction", ListAndAuctionSamples.books());
        samples.put("book-events.external", ListAndAuctionSamples.externalBooks());
        samples.put("order-events.leadership", LeadershipSamples.orders());
        samples.put(
                "account-directory",
                DirectoryEntry.newBuilder()
                        .setSubject("5b6c")
                        .setAccount(1000)
                        .setVenue(1)
                        .setStatus(AccountStatus.ACTIVE)
                        .build());
        samples.put(
                "account-directory.paper",
                DirectoryEntry.newBuilder()
                        .setSubject("5b6c")
                        .setAccount(1000)
                        .setVenue(1)
                        .setStatus(AccountStatus.ACTIVE)
                        .setPaper(true)
                        .build());
        samples.put(
                "account-directory.sub",
                DirectoryEntry.newBuilder()
                        .setAccount(1001)
                        .setVenue(1)
                        .setStatus(AccountStatus.ACTIVE)
                        .setHolder("5b6c")
                        .setMainAccount(1000)
                        .build());
        samples.put(
                "account-directory.closed",
                DirectoryEntry.newBuilder()
                        .setSubject("5b6c")
                        .setAccount(1000)
                        .setVenue(1)
                        .setStatus(AccountStatus.SUSPENDED)
                        .setClosedBy(57)
                        .build());
        samples.put(
                "api-keys",
                ApiKey.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setKeyId("0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11")
                        .setSubject("5b6c")
                        .addRoles("trader")
                        .addScopes("READ")
                        .addScopes("TRADE")
                        .addNetworks("10.0.0.0/8")
                        .setExpiresMicros(2)
                        .addCredentials(
                                ApiKeyCredential.newBuilder()
                                        .setPublicKey(ByteString.copyFrom(new byte[] {3})))
                        .addCredentials(
                                ApiKeyCredential.newBuilder()
                                        .setSealedSecret(ByteString.copyFrom(new byte[] {4, 5}))
                                        .setSealedBy(6)
                                        .setUntilMicros(7))
                        .build());
        samples.put(
                "api-key-uses",
                ApiKeyUse.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setKeyId("0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11")
                        .setAtMicros(2)
                        .build());
        samples.put(
                "account-positions",
                AccountPosition.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setAccount(1000)
                        .setSymbol(2)
                        .setPosition(7)
                        .setVenueTimeMicros(8)
                        .setTotalMinor(9)
                        .setLots(10)
                        .setCostMinor(-11)
                        .setRealisedMinor(-12)
                        .setUnknownProceedsMinor(13)
                        .setFeesMinor(-14)
                        .build());
        samples.put(
                "funding-updates",
                FundingUpdate.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setEventId(2)
                        .setAccount(1000)
                        .setKind("DEPOSIT")
                        .setRequestId("r")
                        .setAsset(3)
                        .setAmountMinor(4)
                        .setStatus("REJECTED")
                        .setCode("C")
                        .setAtMicros(5)
                        .build());
        samples.put(
                "risk-alerts",
                RiskAlert.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setAlertId("a")
                        .setKind(AlertKind.DAILY_VOLUME)
                        .setAccount(1000)
                        .setAsset(3)
                        .setLimitMinor(5)
                        .setValueMinor(6)
                        .setDay(20_000)
                        .setPosition(7)
                        .setVenueTimeMicros(8)
                        .build());
        samples.put(
                "risk-alerts.case",
                RiskAlert.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setAlertId("c")
                        .setKind(AlertKind.SURVEILLANCE)
                        .setAccount(1000)
                        .setDay(20_000)
                        .setPosition(7)
                        .setVenueTimeMicros(8)
                        .setSymbol(9)
                        .setRule("LAYERING")
                        .build());
        samples.put(
                "acts",
                AdministrativeAct.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setActId("a")
                        .setPhase(ActPhase.ANSWERED)
                        .setService("s")
                        .setSubject("t")
                        .setMethod("PUT")
                        .setPath("/p")
                        .setIdempotencyKey("k")
                        .setBody("b")
                        .setBodyLength(5_000)
                        .setBodySha256("c")
                        .setStatus(200)
                        .setAtMicros(9)
                        .build());
        return samples;
    }
}
