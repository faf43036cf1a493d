/** Decides on which day everything happened that a daily bulletin tells, or the entry of a list that stands under its day. */
import { type DateMark, dayOf, type TimeSpan } from "#record";

const Daily = /\b(?:highlights|daily|bulletin|digest|proceedings|diary|summary of|day in brief|journal)\b/i;
/** Characters in which a bulletin says what it is and of which day. */
const Opening = 240;

/** "Highlights of Thursday, 8 June": the day that a daily bulletin names in its heading; undefined for other texts. */
export function dayOfReport(text: string, dates: readonly DateMark[]): TimeSpan | undefined {
  const opening = text.slice(0, Opening).split("\n").slice(0, 3).join("\n");
  if (!Daily.test(opening)) return undefined;
  const [day, other] = dates.filter(({ range, time }) => range.end <= opening.length && time?.precision === "day");
  return other === undefined ? day?.time : undefined;
}

/** "Tomorrow: The group meets in Hall 3. …": the day that opens the paragraph in which `offset` stands. */
export function dayOfEntry(text: string, dates: readonly DateMark[], offset: number): TimeSpan | undefined {
  const start = text.lastIndexOf("\n", offset) + 1;
  const opener = dates.find(({ range }) => range.start === start);
  if (opener?.time === undefined || opener.time.precision !== "day" || text[opener.range.end] !== ":") return undefined;
  return dayOf(opener.time.from.slice(0, 10));
}
