/** How things are measured and told: passes, thread time, medians, the machine, the RESULT line. */
@NullMarked
package org.bourse.bench.measure;

import org.jspecify.annotations.NullMarked;
