package dev.darkroom.job;

/** How the pixels of a result came to be; decides what its label has to say. */
public enum Making {
  /** An input was adjusted: layout, tone, colour, format. No making by machine. */
  ADJUSTED,
  /** Pixels were made or joined by procedures without training, such as the embedded renderer. */
  ALGORITHMIC,
  /** Pixels were made by a trained generative model. */
  TRAINED
}
