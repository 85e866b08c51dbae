package org.bourse.matching.hosting;

import java.util.List;
import java.util.function.Consumer;
import org.bourse.matching.codec.VenueFact;

/**
 * A bean that follows the venue's configuration: takes what one step said of it. Called on the
 * venue's thread; must be quick.
 */
public interface FactListener extends Consumer<List<VenueFact>> {}
