/**
 * The formats of providers. A reader takes text, never throws because of it, and tells a sink what
 * it says. It knows no sockets.
 */
@NullMarked
package org.bourse.marketdata.source.provider;

import org.jspecify.annotations.NullMarked;
