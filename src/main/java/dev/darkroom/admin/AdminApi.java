package dev.darkroom.admin;

import dev.darkroom.account.Accounts;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.Plans;
import dev.darkroom.account.ServerSecrets;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Response;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.oversight.AuditLog;
import dev.darkroom.oversight.RequestLog;
import dev.darkroom.oversight.Spending;
import dev.darkroom.oversight.Switches;
import dev.darkroom.provider.target.RoutingState;
import dev.darkroom.task.TaskList;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What operators manage by HTTP: accounts, keys, credits, switches, and what they look back at.
 * Every call needs the admin token as bearer; without it nothing is read or written. Answers are
 * JSON; what is refused says why in {@code error.message}.
 */
public final class AdminApi {
  private final List<Endpoint> endpoints;

  /**
   * @param apis the names of the APIs that there are, with what the file says of each
   */
  public AdminApi(
      ServerSecrets secrets,
      Accounts accounts,
      ApiKeys keys,
      Plans plans,
      Ledger ledger,
      TaskList tasks,
      Switches switches,
      Map<String, Boolean> apis,
      AuditLog audit,
      RequestLog calls,
      Supplier<RoutingState> routing,
      Spending spending,
      Clock clock) {
    Trail trail = new Trail(audit);
    this.endpoints =
        Stream.of(
                new AccountsApi(accounts, plans, ledger, trail).endpoints(),
                new KeysApi(accounts, keys, clock, trail).endpoints(),
                new LedgerApi(ledger).endpoints(),
                new TasksApi(tasks, ledger, trail).endpoints(),
                new ProvidersApi(routing).endpoints(),
                new SpendApi(spending).endpoints(),
                new SwitchesApi(switches, apis, trail).endpoints(),
                new LogsApi(calls, audit).endpoints())
            .flatMap(List::stream)
            .map(new Guard(secrets)::around)
            .toList();
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** What is wrong with a call that no endpoint takes, in this API's shape. */
  public static Response problem(int status, String sentence) {
    return Json.problem(status, sentence);
  }
}
