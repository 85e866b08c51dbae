package org.bourse.risk;

import org.bourse.platform.testing.OptionsContract;

class OptionsTest extends OptionsContract {}
