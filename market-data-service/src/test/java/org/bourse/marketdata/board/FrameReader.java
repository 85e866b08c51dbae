package org.bourse.marketdata.board;

import java.util.ArrayList;
import java.util.List;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamName;

/** Keeps what it is offered, and what begins with a snapshot. */
final class FrameReader implements Subscriber {
    final List<Frame> frames = new ArrayList<>();
    final List<StreamName> begun = new ArrayList<>();

    @Override
    public void offer(Frame frame) {
        frames.add(frame);
    }

    @Override
    public void begin(StreamName stream) {
        begun.add(stream);
    }

    List<String> texts() {
        return frames.stream().map(Frame::text).toList();
    }
}
