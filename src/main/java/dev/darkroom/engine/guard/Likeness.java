package dev.darkroom.engine.guard;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How alike two grey pictures are where a mask lets them be compared.
 *
 * @param correlation -1 to 1 of the values, whatever their brightness and contrast
 * @param difference the mean absolute difference of the values, 0 to 255, brightness evened out
 */
record Likeness(double correlation, double difference) {
  /** Models that repaint everything keep the scene, but hardly more than that correlates. */
  private static final double CORRELATED = 0.85;

  /** Plain grounds hold nothing that could correlate; there the values must agree. */
  private static final double NEAR = 4;

  /** Whether what is compared is the same thing at the same place. */
  boolean same() {
    return correlation >= CORRELATED || difference <= NEAR;
  }

  boolean betterThan(Likeness other, double clearly) {
    return correlation > other.correlation + clearly || difference < other.difference - 1;
  }

  /**
   * @param kept CV_8UC1, compared where it is not 0
   */
  static Likeness of(Mat first, Mat second, Mat kept) {
    byte[] a = bytes(first);
    byte[] b = bytes(second);
    byte[] where = bytes(kept);
    double count = 0;
    double sumA = 0;
    double sumB = 0;
    for (int i = 0; i < where.length; i++) {
      if (where[i] != 0) {
        count++;
        sumA += a[i] & 255;
        sumB += b[i] & 255;
      }
    }
    if (count == 0) {
      return new Likeness(0, 255);
    }
    double meanA = sumA / count;
    double meanB = sumB / count;
    double covariance = 0;
    double squareA = 0;
    double squareB = 0;
    double difference = 0;
    for (int i = 0; i < where.length; i++) {
      if (where[i] != 0) {
        double fromA = (a[i] & 255) - meanA;
        double fromB = (b[i] & 255) - meanB;
        covariance += fromA * fromB;
        squareA += fromA * fromA;
        squareB += fromB * fromB;
        difference += Math.abs(fromA - fromB);
      }
    }
    double spread = Math.sqrt(squareA * squareB);
    return new Likeness(spread < 1 ? 0 : covariance / spread, difference / count);
  }

  private static byte[] bytes(Mat mat) {
    byte[] bytes = new byte[mat.rows() * mat.cols()];
    mat.data().get(bytes);
    return bytes;
  }
}
