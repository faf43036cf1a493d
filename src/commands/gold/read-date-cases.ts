/** Decides how the cases of Recognizers-Text are read: text, day of reference, and each expected time with its readings. */
import { z } from "zod";
import type { ExpectedTime } from "#report";

export type DateCase = {
  readonly text: string;
  readonly reference: string | undefined;
  readonly expected: readonly ExpectedTime[];
  readonly isByDesignUnsupported: boolean;
};

const Value = z.record(z.string(), z.unknown());
const Case = z.object({
  Input: z.string(),
  Context: z.object({ ReferenceDateTime: z.string().optional() }).optional(),
  NotSupportedByDesign: z.string().optional(),
  Results: z.array(
    z.object({
      Text: z.string(),
      Start: z.number().optional(),
      TypeName: z.string().optional(),
      Type: z.string().optional(),
      Resolution: z.object({ values: z.array(Value) }).nullish(),
      Value: z
        .object({
          values: z.array(Value).optional(),
          Timex: z.string().optional(),
          FutureResolution: Value.optional(),
          PastResolution: Value.optional(),
        })
        .nullish(),
    }),
  ),
});

/** The cases of one file, in its order. */
export function readCases(json: unknown): readonly DateCase[] {
  return z
    .array(Case)
    .parse(json)
    .map((written) => ({
      text: written.Input,
      reference: written.Context?.ReferenceDateTime,
      isByDesignUnsupported: (written.NotSupportedByDesign ?? "") !== "",
      expected: written.Results.map((result) => {
        const listed = result.Resolution?.values ?? result.Value?.values ?? [];
        const parsed = [result.Value?.FutureResolution, result.Value?.PastResolution].filter((value) => value !== undefined);
        const values = [...listed, ...parsed];
        const start = result.Start ?? Math.max(0, written.Input.toLowerCase().indexOf(result.Text.toLowerCase()));
        const type = (result.TypeName ?? result.Type ?? "date").replace(/^datetimeV2\./, "");
        const timex = [
          ...new Set([...listed.map((value) => text(value, "timex")), result.Value?.Timex].filter((value) => value !== undefined)),
        ];
        const days = values.map(daysOf).filter((value) => value !== undefined);
        return {
          words: result.Text,
          range: { start, end: start + Math.max(1, result.Text.length) },
          type,
          timex,
          days,
          clocks: clocksOf(values, timex),
          isSingleDay: type === "date",
          isVague:
            values.some((value) => text(value, "Mod") !== undefined) ||
            /\b(?:early|late|mid|middle|beginning|end|start|few|couple|earlier|later)\b/i.test(result.Text),
          isImpossible: values.some((value) => text(value, "value") === "not resolved") && /^date(?:time)?$/.test(type),
        };
      }),
    }));
}

function daysOf(value: z.infer<typeof Value>): { readonly from: string | undefined; readonly to: string | undefined } | undefined {
  const one = text(value, "value") ?? text(value, "date") ?? text(value, "dateTime");
  if (one !== undefined && /^\d{4}-/.test(one)) return { from: one.slice(0, 10), to: one.slice(0, 10) };
  const from = text(value, "start") ?? text(value, "startDate") ?? text(value, "startDateTime");
  const to = text(value, "end") ?? text(value, "endDate") ?? text(value, "endDateTime");
  if (from === undefined && to === undefined) return undefined;
  return { from: from?.slice(0, 10), to: to === undefined ? undefined : dayBefore(to.slice(0, 10)) };
}

function clocksOf(values: readonly z.infer<typeof Value>[], timex: readonly string[]): readonly string[] {
  const written = values.flatMap((value) => ["value", "time", "dateTime"].map((name) => text(value, name)));
  return [...written, ...timex].flatMap((one) => {
    const match = /(?:^(?=\d\d:)|[T ])(\d\d)(?::(\d\d))?/.exec(one ?? "");
    return match === null ? [] : [`${match[1]}:${match[2] ?? "00"}`];
  });
}

function text(value: z.infer<typeof Value>, name: string): string | undefined {
  const found = value[name];
  return typeof found === "string" ? found : undefined;
}

/** Their stretches end before the day they name. */
function dayBefore(day: string): string | undefined {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : new Date(at - 86_400_000).toISOString().slice(0, 10);
}
