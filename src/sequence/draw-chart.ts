/** Decides how a plan is drawn: a chart of bars in a lane for each party, precedences, deadlines, and each side's exposure under it. */
import type { Exported } from "./export-mspdi.ts";
import { escapeXml } from "./export-mspdi.ts";
import { planDates } from "./plan-dates.ts";
import type { SequencePlan } from "./plan-shape.ts";
import { MinutesPerDay } from "./plan-time.ts";

const Width = 1400;
const Left = 260;
const RowHeight = 22;
const Top = 56;
const CurveHeight = 160;
/** Colours that colour-blind readers tell apart (Okabe and Ito 2008); none says good or bad. */
const Colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#6b6b6b"] as const;
const MostRows = 2000;

/** An SVG of the plan at its earliest dates; uncertain durations are hatched up to their longest. Cost: linear. */
export function drawChart(plan: SequencePlan): Exported {
  if (plan.commitments.length > MostRows)
    return {
      kind: "refused",
      problems: [
        {
          code: "too-many-rows",
          severity: "error",
          message: `${plan.commitments.length} steps are more than a chart can show (${MostRows})`,
          whatToDo: "Draw a part of the plan, or export CSV.",
        },
      ],
    };
  const dates = planDates(plan);
  if (dates.kind === "refused") return dates;
  const { time, at } = dates;
  const lanes = plan.parties.filter(({ id }) => plan.commitments.some(({ obligor }) => obligor === id));
  const rows = lanes.flatMap(({ id }) => plan.commitments.filter(({ obligor }) => obligor === id));
  const bars = rows.map((one) => {
    const from = at({ of: one.id, at: "start" }) ?? time.start;
    const to = at({ of: one.id, at: "end" }) ?? from;
    const longest =
      one.duration.kind === "contingent" && one.duration.max !== undefined ? Math.max(to, time.work(from, one.duration.max)) : to;
    return { one, from, to, longest };
  });
  const end = Math.max(
    time.start + MinutesPerDay,
    ...bars.map(({ longest }) => longest),
    ...plan.milestones.map(({ id }) => at({ of: id, at: "end" }) ?? time.start),
  );
  const x = (minute: number) => Math.round((Left + ((minute - time.start) / (end - time.start)) * (Width - Left - 30)) * 10) / 10;
  const height = Top + (rows.length + lanes.length + plan.milestones.length) * RowHeight + CurveHeight + 60;
  const yOf = new Map<string, number>();
  const parts: string[] = [];
  let y = Top;
  lanes.forEach((lane, index) => {
    parts.push(
      `<text x="10" y="${y + 15}" class="lane">${escapeXml(lane.name)}</text>`,
      `<line x1="0" x2="${Width}" y1="${y}" y2="${y}" class="rule"/>`,
    );
    y += RowHeight;
    for (const { one, from, to, longest } of bars.filter(({ one: { obligor } }) => obligor === lane.id)) {
      const colour = Colours[index % Colours.length] ?? Colours[0];
      yOf.set(one.id, y + RowHeight / 2);
      const label = one.act ?? one.id;
      parts.push(
        `<text x="20" y="${y + 15}">${escapeXml(label.length > 38 ? `${label.slice(0, 37)}…` : label)}<title>${escapeXml(`${one.id}: ${label}`)}</title></text>`,
      );
      if (longest > to)
        parts.push(
          `<rect x="${x(to)}" y="${y + 4}" width="${Math.max(1, x(longest) - x(to))}" height="14" fill="url(#hatch)" stroke="${colour}"/>`,
        );
      parts.push(
        `<rect x="${x(from)}" y="${y + 4}" width="${Math.max(3, x(to) - x(from))}" height="14" fill="${colour}"><title>${escapeXml(`${one.id}: ${time.format(from)} to ${time.format(to)}`)}</title></rect>`,
      );
      y += RowHeight;
    }
  });
  for (const { id, name } of plan.milestones) {
    const moment = x(at({ of: id, at: "end" }) ?? time.start);
    yOf.set(id, y + RowHeight / 2);
    parts.push(`<text x="20" y="${y + 15}">${escapeXml(name)}</text>`, `<path d="M${moment} ${y + 4}l7 7l-7 7l-7-7z" fill="#222"/>`);
    y += RowHeight;
  }
  for (const { event, anchor, min } of plan.limits) {
    const to = yOf.get(event.of);
    if (to === undefined || min === undefined) continue;
    for (const moment of anchor.moments) {
      const from = yOf.get(moment.of);
      if (from === undefined) continue;
      const x1 = x(at(moment) ?? time.start);
      const x2 = x(at(event) ?? time.start);
      parts.push(`<path d="M${x1} ${from}H${Math.round(Math.max(x1 + 4, x2 - 4))}V${to}H${x2}" class="link"/>`);
    }
  }
  parts.push(...curves(y + 30));
  const ticks = Array.from({ length: 9 }, (_, index) => time.start + (index / 8) * (end - time.start)).map(
    (minute) =>
      `<text x="${x(minute)}" y="44" class="tick">${escapeXml(time.format(Math.floor((minute - time.start) / MinutesPerDay) * MinutesPerDay + time.start))}</text><line x1="${x(minute)}" x2="${x(minute)}" y1="48" y2="${y}" class="grid"/>`,
  );
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Width} ${height}" width="${Width}" height="${height}" role="img" aria-label="${escapeXml(plan.title ?? "Sequence")}">`,
    "<style>text{font:12px sans-serif;fill:#222}.lane{font-weight:bold}.tick{font-size:11px;text-anchor:middle;fill:#555}.rule{stroke:#bbb}.grid{stroke:#eee}.link{fill:none;stroke:#888}.title{font-size:16px;font-weight:bold}</style>",
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="#555"/></pattern></defs>',
    `<rect width="${Width}" height="${height}" fill="#fff"/>`,
    `<text x="10" y="24" class="title">${escapeXml(plan.title ?? "Sequence")}</text>`,
    ...ticks,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
  return { kind: "text", text };

  /** Exposure of each side over time as steps end: given less received, irreversible part. */
  function curves(top: number): readonly string[] {
    const ends = bars.map(({ one, to }) => ({ one, to })).sort((left, right) => left.to - right.to);
    const sides = lanes.map(({ id }) => {
      let now = 0;
      const points = ends
        .map(({ one, to }) => {
          const firm = 1 - one.reversibility;
          if (one.obligor === id) now += firm * one.cost.amount * (1 - (one.guarantee?.share ?? 0));
          now -= firm * (one.values.get(id)?.amount ?? 0);
          return { to, now };
        })
        .filter(({ to }, index) => ends[index + 1]?.to !== to); // What happens in one moment counts together.
      return { id, points };
    });
    const highest = Math.max(1e-9, ...sides.flatMap(({ points }) => points.map(({ now }) => now)));
    const lowest = Math.min(0, ...sides.flatMap(({ points }) => points.map(({ now }) => now)));
    const level = (value: number) => Math.round(top + CurveHeight - ((value - lowest) / (highest - lowest)) * CurveHeight);
    return [
      `<text x="10" y="${top + 10}" class="lane">Exposure</text>`,
      `<line x1="${Left}" x2="${Width - 30}" y1="${level(0)}" y2="${level(0)}" class="rule"/>`,
      ...sides.flatMap(({ id, points }, index) => {
        const colour = Colours[index % Colours.length] ?? Colours[0];
        const path = points.reduce((line, { to, now }) => `${line}H${x(to)}V${level(now)}`, `M${Left} ${level(0)}`);
        return [
          `<path d="${path}H${Width - 30}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${index === 0 ? "none" : `${index * 4} 3`}"/>`,
          `<text x="20" y="${top + 30 + index * 16}" style="fill:${colour}">${escapeXml(id)}</text>`,
        ];
      }),
    ];
  }
}
