/** Decides which words tell of a political act and which PLOVER type the act has: deeds, and words that ask for, accept, refuse or threaten deeds. */
import type { PloverType } from "#record";
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, type Phrase, phraseOf, plainWordsOf } from "./word-phrases.ts";

/*
 * Types as PLOVER's gold records name them. The table of 2021 has fewer: DEMAND is REQUEST there, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is
 * ASSAULT. Where the two differ in more than the name (sanctions, abductions) the records are followed.
 */

/** A deed that gives, one that harms, or one done by speaking. What is only promised or asked for becomes another type; see `compose-act.ts`. */
export type ActTone = "gives" | "harms" | "speaks";

/** `verbs` are phrases of `word-phrases.ts`. Where `nouns` are given (singular; plurals follow), one must stand with the verb. */
export type DeedRule = Rule & {
  readonly kind: "deed";
  readonly type: PloverType;
  readonly tone: ActTone;
  readonly verbs: readonly string[];
  readonly nouns?: readonly string[];
  /** Nouns that make it something else. */
  readonly notNouns?: readonly string[];
};

/** What the words make of the deed that follows. */
export type ActOutlook = "asking" | "accepting" | "refusing" | "threatening" | "intending" | "vowing";

export type OutlookRule = Rule & {
  readonly kind: "outlook";
  readonly outlook: ActOutlook;
  readonly verbs: readonly string[];
  /** True where it says nothing unless a deed or one of `nouns` follows. */
  readonly needsDeed?: true;
  readonly nouns?: readonly string[];
};

export type ActRule = DeedRule | OutlookRule;

type Told = readonly [reason: string, example: string, counterExample: string];
const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/u);

function deed(
  id: string,
  [type, tone]: readonly [PloverType, ActTone],
  { verbs, nouns, notNouns }: { readonly verbs: string; readonly nouns?: string; readonly notNouns?: string },
  [reason, example, counterExample]: Told,
): DeedRule {
  return {
    kind: "deed",
    id: `act.${id}`,
    type,
    tone,
    verbs: list(verbs),
    ...(nouns === undefined ? {} : { nouns: list(nouns) }),
    ...(notNouns === undefined ? {} : { notNouns: list(notNouns) }),
    reason,
    example,
    counterExample,
  };
}

function outlook(
  id: string,
  kind: ActOutlook,
  { verbs, needsDeed, nouns }: { readonly verbs: string; readonly needsDeed?: true; readonly nouns?: string },
  [reason, example, counterExample]: Told,
): OutlookRule {
  return {
    kind: "outlook",
    id: `act.${id}`,
    outlook: kind,
    verbs: list(verbs),
    ...(needsDeed === undefined ? {} : { needsDeed }),
    ...(nouns === undefined ? {} : { nouns: list(nouns) }),
    reason,
    example,
    counterExample,
  };
}

const Talks = "talk, negotiation, meeting, summit, dialogue, consultation, conference, discussion, round, session, mediation";
const Forces =
  "troop, force, soldier, army, tank, unit, brigade, battalion, warship, ship, fleet, jet, aircraft, missile, police, reservist, guard, marine, garrison, military, fighter, militia, gunman, guerrilla, patrol, battery";
const Relief =
  "aid, assistance, grant, loan, relief, food, medicine, supply, arms, weapon, ammunition, dollar, euro, fund, funding, help, equipment, wheat, fuel, intelligence, shelter, money, credit, water, tent";
const Captives =
  "prisoner, hostage, detainee, captive, crew, sailor, fisherman, activist, journalist, soldier, national, body, remains, vessel, ship, property, asset, fund, man, woman, people, person";
const Bans = "curfew, ban, restriction, curb, emergency, law, censorship, limit, requirement, rule, checkpoint";
const Penalties = "sanction, embargo, boycott, blockade, tariff, duty, penalty, quota, freeze, closure";

/** Deeds, the narrower rules first: at one verb the first rule that fits is taken. */
export const actRules: readonly ActRule[] = [
  // Denying blame, before refusing, whose verbs it shares.
  deed(
    "deny-deed",
    ["DISAPPROVE", "speaks"],
    {
      verbs:
        "deny|denies|denied|denying any|having|being|all|every part|role|hand|knowledge|involvement|links|link|wrongdoing|responsibility, deny|denies|denied|denying that it|they|he|she|we|its|their|his|her, deny|denies|denied|denying responsibility|involvement|wrongdoing|guilt, dismiss~ as, dismiss~ it|this|that|them|these|those as, brush~ aside as, shrug~ off as, wave~ away as",
    },
    ["Turning blame away, or a thing as nothing.", "Tarsia denied any part in the raid.", "Tarsia denied the request."],
  ),
  deed(
    "deny-blame",
    ["DISAPPROVE", "speaks"],
    {
      verbs:
        "reject~, dismiss~, deny|denies|denied|denying, rebut|rebuts|rebutted, refute~, repudiate~, dispute~, contest~, brush~ aside, wave~ away, shrug~ off",
      nouns:
        "accusation, allegation, charge, criticism, blame, claim, report, responsibility, wrongdoing, suggestion, insinuation, rumour, rumor",
      notNouns: "proposal, offer, plan, demand, request, appeal",
    },
    ["Turning blame or a report away.", "Tarsia rejected the accusation.", "Tarsia rejected the map."],
  ),
  // Words that take a deed.
  outlook(
    "demand",
    "asking",
    {
      verbs:
        "demand~, urge~, call~ on, call~ upon, call~ for, call~ again for, appeal~ for, appeal~ to, request~, implore~, plead~ for, plead~ with, beg~, exhort~, insist~ on, press~ for, push~ for, ask~ for, petition~, want|wants|wanted, set~ a deadline, propose~, recommend~, suggest~ that, reiterate~|repeat~|renew~|issue~|make~|present~|press~ a|an|its|his|her|their|the demand|demands|call|calls|appeal|appeals|request|requests",
    },
    ["Asking another to act, whatever the act.", "Tarsia demanded that Orsa open the strait.", "He put a question to the guide."],
  ),
  outlook(
    "ask-to",
    "asking",
    {
      verbs: "ask~, press~, tell~, order~, invite~, seek~, pressure~, lobby~",
      needsDeed: true,
      nouns: "help, support, aid, assistance, intervention, mediation",
    },
    ["Everyday words that ask only where a deed follows.", "Orsa asked the union to send aid.", "The reporter asked whether it rained."],
  ),
  outlook("ask-somebody-to", "asking", { verbs: "ask~, press~, invite~, pressure~, lobby~, challenge~, instruct~, order~, dare~" }, [
    "Asking somebody to act, whatever the act.",
    "Orsa challenged the union to publish the list.",
    "The reporters were late.",
  ]),
  outlook(
    "seek",
    "asking",
    {
      verbs: "seek~, hold~ out for",
      needsDeed: true,
      nouns:
        "percent, cent, rise, increase, guarantee, assurance, compensation, concession, extension, exemption, delay, reduction, waiver, apology, reparation, release, refund, say, seat, share",
    },
    ["Seeking what only another can give.", "The crews sought a rise of nine percent.", "They sought the shade."],
  ),
  outlook("ask-for", "asking", { verbs: "ask~ that, maintain~|stand~ by its|his|her|their demand|demands|request|claim|call" }, [
    "Asking with a clause, or again.",
    "The crew asked that the gate stay shut.",
    "The reporter asked about the weather.",
  ]),
  outlook(
    "table",
    "asking",
    {
      verbs: "float~, moot~, table|tables|tabled|tabling, put~ forward, tender~, submit~, raise~, present~, circulate~",
      needsDeed: true,
      nouns:
        "proposal, idea, plan, swap, compromise, formula, option, scheme, counter-proposal, draft, prospect, possibility, arrangement, text, demand",
    },
    ["A thing laid on the table.", "Tarsia floated a swap.", "The raft floated by."],
  ),
  outlook(
    "refuse",
    "refusing",
    {
      verbs:
        "refuse~, reject~, rebuff~, spurn~, turn~ down, rule~ out, veto~, repudiate~, throw~ out, dismiss~, resist~, oppose~, defy|defies|defied|defying, balk~ at, baulk~ at, out of the question, exclude~",
    },
    ["Refusing a deed, a request or a plan.", "The Front rejected the proposal.", "Refusals are rare."],
  ),
  outlook(
    "plain-refusal",
    "refusing",
    {
      verbs:
        "not|n't on the table|agenda|cards, off the table, not|n't up for negotiation|discussion|debate|grabs, not|n't for sale|negotiation, not|n't negotiable, non-negotiable, not|n't an option, no option, in no position to, not|n't in a position to, see~ no|little reason|need|point|sense to|in, have~ no intention of, have~ no intention to, say~ no to, draw~ the line at, not|n't hear of, not|n't stand for",
    },
    ["Refusing in plain words.", "The crew saw no reason to move.", "The crew saw no whales."],
  ),
  outlook(
    "decline",
    "refusing",
    {
      verbs: "decline~, deny|denies|denied|denying, withhold|withholds|withheld|withholding, violate~, ignore~",
      needsDeed: true,
      nouns:
        "request, permission, access, entry, visa, invitation, offer, allocation, recognition, ban, consent, approval, demand, appeal, resolution",
    },
    ["Refusing politely or by not granting.", "Orsa denied the request.", "The minister denied the report."],
  ),
  outlook("threaten", "threatening", { verbs: "threaten~, give~ an ultimatum" }, [
    "A harm held out.",
    "Tarsia threatened to close the strait.",
    "The storm clouds grew.",
  ]),
  outlook(
    "warn",
    "threatening",
    {
      verbs: "warn~, caution~",
      needsDeed: true,
      nouns: "consequence, retaliation, response, measure, war, force, against, not, action, sanction",
    },
    ["A warning of one's own deed.", "Tarsia warned of consequences.", "The office warned of heavy rain."],
  ),
  outlook("vow", "vowing", { verbs: "vow~, swear~, pledge~ not, promise~ not", needsDeed: true }, [
    "A vow threatens where the deed harms and promises where it gives.",
    "The Front vowed to attack the port.",
    "She vowed to read more.",
  ]),
  outlook(
    "agree",
    "accepting",
    {
      verbs:
        "agree~ to, agree~ on, agree~ upon, agree~ that, agree~, promise~, pledge~, undertake|undertakes|undertook|undertaking, consent~ to, be~ committed to, commit~ to, commit~ itself, assent~ to, sign~ up to, be~ ready|willing|prepared to, ready|willing to, express~|voice~|declare~|signal~ readiness|willingness, give~ the|its|his|her|their green|blessing|consent|approval",
    },
    ["Giving one's word for a deed.", "Orsa agreed to a truce.", "The weather was fine."],
  ),
  outlook(
    "live-with",
    "accepting",
    {
      verbs:
        "can|could|would live with, can|could|would accept, can|could|may|might be talked about|over, can|could|may|might be looked at, can|could|may|might be discussed|negotiated|accepted|arranged, have~|with nothing against, have~ no problem|problems|quarrel|difficulty|issue with, have~ no objection|objections to, happy|fine|content|comfortable|satisfied|okay|ok with, be~ prepared to, open to, amenable to, say~ yes to, go~ along with, stand~ ready to, shake~ hands on",
    },
    ["Letting a thing pass in plain words.", "The crew could live with a smaller share.", "The crew lives by the sea."],
  ),
  outlook(
    "offer",
    "accepting",
    {
      verbs: "offer~, accept~, approve~, be~ ready for, ready for",
      needsDeed: true,
      nouns:
        "proposal, offer, invitation, plan, mediation, deal, draft, text, terms, resolution, talk, negotiation, ceasefire, cease-fire, truce, aid, help, support, compromise, concession, formula, measure",
    },
    ["Accepting or offering something of the talks.", "Orsa accepted the proposal.", "He accepted a cup of tea."],
  ),
  outlook(
    "intend",
    "intending",
    {
      verbs:
        "plan~ to, intend~ to, decide~ to, prepare~ to, be~ to, aim~ to, expect~ to, be~ set to, be~ due to, be~ about to, be~ going to, be~ expected to, be~ scheduled to, set to, due to, mean~ to",
      needsDeed: true,
    },
    ["A deed still to come.", "The envoy plans to visit Tarsia.", "He plans to sleep."],
  ),

  // Accusing.
  deed(
    "accuse",
    ["DISAPPROVE", "speaks"],
    {
      verbs:
        "accuse~, blame~, condemn~, criticise~, criticize~, denounce~, deplore~, decry|decries|decried, allege~, complain~, censure~, rebuke~, lambast~, lambaste~, slam|slams|slammed, chide~, fault|faults|faulted, reproach~, berate~, assail~, sue|sues|sued|suing, lash~ out, hold~ responsible, take~ to court, file~ a complaint, lodge~ a protest, lodge~ a complaint, be~ guilty of, mobilise against, unite against, call~ into question",
    },
    ["Laying blame.", "Orsa accused Tarsia of firing first.", "The accusation was old."],
  ),
  deed(
    "voice-displeasure",
    ["DISAPPROVE", "speaks"],
    {
      verbs:
        "express~|voice~|register~|convey~|state~ reservations|concern|concerns|dismay|anger|displeasure|outrage|alarm|disappointment|objections|misgivings|indignation, express~|voice~|register~ deep|grave|serious|strong|profound reservations|concern|dismay|anger|displeasure|alarm|disappointment|misgivings",
    },
    ["Saying that one is not content with something.", "Orsa voiced concern over the dam.", "The voice was low."],
  ),
  deed(
    "charge",
    ["DISAPPROVE", "speaks"],
    { verbs: "charge~, protest~ that, charge~ that", nouns: "that, of, with, violation, breach, abuse" },
    ["Charging somebody with something.", "The group charged that the army broke the truce.", "They charge ten crowns."],
  ),
  deed("investigate", ["INVESTIGATE", "speaks"], { verbs: "investigate~, probe~, look~ into", notNouns: "space" }, [
    "Inquiring into wrongs.",
    "The court investigated the killings.",
    "The probe is in space.",
  ]),
  deed(
    "open-inquiry",
    ["INVESTIGATE", "speaks"],
    {
      verbs: "open~, launch~, begin~, complete~, conduct~, order~, start~, hold~, set~ up, announce~, appoint~, dispatch~, send~",
      nouns: "investigation, inquiry, enquiry, probe, hearing, inspector, tribunal, trial",
      notNouns: "withdraw",
    },
    ["Opening an inquiry.", "The court opened an inquiry.", "The shop opened at nine."],
  ),

  // Stopping and cutting; before meeting and giving, whose nouns they share.
  deed(
    "cancel-talks",
    ["SANCTION", "harms"],
    {
      verbs:
        "cancel~, call~ off, halt~, suspend~, break~ off, stop~, boycott~, walk~ out of, walk~ out, pull~ out of, withdraw~ from, quit|quits|quitting, abandon~, freeze|freezes|froze|frozen|freezing, storm~ out of, postpone~, shelve~, end~",
      nouns: `${Talks}, visit, trip, relation, tie, contact, cooperation, co-operation, treaty, pact, commission, council, election, process`,
      notNouns: "war, fighting, hostility, siege",
    },
    ["Leaving or halting talks and relations.", "Tarsia cancelled the meeting.", "The shop cancelled the order."],
  ),
  deed(
    "cut-aid",
    ["SANCTION", "harms"],
    {
      verbs:
        "cut~, cut~ off, halt~, suspend~, stop~, reduce~, freeze|freezes|froze|frozen|freezing, withhold|withholds|withheld|withholding, prohibit~, end~, discontinue~",
      nouns: `${Relief}, trade, export, import, electricity, gas, delivery, transit`,
      notNouns: "fighting, curfew, war, sanction, embargo",
    },
    ["Ending help or trade.", "The union suspended aid to Orsa.", "He cut the rope."],
  ),
  deed(
    "sever",
    ["SANCTION", "harms"],
    {
      verbs:
        "sever~, downgrade~, expel~, expelled|expelling, recall|recalls|recalled, throw~ out, force~ out, ship~ out, shipped out, order~ out, withdraw~, pull~ out, evict~",
      nouns:
        "tie, relation, diplomat, ambassador, envoy, attache, inspector, observer, mission, peacekeeper, agency, staff, embassy, consul, worker, unit",
      notNouns: "refugee, home",
    },
    ["Breaking ties, sending envoys away.", "Tarsia recalled its ambassador.", "He recalled the evening."],
  ),
  deed(
    "impose-penalties",
    ["SANCTION", "harms"],
    {
      verbs: "impose~, re-impose~, reimpose~, tighten~, extend~, renew~, slap|slaps|slapped, adopt~, introduce~, expand~",
      nouns: "sanction, embargo, boycott, tariff, penalty",
    },
    ["Penalties against another.", "The union imposed sanctions on Orsa.", "He imposed on his host."],
  ),
  deed(
    "sanction",
    ["SANCTION", "harms"],
    {
      verbs:
        "sanction~, boycott~, embargo|embargoes|embargoed, retaliate~, punish~, hit~ back, respond~ in kind, take~ countermeasures, break~ off",
    },
    ["The same in one word.", "The union sanctioned two banks.", "The rain fell."],
  ),

  // Yielding and easing.
  deed(
    "ease-rules",
    ["CONCEDE", "gives"],
    {
      verbs: "lift~, ease~, relax~, shorten~, cancel~, repeal~, revoke~, rescind~, scrap~, scrapped, abolish~, end~, loosen~, drop~",
      nouns: Bans,
      notNouns: "sanction, embargo, blockade",
    },
    ["Easing rules at home.", "Orsa lifted the curfew.", "He lifted the box."],
  ),
  deed(
    "ease-penalties",
    ["RETREAT", "gives"],
    { verbs: "lift~, ease~, relax~, suspend~, remove~, end~, loosen~, waive~, drop~", nouns: `${Penalties}, siege, occupation` },
    ["Easing what weighs on another.", "The union lifted the embargo.", "He lifted the box."],
  ),
  deed(
    "grant-rights",
    ["CONCEDE", "gives"],
    {
      verbs:
        "allow~, permit~, legalise~, legalize~, authorise~, authorize~, recognise~, recognize~, recognising, recognizing, approve~, grant~, reinstate~, restore~, extend~, accept~, meet~",
      nouns:
        "rally, party, candidate, demonstration, protest, opposition, victory, right, autonomy, amnesty, freedom, demand, reform, march, status",
    },
    ["Granting what was asked for at home.", "The ministry allowed the rally.", "The rules allow dogs."],
  ),
  deed(
    "yield",
    ["CONCEDE", "gives"],
    {
      verbs:
        "yield~ to, yield~, relent~, give~ in, give~ way, back~ down, backed down, bow~ to, resign~, step~ down, concede~, make~ concessions, make~ a concession, compromise~, climb~ down, soften~",
    },
    ["Giving way.", "The government backed down.", "The bridge was down."],
  ),
  deed(
    "free",
    ["RETREAT", "gives"],
    {
      verbs:
        "release~, free|frees|freed|freeing, hand~ over, hand~ back, give~ back, return~, repatriate~, swap|swaps|swapped|swapping, exchange~",
      nouns: Captives,
      notNouns: "statement, report, office, document, figure",
    },
    ["Releasing people or things held.", "The Front released two hostages.", "The band released a song."],
  ),
  deed(
    "pull-back",
    ["RETREAT", "gives"],
    {
      verbs: "withdraw~, pull~ back, pull~ out, redeploy~, leave|leaves|left|leaving",
      nouns: `${Forces}, withdrawal, pullback, pullout, retreat, disengagement`,
    },
    ["Taking forces back.", "Tarsia withdrew its troops.", "He withdrew some cash."],
  ),
  deed(
    "begin-withdrawal",
    ["RETREAT", "gives"],
    { verbs: "complete~, begin~, start~", nouns: "withdrawal, pullback, pullout, retreat, disengagement" },
    ["Beginning to take forces back.", "Tarsia began its withdrawal.", "Tarsia began to park its tanks."],
  ),
  deed(
    "truce",
    ["RETREAT", "gives"],
    {
      verbs: "declare~, announce~, observe~, extend~, respect~, honour~, honor~, call~, implement~, begin~, keep~, order~",
      nouns: "ceasefire, cease-fire, cease, truce, moratorium, pause, disengagement, de-escalation",
    },
    ["Halting arms.", "Both sides declared a ceasefire.", "They declared a holiday."],
  ),
  deed(
    "disarm",
    ["RETREAT", "gives"],
    {
      verbs:
        "surrender~, disarm~, demobilise~, demobilize~, retreat~, de-escalate~, lay~ down, dismantle~, stand~ down, disband~, renounce~, end~ the war, end~ fighting, stop~ fighting, halt~ fighting",
    },
    ["Laying arms down.", "The rebels surrendered.", "The tower stood."],
  ),
  deed(
    "let-in",
    ["RETREAT", "gives"],
    {
      verbs:
        "tolerate~, allow~, admit|admits|admitted|admitting, let|lets|letting, open~, reopen~, re-open~, permit~, receive~, readmit|readmitted, improve~, accept~, grant~",
      nouns:
        "inspector, aid, observer, peacekeeper, peacekeeping, convoy, access, delivery, crossing, border, corridor, monitor, port, strait, bridge, mission",
    },
    ["Letting others in.", "Orsa allowed inspectors into the port.", "The rules allow dogs."],
  ),
  deed(
    "receive-peacekeepers",
    ["RETREAT", "gives"],
    { verbs: "arrive~, pay~", nouns: "peacekeeping, peacekeeper, compensation, reparation" },
    ["Peacekeepers come, damages are paid.", "Peacekeepers arrived in the valley.", "The train arrived."],
  ),

  // Force.
  deed("break-truce", ["FIGHT", "harms"], { verbs: "violate~, breach~, break~", nouns: "ceasefire, cease-fire, truce" }, [
    "Breaking a truce.",
    "The Front broke the truce.",
    "He broke a cup.",
  ]),
  deed(
    "fight",
    ["FIGHT", "harms"],
    {
      verbs:
        "clash~, fight~, shell|shells|shelled|shelling, bombard~, invade~, retake~, retaken|retook, overrun|overran, open~ fire, fire~ on, fire~ at, ambush~, storm~, launch~ missiles, use~ force, go~ to war, strike~ back, declare~ war",
      notNouns: "poverty, corruption, hunger",
    },
    ["Force between armed bodies.", "The army shelled the ridge.", "The nut has a hard husk."],
  ),
  deed(
    "strike-with-arms",
    ["FIGHT", "harms"],
    {
      verbs: "kill~, attack~, shoot|shoots|shot|shooting, bomb~, strike|strikes|struck, hit~",
      nouns:
        "gunbattle, battle, firefight, aircraft, jet, missile, artillery, tank, rebel, guerrilla, army, navy, drone, warship, convoy, troop, fighter, gunboat, airstrike",
      notNouns: "suicide, car, deal, agreement",
    },
    ["The same where arms or armed bodies stand beside it.", "Rebels attacked an army convoy.", "The frost attacked the vines."],
  ),
  deed(
    "assault",
    ["ASSAULT", "harms"],
    {
      verbs:
        "attack~, kill~, bomb~, torture~, assassinate~, shoot|shoots|shot|shooting, wound~, massacre~, rape~, stab|stabbed, execute~, murder~, beat~, sexually abuse~, sexually abused, abuse~, die~, gun~ down",
      notNouns: "deal, agreement, poverty, campaign",
    },
    ["Force against people.", "Two men stabbed the guard.", "The nut has a hard husk."],
  ),
  deed(
    "explosion",
    ["ASSAULT", "harms"],
    {
      verbs: "explode~, go~ off, blow~ up, detonate~",
      nouns: "bomb, device, mine, grenade, rocket, shell, missile, car, truck, vest, belt, charge, munition, explosive, drone, warhead",
    },
    ["Arms that go off.", "A roadside bomb exploded near the mill.", "The number of ferries exploded."],
  ),
  deed(
    "launch-attack",
    ["FIGHT", "harms"],
    {
      verbs:
        "launch~, mount~, carry|carries|carried out, stage~, fire~, conduct~, resume~, detonate~, engage~ in, begin~, start~, continue~, renew~",
      nouns:
        "attack, offensive, invasion, missile, rocket, strike, raid, bombing, shelling, airstrike, bombardment, assault, cleansing, shot, bomb, war, hostility",
      notNouns: "hunger, general, talk, work",
    },
    ["An attack begun.", "The Front launched an offensive.", "They launched a ship."],
  ),
  deed(
    "take-place",
    ["FIGHT", "harms"],
    {
      verbs: "capture~, seize~, occupy|occupies|occupied|occupying, conquer~, annex|annexes|annexed|annexing",
      nouns: "town, village, city, territory, island, province, hill, region, post, land, valley, base",
    },
    ["Taking places by force.", "The Front captured the town.", "He captured the mood."],
  ),
  deed(
    "bring-up-forces",
    ["MOBILIZE", "harms"],
    {
      verbs:
        "mobilise~, mobilize~, build~ up, put~ on, deploy~, mass|masses|massed|massing, reinforce~, strengthen~, send~, put~, call~ up, move~, amass|amassed, station~, place~, increase~, dispatch~, position~, boost~",
      nouns: `${Forces}, alert, fighter`,
      notNouns: "aid, food, envoy, peacekeeper",
    },
    ["Showing or bringing up force.", "Tarsia deployed troops along the border.", "They deployed a website."],
  ),
  deed(
    "prepare-force",
    ["MOBILIZE", "harms"],
    {
      verbs: "prepare~, stage~, hold~, conduct~, begin~",
      nouns: "drill, manoeuvre, maneuver, exercise, offensive, shelling",
      notNouns: "joint",
    },
    ["Getting ready to fight.", "The army held drills in the strait.", "He held his breath."],
  ),
  deed(
    "strike-work",
    ["PROTEST", "harms"],
    {
      verbs:
        "stage~, hold~, organise~, organize~, call~, begin~, start~, continue~, join~, go~ on, lead~, launch~, resume~, converge~, collect~, gather~, attend~",
      nouns: "strike, protest, rally, demonstration, sit-in, march, vigil, stoppage, walkout, signature, riot, picket",
      notNouns: "air, missile, drone",
    },
    ["Protest got up.", "The miners went on strike.", "They went on foot."],
  ),
  deed(
    "block-roads",
    ["PROTEST", "harms"],
    {
      verbs: "block~, obstruct~, occupy|occupied|occupying, barricade~",
      nouns: "road, roadway, street, highway, bridge, transport, motorway, square, entrance, railway, port",
      notNouns: "police",
    },
    ["Blocking the way.", "Farmers blocked the road.", "He blocked the number."],
  ),
  deed(
    "protest",
    ["PROTEST", "harms"],
    {
      verbs:
        "protest~, demonstrate~, rally|rallies|rallied, march|marches|marched, riot~, riots, protests, down~ tools, walk~ off the job, picket~",
    },
    ["Protest in one word.", "Thousands protested in the capital.", "In the spring it rained."],
  ),
  deed(
    "seize",
    ["COERCE", "harms"],
    {
      verbs:
        "seize~, confiscate~, impound~, freeze|freezes|froze|frozen, expropriate~, destroy~, blow~ up, raid~, search~, sabotage~, demolish~",
      notNouns: "opportunity, talk",
    },
    ["Taking or destroying property.", "The police seized the papers.", "The cease was long."],
  ),
  deed(
    "restrict",
    ["COERCE", "harms"],
    {
      verbs: "impose~, re-impose~, reimpose~, declare~, enforce~, introduce~, extend~, announce~, tighten~, set~ up",
      nouns: "curfew, blockade, restriction, censorship, blackout, emergency, siege, closure, ban, martial",
    },
    ["Restrictions imposed.", "The army imposed a curfew.", "He imposed on his host."],
  ),
  deed(
    "prevent",
    ["COERCE", "harms"],
    {
      verbs:
        "prevent~, ban|bans|banned|banning, outlaw~, forbid~, prohibit~, bar|bars|barred|barring, blockade~, censor~, hack~, block~, close~, stop~, turn~ back, disperse~, break~ up, cordon~",
      nouns:
        "demonstration, candidate, party, rally, newspaper, protest, vessel, ship, trade, export, import, website, computer, border, strait, channel, crossing, port, candidates, protester, demonstrator, group, convoy, boat, opposition",
    },
    ["Hindering by power.", "The ministry banned the rally.", "The rain stopped play."],
  ),
  deed(
    "detain",
    ["COERCE", "harms"],
    {
      verbs:
        "arrest~, detain~, jail~, imprison~, deport~, kidnap|kidnaps|kidnapped|kidnapping, hijack~, abduct~, sentence~, hold~ hostage, hold~ as, take~ hostage, force~ out, evict~, round~ up, holding as",
    },
    ["Taking people.", "The police arrested two men.", "The detention centre was shut."],
  ),

  // Giving and working together.
  deed(
    "share",
    ["COOPERATE", "gives"],
    { verbs: "share~, exchange~, pool~, pass~", nouns: "intelligence, information, evidence, expertise, data, experience, technology" },
    ["Sharing what one knows.", "Orsa shared intelligence with Tarsia.", "They shared a cab."],
  ),
  deed(
    "work-together",
    ["COOPERATE", "gives"],
    {
      verbs:
        "cooperate~, co-operate~, collaborate~, work~ together, hold~|conduct~|begin~|start~|launch~|stage~|run~ joint, hold~|conduct~|begin~|start~|launch~|stage~|run~ a joint, set~ up a joint, extradite~",
    },
    ["Working together.", "The two navies cooperated in the search.", "He works alone."],
  ),
  deed(
    "give-aid",
    ["AID", "gives"],
    {
      verbs:
        "provide~, give~, send~, deliver~, deploy~, arrive~, reach~, grant~, supply|supplies|supplied|supplying, ship~, extend~, lend|lends|lent|lending, contribute~, pour~, offer~, distribute~, finance~, fund~",
      nouns: `${Relief}, asylum, peacekeeper, protection, million, billion, scholarship, doctor, nurse`,
      notNouns: "interview, talk, visit",
    },
    ["Giving help.", "The union sent aid to Orsa.", "He sent a card."],
  ),
  deed("help", ["AID", "gives"], { verbs: "donate~, evacuate~, rescue~, feed|feeds|fed, airlift~, shelter~, resettle~" }, [
    "Help in one word.",
    "The navy evacuated the wounded.",
    "The sheep grazed.",
  ]),

  // Meeting.
  deed(
    "hold-talks",
    ["CONSULT", "gives"],
    {
      verbs:
        "hold~, resume~, renew~, begin~, open~, conclude~, attend~, join~, start~, convene~, have~, continue~, return~, enter~, arrive~, travel~, fly~, come~, go~, gather~, conduct~, wrap~ up, finish~, end~, lead~, mediate~, broker~, brokered, brokering, participate~, take~ part, give~, stop~",
      nouns: `${Talks}, visit, call, welcome, conversation`,
    },
    ["Talks held.", "The envoys held talks in Bergen.", "He held the door."],
  ),
  deed(
    "meet",
    ["CONSULT", "gives"],
    {
      verbs:
        "meet~, visit~, host~, confer|confers|conferred|conferring, negotiate~, telephone~, phone~, consult~, speak~ with, talk~ to, talk~ with, sit~ down with, sat down with, discuss~, mediate~, receive~, speak~ by",
      notNouns: "demand, target, standard, deadline, condition, requirement, need, criteria, resistance",
    },
    ["Meeting in one word.", "The ministers met in Bergen.", "It met the standard."],
  ),

  // Support by word and by signature.
  deed(
    "sign",
    ["SUPPORT", "gives"],
    {
      verbs:
        "sign~, ratify|ratifies|ratified|ratifying, initial|initials|initialled|initialed, conclude~, establish~, restore~, normalise~, normalize~",
      nouns: "treaty, agreement, accord, pact, memorandum, declaration, protocol, convention, deal, tie, relation, understanding, contract",
    },
    ["Formal agreements and ties.", "Orsa signed the treaty.", "He signed the guest book."],
  ),
  deed(
    "endorse",
    ["SUPPORT", "gives"],
    {
      verbs:
        "endorse~, back|backs|backed|backing, support~, forgive|forgives|forgave|forgiven, recognise~, recognize~, stand~ by, vouch~ for",
    },
    ["Standing behind another or its plan.", "The union endorsed the accord.", "The bench was long."],
  ),
  deed(
    "praise",
    ["SUPPORT", "speaks"],
    {
      verbs:
        "praise~, defend~, welcome~, hail~, commend~, applaud~, congratulate~, thank~, apologise~, apologize~, express~ support, voice~ support, express~ solidarity, express~ confidence, stand~ by, salute~, rally~ behind, reaffirm~ support, pay~ tribute, give~ credit to",
    },
    ["Support in words.", "The president praised the accord.", "The bench was long."],
  ),
];

type Ready = {
  readonly rule: ActRule;
  readonly phrase: Phrase;
  /** Holds its own denial: "not on the table". */
  readonly denies: boolean;
  readonly nouns: ReadonlySet<string>;
  readonly notNouns: ReadonlySet<string>;
};

/** What of the rules' phrases begins with each word, in the order of the rules, longer phrases of one rule first. */
const readyByWord: ReadonlyMap<string, readonly Ready[]> = indexByWord();

/**
 * The first rule whose verb stands at `at`, and whose nouns, where it names some, stand in one of `beside`.
 * Rules that know a noun come before those that need none only where the list above says so. Cost: the rules that begin with the word.
 */
export function actRulesAt(
  words: readonly string[],
  at: number,
  beside: readonly string[],
): readonly { readonly rule: ActRule; readonly after: number; readonly hasNoun: boolean; readonly denies: boolean }[] {
  const found: { rule: ActRule; after: number; hasNoun: boolean; denies: boolean }[] = [];
  for (const { rule, phrase, denies, nouns, notNouns } of readyByWord.get(words[at] ?? "") ?? []) {
    const after = endOfPhraseAt(phrase, words, at) ?? endOfParted(phrase, words, at);
    if (after === undefined || found.some((one) => one.rule === rule)) continue;
    const hasNoun = beside.some((word) => nouns.has(word));
    if (rule.kind === "deed" && nouns.size > 0 && !hasNoun) continue;
    if (beside.some((word) => notNouns.has(word))) continue;
    found.push({ rule, after, hasNoun, denies });
  }
  return found;
}

/** "forced the agency out", "called on Friday on both": a particle a few words after its verb. Gives the place after the verb. */
function endOfParted(phrase: Phrase, words: readonly string[], at: number): number | undefined {
  const [verb, particle] = phrase;
  if (phrase.length !== 2 || verb === undefined || particle === undefined || !verb.has(words[at] ?? "")) return undefined;
  const [only] = particle;
  if (particle.size !== 1 || only === undefined || !Particles.has(only)) return undefined;
  const reach = only === "on" || only === "upon" || only === "for" ? 3 : LongestParted;
  for (let place = at + 2; place < at + 1 + reach; place++) {
    const word = words[place];
    if (word === undefined || /^[.,;:]$/u.test(word)) return undefined;
    if (word === only && !Particles.has(words[place - 1] ?? "")) return at + 1;
  }
  return undefined;
}

const Particles = new Set(["out", "off", "up", "down", "back", "over", "on", "upon", "for", "hostage"]);
const LongestParted = 8;

function indexByWord(): ReadonlyMap<string, readonly Ready[]> {
  const map = new Map<string, Ready[]>();
  for (const rule of actRules) {
    const nouns = withPlurals(rule.nouns ?? []);
    const notNouns = withPlurals(rule.kind === "deed" ? (rule.notNouns ?? []) : []);
    const phrases = [...rule.verbs].sort((one, other) => other.split(" ").length - one.split(" ").length);
    for (const written of phrases) {
      const phrase = phraseOf(written);
      const denies = phrase.some((forms) => ["not", "no", "nothing"].some((word) => forms.has(word)));
      for (const word of phrase[0] ?? []) {
        const known = map.get(word) ?? [];
        known.push({ rule, phrase, denies, nouns, notNouns });
        map.set(word, known);
      }
    }
  }
  return map;
}

function withPlurals(nouns: readonly string[]): ReadonlySet<string> {
  return new Set(
    nouns.flatMap((noun) => [
      noun,
      /[^aeiou]y$/u.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/u.test(noun) ? `${noun}es` : `${noun}s`,
    ]),
  );
}

/** Nouns that are deeds: "threatened a strike", "promised aid". */
const NounDeeds: readonly (readonly [PloverType, ActTone, string])[] = [
  ["CONSULT", "gives", `${Talks}, visit, trip`],
  ["AID", "gives", "aid, assistance, grant, loan, relief, help, peacekeeper"],
  [
    "RETREAT",
    "gives",
    "withdrawal, pullback, pullout, ceasefire, cease-fire, truce, release, access, exchange, swap, amnesty, disarmament",
  ],
  ["CONCEDE", "gives", "concession, reform, compromise, autonomy, referendum"],
  ["COOPERATE", "gives", "cooperation, co-operation"],
  ["SUPPORT", "gives", "support, recognition, guarantee, treaty, accord, pact, agreement, deal"],
  ["SANCTION", "harms", "sanction, embargo, boycott, expulsion, tariff, measure, consequence, countermeasure"],
  ["COERCE", "harms", "blockade, closure, curfew, seizure, arrest"],
  ["PROTEST", "harms", "strike, protest, demonstration, stoppage, walkout"],
  ["FIGHT", "harms", "attack, war, force, action, retaliation, offensive, invasion, reprisal, blow"],
];
const nounDeeds: ReadonlyMap<string, { readonly type: PloverType; readonly tone: ActTone }> = new Map(
  NounDeeds.flatMap(([type, tone, nouns]) => [...withPlurals(list(nouns))].map((noun) => [noun, { type, tone }] as const)),
);

/** The deed a noun names, if it does. */
export function nounDeedAt(word: string): { readonly type: PloverType; readonly tone: ActTone } | undefined {
  return nounDeeds.get(word);
}

/** Words after a verb among which its nouns are sought. */
export const NounsWithin = 12;

export const actWordRules: RuleArea = {
  area: "acts",
  rules: actRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    return words.some((_, at) => {
      const beside = [...words.slice(Math.max(0, at - 3), at), ...words.slice(at + 1, at + 1 + NounsWithin)];
      return actRulesAt(words, at, beside).some(({ rule, after, hasNoun }) => {
        if (rule.id !== ruleId) return false;
        if (rule.kind === "deed" || rule.needsDeed !== true || hasNoun) return true;
        return words.slice(after).some((_one, step) => {
          const place = after + step;
          const inner = words.slice(place + 1, place + 1 + NounsWithin);
          return actRulesAt(words, place, inner).some((other) => other.rule.kind === "deed");
        });
      });
    });
  },
};
