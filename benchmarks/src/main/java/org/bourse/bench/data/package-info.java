/**
 * Recorded and generated order streams that lie beside the project, with what a correct engine
 * makes of them. They are read whole into arrays before anything is measured.
 */
@NullMarked
package org.bourse.bench.data;

import org.jspecify.annotations.NullMarked;
