/** Decides how documents come in by hand: dropped, chosen or pasted, with what the person knows of them, and what became of each. */
import { Link } from "@tanstack/react-router";
import { type DragEvent, useId, useRef, useState } from "react";
import { withHiddenShown } from "../../parts/safe-text.tsx";
import { keptSelection, type Selection } from "../../url.ts";
import { type Delivery, type Given, handIn, handInText, retry, useDeliveries } from "./deliveries.ts";
import "./inbox.css";

export function InboxPage() {
  const [outlet, setOutlet] = useState("");
  const [published, setPublished] = useState("");
  const given: Given = { ...(outlet.trim() === "" ? {} : { outlet: outlet.trim() }), ...(published === "" ? {} : { published }) };
  const ids = { outlet: useId(), published: useId() };
  return (
    <>
      <div className="page-head">
        <h1>Inbox</h1>
        <p className="lede">Articles, readouts and drafts as text, Markdown or web page; nothing leaves this machine</p>
      </div>
      <div className="inbox">
        <section className="inbox-in">
          <DropZone given={given} />
          <PasteBox given={given} />
        </section>
        <section className="inbox-given">
          <h2>Where the documents do not say</h2>
          <div className="labelled">
            <label htmlFor={ids.outlet}>Outlet</label>
            <input id={ids.outlet} value={outlet} onChange={(event) => setOutlet(event.target.value)} />
          </div>
          <div className="labelled">
            <label htmlFor={ids.published}>Published</label>
            <input id={ids.published} type="date" value={published} onChange={(event) => setPublished(event.target.value)} />
          </div>
          <p className="inbox-hint">
            A day in words like “on Thursday” can only be placed when the day of publication is known. For whole folders use{" "}
            <code>parley read FOLDER</code>.
          </p>
        </section>
      </div>
      <Deliveries />
    </>
  );
}

function DropZone({ given }: { readonly given: Given }) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    handIn([...event.dataTransfer.files], given);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same with the keyboard.
    <div
      className="drop-zone"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>Drop files here</p>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Choose files …
      </button>
      <input
        ref={input}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label="Files"
        accept=".txt,.md,.markdown,.html,.htm,text/*"
        onChange={(event) => {
          handIn([...(event.target.files ?? [])], given);
          event.target.value = "";
        }}
      />
    </div>
  );
}

function PasteBox({ given }: { readonly given: Given }) {
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const ids = { text: useId(), title: useId() };
  const take = (): void => {
    handInText(text, { ...given, ...(title.trim() === "" ? {} : { title: title.trim() }) });
    setText("");
    setTitle("");
  };
  return (
    <form
      className="paste-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") take();
      }}
    >
      <label htmlFor={ids.text}>Or paste a text</label>
      <textarea id={ids.text} className="field" rows={7} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="paste-foot">
        <label htmlFor={ids.title} className="sr-only">
          Title
        </label>
        <input
          id={ids.title}
          className="field"
          placeholder="Title (optional)"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <button type="submit" className="button" disabled={text.trim() === ""}>
          Read it
        </button>
      </div>
    </form>
  );
}

function Deliveries() {
  const deliveries = useDeliveries();
  if (deliveries.length === 0) return null;
  const done = deliveries.filter(({ state }) => state !== "waits" && state !== "is read").length;
  return (
    <section className="deliveries">
      <h2>
        <span role="status">
          {done} of {deliveries.length} done
        </span>
      </h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">What became of it</th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <tr key={delivery.id} data-state={delivery.state}>
                <th scope="row">
                  <bdi>{withHiddenShown(delivery.name)}</bdi>
                </th>
                <td>
                  <Outcome delivery={delivery} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Outcome({ delivery: { id, state, source, message } }: { readonly delivery: Delivery }) {
  switch (state) {
    case "waits":
      return "waits";
    case "is read":
      return "is being read …";
    case "refused":
      return (
        <>
          <strong>Refused.</strong> <bdi>{withHiddenShown(message ?? "")}</bdi>{" "}
          <button type="button" className="plain-button" onClick={() => retry(id)}>
            Try again
          </button>
        </>
      );
    default:
      return (
        <>
          {state === "known" ? "The dossier holds this text already: " : "Read: "}
          {source !== undefined && (
            <Link to="/documents/$source" params={{ source }} search={(before: Selection) => keptSelection(before)}>
              see what was found
            </Link>
          )}
        </>
      );
  }
}
