package org.bourse.marketdata.paper.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.paper.LevelChange;
import org.bourse.marketdata.paper.PaperSymbol;
import org.bourse.marketdata.paper.SymbolMirror;
import org.bourse.marketdata.paper.TermsFit;
import org.junit.jupiter.api.Test;

class LevelPublisherTest {
    private static final DepthSnapshot MARKET =
            new DepthSnapshot(
                    1,
                    List.of(new BookLevel(100, 5), new BookLevel(99, 6), new BookLevel(98, 7)),
                    List.of());

    private final TermsFit fit = PaperSymbol.fit();
    private final SymbolMirror mirror = new SymbolMirror(7, 100, 0);
    private final List<CommandBody> written = new ArrayList<>();

    /** Takes the first and fails at the second. */
    private CompletionStage<Long> failing(CommandBody body) {
        if (!written.isEmpty()) {
            throw new IllegalStateException("closed");
        }
        written.add(body);
        return CompletableFuture.completedStage(11L);
    }

    private List<LevelChange> look() {
        return mirror.look(Optional.of(MARKET), fit, 1, 1_000).changes();
    }

    @Test
    void aLogThatFailsAtOnceLeavesTheMirrorToTellTheRestAgain() {
        mirror.heard(1);
        mirror.apply(
                List.of(
                        BookEvent.newBuilder()
                                .setBookImage(
                                        BookImage.newBuilder()
                                                .setSymbol(PaperSymbol.SYMBOL)
                                                .setParts(1))
                                .build()),
                11);
        List<LevelChange> changes = look();
        assertEquals(3, changes.size());

        assertThrows(
                IllegalStateException.class,
                () -> new LevelPublisher(this::failing).publish(7, changes, mirror));

        assertEquals(1, written.size());
        assertEquals(changes, look(), "the venue has shown none of them");
    }
}
