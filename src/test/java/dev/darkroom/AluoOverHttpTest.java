package dev.darkroom;

import java.util.List;

class AluoOverHttpTest extends ConformanceOverHttp {
  @Override
  List<String> tables() {
    return List.of("/conformance/aluo.yaml");
  }
}
