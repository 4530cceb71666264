#!/usr/bin/env bash
# generate.sh DATA [TRAINING] [HELD_BACK]: renders plates, training shots and held-back shots into DATA.
# Run it again to go on. It needs the test classes: ./mvnw test-compile first.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=$1 training=${2:-6000} held_back=${3:-300}
mkdir -p "$data"
cd "$here"
[ -f target/training-classpath ] || ./mvnw -q dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile=target/training-classpath
make() {
  nice java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true \
    -Xmx900m -cp "target/test-classes:target/classes:$(cat target/training-classpath)" "$@"
}
make dev.darkroom.training.MakePlates "$data/plates" 5 384
make dev.darkroom.training.MakeShots "$data/held-back" 0 "$held_back" 256 held-back
make dev.darkroom.training.MakeShots "$data/shots" 0 "$training" 256
