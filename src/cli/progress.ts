/** Decides how long work tells where it is: one live line on a terminal, plain lines elsewhere. */
import type { Progress } from "#commands";
import { printable } from "./printable.ts";

const BarWidth = 24;
/** Plain lines come no oftener than this, so that a log stays readable. */
const PlainEveryMs = 5000;
const LiveEveryMs = 80;
/** Work that is over by then says nothing of itself; a note is told all the same. */
const QuietMs = 2000;

export type ProgressLine = { readonly report: (progress: Progress) => void; readonly end: () => void };

type Output = { readonly isTTY?: boolean; readonly columns?: number; readonly write: (text: string) => unknown };

/** Writes progress to `output`; `clock` gives milliseconds. */
export function createProgressLine(output: Output, clock: () => number): ProgressLine {
  const isLive = output.isTTY === true;
  const started = clock();
  let last = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  let isTold = false;

  return {
    report(progress) {
      if (progress.note !== undefined) {
        clear();
        output.write(`${printable(progress.note)}\n`);
      }
      const now = clock();
      if (!isTold && now - started < QuietMs) return;
      const isDone = progress.done === progress.total;
      if (now - last < (isLive ? LiveEveryMs : PlainEveryMs) && !isDone) return;
      last = now;
      isTold = true;
      if (isLive) {
        output.write(`\r\u001b[2K${bar(progress, now)}`);
        isOpen = true;
      } else if (progress.total > 1) output.write(`${progress.done} of ${progress.total} ${printable(progress.current ?? "")}\n`);
    },
    end: clear,
  };

  function clear(): void {
    if (isOpen) output.write("\r\u001b[2K");
    isOpen = false;
  }

  function bar({ done, total, current }: Progress, now: number): string {
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * BarWidth);
    const perSecond = done / Math.max(0.001, (now - started) / 1000);
    const left = done > 0 && done < total ? ` ${Math.ceil((total - done) / perSecond)} s left` : "";
    const line = `[${"█".repeat(filled)}${"·".repeat(BarWidth - filled)}] ${done} of ${total} (${perSecond.toFixed(1)}/s${left}) ${printable(current ?? "")}`;
    return line.slice(0, (output.columns ?? 80) - 1);
  }
}
