package dev.darkroom.gateway;

import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.SignedLinks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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
    String name = request.pathParameter("name");
    Optional<String> key =
        links.verify(
            name, request.query("expires").orElse(""), request.query("signature").orElse(""));
    if (key.isEmpty() || !blobs.exists(key.get())) {
      return Response.text(404, "This link is not valid or has expired.\n");
    }
    String type = "image/" + name.substring(name.lastIndexOf('.') + 1);
    return Response.stream(200, type, blobs.size(key.get()), () -> blobs.open(key.get()));
  }
}
