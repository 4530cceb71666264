package dev.darkroom.gateway;

import dev.darkroom.dialect.PlanRequest;
import dev.darkroom.http.Part;
import dev.darkroom.http.Request;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Picture;
import dev.darkroom.job.PlanQuestion;
import dev.darkroom.job.PlanView;
import dev.darkroom.provider.Foresight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has instructions planned for one call. Pictures lie in the spool until the plan is made: what
 * nothing is made of is not kept.
 */
record InstructionPlans(Foresight foresight, Means means, Request request) {
  PlanView plan(PlanRequest asked) throws IOException {
    List<Path> files = new ArrayList<>();
    try {
      return foresight.plan(
          question(asked, files), InstructionPlans::read, new PlanWatch(request::abandoned));
    } finally {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private PlanQuestion question(PlanRequest asked, List<Path> files) throws IOException {
    if (asked.pictures().isEmpty()) {
      return PlanQuestion.blind(asked.instruction(), asked.count(), asked.masked());
    }
    List<Picture> pictures = new ArrayList<>();
    for (Part part : asked.pictures()) {
      pictures.add(taken(part, "image", files));
    }
    Part mask = asked.mask();
    return PlanQuestion.grounded(asked.instruction(), pictures, mask(mask, files));
  }

  private @Nullable Picture mask(@Nullable Part part, List<Path> files) throws IOException {
    if (part == null) {
      return null;
    }
    Picture mask = taken(part, "mask", files);
    if (!mask.alpha()) {
      throw new DarkroomException(
          ErrorCode.MASK_INVALID,
          "The mask has no alpha channel; send a PNG that is transparent where to edit.",
          "mask");
    }
    return mask;
  }

  private Picture taken(Part part, String field, List<Path> files) throws IOException {
    Path file = Files.createTempFile(means.spool(), "plan", null);
    files.add(file);
    try (InputStream in = part.open()) {
      Files.copy(
          new LimitedStream(in, means.fetchedMax()), file, StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      return means.examiner().examine(file, file.toString());
    } catch (DarkroomException e) {
      throw new DarkroomException(e.code(), "The " + field + ": " + e.sentence(), field);
    }
  }

  private static byte[] read(Picture picture) {
    try {
      return Files.readAllBytes(Path.of(picture.blob()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
