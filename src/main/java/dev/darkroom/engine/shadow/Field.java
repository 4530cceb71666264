package dev.darkroom.engine.shadow;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** The size of a small grid, and what is done with numbers and marks on it. */
record Field(int width, int height) {
  int length() {
    return width * height;
  }

  boolean[] where(IntPredicate inside) {
    boolean[] marks = new boolean[length()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = inside.test(i);
    }
    return marks;
  }

  /** The means of what is known around each point, by a Gaussian; what is far from all is 0. */
  float[] blurred(float[] values, boolean[] known, double deviation) {
    float[] weighted = new float[values.length];
    float[] weights = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = known[i] ? 1 : 0;
      weighted[i] = known[i] ? values[i] : 0;
    }
    float[] sums = gaussian(weighted, deviation);
    float[] shares = gaussian(weights, deviation);
    for (int i = 0; i < sums.length; i++) {
      sums[i] = shares[i] < 1e-4f ? 0 : sums[i] / shares[i];
    }
    return sums;
  }

  float[] gaussian(float[] values, double deviation) {
    try (Mat mat = mat(values);
        Size any = new Size(0, 0)) {
      opencv_imgproc.GaussianBlur(mat, mat, any, deviation);
      return values(mat);
    }
  }

  /** Without what is darker and narrower than the brush: the largest, then the least around. */
  float[] closed(float[] values, int reach) {
    try (Mat mat = mat(values);
        Mat brush = brush(reach)) {
      opencv_imgproc.morphologyEx(mat, mat, opencv_imgproc.MORPH_CLOSE, brush);
      return values(mat);
    }
  }

  /** The marks and all within reach of them. */
  boolean[] grown(boolean[] marks, int reach) {
    return morphed(marks, reach, opencv_imgproc.MORPH_DILATE);
  }

  /** The marks without parts that are narrower than the brush. */
  boolean[] opened(boolean[] marks, int reach) {
    return morphed(marks, reach, opencv_imgproc.MORPH_OPEN);
  }

  private boolean[] morphed(boolean[] marks, int reach, int kind) {
    float[] values = new float[marks.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = marks[i] ? 1 : 0;
    }
    try (Mat mat = mat(values);
        Mat brush = brush(reach)) {
      opencv_imgproc.morphologyEx(mat, mat, kind, brush);
      float[] result = values(mat);
      return where(i -> result[i] > 0.5f);
    }
  }

  /** How far each point is from the nearest mark; further than the grid where there is none. */
  float[] distance(boolean[] marks) {
    try (Mat free = new Mat(height, width, opencv_core.CV_8UC1);
        Mat far = new Mat()) {
      byte[] bytes = new byte[marks.length];
      boolean any = false;
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (marks[i] ? 0 : 255);
        any |= marks[i];
      }
      if (!any) {
        float[] result = new float[marks.length];
        Arrays.fill(result, 2f * (width + height));
        return result;
      }
      free.data().put(bytes);
      opencv_imgproc.distanceTransform(free, far, opencv_imgproc.DIST_L2, 5);
      return values(far);
    }
  }

  /** The connected part of each point, 0 outside of all. */
  int[] parts(boolean[] marks) {
    try (Mat input = new Mat(height, width, opencv_core.CV_8UC1);
        Mat numbered = new Mat()) {
      byte[] bytes = new byte[marks.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (marks[i] ? 255 : 0);
      }
      input.data().put(bytes);
      opencv_imgproc.connectedComponents(input, numbered);
      int[] labels = new int[marks.length];
      numbered.<IntBuffer>createBuffer().get(labels);
      return labels;
    }
  }

  /** The marks without connected parts that are nowhere as long. */
  boolean[] lasting(boolean[] marks, int least) {
    int[] parts = parts(marks);
    int[] lengths = lengths(parts);
    return where(i -> parts[i] != 0 && lengths[parts[i]] >= least);
  }

  /** The longer side of the box around the longest connected part. */
  int longest(boolean[] marks) {
    return Arrays.stream(lengths(parts(marks))).max().orElse(0);
  }

  /** The longer side of the box around each part; 0 for part 0. */
  private int[] lengths(int[] parts) {
    int count = 1 + Arrays.stream(parts).max().orElse(0);
    int[] left = new int[count];
    int[] top = new int[count];
    int[] right = new int[count];
    int[] bottom = new int[count];
    Arrays.fill(left, width);
    Arrays.fill(top, height);
    for (int i = 0; i < parts.length; i++) {
      int part = parts[i];
      left[part] = Math.min(left[part], i % width);
      right[part] = Math.max(right[part], i % width + 1);
      top[part] = Math.min(top[part], i / width);
      bottom[part] = Math.max(bottom[part], i / width + 1);
    }
    int[] lengths = new int[count];
    for (int part = 1; part < count; part++) {
      lengths[part] = Math.max(right[part] - left[part], bottom[part] - top[part]);
    }
    return lengths;
  }

  private static Mat brush(int reach) {
    try (Size size = new Size(2 * reach + 1, 2 * reach + 1)) {
      return opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size);
    }
  }

  private Mat mat(float[] values) {
    Mat mat = new Mat(height, width, opencv_core.CV_32FC1);
    mat.<FloatBuffer>createBuffer().put(values);
    return mat;
  }

  private static float[] values(Mat mat) {
    float[] values = new float[mat.rows() * mat.cols()];
    mat.<FloatBuffer>createBuffer().get(values);
    return values;
  }
}
