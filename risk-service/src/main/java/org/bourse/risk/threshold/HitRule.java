package org.bourse.risk.threshold;

/** Why payments are to be reported. The names are stable words of the interfaces. */
public enum HitRule {
    /** One payment is the threshold or more. */
    SINGLE,
    /** Several payments, each below the threshold, come to it within the window. */
    STRUCTURING,
    /** So many payments came within the window that no more of them can be added up. */
    FREQUENT,
    /** The venue knows no price yet by which the payment could be measured. */
    UNVALUED
}
