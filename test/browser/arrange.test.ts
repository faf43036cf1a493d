import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openTestWorkbench, WaitMs, type Workbench } from "./open-workbench.ts";

const Story = ["2026-02-18-corvin-quay-readout-vessary.md", "2026-02-18-salt-court-readout-vessary.md"].map(
  (name) => `examples/strait-of-orsa/${name}`,
);
const soon = { timeout: WaitMs };

// A browser on a busy machine may come too late once; a fault of the page fails twice.
describe.runIf(hasChromium)("arranging a dossier in a browser", { retry: 1 }, () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openTestWorkbench({ files: Story, gazetteer: "examples/strait-of-orsa/world.json", build: "development" });
  }, 180_000);
  afterAll(() => workbench.close());

  it("names it at the top of every page, and takes the name back", async () => {
    const { page, trouble } = await workbench.visit("/matrix", { width: 390 });
    const name = page.getByRole("button", { name: /rename the dossier$/u });
    const before = await name.innerText();
    await name.click();
    await page.getByLabel("Name", { exact: true }).fill("Talks <b>on</b> the strait");
    await page.keyboard.press("Enter");
    await expect.poll(() => name.innerText(), soon).toBe("Talks <b>on</b> the strait");
    expect(await workbench.run("home", {})).toMatchObject({ name: "Talks <b>on</b> the strait" });
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.locator(".toast-act").click();
    await expect.poll(() => name.innerText(), soon).toBe(before);
    expect(trouble).toEqual([]);
  });

  it("orders the parties and gives them seats", async () => {
    const { page, trouble } = await workbench.visit("/actors");
    const rows = page.locator(".party-list tbody tr");
    const namesShown = () => rows.locator("th").allInnerTexts();
    const [first, second] = await namesShown();
    expect(second).toBeDefined();
    await page
      .getByRole("button", { name: `Move ${second} up` })
      .first()
      .click();
    await expect.poll(async () => (await namesShown()).slice(0, 2), soon).toEqual([second, first]);
    const listed = async () => ((await workbench.run("party list", {}))["parties"] as readonly object[]).slice(0, 2); // The command's own shape.
    expect(await listed()).toMatchObject([{ name: second }, { name: first }]);

    const seat = rows.first().getByRole("combobox");
    await seat.selectOption("mediator");
    await page.locator(".toast", { hasText: `${second} sits as mediator` }).waitFor();
    expect(await listed()).toMatchObject([{ name: second, seat: "mediator" }, { name: first }]);
    await expect.poll(() => seat.inputValue(), soon).toBe("mediator");
    await page.keyboard.press("u");
    await expect.poll(() => seat.inputValue(), soon).toBe("none");
    await page.getByRole("button", { name: "order of first appearance" }).click();
    await expect.poll(async () => (await namesShown()).slice(0, 2), soon).toEqual([first, second]);
    expect(trouble).toEqual([]);
  });

  it("shows every page as of the day chosen above", async () => {
    const { page, trouble, go } = await workbench.visit("/");
    const documents = page.locator(".page-head .lede");
    await expect.poll(() => documents.innerText(), soon).toBe("2 documents");
    await page.getByLabel("As of: said by").fill("2026-01-05");
    await page.getByText("No document was there by then.").waitFor();
    await page.getByLabel("As of: said by").fill("2026-02-19");
    await expect.poll(() => documents.innerText(), soon).toBe("2 documents");
    const { sources } = await workbench.run("list", { what: "sources" });
    const [source] = sources as readonly { readonly id: string }[]; // The command's own shape.
    expect(trouble).toEqual([]);
    // What is refused is told on the page; the browser's console tells of it too.
    await go(`/documents/${source?.id}?asOf=2026-01-05`);
    await page.locator(".failure", { hasText: "after 2026-01-05" }).waitFor();
    await go("/search?q=Vessary&asOf=2026-01-05");
    expect(await page.locator("main").innerText()).not.toContain("readout");
  });
});
