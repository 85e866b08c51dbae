package org.bourse.stack.verify;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.verify.stream.Feed;
import org.jspecify.annotations.Nullable;

/** A command and what the venue says of it, to be written down and perhaps falsified. */
final class StepDraft {
    final Writer writer;
    final CommandBody body;
    final List<Message> events = new ArrayList<>();
    long writerSequence;
    long timeMicros;

    /** Whom the events name as the command's writer. */
    Writer writerOfEvents;

    /** The event with this number is written nowhere. */
    int losesEvent = -1;

    /** This event has the number of the one before it. */
    int repeatsNumber = -1;

    /** What book-events say in the place of a fact that stands on all topics. */
    @Nullable Configured factOnBook;

    /** Nothing is written on this topic, and its sequence does not go on. */
    @Nullable Feed losesTopic;

    /** Left out of the topics: no record, but the sequences go on. */
    boolean loses;

    StepDraft(Writer writer, CommandBody body) {
        this.writer = writer;
        this.body = body;
        writerOfEvents = writer;
    }

    StepDraft say(Message... more) {
        events.addAll(List.of(more));
        return this;
    }

    /** Changes the event of a kind with this number among those of its kind. */
    <T extends Message> StepDraft change(Class<T> kind, int number, UnaryOperator<T> change) {
        int seen = 0;
        for (int i = 0; i < events.size(); i++) {
            if (kind.isInstance(events.get(i)) && seen++ == number) {
                events.set(i, change.apply(kind.cast(events.get(i))));
                return this;
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " " + number);
    }

    StepDraft remove(Class<? extends Message> kind, int number) {
        int seen = 0;
        for (int i = 0; i < events.size(); i++) {
            if (kind.isInstance(events.get(i)) && seen++ == number) {
                events.remove(i);
                return this;
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " " + number);
    }
}
