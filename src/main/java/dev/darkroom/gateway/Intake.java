package dev.darkroom.gateway;

import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.PlanRequest;
import dev.darkroom.dialect.Reception;
import dev.darkroom.http.FetchResult;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.PlanView;
import dev.darkroom.storage.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes callers' pictures in: to disk with a limit, header examined, then into storage. */
final class Intake implements Reception {
  private static final long MEGABYTE = 1 << 20;
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?(?=/)");

  private final Means means;
  private final List<String> models;
  private final Set<String> ownBases;
  private final OwnTasks tasks;
  private final Checks checks;
  private final Clock clock;
  private final InstructionPlans plans;

  Intake(
      Means means,
      List<String> models,
      Set<String> ownBases,
      OwnTasks tasks,
      Checks checks,
      Clock clock,
      InstructionPlans plans) {
    this.tasks = tasks;
    this.checks = checks;
    this.means = means;
    this.models = models;
    this.ownBases = ownBases;
    this.clock = clock;
    this.plans = plans;
  }

  @Override
  public List<String> models() {
    return models;
  }

  @Override
  public void afford(Job.Work work, int pictures) {
    checks.afford(work, pictures);
  }

  @Override
  public void moderate(String text) {
    checks.moderate(text);
  }

  @Override
  public long now() {
    return clock.instant().getEpochSecond();
  }

  @Override
  public OwnTasks tasks() {
    return tasks;
  }

  @Override
  public PlanView plan(PlanRequest request) throws IOException {
    return plans.plan(request);
  }

  @Override
  public Picture keep(InputStream bytes, long bytesMax) throws IOException {
    try (BlobStore.Received received = means.blobs().receive(new LimitedStream(bytes, bytesMax))) {
      // Only a picture that can be used is stored.
      Picture picture = means.examiner().examine(received.file(), received.key());
      received.store();
      return picture;
    }
  }

  @Override
  public Picture fetch(String url) {
    try {
      Optional<String> own = ownBlob(url);
      if (own.isPresent()) {
        try (InputStream in = means.blobs().open(own.get())) {
          return keep(in, Long.MAX_VALUE - MEGABYTE);
        } catch (NoSuchFileException _) {
          throw new DarkroomException(
              ErrorCode.IMAGE_URL_UNREACHABLE, "The picture behind this link is no longer kept.");
        }
      }
      return switch (means.fetcher().fetch(url)) {
        case FetchResult.Fetched(var bytes) ->
            keep(new ByteArrayInputStream(bytes), means.fetchedMax());
        case FetchResult.Refused(var reason, var detail) ->
            throw new DarkroomException(code(reason), "The picture cannot be fetched: " + detail);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The signature proves that a link is ours, whatever name of this server it was made under. */
  private Optional<String> ownBlob(String url) {
    Matcher origin = ORIGIN.matcher(url);
    Set<String> bases = new HashSet<>(ownBases);
    if (origin.lookingAt()) {
      bases.add(origin.group());
    }
    return means.links().keyOf(url, bases);
  }

  private static ErrorCode code(FetchResult.Reason reason) {
    return switch (reason) {
      case INVALID_URL -> ErrorCode.IMAGE_URL_INVALID;
      case EMPTY -> ErrorCode.IMAGE_EMPTY;
      case FORBIDDEN_ADDRESS, UNREACHABLE, TIMEOUT, TOO_LARGE, BAD_STATUS, TOO_MANY_REDIRECTS ->
          ErrorCode.IMAGE_URL_UNREACHABLE;
    };
  }
}
