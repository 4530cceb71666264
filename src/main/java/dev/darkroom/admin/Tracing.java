package dev.darkroom.admin;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends trace spans to an OpenTelemetry collector, where the operator named one. */
public final class Tracing implements AutoCloseable {
  private static final String SCOPE = "dev.darkroom";

  private final @Nullable SdkTracerProvider provider;

  /**
   * @param endpoint the collector's base, such as {@code http://127.0.0.1:4318} (the value of
   *     {@code OTEL_EXPORTER_OTLP_ENDPOINT}), or null for no traces
   */
  public Tracing(@Nullable String endpoint) {
    this.provider = endpoint == null ? null : provider(endpoint);
  }

  public Tracer tracer() {
    return provider == null ? OpenTelemetry.noop().getTracer(SCOPE) : provider.get(SCOPE);
  }

  /** Sends what is left, for at most five seconds. */
  @Override
  public void close() {
    if (provider != null) {
      provider.shutdown().join(5, TimeUnit.SECONDS);
    }
  }

  private static SdkTracerProvider provider(String endpoint) {
    String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(base + "/v1/traces").build();
    Resource resource =
        Resource.getDefault()
            .merge(Resource.create(Attributes.builder().put("service.name", "darkroom").build()));
    return SdkTracerProvider.builder()
        .setResource(resource)
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }
}
