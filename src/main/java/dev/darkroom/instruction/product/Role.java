package dev.darkroom.instruction.product;

/** What a word does for the grammar. */
enum Role {
  AND,
  WITH,
  OF,
  ON,
  IN,
  AGAINST,
  NOT,
  /** 的: what stands before belongs to what follows. */
  DE,
  MADE_OF,
  IS,
  FULL,
  /** 上, 里: the noun before it only says where. */
  LOCATIVE,
  ARTICLE,
  /** 一组, set of: a number must follow. */
  SET
}
