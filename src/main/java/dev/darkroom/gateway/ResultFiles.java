package dev.darkroom.gateway;

import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.LinkedBlob;
import dev.darkroom.storage.SignedLinks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Serves stored results to whoever holds a signed link that has not expired. */
public final class ResultFiles {
  private final SignedLinks links;
  private final BlobStore blobs;

  public ResultFiles(SignedLinks links, BlobStore blobs) {
    this.links = links;
    this.blobs = blobs;
  }

  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET", "/files/{name}", this::serve));
  }

  private Response serve(Request request) throws IOException {
    Optional<LinkedBlob> linked =
        links.verify(
            request.pathParameter("name"),
            request.query("expires").orElse(""),
            request.query("signature").orElse(""));
    OptionalLong size = linked.isEmpty() ? OptionalLong.empty() : blobs.size(linked.get().key());
    if (size.isEmpty()) {
      return Response.text(404, "This link is not valid or has expired.\n");
    }
    LinkedBlob blob = linked.orElseThrow();
    return Response.stream(200, blob.contentType(), size.getAsLong(), () -> blobs.open(blob.key()));
  }
}
