package dev.darkroom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks at the tables past the ledger, with statements that are prepared once for many looks. */
final class Looks implements AutoCloseable {
  private final PreparedStatement balance;
  private final PreparedStatement entries;
  private long last;

  /**
   * @param last the newest entry that has been looked at
   */
  Looks(Connection connection, long last) throws SQLException {
    this.last = last;
    balance =
        connection.prepareStatement("SELECT credits, held FROM ledger_balance WHERE account = ?");
    entries =
        connection.prepareStatement(
            "SELECT MAX(id), CAST(SUM(amount) AS BIGINT) FROM ledger_entry WHERE id > ?");
  }

  /** In the words of {@link Paper#line}. */
  String balance(String account) throws SQLException {
    balance.setString(1, account);
    try (ResultSet row = balance.executeQuery()) {
      return row.next()
          ? Paper.line(account, row.getLong(1), row.getLong(2))
          : Paper.line(account, 0, 0);
    }
  }

  /** What the entries since the last look sum to. */
  long newEntries() throws SQLException {
    entries.setLong(1, last);
    try (ResultSet row = entries.executeQuery()) {
      row.next();
      last = Math.max(last, row.getLong(1));
      return row.getLong(2);
    }
  }

  /** The newest entry that has been looked at. */
  long last() {
    return last;
  }

  @Override
  public void close() throws SQLException {
    balance.close();
    entries.close();
  }
}
