/** Server, routing, multipart and outgoing fetches; no product knowledge. Sees no other room. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.http;
