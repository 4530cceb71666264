package dev.darkroom.instruction;

/** What a word does for the grammar. */
enum Role {
  /** 把: what follows is the target. */
  BA,
  /** 成, to, into: what follows is the result. */
  INTO,
  WITH,
  AND,
  THEN,
  NOT,
  REST,
  EXCEPT,
  SAME,
  ONLY,
  ALL,
  EACH_SIDE,
  SIDEWAYS,
  LENGTHWAYS,
  PRONOUN,
  MORE,
  LESS,
  TOO,
  /** 里: the noun before it only says where. */
  LOCATION,
  TOWARDS,
  AT,
  OF,
  /** in, on: the noun behind it only says where. */
  PREPOSITION,
  BY,
  LIKE,
  TIDY
}
