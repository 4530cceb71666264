package dev.darkroom.admin;

import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.provider.Thumbnails;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.task.Task;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The pictures of tasks: small ones for lists, made anew by the engine, so that nothing a stranger
 * sent reaches a browser as it came; and as stored, to be looked at closely.
 */
final class TaskPicturesApi {
  /** Some megabytes: a few pages of tasks. */
  private static final int KEPT_MAX = 400;

  private final Tasks tasks;
  private final BlobStore blobs;
  private final Thumbnails thumbnails;

  /** In the order of their last use. */
  private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  TaskPicturesApi(Tasks tasks, BlobStore blobs, Thumbnails thumbnails) {
    this.tasks = tasks;
    this.blobs = blobs;
    this.thumbnails = thumbnails;
  }

  List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET", "/admin/api/tasks/{id}/pictures/{name}", this::show));
  }

  private Response show(Request request) throws IOException {
    Query query = Query.of(request, "size");
    boolean full = "full".equals(query.word("size", List.of("small", "full")));
    Task task =
        tasks
            .find(request.pathParameter("id"))
            .orElseThrow(() -> RefusalException.unknown("There is no task of the id given."));
    String name = request.pathParameter("name");
    TaskPicture picture =
        TaskPicture.of(task).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> RefusalException.unknown("This task has no such picture."));
    return full ? full(picture) : small(picture);
  }

  private Response full(TaskPicture picture) throws IOException {
    OptionalLong size = blobs.size(picture.blob());
    if (size.isEmpty()) {
      throw gone();
    }
    return Response.stream(
        200, picture.mimeType(), size.getAsLong(), () -> blobs.open(picture.blob()));
  }

  private Response small(TaskPicture picture) throws IOException {
    try {
      byte[] small = kept(picture.blob());
      return Response.of(200, "image/webp", small).with("X-Content-Type-Options", "nosniff");
    } catch (DarkroomException e) {
      throw new RefusalException(e.code() == ErrorCode.QUEUE_FULL ? 503 : 409, e.sentence());
    }
  }

  private byte[] kept(String blob) throws IOException {
    synchronized (kept) {
      byte[] known = kept.get(blob);
      if (known != null) {
        return known;
      }
    }
    byte[] made = thumbnails.of(read(blob));
    synchronized (kept) {
      kept.put(blob, made);
      if (kept.size() > KEPT_MAX) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return made;
  }

  private byte[] read(String blob) throws IOException {
    try (InputStream in = blobs.open(blob)) {
      return in.readAllBytes();
    } catch (NoSuchFileException _) {
      throw gone();
    }
  }

  private static RefusalException gone() {
    return RefusalException.unknown("This picture is no longer kept.");
  }
}
