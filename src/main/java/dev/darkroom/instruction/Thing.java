package dev.darkroom.instruction;

/** What a noun names, as far as finding it in a picture goes. */
enum Thing {
  PICTURE,
  SCENERY,
  SUBJECT,
  PRODUCT,
  /** An object that can well be a picture's subject. */
  THING,
  PERSON,
  BACKGROUND,
  SKY,
  TEXT,
  MARK,
  /** A mark all over the picture, which cannot be found blindly. */
  TILED_MARK,
  /** Something beside the subject that nobody can find by its name. */
  BYSTANDER,
  /** A part of something, or something that is rarely the subject. */
  PART,
  BODY_PART,
  /** "the red part". */
  REGION,
  /** "the left side". */
  SIDE
}
