/** Decides how a dossier keeps what a person said about which point became which: one setting for each pair of drafts. */
import { z } from "zod";
import type { AsOf, Store } from "#store";

const LinksShape = z.array(z.string());

/** The setting that keeps the links between two drafts of the dossier. */
export function linksSetting(oldDraft: string, newDraft: string): string {
  return `plan links ${oldDraft} ${newDraft}`;
}

/** Links as they were written, `63=78`; none where nobody said anything. */
export async function keptLinks(store: Store, oldDraft: string, newDraft: string, moment: AsOf = {}): Promise<readonly string[]> {
  const kept = LinksShape.safeParse((await store.settings(moment)).get(linksSetting(oldDraft, newDraft)));
  return kept.success ? kept.data : [];
}

/** Links of two drafts, by their ids. */
export type KeptLinks = { readonly old: string; readonly new: string; readonly links: readonly string[] };

/** Links among several drafts, oldest first, by their places in the list; said the other way round they are turned. In the order of the drafts. */
export async function linksAmong(
  store: Store,
  drafts: readonly (string | undefined)[],
  { moment, saidNow }: { readonly moment: AsOf; readonly saidNow: readonly KeptLinks[] },
): Promise<readonly { readonly from: number; readonly to: number; readonly links: readonly string[] }[]> {
  const settings = new Map(await store.settings(moment));
  for (const { old, new: fresh, links } of saidNow) settings.set(linksSetting(old, fresh), [...links]);
  const keptIn = (old: string | undefined, fresh: string | undefined): readonly string[] => {
    const kept = old === undefined || fresh === undefined ? undefined : LinksShape.safeParse(settings.get(linksSetting(old, fresh)));
    return kept?.success === true ? kept.data : [];
  };
  return drafts.flatMap((old, from) =>
    drafts.slice(from + 1).flatMap((fresh, at) => {
      const links = [...keptIn(old, fresh), ...keptIn(fresh, old).map(turned)];
      return links.length === 0 ? [] : [{ from, to: from + 1 + at, links }];
    }),
  );
}

function turned(link: string): string {
  return link.split("=").reverse().join("=");
}
