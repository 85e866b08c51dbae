package org.bourse.matching.runner;

import java.util.concurrent.CompletionStage;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;

/** Writes signed, numbered commands of this process to the end of the venue's log. */
public interface CommandAppender {

    /** Completes with the command's position; fails when it is not known to be written. */
    CompletionStage<Long> append(Writer writer, CommandBody body);
}
