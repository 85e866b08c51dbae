package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bourse.risk.exposure.AccountGroups;

/**
 * The tables {@code account_group} and {@code account_group_member}, within a transaction. Outside
 * of them a group has its number as a negative one.
 */
final class GroupTable {
    private final Connection connection;

    GroupTable(Connection connection) {
        this.connection = connection;
    }

    AccountGroups all() throws SQLException {
        Map<Long, SortedSet<Long>> accounts = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT number, account FROM account_group
                                LEFT JOIN account_group_member ON group_number = number\
                                """);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                SortedSet<Long> members =
                        accounts.computeIfAbsent(-row.getLong(1), _ -> new TreeSet<>());
                long account = row.getLong(2);
                if (!row.wasNull()) {
                    members.add(account);
                }
            }
        }
        return new AccountGroups(accounts);
    }

    /** The groups, negative, in the order of their names. */
    SortedMap<String, Long> byName() throws SQLException {
        SortedMap<String, Long> groups = new TreeMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name, number FROM account_group");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                groups.put(row.getString(1), -row.getLong(2));
            }
        }
        return groups;
    }

    /**
     * @param name whatever was asked for: what cannot be a name is not brought before the database,
     *     which fails on some of it
     */
    OptionalLong find(String name) throws SQLException {
        if (!GuardRequests.isName(name)) {
            return OptionalLong.empty();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number FROM account_group WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(-row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /**
     * @throws IllegalArgumentException when there is no such group
     */
    String name(long group) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name FROM account_group WHERE number = ?")) {
            select.setLong(1, -group);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("group=" + group);
                }
                return row.getString(1);
            }
        }
    }

    /** A new group, without accounts. */
    long add(String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO account_group (name) VALUES (?) RETURNING number")) {
            insert.setString(1, name);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return -row.getLong(1);
            }
        }
    }

    void put(long group, long account) throws SQLException {
        change(
                """
                INSERT INTO account_group_member (group_number, account) VALUES (?, ?)
                ON CONFLICT DO NOTHING\
                """,
                group,
                account);
    }

    void remove(long group, long account) throws SQLException {
        change(
                "DELETE FROM account_group_member WHERE group_number = ? AND account = ?",
                group,
                account);
    }

    private void change(String sql, long group, long account) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, -group);
            update.setLong(2, account);
            update.executeUpdate();
        }
    }
}
