package dev.darkroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.ledger.Check;
import dev.darkroom.ledger.Entry;
import dev.darkroom.ledger.Ledger;
import java.util.List;

/** Looks through the ledger. */
final class LedgerApi {
  private final Ledger ledger;

  LedgerApi(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/admin/api/ledger", this::entries),
        new Endpoint("GET", "/admin/api/ledger/check", this::check));
  }

  private Response entries(Request request) {
    Query query = Query.of(request, "account", "before", "limit");
    String account = query.text("account").orElse(null);
    Long before = query.before();
    return Page.of(
        "entries",
        query.limit(),
        max -> ledger.entries(account, before, max),
        LedgerApi::shown,
        Entry::id);
  }

  private static JsonNode shown(Entry entry) {
    return Json.object()
        .put("id", entry.id())
        .put("transfer", entry.transfer())
        .put("account", entry.account())
        .put("book", entry.book())
        .put("type", entry.type())
        .put("amount", entry.amount())
        .put("task", entry.task())
        .put("reason", entry.reason())
        .put("at", entry.at().toString());
  }

  private Response check(Request request) {
    Query.of(request);
    Check check = ledger.check();
    ObjectNode shown =
        Json.object().put("balanced", check.balanced()).put("entries", check.entries());
    if (!check.balanced()) {
      shown.set("faults", Json.texts(check.faults()));
    }
    return Json.answer(200, shown);
  }
}
