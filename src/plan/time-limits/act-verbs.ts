/** Decides which words are acts of agreements: plain English verbs, with the forms they take. Data of general language, no text's own words. */

const Verbs =
  "abide abolish accede accept access accredit achieve act adapt address adhere adjourn adjust administer adopt advance advise afford agree allocate allow amend announce apply appoint approve arrange assemble assent assess assign assist assume assure attend audit authorize authorise avoid award ban base become begin bind bring broadcast build call cancel canton carry cause cease certify chair circulate clarify classify clear close collect combine come commence commit communicate compensate compile complete comply compose comprise conclude conduct confirm conform consider consist constitute construct consult contact continue contribute control convene convert cooperate coordinate create criminalize deal debate decide declare decommission defer define delegate delimit deliver demarcate demilitarize demilitarise demobilize demobilise deploy deposit designate destroy determine develop devolve devote direct disarm disband disburse disclose discuss disengage dismantle dispatch dispose disseminate dissolve distribute divide draft draw draft elaborate elect eliminate embark employ empower enable enact encourage end enforce engage enhance enjoy enlist ensure enter entrench establish evacuate evaluate examine exchange execute exempt exercise expand expedite expire explore extend extradite facilitate file fill finalize finalise finance find finish fix follow forfeit form formulate forward free freeze fulfil fulfill function fund furnish give go govern grant guarantee guard guide halt hand harmonize harmonise hold honor honour host identify impeach implement impose improve inaugurate include incorporate increase inform initiate inquire inspect install institute instruct integrate introduce invest investigate invite issue join keep lapse launch lay lead leave legislate let levy lift limit liquidate list make maintain manage mandate map mark mediate meet merge mobilize mobilise modify monitor move name negotiate nominate normalize normalise note notify observe obtain offer open operate oppose order organize organise oversee participate pass pay perform permit place plan pledge post postpone prepare present preserve preside prevent proceed process procure produce prohibit promote promulgate propose protect prove provide publicize publish pull pursue put raise ratify reach reactivate read reaffirm recall receive recognize recognise recommend reconstitute reconvene record recruit redeploy reduce refer reform refrain refund regain register regulate rehabilitate reinstate reintegrate reinvigorate reject release relinquish relocate remain remedy remit remove render renew renounce reorganize reorganise repair repatriate repeal replace reply report represent request require rescind reserve resettle reside resign resolve resort respect respond restore restrict restructure result resume retain retire return reveal review revise revitalise revitalize revoke rule schedule screen seal search seek select send separate serve set settle share shift sign spend staff start state station stop strengthen submit supervise support surrender suspend sustain swear take tender terminate train transfer transform transit transmit transport treat undergo undertake unify update uphold vacate validate verify vest vote waive welcome withdraw withhold work write";

const base = new Set(Verbs.split(" "));
const irregular: Readonly<Record<string, string>> = {
  held: "hold",
  begun: "begin",
  begins: "begin",
  taken: "take",
  given: "give",
  made: "make",
  met: "meet",
  paid: "pay",
  put: "put",
  set: "set",
  sent: "send",
  laid: "lay",
  left: "leave",
  brought: "bring",
  built: "build",
  chosen: "choose",
  drawn: "draw",
  withdrawn: "withdraw",
  kept: "keep",
  led: "lead",
  sworn: "swear",
  undertaken: "undertake",
  written: "write",
  freed: "free",
  frozen: "freeze",
  bound: "bind",
  sought: "seek",
  overseen: "oversee",
  understood: "understand",
  upheld: "uphold",
  withheld: "withhold",
  found: "find",
  fixed: "fix",
};

/** True for the plain form: "appoint". */
export function isBaseVerb(word: string): boolean {
  return base.has(word.toLowerCase());
}

/** True for "appointed", "held", "carried". */
export function isParticiple(word: string): boolean {
  const lower = word.toLowerCase();
  if (irregular[lower] !== undefined) return true;
  if (!lower.endsWith("ed")) return false;
  return stems(lower.slice(0, -2)).some((stem) => base.has(stem));
}

/** True for "appointing", "starting". */
export function isGerund(word: string): boolean {
  const lower = word.toLowerCase();
  return lower.endsWith("ing") && stems(lower.slice(0, -3)).some((stem) => base.has(stem));
}

/** "plann" to plan, "decid" to decide, "carri" to carry. */
function stems(cut: string): readonly string[] {
  const single = /(.)\1$/u.test(cut) ? [cut.slice(0, -1)] : [];
  const withY = cut.endsWith("i") ? [`${cut.slice(0, -1)}y`] : [];
  return [cut, `${cut}e`, ...single, ...withY];
}
