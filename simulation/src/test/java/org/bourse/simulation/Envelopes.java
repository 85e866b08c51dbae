package org.bourse.simulation;

import com.google.protobuf.ByteString;
import java.util.EnumMap;
import java.util.Map;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.twin.GeneratedCommand.Envelope;

/** Numbers and signs the commands of one life of one process. */
final class Envelopes {
    private final CommandSeal seal;
    private final long instance;
    private final Map<Writer, Long> sequences = new EnumMap<>(Writer.class);
    private long request;

    Envelopes(CommandSeal seal, long instance) {
        this.seal = seal;
        this.instance = instance;
    }

    /** The next of a writer; its position is that of nothing yet. */
    Envelope next(Writer writer) {
        long sequence = sequences.merge(writer, 1L, Long::sum);
        return new Envelope(
                0, ContractVersion.CURRENT, writer, instance, sequence, instance, ++request);
    }

    /** The record of a command. */
    byte[] seal(Envelope envelope, int keyId, ByteString body) {
        return seal.seal(Keys.VENUE, unsigned(envelope, keyId, body)).toByteArray();
    }

    static Command.Builder unsigned(Envelope envelope, int keyId, ByteString body) {
        return Command.newBuilder()
                .setContractVersion(envelope.version())
                .setWriterValue(number(envelope.writer()))
                .setWriterInstance(envelope.instance())
                .setWriterSequence(envelope.sequence())
                .setRequestIdHigh(envelope.requestIdHigh())
                .setRequestIdLow(envelope.requestIdLow())
                .setKeyId(keyId)
                .setBody(body);
    }

    private static int number(Writer writer) {
        return writer == Writer.UNRECOGNIZED ? Wire.UNNAMED : writer.getNumber();
    }

    static Envelope at(Envelope envelope, long position) {
        Writer writer =
                envelope.writer() == Writer.UNRECOGNIZED
                        ? Writer.WRITER_UNSPECIFIED
                        : envelope.writer();
        return new Envelope(
                position,
                envelope.version(),
                writer,
                envelope.instance(),
                envelope.sequence(),
                envelope.requestIdHigh(),
                envelope.requestIdLow());
    }
}
