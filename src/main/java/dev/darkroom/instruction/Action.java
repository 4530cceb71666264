package dev.darkroom.instruction;

/** What a verb asks for. */
enum Action {
  CHANGE,
  /** Names what comes of it right behind: 改成, 换为. */
  CHANGE_TO,
  MAKE,
  RECOLOUR,
  REPLACE,
  REMOVE,
  ADD,
  INCREASE,
  DECREASE,
  PLACE,
  CROP,
  CUT_OFF,
  ROTATE,
  FLIP,
  MIRROR,
  ENLARGE,
  SHRINK,
  RESIZE,
  EXTEND,
  CENTRE,
  EXTRACT,
  KEEP,
  APPLY,
  GENERATE,
  WRITE,
  MERGE,
  STRAIGHTEN,
  SWAP_FACE,
  RESTORE,
  TRIM
}
