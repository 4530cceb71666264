package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.testing.ScriptedCall;

class AluoEditorContractTest extends AluoContract {
  @Override
  protected Dialect dialect() {
    return AluoConformanceTest.editor();
  }

  @Override
  ScriptedCall call() {
    return ScriptedCall.json(
        "/api/photo-editor/generate",
        """
        {"prompt":"将产品改为蓝色","imageUrls":["http://pictures.example/first.png"]}
        """);
  }

  @Override
  String status() {
    return "/api/photo-editor/status?taskId=";
  }
}
