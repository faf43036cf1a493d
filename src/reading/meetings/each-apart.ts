/** Decides that "met A and B separately" is a meeting with each of them. */
import type { MeetingAccount } from "./account.ts";

/** One account for each of the others where the first side, or the last, met several apart; else the account as it is. */
export function eachApart(account: MeetingAccount, metBy: "first" | "last" = "first"): readonly MeetingAccount[] {
  const [first, ...others] = metBy === "first" ? account.sides : [...account.sides].reverse();
  if (account.format !== "separate" || first === undefined || others.length < 2) return [account];
  return others.map((other, at) => ({ ...account, sides: [first, other], jointly: false, isAnother: account.isAnother || at > 0 }));
}
