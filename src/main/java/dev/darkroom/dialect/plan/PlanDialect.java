package dev.darkroom.dialect.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Credential;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.OwnErrors;
import dev.darkroom.dialect.PlanRequest;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.PlanView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /api/darkroom/plan}: what an instruction would do. Nothing is carried out, kept,
 * counted or charged.
 */
public final class PlanDialect implements Dialect {
  private static final Service PLAN = new Service("POST", "/api/darkroom/plan", false);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "darkroom";
  }

  @Override
  public List<Service> services() {
    return List.of(PLAN);
  }

  @Override
  public Optional<String> credential(Request request) {
    return Credential.of(request);
  }

  @Override
  public Reading read(Service service, Request request, Reception reception) {
    PlanRequest asked = PlanBody.read(request);
    reception.moderate(asked.instruction());
    try {
      PlanView plan = reception.plan(asked);
      return new Reading.Reply(
          Response.of(200, "application/json", JSON.writeValueAsBytes(plan.members())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A plan holds only what JSON holds", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Response answer(Call call, Outcome outcome, Delivery delivery) {
    throw new IllegalStateException("This dialect makes no tasks");
  }

  @Override
  public Response refuse(Request request, DarkroomException failure) {
    return OwnErrors.refuse(request, failure);
  }
}
