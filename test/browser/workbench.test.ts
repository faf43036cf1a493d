import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openTestWorkbench, WaitMs, type Workbench } from "./open-workbench.ts";

const Story = [
  "2026-02-03-kelinform-verrane-news-conference.html",
  "2026-02-09-signal-eight-fee-message.html",
  "2026-02-10-kelinform-denial.txt",
  "2026-02-18-corvin-quay-readout-vessary.md",
  "2026-02-18-salt-court-readout-vessary.md",
  "2026-02-27-farshore-wire-third-round.txt",
  "2026-03-05-signal-eight-astoy-interview.html",
].map((name) => `examples/strait-of-orsa/${name}`);

const soon = { timeout: WaitMs };

const Pages = [
  "/",
  "/inbox",
  "/documents",
  "/review",
  "/record",
  "/matrix",
  "/plan",
  "/timeline",
  "/actors",
  "/conflict",
  "/brief",
  "/search?q=fee",
];

// A browser on a busy machine may come too late once; a fault of the page fails twice.
describe.runIf(hasChromium)("the workbench in a browser", { retry: 1 }, () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openTestWorkbench({ files: Story, gazetteer: "examples/strait-of-orsa/world.json", build: "development" });
  }, 180_000);
  afterAll(() => workbench.close());

  it.each([
    { width: 1440, dark: false },
    { width: 1440, dark: true },
    { width: 390, dark: false },
    { width: 390, dark: true },
    { width: 720, dark: false },
  ])(
    "shows every page at $width (dark: $dark) without errors, foreign requests or sideways scrolling",
    async (options) => {
      const { page, trouble, go } = await workbench.visit("/", options);
      for (const path of Pages) {
        await go(path);
        const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        expect({ path, overflow, trouble }).toEqual({ path, overflow: 0, trouble: [] });
        expect(await page.locator("main h1").count()).toBe(1);
      }
      await page.context().close();
    },
    120_000,
  );

  it("confirms, corrects and takes back in review, with the keyboard alone", async () => {
    const { page, trouble } = await workbench.visit("/review?kind=position");
    const waiting = async (): Promise<number> => Number(/^\d+/u.exec(await page.locator(".queue-head h2").innerText())?.[0]);
    const before = await waiting();
    const first = await page.locator(".queue-list [data-current='true']").innerText();

    await page.keyboard.press("y");
    await page.locator(".toast", { hasText: "Confirmed" }).waitFor();
    await expect.poll(waiting, soon).toBe(before - 1);
    expect(await page.locator(".queue-list [data-current='true']").innerText()).not.toBe(first);

    await page.keyboard.press("e");
    const stance = page.getByLabel("Stance");
    const wanted = (await stance.inputValue()) === "objects" ? "rejects" : "objects";
    await stance.selectOption(wanted);
    await page.getByLabel("Why").fill("the sentence says so");
    await page.keyboard.press("Enter");
    await page.locator(".toast", { hasText: "Corrected" }).waitFor();
    const corrected = await workbench.run("list", { what: "positions", standing: "corrected" });
    expect(corrected).toMatchObject({ total: 1, items: [{ stance: wanted, corrected: ["stance"] }] });

    await page.keyboard.press("u");
    await page.locator(".toast", { hasText: "Taken back" }).waitFor();
    await expect.poll(async () => (await workbench.run("list", { what: "positions", standing: "corrected" }))["total"], soon).toBe(0);
    await expect.poll(waiting, soon).toBe(before - 1);
    await page.keyboard.press("u");
    await expect.poll(waiting, soon).toBe(before);
    expect(trouble).toEqual([]);
  });

  it("decides all at once only after saying how many, and takes them back in one step", async () => {
    const { page } = await workbench.visit("/review?kind=contingency");
    const { total } = await workbench.run("list", { what: "contingencies", standing: "proposed" });
    await page.keyboard.press("A");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Confirm all ${total} contingencies` })
      .click();
    await page.locator(".toast", { hasText: total === 1 ? "Confirmed" : `${total} items` }).waitFor();
    expect(await workbench.run("list", { what: "contingencies", standing: "confirmed" })).toMatchObject({ total });
    await page.locator(".toast-act").click();
    await expect
      .poll(async () => (await workbench.run("list", { what: "contingencies", standing: "proposed" }))["total"], soon)
      .toBe(total);
  });

  it("leads from a cell of the matrix to the very words in the document", async () => {
    const { page, trouble } = await workbench.visit("/matrix");
    await page.locator(".cell-link").first().click();
    const drawer = page.getByRole("complementary", { name: "Evidence" });
    const quoted = await drawer.locator(".ground .lit").first().innerText();
    expect(page.url()).toContain("sel=P-");
    await drawer.locator(".ground .origin").first().click();
    await page.waitForURL(/\/documents\/src-.*at=\d+-\d+/u);
    await page.locator("[data-lit='true']").first().waitFor();
    const lit = (await page.locator(".document-text [data-lit='true']").allInnerTexts()).join("");
    expect(lit.replaceAll(/\s+/gu, " ").trim()).toBe(quoted.replaceAll(/\s+/gu, " ").trim());
    expect(await page.locator("[data-lit='true']").first().isVisible()).toBe(true);
    await page.goBack();
    await drawer.waitFor();
    expect(trouble).toEqual([]);
  });

  it("shows the text of a document unchanged, and lights a mark and its card together", async () => {
    const sources = await workbench.run("list", { what: "sources" });
    // The list answers with views of sources.
    const { page, go } = await workbench.visit("/documents");
    for (const { id } of sources["sources"] as readonly { readonly id: string }[]) {
      const shown = await workbench.run("show", { id });
      const { text } = shown["source"] as { readonly text: string };
      await go(`/documents/${id}`);
      const seen = (await page.locator(".document-text").allTextContents()).join(" ");
      expect(seen.replaceAll(/\s+/gu, "")).toBe(text.replaceAll(/\s+/gu, ""));
      await page.locator(".card-line").first().click();
      await page.locator(".card[data-chosen='true']").waitFor();
      expect(await page.locator("[data-lit='true']").count()).toBeGreaterThan(0);
      expect(page.url()).toContain("mark=");
    }
  });

  it("moves both clocks, says that it is not now, and keeps them from page to page", async () => {
    const { page } = await workbench.visit("/matrix");
    await page.locator(".cell-link").first().waitFor();
    const cells = await page.locator(".cell-link").count();
    await page.getByLabel("As of: said by").fill("2026-02-04");
    await page.locator(".not-now", { hasText: "said by 2026-02-04" }).waitFor();
    await expect.poll(() => page.locator(".cell-link").count(), soon).toBeLessThan(cells);
    await page.keyboard.press("Tab");
    await page.locator("main").click({ position: { x: 5, y: 5 } });
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await page.waitForURL(/\/timeline\?asOf=2026-02-04/u);
    await page.getByRole("button", { name: "Back to now" }).click();
    await page.locator(".not-now").waitFor({ state: "detached" });
  });

  it("finds pages, items and passages from the palette", async () => {
    const { page } = await workbench.visit("/");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("passage fee");
    await page.locator(".palette-choice", { hasText: "passage" }).first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".palette-choice").first().waitFor({ state: "detached" });
    await page.keyboard.press("/");
    await page.locator(".palette-choice").first().waitFor();
    await page.keyboard.type("actors");
    // What Enter opens is the first choice; it is there once the list has followed the words.
    await page.locator(".palette-choice", { hasText: "Actors" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/actors/u);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "detached" });
  });

  it("shows by itself what another process decided", async () => {
    const { page } = await workbench.visit("/record?what=points");
    const { items } = await workbench.run("list", { what: "points" });
    // The list answers with views of items.
    const [point] = items as readonly { readonly id: string }[];
    await workbench.run("decide", { act: "correct", items: [point?.id], fields: { name: "A name given elsewhere" } });
    await page.locator(".item-row", { hasText: "A name given elsewhere" }).waitFor();
    await workbench.run("undo", {});
    await page.locator(".item-row", { hasText: "A name given elsewhere" }).waitFor({ state: "detached" });
  });

  it("says what stands against a decision made on an older view", async () => {
    const { page } = await workbench.visit("/record?what=instruments");
    await page.locator(".item-row-link").first().click();
    await page.locator(".drawer .ground").first().waitFor();
    const id = new URL(page.url()).searchParams.get("sel");
    // The page is kept from hearing of the change, as if both decided in the same moment.
    await page.route("**/api/show*", (route) => route.abort());
    await workbench.run("decide", { act: "confirm", items: [id] });
    await page.locator(".drawer").getByRole("button", { name: "Reject" }).click();
    await page.locator(".toast[data-trouble='true']", { hasText: "since you saw it" }).waitFor();
    expect(await workbench.run("show", { id })).toMatchObject({ item: { standing: "confirmed" } });
    await workbench.run("undo", {});
  });
});

/** What documents, file names and details may carry to harm whoever looks at them. */
const Payloads = [
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>`,
  `<iframe src="javascript:alert(1)"></iframe>`,
  `<a href="javascript:alert(1)">a link</a>`,
  `<style>@import url(http://evil.example/x.css); body { background: url(http://evil.example/y) }</style>`,
  `<link rel=stylesheet href=http://evil.example/z.css><meta http-equiv=refresh content="0;url=http://evil.example/">`,
  `<img src="http://evil.example/pixel.png"><video src="http://evil.example/v.mp4">`,
  `<form action=http://evil.example/><button>x</button></form>`,
  `"><script>alert(1)</script>`,
  `![a picture](http://evil.example/p.png) [a link](javascript:alert(1))`,
  `{{constructor.constructor('alert(1)')()}} \${alert(1)}`,
  `names \u202Etxt.exe\u202C and \u200Bhidden\uFEFF words`,
];

describe.runIf(hasChromium)("hostile documents in a browser", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openTestWorkbench({ build: "as shipped" });
  }, 120_000);
  afterAll(() => workbench.close());

  it("says what would fill an empty dossier", async () => {
    const { page, trouble, go } = await workbench.visit("/");
    for (const path of Pages) {
      await go(path);
      expect({ path, trouble }).toEqual({ path, trouble: [] });
    }
    await go("/");
    await page.getByRole("link", { name: "Add documents" }).click();
    await page.waitForURL(/\/inbox/u);
  });

  it("takes in dropped files and pasted text, and tells of each what became of it", async () => {
    const { page, trouble } = await workbench.visit("/inbox");
    await page.getByLabel("Outlet").fill(`<b onmouseover=alert(1)>The Courier</b>`);
    await page.getByLabel("Published").fill("2026-02-10");
    const endings = ["txt", "md", "html"];
    const files = Payloads.map((payload, at) => ({
      name: `${payload.replaceAll(/[/\\]/gu, "_").slice(0, 60)}-${at}.${endings[at % endings.length]}`,
      mimeType: "text/plain",
      buffer: Buffer.from(
        `A title ${at} ${payload}\n\nMinister Ana Belo said on Monday: "We ${payload} reject the plan ${at}." Norland and Sudland met in Porto.\n`,
      ),
    }));
    await page
      .getByLabel("Files")
      .setInputFiles([...files, { name: "picture.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71, 0, 1, 2, 3]) }]);
    await page.getByLabel("Or paste a text").fill(`Pasted: ${Payloads.join(" ")} Norland said it rejects the plan.`);
    await page.getByRole("button", { name: "Read it" }).click();
    await page.locator(".deliveries h2", { hasText: `${files.length + 2} of ${files.length + 2} done` }).waitFor({ timeout: 60_000 });
    expect(await page.locator("tr[data-state='refused']").count()).toBeGreaterThan(0);
    await page.getByLabel("Or paste a text").fill(`Pasted: ${Payloads.join(" ")} Norland said it rejects the plan.`);
    await page.getByRole("button", { name: "Read it" }).click();
    await page.locator("tr[data-state='known']").waitFor();
    expect(trouble).toEqual([]);
  }, 120_000);

  it("shows them everywhere as words: no dialog, no load refused by the policy, no request to elsewhere", async () => {
    const { sources } = await workbench.run("list", { what: "sources" });
    // The list answers with views of sources.
    const documents = (sources as readonly { readonly id: string }[]).map(
      ({ id }) => `/documents/${id}?kinds=mention+date+attribution+position+meeting`,
    );
    expect(documents.length).toBeGreaterThan(10);
    const { page, trouble, go } = await workbench.visit("/");
    for (const path of [...Pages, "/search?q=alert", "/record?what=statements", "/record?what=actors", ...documents]) {
      await go(path);
      expect({ path, trouble }).toEqual({ path, trouble: [] });
      expect(await page.locator("main :is(script, iframe, style, link, img, video, form[action], [onerror], [onload])").count()).toBe(0);
    }
  }, 240_000);

  it("shows characters that hide or turn words", async () => {
    const { page } = await workbench.visit("/documents?words=names");
    await page.locator(".source-row").first().click();
    await page.locator(".document-text .hidden-character[data-code='202E']").first().waitFor();
    expect(await page.locator(".document-text .hidden-character[data-code='200B']").first().isVisible()).toBe(true);
  });
});
