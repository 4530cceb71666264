package dev.darkroom.gateway;

import dev.darkroom.http.Fetcher;
import dev.darkroom.job.Examiner;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.SignedLinks;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What pictures are taken in and handed over by.
 *
 * @param fetchedMax the most bytes that a fetched picture may have
 * @param spool a folder for pictures on their way in
 */
public record Means(
    BlobStore blobs,
    SignedLinks links,
    Fetcher fetcher,
    long fetchedMax,
    Examiner examiner,
    Path spool,
    Clock clock) {}
