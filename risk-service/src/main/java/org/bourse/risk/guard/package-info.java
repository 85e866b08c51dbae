/**
 * Guards limits: takes events to the watch, does what policies say when it finds something, keeps
 * record of it, and lets people change policies, the looser ones only two of them together.
 */
@NullMarked
package org.bourse.risk.guard;

import org.jspecify.annotations.NullMarked;
