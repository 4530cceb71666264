package dev.darkroom.admin;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a server says of itself.
 *
 * @param version its number
 * @param started when this process began to serve
 * @param database {@code sqlite} or {@code postgresql}
 * @param databaseBytes how large the database is
 * @param storage {@code local} or {@code s3}
 * @param storageBytes how much the pictures take, where that can be told cheaply
 * @param settings what is in force, by name, without secrets: texts, numbers, truth values, lists
 *     and maps of them
 */
public record ServerFacts(
    String version,
    Instant started,
    String database,
    LongSupplier databaseBytes,
    String storage,
    Supplier<OptionalLong> storageBytes,
    Map<String, Object> settings) {}
