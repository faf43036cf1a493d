/** Decides which verbs promise, which verbs and nouns harm, and which fail, where they name no political deed by themselves: "we leave unless …". */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Verbs and nouns of harm. */
export const HARMING: ReadonlySet<string> = words(`
  leave quit strike block fine bar ban expel evict cut shut withhold sue retaliate arrest boycott suspend freeze seize fire shoot shell bomb attack invade burn sink jam
  impose levy tariff duty sanction penalty embargo blockade court tribunal lawsuit recall opposition resign sack lockout stoppage walkout escalate punish reprisal
  retaliation consequence abandon scrap terminate revoke forfeit lapse injunction ballot`);

/** Verbs of giving that are a promise without any return: everyday verbs are left out. */
export const PROMISING: ReadonlySet<string> = words(`
  reopen resume release restore readmit admit share settle ratify lower reduce ease relax waive forgive fund reimburse compensate host recognise recognize deliver disarm
  cooperate extend renew rejoin lift grant abide comply honour honor observe withdraw cover issue license licence repatriate exempt refund`);

/** Verbs and phrases of a trigger that is a failure: what follows is held out, whatever it is. */
export const FAILING: ReadonlySet<string> = words(
  "fail collapse lapse break refuse reject stall delay violate breach drag continue persist expire miss fall",
);
