package org.bourse.core;

import org.bourse.contracts.Ids;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.admission.KeyRing;
import org.bourse.core.book.Books;
import org.bourse.core.duplicates.DuplicateMemory;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.bourse.core.symbols.Assets;
import org.bourse.core.symbols.SymbolDirectory;

/** All that a venue remembers between two steps; the parts of the core share it. */
final class VenueState {
    private final AccountTable accounts;
    private final Ledger ledger;
    private final Assets assets;
    private final SymbolDirectory symbols;
    private final Books books;
    private final DuplicateMemory duplicates;
    private final KeyRing keys = new KeyRing();
    private final FeeTiers feeTiers;
    private final TradingStates tradingStates;
    private final SymbolLimits symbolLimits;
    private final MassCancelQueue massCancels = new MassCancelQueue();
    private final OpenOrders openOrders;
    private final StepBudget stepBudget = new StepBudget();

    private final int contractVersionMax;
    private int contractVersion = 1;
    private int epoch;
    private long term;
    private long leader;
    private long applied;
    private long timeMicros;

    VenueState(VenueConfig config, VenueEvents events) {
        contractVersionMax = config.contractVersionMax();
        accounts = new AccountTable(config.accountsMax(), config.assetsMax());
        ledger = new Ledger(events, accounts, config);
        assets = new Assets(config.assetsMax());
        symbols = new SymbolDirectory(config.symbolsMax(), assets);
        books =
                new Books(
                        config.symbolsMax(),
                        config.ordersMax(),
                        config.externalLevelsMax(),
                        config.accountsMax() + AccountTable.VENUE_ACCOUNTS);
        duplicates = new DuplicateMemory(config.duplicatesMaxPerGeneration());
        feeTiers = new FeeTiers(accounts, symbols.tierRates());
        tradingStates = new TradingStates(accounts);
        symbolLimits = new SymbolLimits(accounts, ledger, config.symbolLimitsMax());
        openOrders =
                new OpenOrders(
                        accounts, books.orders(), symbolLimits, massCancels, config.ordersMax());
    }

    /** Writes all of it; what is counted from open orders is left out. */
    void write(StateWriter out) {
        out.section("venue", 1);
        out.writeInt(contractVersion);
        out.writeInt(epoch);
        out.writeLong(term);
        out.writeLong(leader);
        out.writeLong(applied);
        out.writeLong(timeMicros);
        out.writeBoolean(tradingStates.isHalted());
        keys.write(out);
        assets.write(out);
        symbols.write(out);
        accounts.write(out);
        ledger.write(out);
        symbolLimits.write(out);
        books.write(out, timeMicros);
        massCancels.write(out, books.orders());
        duplicates.write(out);
    }

    /** Reads it into the state of a venue that has done nothing yet. */
    void read(StateReader in) {
        in.section("venue", 1);
        contractVersion = in.readInt();
        if (contractVersion > contractVersionMax) {
            throw in.newerVersion("contract", contractVersion, contractVersionMax);
        }
        epoch = in.readInt();
        term = in.readLong();
        leader = in.readLong();
        applied = in.readLong();
        timeMicros(in.readLong());
        tradingStates.halted(in.readBoolean());
        keys.read(in);
        assets.read(in);
        symbols.read(in);
        accounts.read(in);
        ledger.read(in);
        symbolLimits.read(in);
        books.read(in, symbols);
        openOrders.haveBeenRead();
        massCancels.read(in, books.orders());
        duplicates.read(in);
    }

    AccountTable accounts() {
        return accounts;
    }

    Ledger ledger() {
        return ledger;
    }

    Assets assets() {
        return assets;
    }

    SymbolDirectory symbols() {
        return symbols;
    }

    Books books() {
        return books;
    }

    DuplicateMemory duplicates() {
        return duplicates;
    }

    KeyRing keys() {
        return keys;
    }

    FeeTiers feeTiers() {
        return feeTiers;
    }

    TradingStates tradingStates() {
        return tradingStates;
    }

    SymbolLimits symbolLimits() {
        return symbolLimits;
    }

    MassCancelQueue massCancels() {
        return massCancels;
    }

    OpenOrders openOrders() {
        return openOrders;
    }

    StepBudget stepBudget() {
        return stepBudget;
    }

    /** The greatest that may be activated. */
    int contractVersionMax() {
        return contractVersionMax;
    }

    /** The greatest contract version whose commands are accepted. */
    int contractVersion() {
        return contractVersion;
    }

    void contractVersion(int version) {
        contractVersion = version;
    }

    int epoch() {
        return epoch;
    }

    void epoch(int value) {
        epoch = value;
    }

    /** The id that belongs to a position of the log. */
    long idAt(CommandHeader header) {
        return Ids.of(epoch, header.position(), 0);
    }

    /** The highest term seen. */
    long term() {
        return term;
    }

    void term(long value) {
        term = value;
    }

    /** Who claimed the term last claimed; 0 before the first claim. */
    long leader() {
        return leader;
    }

    void leader(long value) {
        leader = value;
    }

    /** Leaders have said that they applied all commands before this position. */
    long applied() {
        return applied;
    }

    void applied(long position) {
        applied = position;
    }

    /** Venue time; 0 before the first tick. */
    long timeMicros() {
        return timeMicros;
    }

    void timeMicros(long value) {
        timeMicros = value;
        symbolLimits.timeMoved(value);
    }
}
