package org.bourse.marketdata;

import org.bourse.platform.testing.OptionsContract;

class OptionsTest extends OptionsContract {}
