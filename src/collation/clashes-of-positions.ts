/** Decides where a party's words stand against its earlier words, or where sources differ on its stance at one time. */
import type { ClashItem, ItemId, PositionItem, Stance } from "#record";
import { dayNumber } from "./days.ts";
import { type OrderedDocument, textAt } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { PositionUnit } from "./join-points.ts";
import type { Actors } from "./sides.ts";
import { sharedCount, stemsOf } from "./words.ts";
import { writeClash } from "./write-clash.ts";

/** What is needed beside the positions: their units, the texts, and which points a topic rule named. */
export type PositionClashInput = {
  readonly clusters: readonly Cluster<PositionUnit>[];
  readonly documents: readonly OrderedDocument[];
  readonly actors: Actors;
};

/**
 * One clash for each turn: the later position and the last one before it that it opposes. Repeating a turned stance is no further clash.
 * Cost: the square of the positions in one cell of the matrix, at most.
 */
export function findPositionClashes(
  items: readonly PositionItem[],
  { clusters, documents, actors }: PositionClashInput,
): readonly ClashItem[] {
  const unitsOf = new Map(clusters.map(({ id, units }) => [id, units]));
  const textOf = new Map(documents.map(({ source }) => [source.id, source.text]));
  const cells = new Map<string, PositionItem[]>();
  for (const item of items) {
    const key = `${item.party} ${item.point}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [item]);
    else cell.push(item);
  }
  return [...cells.values()].flatMap((cell) => turnsOf(cell.map(toEntry).sort((one, other) => one.order - other.order)));

  function namesOf(party: ItemId): readonly string[] {
    const actor = actors.get(party);
    return actor === undefined ? [] : [actor.name, ...actor.alsoCalled];
  }

  function toEntry(item: PositionItem): Entry {
    const units = unitsOf.get(item.id) ?? [];
    const said = dayNumber(item.time?.from);
    const published = Math.min(...units.map(({ document }) => document.published ?? Number.POSITIVE_INFINITY));
    const { source, start, end } = item.summary;
    const common = [...namesOf(item.party), ...units.map(({ mark }) => mark.point.topic)].join(" ");
    // "The fee? It rejected it": where the summary only points, the whole passage must tell what is meant.
    const stems = ownStemsOf(textOf.get(source)?.slice(start, end) ?? "", common);
    return {
      item,
      units,
      order: said ?? published,
      stems: stems.size > 0 ? stems : ownStemsOf(units.map(({ document, mark }) => textAt(document, [mark.range])).join(" "), common),
      isKnownTopic: units.some(({ mark }) => mark.point.known),
    };
  }

  function turnsOf(entries: readonly Entry[]): readonly ClashItem[] {
    const clashes: ClashItem[] = [];
    entries.forEach((later, at) => {
      for (let before = at - 1; before >= 0; before--) {
        const earlier = entries[before];
        if (earlier === undefined || !isAboutTheSame(earlier, later)) continue;
        if (poleOf(earlier.item.stance) === poleOf(later.item.stance)) return; // The turn, if any, was found there.
        if (!areOpposed(earlier.item.stance, later.item.stance)) continue;
        clashes.push(writeTurn(earlier, later));
        return;
      }
    });
    return clashes;
  }

  function writeTurn(earlier: Entry, later: Entry): ClashItem {
    const isShift = Number.isFinite(earlier.order) && Number.isFinite(later.order) && earlier.order < later.order;
    const says = ({ item, units }: Entry) => {
      const day =
        item.time?.from.slice(0, 10) ??
        units.map(({ account }) => account.published?.slice(0, 10)).find((published) => published !== undefined);
      return day === undefined ? item.stance : `${item.stance} (${day})`;
    };
    return writeClash(
      isShift ? "earlier words" : "content",
      [earlier.item.id, later.item.id],
      [earlier, later].map((entry) => ({ says: says(entry), units: entry.units })),
    );
  }
}

type Entry = {
  readonly item: PositionItem;
  readonly units: readonly PositionUnit[];
  readonly order: number;
  readonly stems: ReadonlySet<string>;
  readonly isKnownTopic: boolean;
};

type Pole = "for" | "against" | "neither";

/** A demand is for what is demanded; refusing it later is a turn. */
function poleOf(stance: Stance): Pole {
  if (stance === "objects" || stance === "rejects") return "against";
  return stance === "unclear" ? "neither" : "for";
}

function areOpposed(one: Stance, other: Stance): boolean {
  const poles = [poleOf(one), poleOf(other)];
  return poles.includes("for") && poles.includes("against");
}

/** The content words of a position beside those every position on the point has: the topic itself and the party's names. */
function ownStemsOf(summary: string, common: string): ReadonlySet<string> {
  const general = stemsOf(common);
  return new Set([...stemsOf(summary)].filter((stem) => !general.has(stem)));
}

/** A topic of the rules is wide ("territory"): two stances on it meet only where they share a word of substance. */
function isAboutTheSame(one: Entry, other: Entry): boolean {
  return !(one.isKnownTopic && other.isKnownTopic) || sharedCount(one.stems, other.stems) > 0;
}
