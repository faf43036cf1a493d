/** Decides which act a time limit limits, who has to do it and for whom, from the words of its clause. */
import { isBaseVerb, isGerund, isParticiple } from "./act-verbs.ts";

type Span = { readonly start: number; readonly end: number };

export type FoundAct = {
  readonly verb: Span | undefined;
  readonly act: Span | undefined;
  readonly obligor: Span | undefined;
  readonly beneficiary: Span | undefined;
};

type Candidate = Span & { readonly modal: number | undefined; readonly isPassive: boolean; readonly rank: number };

const Modal =
  /(?<![\p{L}])(?:shall|will|must|may|should|can|would|(?:is|are|has|have) to|agrees? to|undertakes? to|commits? to|pledges? to|(?:is|are) (?:required|obliged|expected|entitled) to)(?![\p{L}])/giu;
const Preposition =
  /^(?:in|upon|after|within|through|by|with|at|during|for|as|on|before|prior|subject|where|when|without|pursuant|no|under|following|whenever|if|throughout|until|from|not later|having|to the)$/iu;
const Helpers = /^(?:either|neither|together|be|been|also|not|then|have|has|had|jointly|each|both|all|immediately|forthwith|further)$/iu;
/** A limit that says itself what happens then: "starting on day 1". */
const Opening = /^(?:starting|beginning|commencing|ending)(?![\p{L}])/iu;
const Happening = /^(?:start|begin|commence|end|last|expire|lapse|cease|continue|enter|come|become|exist|result)s?$/iu;
const NoVerb = /^(?:shall|will|must|may|should|the|a|an|and|or|this|that|these|those|its|their|his|her|of|all|any|it|they|to)$/iu;
const Word = /[\p{L}][\p{L}’'-]*/gu;

/**
 * The verb: the first one under a modal behind a limit that opens the clause or stands between modal and verb ("shall, within …, review"); otherwise
 * the nearest one before the limit. A list's own verbs come before its introduction's. Cost: linear in the clause.
 */
export function findAct(words: string, limit: Span, next: string | undefined): FoundAct {
  const opening = Opening.exec(words.slice(limit.start, limit.end))?.[0];
  if (opening !== undefined) {
    const verb = { start: limit.start, end: limit.start + opening.length };
    return { verb, act: { start: verb.start, end: limit.end }, obligor: undefined, beneficiary: undefined };
  }
  if (limit.start === limit.end) {
    const word = /^\p{L}+/u.exec(words.slice(limit.start))?.[0] ?? "";
    const verb = { start: limit.start, end: limit.start + word.length };
    const obligor = subjectBefore(words, modalBefore(words, limit.end), limit);
    return { verb, act: verb, obligor, beneficiary: undefined };
  }
  const candidates = verbsOf(words, limit);
  const chosen = choose(words, limit, candidates);
  // A list's introduction has its verbs in the items; a heading ("Stage 3 (approval within …):") has a noun.
  const isListed = next !== undefined && modalBefore(words, limit.start) !== undefined;
  const verb = chosen ?? (isListed ? undefined : nounBefore(words, limit));
  if (verb === undefined) {
    // "The Government shall within three months:" – the acts are the items that follow.
    const first = next === undefined ? undefined : verbsOf(next, { start: 0, end: 0 })[0];
    return {
      verb: first === undefined ? undefined : { start: words.length + first.start, end: words.length + first.end },
      act: undefined,
      obligor: subjectBefore(words, modalBefore(words, limit.end), limit),
      beneficiary: undefined,
    };
  }
  const modal = chosen?.modal;
  const own = modal === undefined ? undefined : subjectBefore(words, modal, limit);
  // "The withdrawal is to start …": what begins, ends or happens is nobody's act.
  const happens = Happening.test(words.slice(verb.start, verb.end));
  const agent = chosen?.isPassive === true ? agentAfter(words, verb.end) : undefined;
  return {
    verb: { start: verb.start, end: verb.end },
    act: { start: verb.start, end: endOfAct(words, verb, limit) },
    obligor: agent ?? (chosen?.isPassive === true || happens ? undefined : own),
    beneficiary: beneficiaryAfter(words, verb.end),
  };
}

/** Who a list's introduction names ("The Government shall:"), as a range of the introduction. */
export function subjectOfLead(lead: string): Span | undefined {
  const modal = modalBefore(lead, lead.length);
  return modal === undefined ? undefined : subjectBefore(lead, modal, { start: lead.length, end: lead.length });
}

function choose(words: string, limit: Span, candidates: readonly Candidate[]): Candidate | undefined {
  const before = candidates.filter(({ end }) => end <= limit.start + 1);
  const after = candidates.filter(({ start }) => start >= limit.end);
  const between = after.find(({ modal }) => modal !== undefined && modal < limit.start);
  const hasSubject = before.some(({ rank }) => rank < 4);
  if (between !== undefined && !before.some(({ modal }) => modal === between.modal)) return between;
  if (!hasSubject || isFronted(words, limit)) {
    const next =
      after.find(({ start, rank }) => rank < 3 && /^[\s,]*$/u.test(words.slice(limit.end, start))) ??
      after.find(({ rank }) => rank === 0) ??
      after.find(({ rank }) => rank < 3);
    if (next !== undefined) return next;
  }
  const nearest = before.findLast(({ rank }) => rank < 5);
  // "with a constitution entering into force by …": what stands right before the limit.
  if (nearest !== undefined && nearest.rank === 4 && limit.start - nearest.end < 14) return nearest;
  // An infinitive or gerund behind a main verb says what for or how; the limit is the main verb's.
  return (
    before.findLast(({ rank }) => rank < 3) ??
    before.findLast(({ rank }) => rank < 4) ??
    before.findLast(({ rank }) => rank < 5) ??
    after[0]
  );
}

/** The limit opens its clause: nothing stands before it, or only other openings that end in a comma. */
function isFronted(words: string, limit: Span): boolean {
  const before = words.slice(0, limit.start);
  if (/^[^\p{L}]*$/u.test(before)) return true;
  return /^(?:upon|after|following|on|in the event|if|without prejudice|notwithstanding|in accordance|subject to|however|where|once|pursuant)[^.;]*,\s*(?:and\s+)?$/iu.test(
    before,
  );
}

/** Every verb of the clause with the modal it stands under. Rank 0: under a modal; 1: opens an item; 2: infinitive or joined; 3: gerund; 4: other. */
function verbsOf(words: string, limit: Span): readonly Candidate[] {
  const found = new Map<number, Candidate>();
  const put = (one: Candidate) => {
    const known = found.get(one.start);
    if (known === undefined || one.rank < known.rank) found.set(one.start, one);
  };
  for (const modal of words.matchAll(Modal)) {
    const at = modal.index;
    const verb = verbAfter(words, at + modal[0].length, limit);
    if (verb !== undefined) put({ ...verb, modal: at, rank: 0 });
    // "agree to the disengagement …": what is agreed is no verb.
    else if (/^[acpu]/iu.test(modal[0])) put({ start: at, end: at + modal[0].indexOf(" "), isPassive: false, modal: at, rank: 0 });
  }
  let previous = "";
  let beforePrevious = "";
  let modal: number | undefined;
  for (const match of words.matchAll(Word)) {
    const word = match[0];
    const start = match.index;
    const span = { start, end: start + word.length };
    const inside = start >= limit.start && start < limit.end;
    const known = found.get(start);
    if (known !== undefined) modal = known.modal;
    if (!inside && known === undefined) {
      const atStart = previous === "";
      const joined = /^(?:and|or)$/iu.test(previous) || /,\s*$/u.test(words.slice(0, start));
      const be = /^(?:be|is|are|been)$/iu.test(previous) || (/ly$/iu.test(previous) && /^(?:be|is|are|been)$/iu.test(beforePrevious));
      if (atStart && (isBaseVerb(word) || isGerund(word))) put({ ...span, modal: undefined, isPassive: false, rank: 1 });
      else if (/^to$/iu.test(previous) && isBaseVerb(word))
        put({
          ...span,
          modal: undefined,
          isPassive: false,
          rank: beforePrevious === "" ? 1 : /^(?:and|or)$/iu.test(beforePrevious) && modal !== undefined ? 2 : 3,
        });
      else if (be && isParticiple(word)) put({ ...span, modal, isPassive: true, rank: 2 });
      else if (joined && isBaseVerb(word) && word === word.toLowerCase()) put({ ...span, modal, isPassive: false, rank: 2 });
      else if (joined && isParticiple(word) && found.get(start - previous.length - 1)?.isPassive === true)
        put({ ...span, modal, isPassive: true, rank: 2 });
      else if (
        isGerund(word) &&
        (/^(?:by|and|or|as|while|after|before|through|without)$/iu.test(previous) || /,\s*$/u.test(words.slice(0, start)))
      )
        put({ ...span, modal, isPassive: false, rank: 3 });
      else if (/\($/u.test(words.slice(0, start)) && (isBaseVerb(word) || /(?:al|tion|ment)$/u.test(word)))
        put({ ...span, modal: undefined, isPassive: false, rank: 3 });
      else if (isBaseVerb(word) && !/^(?:the|a|an|this|its|their|of|in|by|for)$/iu.test(previous) && word === word.toLowerCase())
        put({ ...span, modal, isPassive: false, rank: 5 });
    }
    beforePrevious = previous;
    previous = word;
  }
  const all = [...found.values()].sort((left, right) => left.start - right.start);
  // An item told in gerunds ("Carrying out …, as well as adopting …") has each of them for a main verb.
  const [first] = all;
  if (first?.rank !== 1 || !isGerund(words.slice(first.start, first.end))) return all;
  return all.map((one) => (one.rank === 3 && /\b(?:and|as well as) *$/u.test(words.slice(0, one.start)) ? { ...one, rank: 2 } : one));
}

/** The verb behind a modal: past adverbs, "be", the limit, and phrases set off by commas. */
function verbAfter(words: string, from: number, limit: Span): (Span & { readonly isPassive: boolean }) | undefined {
  let at = from;
  let isPassive = false;
  let hasPhrase = false;
  for (let tries = 0; tries < 12; tries++) {
    const gap = /^[\s,]*/u.exec(words.slice(at, at + 8))?.[0].length ?? 0;
    at += gap;
    if (at >= limit.start && at < limit.end && limit.start >= from) {
      at = limit.end;
      continue;
    }
    const word = /^[\p{L}][\p{L}’'-]*/u.exec(words.slice(at, at + 40))?.[0];
    if (word === undefined) return undefined;
    if (Helpers.test(word) || /ly$/iu.test(word)) {
      if (/^(?:be|been)$/iu.test(word)) isPassive = true;
      at += word.length;
      continue;
    }
    if (Preposition.test(word)) {
      const comma = words.indexOf(",", at);
      if (limit.start >= at && (comma < 0 || limit.start < comma)) {
        const verb = firstVerb(words, at, limit.start);
        if (verb !== undefined) return { ...verb, isPassive };
        at = limit.end;
        continue;
      }
      // "shall in consultation with the Vice Presidents nominate": no comma, so the next plain verb.
      const verb = firstVerb(words, at, comma < 0 ? words.length : comma);
      if (verb !== undefined) return { ...verb, isPassive };
      if (comma < 0) return undefined;
      hasPhrase = true;
      at = comma + 1;
      continue;
    }
    // "shall in agreement with the one, and the other, nominate": past the phrase, the next plain verb.
    if (NoVerb.test(word)) {
      const verb = hasPhrase ? firstVerb(words, at, words.length) : undefined;
      return verb === undefined ? undefined : { ...verb, isPassive };
    }
    return { start: at, end: at + word.length, isPassive: isPassive && (isParticiple(word) || /ed$/u.test(word)) };
  }
  return undefined;
}

function firstVerb(words: string, from: number, to: number): Span | undefined {
  let previous = "";
  for (const match of words.slice(from, to).matchAll(Word)) {
    const isNoun = /^(?:the|a|an|of|in|with|by|its|their|this|for|and|or)$/iu.test(previous);
    if (!isNoun && isBaseVerb(match[0]) && match[0] === match[0].toLowerCase())
      return { start: from + match.index, end: from + match.index + match[0].length };
    previous = match[0];
  }
  return undefined;
}

/** "executive approval within …", "withdrawal within …": the nearest noun of doing before the limit, else the subject's noun. */
function nounBefore(words: string, limit: Span): Span | undefined {
  let nearest: Span | undefined;
  for (const match of words.slice(0, limit.start).matchAll(Word))
    if (/(?:tion|tions|ment|ments|sion|al|als|ance|ure|ing|fire|change|lease|election|elections)$/iu.test(match[0]) && match[0].length > 5)
      nearest = { start: match.index, end: match.index + match[0].length };
  return nearest;
}

function modalBefore(words: string, to: number): number | undefined {
  let last: number | undefined;
  for (const match of words.matchAll(Modal)) if (match.index < to) last = match.index;
  return last;
}

/** The words before a modal back to the border of their clause, without a leading limit or phrase. */
function subjectBefore(words: string, modal: number | undefined, limit: Span): Span | undefined {
  if (modal === undefined) return undefined;
  // "shall start … and shall be completed": the subject is the first verb's.
  const earlier = modalBefore(words, modal);
  if (earlier !== undefined && /\b(?:and|or)(?: +then)? *$/u.test(words.slice(0, modal))) return subjectBefore(words, earlier, limit);
  let end = modal;
  while (end > 0 && /[\s,]/u.test(words[end - 1] ?? "")) end -= 1;
  const from = limit.end <= end && limit.start < end ? limit.end : 0;
  const text = words.slice(from, end);
  // Remarks between commas ("in consultation with …,") stand between subject and modal; the subject is what opens with an article or a capital.
  const parts: { readonly text: string; readonly start: number }[] = [];
  let at = 0;
  for (const part of text.split(/[,;]|:(?!\d)/u)) {
    parts.push({ text: part, start: from + at });
    at += part.length + 1;
  }
  const isRemark = (part: string) =>
    /^\s*(?:in|upon|after|following|on|with|without|through|as|where|if|by|during|at|for|pursuant|subject|notwithstanding|taking|having|including|within|and shall|which|who|that)\b/iu.test(
      part,
    );
  const subject = parts.findLast(({ text: part }) => part.trim() !== "" && !isRemark(part)) ?? parts.at(-1);
  if (subject === undefined || subject.text.trim() === "") return undefined;
  let start = subject.start + (/^\s*/u.exec(subject.text)?.[0].length ?? 0);
  let stop = subject.start + subject.text.trimEnd().length;
  const linked = /^(?:and|or|but|however|that|when|where)\s+/iu.exec(words.slice(start, stop))?.[0].length ?? 0;
  start += linked;
  // "The Government, …" and "The Government through the Minister of Finance": the party is what stands first.
  const through = /\s(?:through|in consultation|in collaboration|in coordination|together with|acting)\b/iu.exec(words.slice(start, stop));
  if (through !== null) stop = start + through.index;
  return start < stop && stop - start <= 160 ? { start, end: stop } : undefined;
}

function agentAfter(words: string, from: number): Span | undefined {
  const match = /^[^.;:]{0,160}?\bby (the (?:[\p{L}/-]+ ?){1,8}|\p{Lu}[\p{L}/-]*(?: (?:\p{Lu}[\p{L}/-]*|of|and|the))*)/u.exec(
    words.slice(from, from + 260),
  );
  const agent = match?.[1];
  if (match === null || agent === undefined || /^the (?:end|beginning|date|time)/iu.test(agent)) return undefined;
  const start = from + match[0].length - agent.length;
  const cut = /\s(?:in|on|at|within|and shall|for|to|no|not|who|which|that|from|under)\b/u.exec(agent);
  const end = start + (cut?.index ?? agent.trimEnd().length);
  return { start, end };
}

function beneficiaryAfter(words: string, from: number): Span | undefined {
  const match =
    /^[^.;:]{0,120}?\b(?:to|for the benefit of|before) (the (?:\p{Lu}[\p{L}/-]*|of|and|for|the| )+|\p{Lu}[\p{L}/-]+(?: (?:\p{Lu}[\p{L}/-]*|of|and))*)/u.exec(
      words.slice(from, from + 240),
    );
  const who = match?.[1]?.replace(/(?: (?:of|and|for|the))+\s*$/u, "").trimEnd();
  if (match === null || who === undefined || who === "the" || /^the (?:Transition|Pre-|Agreement)/u.test(who)) return undefined;
  const start = from + match[0].length - (match[1] ?? "").length;
  return { start, end: start + who.length };
}

function endOfAct(words: string, verb: Span, limit: Span): number {
  const isBefore = verb.start < limit.start;
  const stop = isBefore ? limit.start : words.length;
  const rest = words.slice(verb.start, Math.min(stop, verb.start + 400));
  const cut = isBefore ? rest.length : (/[;:.]/u.exec(rest)?.index ?? rest.length);
  return (
    verb.start +
    rest
      .slice(0, cut)
      .trimEnd()
      .replace(/[,\s]+(?:and|by|the|to)?$/u, "").length
  );
}
