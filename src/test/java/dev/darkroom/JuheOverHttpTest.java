package dev.darkroom;

class JuheOverHttpTest extends ConformanceOverHttp {
  @Override
  String table() {
    return "/conformance/juhe.yaml";
  }
}
