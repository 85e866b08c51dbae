package org.bourse.risk.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of the table {@code alert}, to be read. */
@Entity
@Immutable
@Table(name = "alert")
class AlertEntity {
    @Id long number;

    @Column(name = "alert_id")
    String alertId = "";

    String kind = "";
    long account;
    int asset;
    int day;

    @Column(name = "limit_minor")
    long limitMinor;

    @Column(name = "value_minor")
    long valueMinor;

    long position;

    @Column(name = "venue_time_micros")
    long venueTimeMicros;

    boolean published;
}
