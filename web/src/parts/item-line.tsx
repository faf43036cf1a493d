/** Decides how an item is told in a list: who, what and where it stands first, then the words themselves, then the day. */
import type { ReactNode } from "react";
import type { ItemView, Passage, Reference } from "#report";
import { spanInWords } from "./days.ts";
import { SafeText } from "./safe-text.tsx";
import { StanceGlyph } from "./stance.tsx";

/** Head, words and day of an item; a line without markup where nothing better is known. */
export function ItemLine({ item }: { readonly item: ItemView }) {
  switch (item.kind) {
    case "position":
      return (
        <Told
          head={
            <>
              <Names of={[item.party]} /> <StanceGlyph stance={item.stance} />
              {item.stance} <span className="on">on</span> <SafeText text={item.point.name} />
            </>
          }
          words={[item.summary]}
        />
      );
    case "statement":
      return (
        <Told
          head={
            <>
              {item.speakers.length === 0 ? "Speaker unknown" : <Names of={item.speakers} />}
              {item.channel !== undefined && (
                <span className="on">
                  {" "}
                  (<SafeText text={item.channel.name} />)
                </span>
              )}
              {item.via.length > 0 && (
                <span className="on">
                  {" "}
                  via <Names of={item.via} />
                </span>
              )}
            </>
          }
          words={item.content}
        />
      );
    case "contingency":
      return (
        <Told
          head={
            <>
              {item.advocates.length === 0 ? "The article itself" : <Names of={item.advocates} />} <span className="on">{item.mode}</span>
            </>
          }
          words={item.trigger}
          before="if "
          then={item.response}
        />
      );
    case "assessment":
      return (
        <Told
          head={
            <>
              {item.assessors.length === 0 ? "The article itself" : <Names of={item.assessors} />}{" "}
              <span className="on">on the {item.type}</span>
              {item.about !== undefined && (
                <>
                  {" "}
                  <span className="on">of</span> <Names of={[item.about]} />
                </>
              )}
              {item.term?.band !== undefined && <span className="on"> · {item.term.band}</span>}
            </>
          }
          words={item.of === undefined ? item.accounts.slice(0, 1).map(({ passage }) => passage) : [item.of]}
        />
      );
    case "meeting":
      return (
        <Told
          head={
            <>
              {item.sides.length === 0
                ? "Sides unknown"
                : item.sides.map((side, at) => (
                    <span key={side.actors.map(({ id }) => id).join()}>
                      {at > 0 && <span className="on"> — </span>}
                      <Names of={side.actors} />
                    </span>
                  ))}
              <span className="on">
                {" "}
                · {item.status}
                {item.format !== "unknown" && `, ${item.format}`} ·{" "}
                {item.place === undefined ? "place unknown" : <SafeText text={item.place.name} />}
                {item.place?.is === "implied" && " (implied)"}
              </span>
            </>
          }
        />
      );
    case "clash":
      return (
        <>
          <span className="told-head">Accounts differ: {item.about}</span>
          {item.items.map((one) => (
            <span key={one.id} className="told-words">
              <SafeText text={withoutUnknownDay(one.line)} />
            </span>
          ))}
        </>
      );
    default:
      return (
        <span className="told-head">
          <SafeText text={item.line} />
        </span>
      );
  }
}

/** The day of an item as its text gives it, else when it was first reported; always says which. */
export function dayOfItem(item: ItemView): string {
  const time = item.kind === "meeting" || item.kind === "position" ? item.time : item.kind === "statement" ? item.saidAt : undefined;
  if (time !== undefined) return spanInWords(time);
  const reported = item.accounts
    .flatMap(({ passage }) => (passage.published === undefined ? [] : [passage.published.slice(0, 10)]))
    .sort()[0];
  return reported === undefined ? "day unknown" : `reported ${reported}`;
}

/** The line without a day that the text does not give: where the day stands elsewhere, or would be unknown in nearly every line. */
export function withoutUnknownDay(line: string): string {
  return line.replace(/^(?:date unknown|reported \d{4}-\d{2}-\d{2}) · /u, "");
}

type ToldProps = {
  readonly head: ReactNode;
  readonly words?: readonly Passage[];
  readonly before?: string;
  readonly then?: readonly Passage[];
};

function Told({ head, words = [], before = "", then = [] }: ToldProps) {
  return (
    <>
      <span className="told-head">{head}</span>
      {words.length > 0 && (
        <span className="told-words">
          {before}
          <QuotedWords words={words} />
          {then.length > 0 && (
            <>
              {" → "}
              <QuotedWords words={then} />
            </>
          )}
        </span>
      )}
    </>
  );
}

const LongestQuote = 260; // Characters in a list; the whole is one key away.

function QuotedWords({ words }: { readonly words: readonly Passage[] }) {
  const whole = words.map(({ exact }) => exact.replaceAll(/\s+/gu, " ").trim()).join(" … ");
  const text = whole.length > LongestQuote ? `${whole.slice(0, LongestQuote - 1)}…` : whole;
  // Words that bring their own quotation marks are not given a second pair.
  return <SafeText text={/^["“«„]/u.test(text) ? text : `“${text}”`} />;
}

function Names({ of }: { readonly of: readonly Reference[] }) {
  return of.map((reference, at) => (
    <span key={reference.id}>
      {at > 0 && ", "}
      <SafeText text={reference.name} />
    </span>
  ));
}
