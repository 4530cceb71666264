package dev.darkroom.admin;

import dev.darkroom.account.ServerSecrets;
import dev.darkroom.http.Endpoint;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.oversight.AuditLog;
import dev.darkroom.oversight.Usage;
import dev.darkroom.provider.Thumbnails;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.task.TaskList;
import dev.darkroom.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the console shows and does beyond {@link AdminApi}: single tasks with their pictures, usage,
 * the server's state, what happens now. The same token, the same rules.
 */
public final class ConsoleApi {
  private final List<Endpoint> endpoints;

  /**
   * What there is to look at.
   *
   * @param list the tasks as operators look through them
   */
  public record Rooms(
      ServerSecrets secrets,
      Tasks tasks,
      TaskList list,
      Ledger ledger,
      BlobStore blobs,
      Thumbnails thumbnails,
      Usage usage,
      AuditLog audit) {}

  /**
   * @param facts what is known of this server
   */
  public ConsoleApi(Rooms rooms, ServerFacts facts, Clock clock) {
    Trail trail = new Trail(rooms.audit());
    this.endpoints =
        Stream.of(
                new TaskDeskApi(rooms.tasks(), rooms.list(), rooms.ledger(), rooms.blobs(), trail)
                    .endpoints(),
                new TaskPicturesApi(rooms.tasks(), rooms.blobs(), rooms.thumbnails()).endpoints(),
                new UsageApi(rooms.usage(), clock).endpoints(),
                new StatusApi(rooms.tasks(), facts, clock).endpoints(),
                new EventsApi(rooms.tasks(), rooms.list(), clock).endpoints())
            .flatMap(List::stream)
            .map(new Guard(rooms.secrets())::around)
            .toList();
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
