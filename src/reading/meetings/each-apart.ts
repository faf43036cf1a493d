/** Decides that "met A and B separately" is a meeting with each of them. */
import type { MeetingAccount } from "./account.ts";

/** One account for each of the others where the first side met several apart; else the account as it is. */
export function eachApart(account: MeetingAccount): readonly MeetingAccount[] {
  const [first, ...others] = account.sides;
  if (account.format !== "separate" || first === undefined || others.length < 2) return [account];
  return others.map((other, at) => ({ ...account, sides: [first, other], jointly: false, isAnother: account.isAnother || at > 0 }));
}
