package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.account.Account;
import dev.darkroom.account.AccountChange;
import dev.darkroom.account.Accounts;
import dev.darkroom.account.Plans;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.Credits;
import dev.darkroom.ledger.Balance;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.ledger.LedgerException;
import dev.darkroom.ledger.ReferenceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts and their credits. */
final class AccountsApi {
  private static final int NAME_MAX = 200;
  private static final int REASON_MAX = 200;
  private static final Pattern REPEAT = Pattern.compile("[\\x21-\\x7E]{1,100}");

  private final Accounts accounts;
  private final Plans plans;
  private final Ledger ledger;
  private final Trail trail;

  AccountsApi(Accounts accounts, Plans plans, Ledger ledger, Trail trail) {
    this.accounts = accounts;
    this.plans = plans;
    this.ledger = ledger;
    this.trail = trail;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("POST", "/admin/api/accounts", this::create),
        new Endpoint("GET", "/admin/api/accounts", this::list),
        new Endpoint("GET", "/admin/api/accounts/{id}", this::show),
        new Endpoint("PATCH", "/admin/api/accounts/{id}", this::change),
        new Endpoint("POST", "/admin/api/accounts/{id}/credits", this::credits));
  }

  private Response create(Request request) {
    Fields fields = Fields.of(request, "name", "plan", "credits");
    String name = fields.text("name", NAME_MAX);
    String plan = plan(fields);
    long credits = fields.has("credits") ? fields.whole("credits", 0, Credits.MAX) : 0;
    Account account = ledger.inTransaction(tx -> opened(tx, request, name, plan, credits));
    return Json.answer(201, shown(account));
  }

  /** All of it or nothing: no account is left without its credits, or without its line. */
  private Account opened(Handle tx, Request request, String name, String plan, long credits) {
    Account account = accounts.create(tx, name, plan);
    if (credits > 0) {
      String once = "account:" + account.id();
      ledger.grant(tx, account.id(), new Credits(credits), "opening credits", once);
    }
    trail.changed(
        tx, request, "account.create", account.id(), Map.of("plan", plan, "credits", credits));
    return account;
  }

  private String plan(Fields fields) {
    List<String> names = List.copyOf(plans.byName().keySet());
    String offer = "\"plan\" is one of " + Text.listed(names) + ".";
    try {
      String plan = fields.text("plan", NAME_MAX);
      return plans.find(plan).orElseThrow(() -> RefusalException.bad(offer)).name();
    } catch (RefusalException _) {
      throw RefusalException.bad(offer);
    }
  }

  private Response list(Request request) {
    Query query = Query.of(request, "after", "limit");
    String after = query.text("after").orElse(null);
    if (after != null && accounts.find(after).isEmpty()) {
      throw RefusalException.bad("\"after\" is the id of an account, as \"next\" gives it.");
    }
    return Page.of(
        "accounts", query.limit(), max -> accounts.list(after, max), this::shown, Account::id);
  }

  private Response show(Request request) {
    Query.of(request);
    return Json.answer(200, shown(account(request)));
  }

  private Account account(Request request) {
    return found(accounts.find(request.pathParameter("id")));
  }

  private static Account found(Optional<Account> account) {
    return account.orElseThrow(() -> RefusalException.unknown("There is no account of this id."));
  }

  private Response change(Request request) {
    Account account = account(request);
    Fields fields = Fields.of(request, "name", "plan", "suspended");
    if (fields.empty()) {
      throw RefusalException.bad(
          "The body names nothing to change: \"name\", \"plan\" or \"suspended\".");
    }
    AccountChange change = AccountChange.NONE;
    Map<String, Object> changes = new LinkedHashMap<>();
    if (fields.names("name")) {
      change = change.withName(fields.text("name", NAME_MAX));
      change.name().ifPresent(name -> changes.put("name", name));
    }
    if (fields.names("plan")) {
      change = change.withPlan(plan(fields));
      change.plan().ifPresent(plan -> changes.put("plan", plan));
    }
    if (fields.names("suspended")) {
      change = change.withSuspended(fields.truth("suspended"));
      change.suspended().ifPresent(suspended -> changes.put("suspended", suspended));
    }
    Account changed = found(accounts.change(account.id(), change));
    trail.changed(request, "account.change", account.id(), changes);
    return Json.answer(200, shown(changed));
  }

  private Response credits(Request request) {
    Account account = account(request);
    Fields fields = Fields.of(request, "amount", "reason");
    long amount = fields.whole("amount", -Credits.MAX, Credits.MAX);
    if (amount == 0) {
      throw RefusalException.bad("\"amount\" is a whole number other than 0.");
    }
    String reason = fields.text("reason", REASON_MAX);
    String reference = reference(request, account);
    move(account, amount, reason, reference);
    trail.changed(
        request,
        amount > 0 ? "credits.grant" : "credits.adjust",
        account.id(),
        particulars(amount, reason, reference));
    return Json.answer(200, shown(account));
  }

  private static Map<String, Object> particulars(
      long amount, String reason, @Nullable String reference) {
    Map<String, Object> particulars = new LinkedHashMap<>();
    particulars.put("amount", amount);
    particulars.put("reason", reason);
    if (reference != null) {
      particulars.put("reference", reference);
    }
    return particulars;
  }

  private static @Nullable String reference(Request request, Account account) {
    Optional<String> key = request.header("Idempotency-Key");
    if (key.isEmpty()) {
      return null;
    }
    if (!REPEAT.matcher(key.get()).matches()) {
      throw RefusalException.bad(
          "The header Idempotency-Key has 1 to 100 letters, digits and signs, without blanks.");
    }
    return "admin:" + account.id() + ":" + key.get();
  }

  private void move(Account account, long amount, String reason, @Nullable String reference) {
    try {
      if (amount > 0) {
        ledger.grant(account.id(), new Credits(amount), reason, reference);
      } else {
        ledger.adjust(account.id(), amount, reason, reference);
      }
    } catch (ReferenceException _) {
      throw new RefusalException(
          422, "This Idempotency-Key came before with another \"amount\"; use another.");
    } catch (LedgerException e) {
      throw RefusalException.conflict(e);
    }
  }

  private ObjectNode shown(Account account) {
    Balance balance = ledger.balance(account.id());
    return Json.object()
        .put("id", account.id())
        .put("name", account.name())
        .put("plan", account.plan())
        .put("credits", balance.credits().amount())
        .put("held", balance.held().amount())
        .put("suspended", account.suspended())
        .put("created", account.created().toString());
  }
}
