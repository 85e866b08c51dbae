package org.bourse.stack.verify.database;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Posting;

/** The hashes that entries have to have by docs/ledger.md, from what the venue posted. */
final class EntryHashes {
    private static final int HASH_BYTES = 32;
    private static final int HEADER_BYTES = 40;
    private static final int POSTING_BYTES = 48;

    private byte[] last = new byte[HASH_BYTES];

    /** Of the last entry, in hexadecimal digits. */
    String last() {
        return HexFormat.of().formatHex(last);
    }

    /** The next entry: a record's postings, one at least. */
    void add(LedgerEvents record) {
        List<LedgerEvent> postings =
                record.getEventsList().stream().filter(LedgerEvent::hasPosting).toList();
        EventHeader header = record.getHeader();
        ByteBuffer bytes =
                ByteBuffer.allocate(HASH_BYTES + HEADER_BYTES + POSTING_BYTES * postings.size());
        bytes.put(last);
        bytes.putLong(header.getPosition()).putLong(header.getVenueTimeMicros());
        bytes.putLong(header.getRequestIdHigh()).putLong(header.getRequestIdLow());
        bytes.putInt(header.getWriterValue()).putInt(postings.size());
        for (LedgerEvent event : postings) {
            Posting posting = event.getPosting();
            bytes.putLong(posting.getAccount()).putLong(posting.getDeltaMinor());
            bytes.putLong(posting.getBalanceMinor()).putLong(posting.getReference());
            bytes.putInt(event.getIndex()).putInt(posting.getAsset());
            bytes.putInt(posting.getBucketValue()).putInt(posting.getKindValue());
        }
        try {
            last = MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
