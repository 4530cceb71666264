package dev.darkroom;

class AluoOverHttpTest extends ConformanceOverHttp {
  @Override
  String table() {
    return "/conformance/aluo.yaml";
  }
}
