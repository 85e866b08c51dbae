package org.bourse.matching.runner;

import com.google.protobuf.InvalidProtocolBufferException;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.KeyState;
import org.bourse.core.Venue;

/**
 * Reads on while the venue stands still, looking only for what an operator says of the command at
 * which it does. The core is asked for keys only.
 */
final class Standstill {
    private final int venue;
    private final Venue core;
    private final CommandSeal seal;
    private final long position;

    /** What to do about a command that could not be applied. */
    enum Word {
        NONE,
        SKIP,
        RESUME
    }

    /**
     * @param core as it was when the command came
     * @param position of the command
     */
    Standstill(int venue, Venue core, CommandSeal seal, long position) {
        this.venue = venue;
        this.core = core;
        this.seal = seal;
        this.position = position;
    }

    /** What this record of the log says of it. */
    Word word(LoggedCommand record) {
        if (record.bytes() == null || record.position() <= position) {
            return Word.NONE;
        }
        try {
            Command command = Command.parseFrom(record.bytes());
            if (command.getWriter() != Writer.ADMINISTRATION || !isAuthentic(command)) {
                return Word.NONE;
            }
            CommandBody body = CommandBody.parseFrom(command.getBody());
            if (body.hasSkip() && body.getSkip().getPosition() == position) {
                return Word.SKIP;
            }
            return body.hasResume() && body.getResume().getPosition() == position
                    ? Word.RESUME
                    : Word.NONE;
        } catch (InvalidProtocolBufferException e) {
            return Word.NONE;
        }
    }

    private boolean isAuthentic(Command command) {
        return core.keyState(command.getKeyId(), Writer.ADMINISTRATION) == KeyState.ACTIVE
                && seal.holds(command.getKeyId())
                && seal.isAuthentic(venue, command);
    }
}
