/** Decides which fields of an item a person can set in the workbench, and how each is written. */
import { ItemShape } from "#record";
import type { ItemView } from "#report";

/** One field of the form: a choice among words, free words, a count, a time, a place, or one item of a kind. */
export type Field =
  | {
      readonly name: string;
      readonly label: string;
      readonly is: "choice";
      readonly choices: readonly string[];
      readonly value: string;
      readonly optional: boolean;
    }
  | { readonly name: string; readonly label: string; readonly is: "words"; readonly value: string }
  | { readonly name: string; readonly label: string; readonly is: "count"; readonly value: string }
  | {
      readonly name: string;
      readonly label: string;
      readonly is: "days";
      readonly from: string;
      readonly to: string;
      readonly approximate: boolean;
    }
  | { readonly name: string; readonly label: string; readonly is: "place"; readonly value: string }
  | { readonly name: string; readonly label: string; readonly is: "item"; readonly listing: "actors" | "points"; readonly value: string };

/** The fields of `item` with their present values. */
export function correctableFields(item: ItemView): readonly Field[] {
  switch (item.kind) {
    case "actor":
      return [
        words("name", "Name", item.name),
        choice(item, "actorKind", "Is a", item.actorKind),
        choice(item, "seat", "Seat", item.seat ?? ""),
      ];
    case "meeting":
      return [
        choice(item, "status", "Status", item.status),
        choice(item, "format", "Format", item.format),
        days("time", "When", item.time),
        { name: "place", label: "Where", is: "place", value: item.place?.name ?? "" },
      ];
    case "statement":
      return [choice(item, "form", "Form", item.form), days("saidAt", "Said", item.saidAt)];
    case "silence":
      return [choice(item, "manner", "What", item.manner)];
    case "point":
      return [words("name", "Name", item.name)];
    case "position":
      return [
        { name: "party", label: "Party", is: "item", listing: "actors", value: item.party.id },
        { name: "point", label: "Point", is: "item", listing: "points", value: item.point.id },
        choice(item, "stance", "Stance", item.stance),
        choice(item, "strength", "Strength", item.strength),
        days("time", "When", item.time),
      ];
    case "assessment":
      return [choice(item, "type", "Judges", item.type)];
    case "contingency":
      return [choice(item, "mode", "Is", item.mode)];
    case "instrument":
      return [
        words("name", "Name", item.name),
        choice(item, "form", "Form", item.form),
        { name: "points", label: "Points", is: "count", value: String(item.points ?? "") },
      ];
    case "clash":
      return [];
  }
}

function words(name: string, label: string, value: string): Field {
  return { name, label, is: "words", value };
}

function days(
  name: string,
  label: string,
  time: { readonly from: string; readonly to: string; readonly approximate: boolean } | undefined,
): Field {
  return {
    name,
    label,
    is: "days",
    from: time?.from.slice(0, 10) ?? "",
    to: time?.to.slice(0, 10) ?? "",
    approximate: time?.approximate ?? false,
  };
}

/** The words a field may hold are those of the record's own shape. */
function choice(item: ItemView, name: string, label: string, value: string): Field {
  const shape = ItemShape.options.find((option) => option.shape.kind.value === item.kind);
  const held: unknown = shape === undefined ? undefined : Object.entries(shape.shape).find(([key]) => key === name)?.[1];
  const { choices, optional } = choicesOf(held);
  return { name, label, is: "choice", choices, value, optional };
}

function choicesOf(shape: unknown): { readonly choices: readonly string[]; readonly optional: boolean } {
  if (typeof shape !== "object" || shape === null) return { choices: [], optional: false };
  if ("options" in shape && Array.isArray(shape.options)) return { choices: shape.options.map(String), optional: false };
  if ("unwrap" in shape && typeof shape.unwrap === "function") return { choices: choicesOf(shape.unwrap()).choices, optional: true };
  return { choices: [], optional: false };
}
