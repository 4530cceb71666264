package dev.darkroom.moderation;

import java.util.Locale;

/** What a word that blocks is about; the only thing of it that is logged. */
enum Kind {
  POLITICS,
  DRUGS,
  SEXUAL,
  GAMBLING,
  CRIME,
  VIOLENCE,
  EXTREMISM,
  /** One of the operator's words. */
  OPERATOR;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
