package org.bourse.matching.codec;

/**
 * All that one command caused on one topic, ready to be stored.
 *
 * @param sequence of the record on its topic, from 1
 * @param position of the command
 * @param bytes the topic's message; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are compared by the one who needs it.
public record EventRecord(EventTopic topic, long sequence, long position, byte[] bytes) {}
