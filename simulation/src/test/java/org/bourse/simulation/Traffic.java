package org.bourse.simulation;

import com.google.protobuf.ByteString;
import java.util.EnumMap;
import java.util.Map;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.twin.CommandGenerator;
import org.bourse.core.twin.GeneratedCommand;
import org.bourse.core.twin.GeneratedCommand.Envelope;

/**
 * All who write to the log but the venue's own processes: order entry, funding, risk, feeds,
 * operators, and whoever forges. What they write is stored at once; what is worth losing of them is
 * lost before it is written.
 */
final class Traffic {
    /** No jump of the clock is longer. */
    private static final long GAP_MICROS_MAX = 3L * 24 * 3_600 * 1_000_000;

    private static final byte[] GARBAGE = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};

    private final CommandGenerator generator;
    private final Log log;
    private final Oracle oracle;
    private final Weather weather;
    private final CommandSeal seal = Keys.seal();
    private final Map<Writer, Envelopes> envelopes = new EnumMap<>(Writer.class);
    private final Wire wire = new Wire();
    private final Chance chance;
    private long lives;
    private long funding;
    private long gapMicros;
    private boolean opened;

    /** Some write in the next version, before it is activated and after. */
    private boolean writesNext;

    Traffic(long seed, CommandGenerator generator, Log log, Oracle oracle, Weather weather) {
        this.generator = generator;
        this.log = log;
        this.oracle = oracle;
        this.weather = weather;
        chance = new Chance(seed, "traffic");
    }

    /** Writes the next record, or leaves {@link #gapMicros} to pass. */
    void write() {
        if (!opened) {
            opened = true;
            operator(new VenueCommand.ActivateKey(Keys.REVOKED, java.util.List.of(Writer.RISK)));
            operator(new VenueCommand.RevokeKey(Keys.REVOKED));
        }
        if (weather.strikes(Fault.UPGRADE)) {
            activate();
        } else if (weather.strikes(Fault.FORGERY)) {
            forge(weather.about(Fault.FORGERY));
        } else if (weather.strikes(Fault.POISON)) {
            poison();
        } else {
            generated(generator.next(false));
        }
    }

    /** How long nothing is to happen before the next; asked once. */
    long gapMicros() {
        long gap = gapMicros;
        gapMicros = 0;
        return gap;
    }

    private void generated(GeneratedCommand command) {
        switch (command) {
            case GeneratedCommand.Tick tick -> {
                long now = oracle.twin().venueTimeMicros();
                if (now > 0 && tick.timeMicros() > now) {
                    gapMicros = Math.min(tick.timeMicros() - now, GAP_MICROS_MAX);
                }
            }
            case GeneratedCommand.Refuse refuse -> refused(refuse.code());
            case GeneratedCommand.Apply apply -> {
                if (isOfWriters(apply.command())) {
                    signed(command);
                }
            }
            case GeneratedCommand.Skip _ -> {}
            case GeneratedCommand.Place _,
                    GeneratedCommand.PlaceList _,
                    GeneratedCommand.ExternalLevel _,
                    GeneratedCommand.Cancel _,
                    GeneratedCommand.Replace _ ->
                    signed(command);
        }
    }

    /** Keys, versions, leaders and stands are no matter of the generator here. */
    private static boolean isOfWriters(VenueCommand command) {
        return switch (command) {
            case VenueCommand.Continue _,
                    VenueCommand.Claim _,
                    VenueCommand.Skip _,
                    VenueCommand.Resume _,
                    VenueCommand.ActivateKey _,
                    VenueCommand.RevokeKey _,
                    VenueCommand.ActivateVersion _ ->
                    false;
            default -> true;
        };
    }

    private void signed(GeneratedCommand command) {
        if (!wire.isNamed(command)) {
            return;
        }
        Writer writer = command.envelope().writer();
        append(command.in(envelope(writer, command)), Keys.of(writer));
    }

    private void append(GeneratedCommand command, int keyId) {
        CommandBody body = wire.body(command);
        byte[] record =
                seal.seal(
                                Keys.VENUE,
                                Envelopes.unsigned(command.envelope(), keyId, body.toByteString()))
                        .toByteArray();
        log.append(new Log.Entry(record, new Meaning.Signed(command, keyId)));
    }

    private Envelope envelope(Writer writer, GeneratedCommand command) {
        boolean isNew = writesNext && command.envelope().version() == 1 && chance.of(0.3);
        int version = isNew ? chance.between(2, World.VERSION_MAX) : command.envelope().version();
        if (writer == Writer.FUNDING) {
            return funding(command, version);
        }
        if (chance.of(0.003)) {
            envelopes.remove(writer);
        }
        Envelope next = next(writer);
        return new Envelope(
                0,
                version,
                writer,
                next.instance(),
                next.sequence(),
                next.requestIdHigh(),
                next.requestIdLow());
    }

    private Envelope next(Writer writer) {
        return envelopes.computeIfAbsent(writer, _ -> new Envelopes(seal, ++lives)).next(writer);
    }

    /** Its one outbox goes on only when the last command was let in; sometimes it misses one. */
    private Envelope funding(GeneratedCommand command, int version) {
        long sequence = funding + 1;
        if (chance.of(0.01)) {
            sequence += chance.between(1, 3);
        } else if (isActivated(version) && isFunding(command)) {
            funding++;
        }
        Envelope next = next(Writer.FUNDING);
        return new Envelope(
                0, version, Writer.FUNDING, 1, sequence, next.requestIdHigh(), next.requestIdLow());
    }

    /** The next version; sometimes, and when all builds have no later one, another. */
    private void activate() {
        int next = oracle.twin().contractVersion() + 1;
        boolean isNext = next <= World.VERSION_MAX && chance.of(0.6);
        operator(
                new VenueCommand.ActivateVersion(
                        isNext ? next : chance.pick(-1, 0, next - 1, next + 1)));
        writesNext = true;
    }

    private boolean isActivated(int version) {
        return version >= 1 && version <= oracle.twin().contractVersion();
    }

    private static boolean isFunding(GeneratedCommand command) {
        return command instanceof GeneratedCommand.Apply apply
                && switch (apply.command()) {
                    case VenueCommand.OpenAccount _,
                            VenueCommand.Deposit _,
                            VenueCommand.HoldWithdrawal _,
                            VenueCommand.CompleteWithdrawal _,
                            VenueCommand.CancelWithdrawal _,
                            VenueCommand.Transfer _ ->
                            true;
                    default -> false;
                };
    }

    /** An operator's command. */
    void operator(VenueCommand command) {
        append(
                new GeneratedCommand.Apply(next(Writer.ADMINISTRATION), command),
                Keys.of(Writer.ADMINISTRATION));
    }

    /** A rate that is none, which the build is to fail over. */
    private void poison() {
        GeneratedCommand command =
                new GeneratedCommand.Apply(
                        next(Writer.ADMINISTRATION), new VenueCommand.SetFeeTier(99, 0, 0));
        int keyId = Keys.of(Writer.ADMINISTRATION);
        byte[] record =
                seal.seal(
                                Keys.VENUE,
                                Envelopes.unsigned(
                                        command.envelope(),
                                        keyId,
                                        wire.body(command).toByteString()))
                        .toByteArray();
        log.append(new Log.Entry(record, new Meaning.Poison(command, keyId)));
    }

    private void refused(RejectCode code) {
        switch (code) {
            case FORGED -> forged();
            case KEY_UNKNOWN -> append(anything(), Keys.UNKNOWN);
            case KEY_REVOKED -> append(anything(), Keys.REVOKED);
            default -> log.append(new Log.Entry(GARBAGE, new Meaning.Unreadable()));
        }
    }

    private GeneratedCommand anything() {
        return new GeneratedCommand.Apply(
                next(Writer.RISK), new VenueCommand.SetVenueState(false, false));
    }

    private void forge(Chance dice) {
        switch (dice.between(0, 6)) {
            case 0 -> log.append(new Log.Entry(null, new Meaning.Unreadable()));
            case 1 -> log.append(new Log.Entry(GARBAGE, new Meaning.Unreadable()));
            case 2 -> hollow();
            case 3 -> append(anything(), Keys.UNKNOWN);
            case 4 -> forged();
            default -> again(dice);
        }
    }

    private void forged() {
        forged(Writer.RISK, wire.body(anything()));
    }

    /** An operator's command that no operator signed. */
    void forged(VenueCommand command) {
        forged(Writer.ADMINISTRATION, Wire.rare(CommandBody.newBuilder(), command).build());
    }

    /** The envelope is changed after it was signed. */
    private void forged(Writer writer, CommandBody body) {
        Envelope envelope = next(writer);
        int keyId = Keys.of(writer);
        byte[] record =
                seal
                        .seal(Keys.VENUE, Envelopes.unsigned(envelope, keyId, body.toByteString()))
                        .toBuilder()
                        .setWriterSequence(envelope.sequence() + 1)
                        .build()
                        .toByteArray();
        Envelope changed =
                new Envelope(
                        0,
                        envelope.version(),
                        envelope.writer(),
                        envelope.instance(),
                        envelope.sequence() + 1,
                        envelope.requestIdHigh(),
                        envelope.requestIdLow());
        log.append(new Log.Entry(record, new Meaning.Forged(changed, keyId)));
    }

    private void hollow() {
        Envelope envelope = next(Writer.RISK);
        byte[] record =
                seal.seal(Keys.VENUE, Envelopes.unsigned(envelope, 4, ByteString.copyFrom(GARBAGE)))
                        .toByteArray();
        log.append(new Log.Entry(record, new Meaning.Hollow(envelope, 4)));
    }

    /** A record that was there before, of whomever. */
    private void again(Chance dice) {
        Log.Entry entry = log.get(dice.between(0, log.end() - 1));
        if (!(entry.meaning() instanceof Meaning.Poison) && !mayStop(entry.meaning())) {
            log.append(entry);
        }
    }

    /**
     * An older build ends at the next version, though this one is not activated by a repetition.
     */
    private boolean mayStop(Meaning meaning) {
        return meaning instanceof Meaning.Signed signed
                && signed.command() instanceof GeneratedCommand.Apply apply
                && apply.command() instanceof VenueCommand.ActivateVersion activation
                && activation.contractVersion() > oracle.twin().contractVersion();
    }
}
