package dev.darkroom.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A ledger as simple as can be, to compare the real one with. Answers in words. */
final class Paper {
  /** What is known of an account. */
  static final class Account {
    long credits;
    long held;
  }

  private static final class Reserved {
    final String account;
    final long amount;
    String state = "open";
    boolean refunded;

    Reserved(String account, long amount) {
      this.account = account;
      this.amount = amount;
    }
  }

  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<String, Reserved> tasks = new HashMap<>();
  private final Map<String, String> grants = new HashMap<>();
  private long issued;
  private long earned;

  Account account(String name) {
    return accounts.computeIfAbsent(name, _ -> new Account());
  }

  /** Whose task it is; empty for an unknown one. */
  Optional<String> owner(String task) {
    return Optional.ofNullable(tasks.get(task)).map(reserved -> reserved.account);
  }

  String grant(String name, long amount, @Nullable String reference) {
    if (reference != null) {
      String first = grants.putIfAbsent(reference, name + amount);
      if (first != null) {
        return first.equals(name + amount) ? "granted" : "refused";
      }
    }
    account(name).credits += amount;
    issued -= amount;
    return "granted";
  }

  String adjust(String name, long amount) {
    if (amount == 0 || account(name).credits + amount < 0) {
      return "refused";
    }
    account(name).credits += amount;
    issued -= amount;
    return "adjusted";
  }

  String hold(String name, long amount, String task) {
    Reserved earlier = tasks.get(task);
    if (earlier != null) {
      return "already " + earlier.amount;
    }
    Account account = account(name);
    if (account.credits < amount) {
      return "insufficient " + account.credits;
    }
    tasks.put(task, new Reserved(name, amount));
    account.credits -= amount;
    account.held += amount;
    return "held " + amount;
  }

  String capture(String task) {
    Reserved reserved = tasks.get(task);
    if (reserved != null && reserved.state.equals("captured")) {
      return "already " + reserved.amount;
    }
    if (reserved == null || !end(task, "captured")) {
      return "gone";
    }
    earned += reserved.amount;
    return "captured " + reserved.amount;
  }

  boolean giveBack(String task, String state) {
    boolean ended = end(task, state);
    if (ended) {
      Reserved reserved = Objects.requireNonNull(tasks.get(task));
      account(reserved.account).credits += reserved.amount;
    }
    return ended;
  }

  private boolean end(String task, String state) {
    Reserved reserved = tasks.get(task);
    if (reserved == null || !reserved.state.equals("open")) {
      return false;
    }
    reserved.state = state;
    account(reserved.account).held -= reserved.amount;
    return true;
  }

  boolean refund(String task) {
    Reserved reserved = tasks.get(task);
    if (reserved == null || !reserved.state.equals("captured") || reserved.refunded) {
      return false;
    }
    reserved.refunded = true;
    account(reserved.account).credits += reserved.amount;
    earned -= reserved.amount;
    return true;
  }

  /** All of it: what each account can spend and holds, and the house. */
  String end() {
    StringBuilder all = new StringBuilder();
    accounts.forEach((name, account) -> all.append(line(name, account.credits, account.held)));
    return all.append(line("earned", earned, 0)).append(line("issued", issued, 0)).toString();
  }

  static String line(String name, long credits, long held) {
    return name + " " + credits + " " + held + "\n";
  }
}
