package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.job.Outcome;
import dev.darkroom.testing.DialectContract;
import dev.darkroom.testing.FakeDelivery;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedReception;
import dev.darkroom.testing.ScriptedTasks;
import java.util.List;

/** Here a client learns how its call ended from the status, and from nothing else. */
abstract class AluoContract extends DialectContract {
  abstract ScriptedCall call();

  /** Where a task's status is read, up to its id. */
  abstract String status();

  @Override
  protected List<String> models() {
    return List.of();
  }

  @Override
  protected ScriptedCall goodCall(String key) {
    return key.isEmpty() ? call() : call().with("Authorization", "Bearer " + key);
  }

  @Override
  protected boolean looksLikeSuccess(ScriptedAnswer answer) {
    String status = answer.at("data.status").asText("SUCCESS");
    return answer.at("code").asInt(-1) == 0 && status.equals("SUCCESS");
  }

  @Override
  protected ScriptedAnswer end(Dialect dialect, Call call, Outcome outcome, FakeDelivery delivery) {
    ScriptedReception reception = new ScriptedReception(List.of());
    reception.scripted().put(ScriptedTasks.ended(dialect.name(), call.job(), outcome, delivery));
    var request = ScriptedCall.get(status() + delivery.task()).toRequest();
    if (dialect.read(dialect.services().getLast(), request, reception)
        instanceof Reading.Reply(var response)) {
      return ScriptedAnswer.of(response);
    }
    throw new AssertionError("a status read came to work");
  }
}
