package org.bourse.matching.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bourse.contracts.EnvelopeRefusals;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.SymbolDefinition;

/**
 * Makes one record per topic of what the core says in a step. Numbers a step's events over all
 * topics from 0 (an event that stands on all of them has one number) and each topic's records from
 * 1 without a gap.
 *
 * <p>Records that are stored already, except each topic's last, are counted but not built.
 */
public final class EventEncoder
        implements OrderEncoding, LedgerEncoding, MarketEncoding, SettingsEncoding {
    private final StepRecords step;
    private final Consumer<List<VenueFact>> facts;
    private final List<VenueFact> said = new ArrayList<>();

    private final BookImages images = new BookImages();
    private boolean rejected;

    /**
     * @param venue the partition the records go to
     * @param before what the venue had said before its next command
     * @param stored records before these are not built
     * @param facts is told, at the end of a step that changed it, the venue's configuration
     */
    public EventEncoder(
            int venue,
            EmittedSequences before,
            EmittedSequences stored,
            Consumer<List<VenueFact>> facts) {
        this.facts = facts;
        step = new StepRecords(venue, before, stored);
    }

    /** The venue comes from a snapshot in which this version was activated. */
    public void contractVersion(int activated) {
        step.contractVersion(activated);
    }

    /** The records of the last step, in the order of {@link EventTopic}; valid until the next. */
    public List<EventRecord> records() {
        return step.records();
    }

    /** Who wrote the command of the last step. */
    public Writer writer() {
        return step.writer();
    }

    /** True when the last step refused its command. */
    public boolean rejected() {
        return rejected;
    }

    /** Of the topic's last record, built or only counted. */
    public long sequence(EventTopic topic) {
        return step.sequence(topic);
    }

    @Override
    public void stepBegins(CommandHeader command, long venueTimeMicros) {
        step.begin(command, venueTimeMicros);
        said.clear();
        rejected = false;
    }

    @Override
    public void stepEnds() {
        step.end();
        if (!said.isEmpty()) {
            facts.accept(List.copyOf(said));
        }
    }

    @Override
    public void progress() {
        step.progress();
    }

    @Override
    public StepRecords step() {
        return step;
    }

    @Override
    public void tell(VenueFact fact) {
        said.add(fact);
    }

    @Override
    public void refused() {
        rejected = true;
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        rejected = true;
        if (step.onLedger()) {
            step.ledger(
                    LedgerEvent.newBuilder()
                            .setCommandRejected(EventMessages.rejected(code, account, reference)));
        }
        tellOf(code);
    }

    private void tellOf(RejectCode code) {
        if (step.writer() == Writer.ADMINISTRATION || EnvelopeRefusals.CODES.contains(code)) {
            said.add(new VenueFact.Refused(step.request(), step.position(), code));
        }
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        rejected = true;
        if (step.onOrders()) {
            step.order(
                    OrderEvent.newBuilder()
                            .setCommandRejected(EventMessages.rejected(code, account, reference)));
        }
        tellOf(code);
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        images.begin(EventMessages.symbol(symbol), bookSequence, lastPriceTicks);
    }

    @Override
    public void bookImageLevel(
            Side side, long priceTicks, long lots, int orders, long externalLots) {
        images.level(side, priceTicks, lots, orders, externalLots);
    }

    @Override
    public void bookImageEnds() {
        for (BookImage.Builder part : images.end()) {
            if (step.onBook()) {
                step.book(BookEvent.newBuilder().setBookImage(part));
            }
        }
    }
}
