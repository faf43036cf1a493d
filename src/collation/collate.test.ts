import { describe, expect, test } from "vitest";
import { standingPositions } from "#positions";
import type { ActorItem, Decision, DossierRecord, Item, ItemKind } from "#record";
import { RecordShape } from "#record";
import { type BuiltDocument, document } from "../../test/builders.ts";
import { collate } from "./index.ts";

const talks = (outlet: string, day = "2026-02-03", more = "") =>
  document(
    `Foreign minister Olena Marsh of Vesmar met Corval's envoy Ivo Tarn in Orsa on Tuesday.${more} "We will not sign a text that we have not read," Marsh said.`,
    { outlet, published: "2026-02-04" },
    (read) => {
      const vesmar = read.actor("state", "Vesmar", { worldKey: "state:ZV" });
      const corval = read.actor("state", "Corval", { worldKey: "state:ZC" });
      const marsh = read.actor("person", "Olena Marsh", { actsFor: vesmar, title: "Foreign minister" });
      const tarn = read.actor("person", "Ivo Tarn", { actsFor: corval, title: "envoy" });
      read.meeting("met Corval's envoy Ivo Tarn in Orsa on Tuesday", [[marsh], [tarn]], { day, place: "Orsa" });
      read.says(marsh, '"We will not sign a text that we have not read,"', { cueWords: "said" });
    },
  );

describe("a record", () => {
  test("holds one item for what two outlets report, with both accounts", () => {
    const record = recordOf([
      talks("Orsa Post"),
      talks("Delta Wire", "2026-02-03", " It rained all day long over the harbour and the hills."),
    ]);
    expect(record.items.map(({ kind, accounts }) => [kind, accounts.length])).toEqual([
      ["actor", 2],
      ["actor", 2],
      ["actor", 2],
      ["actor", 2],
      ["meeting", 2],
      ["statement", 2],
    ]);
    expect(record.parties.map((id) => nameOf(record, id))).toEqual(["Vesmar", "Corval"]);
    RecordShape.parse(record);
  });

  test("keeps two days of one meeting side by side", () => {
    const record = recordOf([
      talks("Orsa Post"),
      talks("Delta Wire", "2026-02-04", " It rained all day long over the harbour and the hills."),
    ]);
    const [clash] = only(record, "clash");
    expect(only(record, "meeting").length).toBe(1);
    expect(clash?.about).toBe("day");
    expect(clash?.sides.map(({ says }) => says)).toEqual(["2026-02-03", "2026-02-04"]);
  });
});

function recordOf(documents: readonly BuiltDocument[], decided: readonly Decision[] = []): DossierRecord {
  return collate({ documents, decisions: decided }, standingPositions);
}

function only<Kind extends ItemKind>(record: DossierRecord, kind: Kind): readonly Extract<Item, { kind: Kind }>[] {
  return record.items.filter((item): item is Extract<Item, { kind: Kind }> => item.kind === kind);
}

function nameOf(record: DossierRecord, id: string): string | undefined {
  return record.items.find((item): item is ActorItem => item.kind === "actor" && item.id === id)?.name;
}
