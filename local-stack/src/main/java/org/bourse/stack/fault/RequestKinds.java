package org.bourse.stack.fault;

import java.nio.ByteBuffer;
import org.bourse.stack.fault.WireFault.Traffic;

/** Sees from what a Kafka client sends whether the connection is a producer's or a consumer's. */
final class RequestKinds {
    private static final int HEAD_BYTES = 6;
    private static final int KEY_BYTES = 2;
    private static final short PRODUCE = 0;
    private static final short FETCH = 1;

    private final ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    private long frameBytesLeft;
    private boolean readable = true;
    private Traffic seen = Traffic.ALL;

    /** What the connection is for; {@link Traffic#ALL} as long as that is not known. */
    Traffic seen() {
        return seen;
    }

    /** These were sent next. */
    void sees(ByteBuffer sent) {
        ByteBuffer bytes = sent.duplicate();
        while (readable && seen == Traffic.ALL && bytes.hasRemaining()) {
            if (frameBytesLeft > 0) {
                int skipped = (int) Math.min(frameBytesLeft, bytes.remaining());
                bytes.position(bytes.position() + skipped);
                frameBytesLeft -= skipped;
            } else {
                head.put(bytes.get());
                if (!head.hasRemaining()) {
                    begin();
                }
            }
        }
    }

    private void begin() {
        head.flip();
        frameBytesLeft = head.getInt() - KEY_BYTES;
        short key = head.getShort();
        head.clear();
        readable = frameBytesLeft >= 0;
        if (key == PRODUCE) {
            seen = Traffic.PRODUCE;
        } else if (key == FETCH) {
            seen = Traffic.FETCH;
        }
    }
}
