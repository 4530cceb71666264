package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Delivery;
import dev.darkroom.job.Picture;

/** A picture that a request brought, as the answer names it. */
sealed interface InputImage {
  /** An address that anybody can fetch it from. */
  String address(Delivery delivery);

  /** The request's own URL. */
  record Linked(String url) implements InputImage {
    @Override
    public String address(Delivery delivery) {
      return url;
    }
  }

  /** Bytes that came with the request, now the server's copy. */
  record Kept(Picture picture) implements InputImage {
    @Override
    public String address(Delivery delivery) {
      return delivery.link(picture);
    }
  }
}
