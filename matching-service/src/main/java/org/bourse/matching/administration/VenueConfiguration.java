package org.bourse.matching.administration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.hosting.FactListener;
import org.bourse.platform.events.Answers;

/**
 * The venue's assets, symbols with their schedules, fee tiers, state and keys as the core announced
 * them, and the requests that wait for its word.
 */
@ApplicationScoped
public class VenueConfiguration implements FactListener {
    private static final int WAITING_MAX = 1_000;

    /** Active from genesis. */
    private static final int FIRST_KEY = 1;

    private final ConcurrentSkipListMap<Integer, Asset> assets = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Integer, Symbol> symbols = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Integer, VenueFact.FeeTierSet> feeTiers =
            new ConcurrentSkipListMap<>();
    private final Map<Integer, List<ScheduledChange>> schedules = new ConcurrentHashMap<>();
    private final Map<Integer, KeyUse> keys = new ConcurrentHashMap<>();
    private final Answers<List<VenueFact>> answers = new Answers<>(WAITING_MAX);
    private volatile boolean halted;
    private volatile int contractVersion = 1;

    /** What a key is for. */
    sealed interface KeyUse {
        record Active(Set<Writer> writers) implements KeyUse {}

        record Revoked() implements KeyUse {}
    }

    public VenueConfiguration() {
        keys.put(FIRST_KEY, new KeyUse.Active(EnumSet.of(Writer.RUNNER, Writer.ADMINISTRATION)));
    }

    @Override
    public void accept(List<VenueFact> step) {
        step.forEach(this::keep);
        answers.answered(step.getFirst().request(), step);
    }

    private void keep(VenueFact fact) {
        switch (fact) {
            case VenueFact.AssetListed listed ->
                    assets.put(listed.asset().getAsset(), listed.asset());
            case VenueFact.SymbolListed listed ->
                    symbols.put(listed.symbol().getSymbol(), listed.symbol());
            case VenueFact.SymbolChanged changed ->
                    symbols.put(changed.symbol().getSymbol(), changed.symbol());
            case VenueFact.FeeTierSet set -> feeTiers.put(set.tier(), set);
            case VenueFact.ScheduleSet set ->
                    schedules.put(set.schedule().getSymbol(), set.schedule().getChangesList());
            case VenueFact.VenueStateSet set -> halted = set.halted();
            case VenueFact.VersionActivated activated ->
                    contractVersion = activated.contractVersion();
            case VenueFact.KeyActivated activated ->
                    keys.merge(
                            activated.keyId(),
                            new KeyUse.Active(Set.copyOf(activated.writers())),
                            VenueConfiguration::both);
            case VenueFact.KeyRevoked revoked -> keys.put(revoked.keyId(), new KeyUse.Revoked());
            case VenueFact.AccountTierSet _,
                    VenueFact.AccountTradingSet _,
                    VenueFact.AccountStateSet _,
                    VenueFact.MassCancelBegan _,
                    VenueFact.CommandSkipped _,
                    VenueFact.VenueResumed _,
                    VenueFact.Refused _ -> {}
        }
    }

    private static KeyUse both(KeyUse known, KeyUse more) {
        if (known instanceof KeyUse.Active(Set<Writer> old)
                && more instanceof KeyUse.Active(Set<Writer> added)) {
            Set<Writer> all = EnumSet.copyOf(old);
            all.addAll(added);
            return new KeyUse.Active(all);
        }
        return known;
    }

    /** What the step of a command will say. */
    CompletableFuture<List<VenueFact>> expect(RequestId id, Duration atMost) {
        return answers.expect(id, atMost);
    }

    List<Asset> assets() {
        return List.copyOf(assets.values());
    }

    Optional<Asset> asset(String code) {
        return assets.values().stream().filter(asset -> asset.getCode().equals(code)).findFirst();
    }

    Optional<Asset> asset(int number) {
        return Optional.ofNullable(assets.get(number));
    }

    List<Symbol> symbols() {
        return List.copyOf(symbols.values());
    }

    Optional<Symbol> symbol(String name) {
        return symbols.values().stream().filter(it -> it.getName().equals(name)).findFirst();
    }

    Optional<Symbol> symbol(int number) {
        return Optional.ofNullable(symbols.get(number));
    }

    /** The states that the symbol gets every week; none without a schedule. */
    List<ScheduledChange> schedule(int symbol) {
        return schedules.getOrDefault(symbol, List.of());
    }

    /** Those that are set, in the order of their numbers. */
    List<VenueFact.FeeTierSet> feeTiers() {
        return List.copyOf(feeTiers.values());
    }

    /** The version of commands and events that is in force. */
    int contractVersion() {
        return contractVersion;
    }

    boolean halted() {
        return halted;
    }

    int nextAsset() {
        return next(assets.keySet());
    }

    int nextSymbol() {
        return next(symbols.keySet());
    }

    Optional<KeyUse> key(int keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** The lowest number from 1 that is free. */
    private static int next(Set<Integer> taken) {
        int number = 1;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }
}
