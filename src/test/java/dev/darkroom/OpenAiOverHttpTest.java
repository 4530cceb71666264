package dev.darkroom;

class OpenAiOverHttpTest extends ConformanceOverHttp {
  @Override
  String table() {
    return "/conformance/openai-edits.yaml";
  }
}
