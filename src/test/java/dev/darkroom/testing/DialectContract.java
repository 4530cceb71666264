package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every dialect owes its callers and the gateway. */
public abstract class DialectContract {
  private static final String KEY = "sk-contract-0123456789";

  /** A new dialect as an operator gets it who configures nothing. */
  protected abstract Dialect dialect();

  /** The models that the good call's key may use. */
  protected abstract List<String> models();

  /** A call that makes one picture, carrying this key; with an empty key none at all. */
  protected abstract ScriptedCall goodCall(String key);

  /** Whether a client of this dialect would take this answer for a success. */
  protected abstract boolean looksLikeSuccess(ScriptedAnswer answer);

  private Reading read(Dialect dialect) {
    FakeRequest request = goodCall(KEY).toRequest();
    Service service =
        dialect.services().stream()
            .filter(s -> s.creates() && s.path().equals(request.path()))
            .findFirst()
            .orElseThrow();
    return dialect.read(service, request, new ScriptedReception(models()));
  }

  private ScriptedAnswer answerTo(Outcome outcome, FakeDelivery delivery) {
    Dialect dialect = dialect();
    var submit = assertInstanceOf(Reading.Submit.class, read(dialect));
    return end(dialect, submit.call(), outcome, delivery);
  }

  /**
   * What tells a client how its call ended: the call's own answer, unless a dialect has another.
   */
  protected ScriptedAnswer end(Dialect dialect, Call call, Outcome outcome, FakeDelivery delivery) {
    return ScriptedAnswer.of(dialect.answer(call, outcome, delivery));
  }

  @Test
  void has_a_short_lower_case_name() {
    assertTrue(dialect().name().matches("[a-z][a-z0-9-]{1,30}"), dialect().name());
  }

  @Test
  void serves_each_path_once_by_each_method() {
    List<Service> services = dialect().services();
    assertFalse(services.isEmpty());
    assertEquals(services.size(), new HashSet<>(services).size());
    for (Service service : services) {
      assertTrue(service.path().matches("/\\S*[^/]"), service.path());
      assertTrue(service.method().matches("[A-Z]+"), service.method());
    }
  }

  @Test
  void finds_the_key_where_its_clients_put_it() {
    assertEquals(KEY, dialect().credential(goodCall(KEY).toRequest()).orElse("none"));
  }

  @Test
  void finds_no_key_where_there_is_none() {
    assertTrue(dialect().credential(goodCall("").toRequest()).isEmpty());
  }

  @Test
  void reads_a_good_call_into_a_job() {
    var submit = assertInstanceOf(Reading.Submit.class, read(dialect()));
    assertFalse(submit.call().job().instruction().isBlank());
    boolean generates = submit.call().job().work() == Job.Work.GENERATE;
    assertEquals(generates, submit.call().job().pictures().isEmpty());
  }

  @Test
  void answers_a_finished_job_with_its_picture_and_its_task() {
    FakeDelivery delivery = new FakeDelivery();
    var image = delivery.put(new Size(64, 64), OutputFormat.PNG, false);
    var answer = answerTo(new Outcome.Succeeded(List.of(image), null, List.of()), delivery);
    assertTrue(looksLikeSuccess(answer), answer.text());
    assertEquals(delivery.task(), answer.header("x-darkroom-task").orElse(""));
  }

  @ParameterizedTest
  @EnumSource
  void a_failed_job_never_looks_like_success(ErrorCode code) {
    var failed = new Outcome.Failed(code, "It could not be done.", null);
    var answer = answerTo(failed, new FakeDelivery());
    assertFalse(looksLikeSuccess(answer), answer.text());
    assertEquals(new FakeDelivery().task(), answer.header("x-darkroom-task").orElse(""));
  }

  @ParameterizedTest
  @EnumSource
  void words_every_reason_to_refuse_without_repeating_the_key(ErrorCode code) {
    FakeRequest request = goodCall(KEY).toRequest();
    var failure = new DarkroomException(code, "It could not be done.");
    var answer = ScriptedAnswer.of(dialect().refuse(request, failure));
    assertFalse(looksLikeSuccess(answer), answer.text());
    assertTrue(answer.json().isObject());
    assertFalse(answer.text().contains(KEY), answer.text());
  }
}
