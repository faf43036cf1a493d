/** Decides when the record is made again, so that it always answers for the newest entry of the log. */

import { CollationVersion, collate, type DraftStand, type ReadStands } from "#collation";
import { listStands, parseDraft, readBrackets } from "#plan";
import { standingPositions } from "#positions";
import type { DossierRecord } from "#record";
import type { ReadSource, Store } from "#store";
import { partyOrderOf } from "./dossier-settings.ts";
import { stateNames } from "./party-names.ts";

const Tries = 20; // Other processes may write while the record is being made; each try starts from what they wrote.

/** Keeps the record up to date; holds the readings in memory between two calls, because parsing them is most of the cost. */
export type RecordKeeper = {
  /** Makes and saves the record if the log has moved since; returns the log entry it stands for. */
  readonly bringUpToDate: () => Promise<number>;
  /** The same a little later, once for many calls: for documents that come one by one. Whoever calls `bringUpToDate` first does it at once. */
  readonly bringUpToDateSoon: () => void;
  /** Does at once what was put off, if anything was. */
  readonly settle: () => Promise<void>;
};

/** How long the next document of many may take to come. */
const usualPauseMs = 4_000;

/** A keeper for one open store. */
export function createRecordKeeper(store: Store, { pauseMs = usualPauseMs }: { readonly pauseMs?: number } = {}): RecordKeeper {
  let putOff: ReturnType<typeof setTimeout> | undefined;
  const readStands = createStandReader();
  let documents: readonly ReadSource[] = [];
  let documentsSeq = -1;

  return { bringUpToDate, bringUpToDateSoon, settle };

  function stop(): void {
    clearTimeout(putOff);
    putOff = undefined;
  }

  async function settle(): Promise<void> {
    if (putOff !== undefined) await bringUpToDate();
  }

  function bringUpToDateSoon(): void {
    stop();
    // What goes wrong here goes wrong again, and is told, at the next command that needs the record.
    putOff = setTimeout(() => void bringUpToDate().catch(() => {}), pauseMs);
    putOff.unref();
  }

  async function bringUpToDate(): Promise<number> {
    stop();
    for (let attempt = 1; attempt <= Tries; attempt++) {
      const head = await store.head();
      const overview = await store.overview();
      if (head === 0) return 0;
      if (overview !== undefined && overview.seq === head && overview.maker === CollationVersion) return head;
      if (store.isReadOnly) return overview?.seq ?? 0;
      const record = await makeRecord(head);
      const outcome = await store.saveRecord(record, { basedOnSeq: head, maker: CollationVersion });
      if (outcome.kind === "saved") return outcome.seq;
    }
    throw new Error(`the dossier was being written to without pause; the record could not be made in ${Tries} tries`);
  }

  async function makeRecord(head: number): Promise<DossierRecord> {
    await loadDocuments(head);
    const decisions = await store.decisions({ asOf: head });
    const input = {
      documents: documents.map(({ source, reading, learned }) => ({ source, reading, learnedSeq: learned.seq, learnedAt: learned.at })),
      decisions,
      partyOrder: await partyOrderOf(store, { asOf: head }),
    };
    return collate(input, standingPositions, readStands);
  }

  async function loadDocuments(head: number): Promise<void> {
    if (documentsSeq === head) return;
    if (documentsSeq >= 0 && (await onlyDecisionsSince(documentsSeq, head))) {
      documentsSeq = head;
      return;
    }
    const loaded: ReadSource[] = [];
    for await (const document of store.readSources({ asOf: head })) loaded.push(document);
    documents = loaded;
    documentsSeq = head;
  }

  /** True where nothing since `seq` can have changed which sources count and what was read in them. */
  async function onlyDecisionsSince(seq: number, head: number): Promise<boolean> {
    if (head - seq > 50) return false;
    const { rows } = await store.log({ asOf: head, order: "newest", limit: head - seq });
    for (const entry of rows) {
      if (entry.seq <= seq) continue;
      const undone = entry.undoes === undefined ? undefined : await store.command(entry.undoes);
      if (entry.undoes !== undefined && (undone === undefined || undone.undoes !== undefined)) return false;
      for (const brought of [entry.brought, undone?.brought]) {
        if (brought !== undefined && brought.sources + brought.details + brought.readings > 0) return false;
      }
    }
    return true;
  }
}

/** Reads the brackets of drafts for collation; a draft whose text and parties are as they were is not read again. */
function createStandReader(): ReadStands {
  const known = new Map<string, { readonly parties: string; readonly stands: readonly DraftStand[] }>();
  return (text, parties) => {
    const key = parties.join("\n");
    const before = known.get(text);
    if (before?.parties === key) return before.stands;
    const stands = listStands(readBrackets(parseDraft(text), { parties: [...parties, ...stateNames()] }));
    known.set(text, { parties: key, stands });
    return stands;
  };
}
