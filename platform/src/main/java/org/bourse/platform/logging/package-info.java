/**
 * How a service writes its log: as text for people, or a JSON object a line for programs, whose
 * keys are the same in all services.
 */
@NullMarked
package org.bourse.platform.logging;

import org.jspecify.annotations.NullMarked;
