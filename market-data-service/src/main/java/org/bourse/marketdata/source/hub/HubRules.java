package org.bourse.marketdata.source.hub;

import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ScoreRule;

/** What is asked of one source. */
public record HubRules(CheckLimits limits, ScoreRule score, MirrorBounds mirror) {}
