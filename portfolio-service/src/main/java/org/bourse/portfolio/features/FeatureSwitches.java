package org.bourse.portfolio.features;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.database.DatabaseException;

/**
 * What is on and what is off, in the database: nothing of it is remembered, so a change holds for
 * the next request at any replica.
 */
@ApplicationScoped
public class FeatureSwitches {
    private final DataSource dataSource;

    @Inject
    public FeatureSwitches(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Passes while the feature is on. To be asked where something new begins, once it is known that
     * it is no repeat of what was taken before.
     *
     * @throws ProblemException 409 {@code FEATURE_OFF} when it is off
     */
    public void check(Feature feature) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT enabled FROM feature_change WHERE feature = ?
                                ORDER BY id DESC LIMIT 1\
                                """)) {
            select.setString(1, feature.name());
            try (ResultSet row = select.executeQuery()) {
                if (row.next() && !row.getBoolean(1)) {
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "FEATURE_OFF",
                                    "The venue has turned " + feature + " off for a while."));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** All of them, in the order of their names. */
    List<FeatureView> all() {
        Map<Feature, FeatureView> found = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            found.put(feature, FeatureView.neverChanged(feature));
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT DISTINCT ON (feature)
                                    feature, enabled, changed_at, subject, reason
                                FROM feature_change WHERE feature = ANY (?)
                                ORDER BY feature, id DESC\
                                """)) {
            // A newer version of this service may have turned off what this one does not know.
            Object[] known = found.keySet().stream().map(Feature::name).toArray();
            select.setArray(1, connection.createArrayOf("text", known));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    FeatureView view = view(row);
                    found.put(view.feature(), view);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return new ArrayList<>(found.values());
    }

    private static FeatureView view(ResultSet row) throws SQLException {
        return new FeatureView(
                Feature.valueOf(row.getString(1)),
                row.getBoolean(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5));
    }

    /**
     * Turns a feature off or on; one that is so already stays as it was turned.
     *
     * @param subject the operator's
     * @param reason for those who see the list; of checked length
     */
    void turn(Feature feature, boolean enabled, String subject, String reason) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO feature_change (feature, enabled, subject, reason)
                                SELECT ?, ?, ?, ? WHERE ? <> coalesce(
                                    (SELECT enabled FROM feature_change WHERE feature = ?
                                    ORDER BY id DESC LIMIT 1), true)\
                                """)) {
            insert.setString(1, feature.name());
            insert.setBoolean(2, enabled);
            insert.setString(3, subject);
            insert.setString(4, reason);
            insert.setBoolean(5, enabled);
            insert.setString(6, feature.name());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
