package org.bourse.platform.projection;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.bourse.contracts.v1.EventHeader;

/**
 * How the records of one topic become rows.
 *
 * @param <T> the topic's record
 */
public interface Projection<T extends Message> {
    String topic();

    Parser<T> parser();

    EventHeader header(T record);

    /**
     * The tables whose rows follow from the topic's records and from nothing else: a rebuild clears
     * them. What is written by anybody else, or is read by others while it is rebuilt, is not among
     * them; {@link #apply} puts the rows of the latter in the place of those that are there.
     */
    List<String> tables();

    /**
     * Writes the rows of these records. The caller commits them together with the new position and
     * may call again with the same records after a failure: only the records decide what is
     * written.
     */
    void apply(Connection connection, List<T> records) throws SQLException;
}
