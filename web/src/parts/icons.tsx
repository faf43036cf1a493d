/** Decides the small drawings beside the names of pages; none stands without its word. */
const Paths: Readonly<Record<string, string>> = {
  home: "M2.5 7.5 8 3l5.5 4.5V13h-4V9.5h-3V13h-4Z",
  inbox: "M2.5 9.5 4.5 3h7l2 6.5V13h-11ZM2.5 9.5h3.5l1 1.5h2l1-1.5h3.5",
  documents: "M4 2.5h5.5L12.5 5.5v8H4ZM6 7h4.5M6 9.25h4.5M6 11.5h3",
  review: "M2.5 8.5 6 12l7.5-8",
  record: "M3 4h10M3 8h10M3 12h6",
  matrix: "M2.5 2.5h11v11h-11ZM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11",
  plan: "M3 2.5h7L13 5.5v8H3ZM5.5 6.5h2M5.5 9h5M5.5 11.5h5M10 2.5v3h3",
  sequence: "M2.5 3.5h5v2.5h-5ZM5.5 7h5v2.5h-5ZM8.5 10.5h5V13h-5ZM7.5 4.75h1.5V7M10.5 8.25H12v2.25",
  timeline: "M2 8h12M4.5 5.5v5M8 3.5v9M11.5 6v4",
  actors:
    "M5 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 13.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM12 5.6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM6.3 6l4.4 4.4M7 4.5h3.5",
  outcome: "M2.5 2.5v11h11M5 5.2h.01M7 6h.01M9.2 7.4h.01M10.8 9.2h.01M11.6 11.2h.01M5.4 9.8h1.6v1.6H5.4Z",
  conflict: "M4 6.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM12 14.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM6.2 4H12v5M9.8 12H4V7",
  brief: "M3 3h10v10H3ZM5 6h6M5 8h6M5 10h3.5",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14",
  more: "M3 4.5h10M3 8h10M3 11.5h10",
};

export function Icon({ name }: { readonly name: string }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={Paths[name] ?? Paths["record"]} />
    </svg>
  );
}
