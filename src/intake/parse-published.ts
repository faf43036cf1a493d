/** Decides what a stated date of publication is worth: an ISO day or instant, or nothing. */

const Earliest = 1800;
const Latest = 2200;

/** The date in ISO 8601 as precise as it was given; undefined where it is no date or an absurd one. Never guesses a day from a month. */
export function parsePublished(stated: string): string | undefined {
  const text = stated.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(text);
  if (iso !== null) {
    const [, year = "", month = "", day = "", hour, minute, second, zone] = iso;
    if (!isRealDay(Number(year), Number(month), Number(day))) return undefined;
    const dayPart = `${year}-${month}-${day}`;
    if (hour === undefined || minute === undefined) return dayPart;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
    return `${dayPart}T${hour}:${minute}:${second ?? "00"}${normaliseZone(zone)}`;
  }
  return parseInWords(text);
}

/** "Mon, 22 Dec 2025 10:00:00 GMT", "22 December 2025", "December 22, 2025". */
function parseInWords(text: string): string | undefined {
  if (text.length > 80) return undefined;
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})[.,]?\s+(\d{4})\b/u.exec(text);
  const monthFirst = /\b([A-Za-z]{3,9})[.]?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(text);
  const [day, monthName, year] =
    dayFirst !== null ? [dayFirst[1], dayFirst[2], dayFirst[3]] : monthFirst !== null ? [monthFirst[2], monthFirst[1], monthFirst[3]] : [];
  const month = Months.indexOf((monthName ?? "").slice(0, 3).toLowerCase()) + 1;
  if (day === undefined || year === undefined || month === 0 || !isRealDay(Number(year), month, Number(day))) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function isRealDay(year: number, month: number, day: number): boolean {
  if (year < Earliest || year > Latest || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function normaliseZone(zone: string | undefined): string {
  if (zone === undefined || zone === "Z") return zone ?? "";
  return zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
