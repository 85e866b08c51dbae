/**
 * The archive of topics: files that hold a topic's records exactly, with their offsets, and by
 * which a topic can be made anew.
 *
 * <pre>
 * ARCHIVE/complete                          up to where everything is here, and as of when
 * ARCHIVE/TOPIC/PARTITION/FIRST.segment     blocks of records, compressed
 * ARCHIVE/TOPIC/PARTITION/FIRST.index       a line per block, with its SHA-256
 * </pre>
 *
 * <p>FIRST is the offset of a segment's first record, 20 digits. A block is: the bytes {@code
 * BRSA}, its length, and a zlib stream of frames; a frame is: its length, offset, timestamp, key,
 * value, headers. Whatever is changed, missing or added is noticed by {@link
 * org.bourse.contracts.archive.PartitionArchive#check}; only what a writer had not finished, and
 * never told of, is passed over.
 */
@NullMarked
package org.bourse.contracts.archive;

import org.jspecify.annotations.NullMarked;
