/** Decides how one walks from mark to mark on the page, with the keys or the buttons: which mark is the present one, in the address, and where it stands. */
import { useEffect } from "react";
import { useKeys } from "../../keys/keys.ts";
import { useSelect, useSelection } from "../../url.ts";

export type Marks = { readonly at: number | undefined; readonly go: (step: 1 | -1) => void };

/** `count` marks stand on the page, each with `data-mark` and its number from 1; `name` is what one is called. */
export function useMarks(name: string, count: number): Marks {
  const selection = useSelection();
  const select = useSelect();
  const asked = Number(/^\d{1,7}$/u.exec(selection["mark"] ?? "")?.[0] ?? "0");
  const at = asked >= 1 && asked <= count ? asked : undefined;
  const go = (step: 1 | -1): void => {
    if (count === 0) return;
    const next = at === undefined ? (step === 1 ? 1 : count) : ((at - 1 + step + count) % count) + 1;
    select({ mark: String(next) }, { replace: true });
  };
  useKeys("Plan", [
    { keys: "n, ]", does: `Next ${name}`, run: () => go(1) },
    { keys: "p, [", does: `Previous ${name}`, run: () => go(-1) },
  ]);
  useEffect(() => {
    if (at === undefined || count === 0) return;
    const mark = document.querySelector<HTMLElement>(`.plan [data-mark="${at}"]`);
    mark?.scrollIntoView({ block: "center", behavior: "instant" });
    mark?.focus({ preventScroll: true });
  }, [at, count]);
  return { at, go };
}

/** Brings the point that the address names into sight. */
export function usePointInSight(isReady: boolean): void {
  const { point } = useSelection();
  useEffect(() => {
    if (!isReady || point === undefined) return;
    document.querySelector(`.plan [data-point~="${CSS.escape(point)}"]`)?.scrollIntoView({ block: "start", behavior: "instant" });
  }, [point, isReady]);
}
