/** Decides how one gets from page to page: a rail beside the page, a bar below it on a narrow screen. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { homeQuery } from "../../api/queries.ts";
import { clocksOf, keptSelection, type Selection, useSelection } from "../../url.ts";
import { Icon } from "../icons.tsx";
import { pages } from "./pages.ts";

/** On a narrow screen these stand in the bar; the others are behind "More". */
const InBar = new Set(["Home", "Review", "Matrix", "Documents"]);

export function Rail() {
  const { data } = useQuery(homeQuery(clocksOf(useSelection())));
  const waiting = Object.values(data?.value.counts ?? {}).reduce((sum, { proposed }) => sum + proposed, 0);
  return (
    <nav className="rail no-print" aria-label="Pages">
      <ul className="rail-list">
        {pages.map(({ name, path, key, icon }) => (
          <li key={name} data-in-bar={InBar.has(name)}>
            <PageLink name={name} path={path} icon={icon} waiting={name === "Review" ? waiting : 0} letter={key} />
          </li>
        ))}
        <li className="rail-more">
          <button type="button" className="rail-link" popoverTarget="more-pages">
            <Icon name="more" />
            <span>More</span>
          </button>
        </li>
      </ul>
      <div id="more-pages" popover="auto" className="more-pages">
        <ul>
          {pages
            .filter(({ name }) => !InBar.has(name))
            .map(({ name, path, key, icon }) => (
              <li key={name}>
                <PageLink name={name} path={path} icon={icon} waiting={0} letter={key} />
              </li>
            ))}
        </ul>
      </div>
    </nav>
  );
}

type PageLinkProps = {
  readonly name: string;
  readonly path: string;
  readonly icon: string;
  readonly waiting: number;
  readonly letter: string;
};

function PageLink({ name, path, icon, waiting, letter }: PageLinkProps) {
  return (
    <Link
      to={path}
      search={(before: Selection) => keptSelection(before)}
      className="rail-link"
      activeOptions={{ exact: path === "/", includeSearch: false }}
      title={`g ${letter}`}
      onClick={() => document.getElementById("more-pages")?.hidePopover()}
    >
      <Icon name={icon} />
      <span>{name}</span>
      {waiting > 0 && (
        <span className="rail-count">
          {waiting > 9999 ? "9999+" : waiting}
          <span className="sr-only"> proposals wait</span>
        </span>
      )}
    </Link>
  );
}
