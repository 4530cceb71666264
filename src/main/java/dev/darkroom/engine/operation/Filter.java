package dev.darkroom.engine.operation;

import org.bytedeco.opencv.opencv_core.Mat;

/** Changes a whole picture, of the type CV_8UC3 in the order blue, green, red, in place. */
@FunctionalInterface
interface Filter {
  void apply(Mat picture);
}
