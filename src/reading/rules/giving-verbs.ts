/** Decides which verbs give a side what it may have asked for, though they name no political deed by themselves. */
export const GivingVerbs: ReadonlySet<string> = new Set(
  `reopen open resume pay release sign return restore free drop share join consider accept come meet send supply give hand grant allow let admit permit support back settle
  approve ratify lower reduce ease relax waive forgive invest fund help host attend recognise recognize buy sell deliver disarm agree look negotiate talk sit bear discuss
  provide contribute stay cooperate extend renew rejoin`.split(/\s+/u),
);
