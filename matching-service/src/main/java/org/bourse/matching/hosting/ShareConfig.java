package org.bourse.matching.hosting;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;
import org.bourse.platform.config.Within;

/** How several venues are shared out over processes; {@link ShareOfVenues} reads it. */
@Unremovable // It is read before there are beans.
@ConfigMapping(prefix = "bourse")
public interface ShareConfig {
    /** The venues, such as 0,1,2: process n runs the one at n modulo their number. */
    Optional<String> venues();

    /** Which process this is, from 0; absent: the number at the end of the host's name. */
    @Within(min = "0", max = "9999")
    OptionalInt replica();
}
