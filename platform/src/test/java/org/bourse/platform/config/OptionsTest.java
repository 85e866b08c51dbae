package org.bourse.platform.config;

import org.bourse.platform.testing.OptionsContract;

class OptionsTest extends OptionsContract {}
