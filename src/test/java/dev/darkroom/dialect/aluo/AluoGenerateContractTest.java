package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.testing.ScriptedCall;

class AluoGenerateContractTest extends AluoContract {
  @Override
  protected Dialect dialect() {
    return AluoConformanceTest.generate();
  }

  @Override
  ScriptedCall call() {
    return ScriptedCall.json(
        "/api/photo-generate/generate", "{\"prompt\":\"A red coffee mug on a wooden table\"}");
  }

  @Override
  String status() {
    return "/api/photo-generate/status?taskId=";
  }
}
