package dev.darkroom;

import java.util.List;

class JuheOverHttpTest extends ConformanceOverHttp {
  @Override
  List<String> tables() {
    return List.of("/conformance/juhe.yaml");
  }
}
