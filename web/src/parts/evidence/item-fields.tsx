/** Decides which facts of an item are shown, in which order and under which word; what is unknown is said to be unknown. */
import type { ReactNode } from "react";
import type { ItemView, Passage } from "#report";
import { spanInWords } from "../days.ts";
import { ItemLink, PassageLink, ReferenceLink, ReferenceList } from "../item-link.tsx";
import { SafeText } from "../safe-text.tsx";
import { Stance } from "../stance.tsx";

type Fact = { readonly name: string; readonly field?: string; readonly value: ReactNode };

/** The facts as a list of names and values; those a person set carry a mark. */
export function ItemFields({ item }: { readonly item: ItemView }) {
  return (
    <dl className="facts">
      {factsOf(item).map(({ name, field, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {field !== undefined && item.corrected.includes(field) && <span className="set-by-person"> set by a person</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Unknown = <span className="unknown">unknown</span>;

function factsOf(item: ItemView): readonly Fact[] {
  switch (item.kind) {
    case "actor":
      return [
        { name: "Name", field: "name", value: <SafeText text={item.name} /> },
        { name: "Is a", field: "actorKind", value: item.actorKind },
        ...maybe(
          "Also called",
          item.alsoCalled.length > 0 &&
            item.alsoCalled.map((name, at) => (
              <span key={name}>
                {at > 0 ? ", " : ""}
                <SafeText text={name} />
              </span>
            )),
        ),
        ...maybe(
          "Roles",
          item.roles.length > 0 &&
            item.roles.map((role) => (
              <Words key={`${role.passage.source}${role.passage.start}`} passage={role.passage} text={role.title} />
            )),
        ),
        ...maybe("Acts for", item.actsFor !== undefined && <ReferenceLink reference={item.actsFor} />),
        ...maybe("How many", item.count),
        ...maybe("Members", item.members.length > 0 && <ReferenceList references={item.members} />),
        ...maybe("Seat", item.seat, "seat"),
      ];
    case "meeting":
      return [
        { name: "Status", field: "status", value: item.status },
        {
          name: "Sides",
          field: "sides",
          value: item.sides.length === 0 ? Unknown : item.sides.map((side, at) => <Side key={side.actors[0]?.id ?? at} side={side} />),
        },
        { name: "When", field: "time", value: item.time === undefined ? Unknown : spanInWords(item.time) },
        {
          name: "Where",
          field: "place",
          value:
            item.place === undefined ? (
              Unknown
            ) : (
              <>
                <SafeText text={item.place.name} />
                {item.place.is === "implied" && " (implied)"}
              </>
            ),
        },
        { name: "Format", field: "format", value: item.format },
        ...maybe("Led by", item.lead.length > 0 && <ReferenceList references={item.lead.map(({ actor }) => actor)} />),
        ...maybe("Said not to be there", item.absent !== undefined && <ReferenceList references={item.absent} />),
        ...maybe("Jointly", item.jointly === undefined ? undefined : item.jointly ? "together" : "separately"),
        ...maybe("Kind of act", item.plover?.type),
        ...passages("Agenda", item.agenda),
        ...maybe("After", item.follows !== undefined && <ItemLink id={item.follows}>an earlier meeting</ItemLink>),
        ...maybe("Part of", item.partOf !== undefined && <ItemLink id={item.partOf}>a series</ItemLink>),
      ];
    case "statement":
      return [
        { name: "Who", field: "speakers", value: item.speakers.length === 0 ? Unknown : <ReferenceList references={item.speakers} /> },
        ...maybe("Passed on by", item.via.length > 0 && <ReferenceList references={item.via} />),
        ...maybe(
          "Through",
          item.channel !== undefined && (
            <>
              <SafeText text={item.channel.name} />
              {item.channel.name !== item.channel.kind && ` (${item.channel.kind})`}
            </>
          ),
        ),
        ...maybe("To", item.addressee.length > 0 && <ReferenceList references={item.addressee} />),
        { name: "Said", field: "saidAt", value: item.saidAt === undefined ? Unknown : spanInWords(item.saidAt) },
        { name: "Form", field: "form", value: item.form },
        ...maybe(
          "Kind of act",
          item.plover !== undefined && (item.plover.by === "speaker" ? item.plover.type : `tells of ${item.plover.type}`),
        ),
        ...passages("Words", item.content),
        ...passages("In answer to", item.inResponseTo === undefined ? [] : [item.inResponseTo.passage]),
        ...passages("Left out", item.silences),
        ...maybe("Within", item.inside !== undefined && <ItemLink id={item.inside}>another's words</ItemLink>),
      ];
    case "silence":
      return [
        { name: "Who", value: item.speakers.length === 0 ? Unknown : <ReferenceList references={item.speakers} /> },
        { name: "What", field: "manner", value: item.manner },
        ...passages("About", item.about === undefined ? [] : [item.about]),
      ];
    case "point":
      return [
        { name: "Name", field: "name", value: <SafeText text={item.name} /> },
        ...maybe("Number", item.number, "number"),
        ...maybe("Of", item.instrument !== undefined && <ReferenceLink reference={item.instrument} />),
        { name: "Comes from", field: "origin", value: item.origin },
        ...maybe("Also called", item.alsoCalled.length > 0 && item.alsoCalled.join(", ")),
      ];
    case "position":
      return [
        { name: "Party", field: "party", value: <ReferenceLink reference={item.party} /> },
        { name: "Point", field: "point", value: <ReferenceLink reference={item.point} /> },
        {
          name: "Stance",
          field: "stance",
          value: (
            <>
              <Stance stance={item.stance} />
              {item.strength !== "plain" && `, ${item.strength}`}
            </>
          ),
        },
        ...maybe("Voiced by", item.holder !== undefined && <ReferenceLink reference={item.holder} />),
        ...passages("What", [item.summary]),
        ...passages("On condition", item.condition === undefined ? [] : [item.condition]),
        { name: "When", field: "time", value: item.time === undefined ? Unknown : spanInWords(item.time) },
        ...maybe("According to", item.accordingTo.length > 0 && <ReferenceList references={item.accordingTo} />),
        ...maybe("Said in", item.statement !== undefined && <ItemLink id={item.statement}>the statement</ItemLink>),
      ];
    case "assessment":
      return [
        { name: "Judges", field: "type", value: item.type },
        {
          name: "Who",
          field: "assessors",
          value: item.assessors.length === 0 ? "the article itself" : <ReferenceList references={item.assessors} />,
        },
        ...maybe("Passed on by", item.via.length > 0 && <ReferenceList references={item.via} />),
        ...maybe("About", item.about !== undefined && <ReferenceLink reference={item.about} />),
        ...passages("What", item.of === undefined ? [] : [item.of]),
        ...maybe(
          "In words",
          item.term !== undefined && (
            <>
              <Words passage={item.term.passage} />{" "}
              {item.term.band !== undefined && <span className="band">ICD 203: {item.term.band}</span>}
            </>
          ),
        ),
      ];
    case "contingency":
      return [
        { name: "Is", field: "mode", value: item.mode },
        ...passages("If", item.trigger),
        ...passages("Then", item.response),
        {
          name: "Who says so",
          field: "advocates",
          value: item.advocates.length === 0 ? "the article itself" : <ReferenceList references={item.advocates} />,
        },
        ...maybe("Who would act", item.wouldAct !== undefined && <ReferenceLink reference={item.wouldAct} />),
        ...passages("Precedent", item.precedent === undefined ? [] : [item.precedent]),
        ...passages("Reason", item.reason === undefined ? [] : [item.reason]),
      ];
    case "instrument":
      return [
        { name: "Name", field: "name", value: <SafeText text={item.name} /> },
        { name: "Form", field: "form", value: item.form },
        ...maybe("Points", item.points, "points"),
        ...maybe("Drafted by", item.drafters.length > 0 && <ReferenceList references={item.drafters} />),
        ...passages("For", item.purpose === undefined ? [] : [item.purpose]),
      ];
    case "clash":
      return [
        { name: "About", field: "about", value: item.about },
        {
          name: "Between",
          value: item.items.map(({ id, line }) => (
            <ItemLink key={id} id={id} className="block-link">
              <SafeText text={line} />
            </ItemLink>
          )),
        },
      ];
  }
}

/** A fact that is left out where there is nothing to say. */
function maybe(name: string, value: ReactNode, field?: string): readonly Fact[] {
  return value === undefined || value === false || value === null ? [] : [{ name, value, ...(field === undefined ? {} : { field }) }];
}

function passages(name: string, found: readonly Passage[]): readonly Fact[] {
  return maybe(name, found.length > 0 && found.map((passage) => <Words key={`${passage.source}${passage.start}`} passage={passage} />));
}

/** Words of a source that open their place in it. */
function Words({ passage, text }: { readonly passage: Passage; readonly text?: string }) {
  return (
    <PassageLink source={passage.source} start={passage.start} end={passage.end} className="words">
      “<SafeText text={text ?? passage.exact} />”
    </PassageLink>
  );
}

type SideView = Extract<ItemView, { readonly kind: "meeting" }>["sides"][number];

function Side({ side }: { readonly side: SideView }) {
  return (
    <span className="side">
      <ReferenceList references={side.actors} />
      {side.for !== undefined && !side.actors.some(({ id }) => id === side.for?.id) && (
        <>
          {" "}
          for <ReferenceLink reference={side.for} />
        </>
      )}
    </span>
  );
}
