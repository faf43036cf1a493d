/** Decides how a command's input shape becomes words and options on the command line. */

import { z } from "zod";
import type { Command } from "#commands";

/** One field of a command's input as the command line sees it. */
export type CommandField = {
  readonly name: string;
  /** `--known-as-of` for `knownAsOf`. */
  readonly flag: string;
  readonly type: "text" | "number" | "switch" | "list";
  readonly choices: readonly string[] | undefined;
  readonly description: string;
  readonly isRequired: boolean;
  readonly defaultValue: unknown;
};

type JsonSchema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
};

/** The fields of `command`, in the order of its shape; fields that no words can carry (objects) are left out. */
export function fieldsOf(command: Command): readonly CommandField[] {
  // The JSON Schema of an object shape has these two members; its own type does not promise them.
  const schema = z.toJSONSchema(command.input, { io: "input" }) as unknown as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): CommandField[] => {
    const type = typeOf(field);
    if (type === undefined) return [];
    return [
      {
        name,
        flag: `--${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`,
        type,
        choices: field.enum,
        description: field.description ?? "",
        isRequired: schema.required?.includes(name) ?? false,
        defaultValue: field.default,
      },
    ];
  });
}

/** A field's words, as commander writes them: `<what>`, `[command]`, `<files...>`. */
export function wordOf(word: string, fields: readonly CommandField[]): string {
  const name = word.replace(/…$/u, "");
  const field = fields.find((one) => one.name === name);
  const shown = word.endsWith("…") ? `${name}...` : name;
  return field?.isRequired === true ? `<${shown}>` : `[${shown}]`;
}

function typeOf(field: JsonSchema): CommandField["type"] | undefined {
  switch (field.type) {
    case "string":
      return "text";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "switch";
    case "array":
      return "list";
    default:
      return undefined;
  }
}
