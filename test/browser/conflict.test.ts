import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openTestWorkbench, WaitMs, type Workbench } from "./open-workbench.ts";

const Orsa = "examples/strait-of-orsa/conflict.json";
const Pictures = process.env["PARLEY_PICTURES"];
const soon = { timeout: WaitMs };

// A browser on a busy machine may come too late once; a fault of the page fails twice.
describe.runIf(hasChromium)("the conflict page in a browser", { retry: 1 }, () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openTestWorkbench({ build: "development" });
  }, 180_000);
  afterAll(() => workbench.close());

  it("says how to come by a model, solves a file that stays on the machine, and then the dossier's own", async () => {
    const { page, trouble, go } = await workbench.visit("/conflict");
    await page.getByText("The dossier keeps no conflict model.").waitFor();
    await page.getByLabel("Open a model file").setInputFiles("examples/conflict/elmira-groundwater.json");
    await page.getByText("Hold for everybody under SEQ: 5, 8, 9.").waitFor();
    await workbench.run("conflict keep", { model: Orsa });
    await go("/conflict?state=9&concept=Nash");
    await page.getByText("Hold for everybody under Nash: 1, 9, 13.").waitFor();
    await page.locator(".conflict-reasons li").first().waitFor();
    expect(await page.locator(".conflict-reasons").innerText()).toContain("Kelmara to 3, then Tovria to 9");
    await page.keyboard.press("k");
    await expect.poll(() => new URL(page.url()).searchParams.get("state"), soon).toBe("8");
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it.each([
    { width: 1440, dark: false },
    { width: 1440, dark: true },
    { width: 390, dark: false },
    { width: 390, dark: true },
  ])("fits $width (dark: $dark), draws every state and saves what it shows", async (options) => {
    await workbench.run("conflict keep", { model: Orsa });
    const { page, trouble, go } = await workbench.visit("/conflict?state=5", options);
    await page.locator(".conflict-reasons li").first().waitFor();
    expect(await page.locator(".conflict-state").count()).toBe(13);
    expect(await page.locator(".conflict-states tbody tr").count()).toBe(13);
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
    for (const [button, beginning] of [
      ["Save the table (CSV)", "state,decimal,Close the strait"],
      ["Save the drawing (SVG)", "<svg"],
      ["Save the answer (JSON)", "{"],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
      expect((await readFile(await download.path(), "utf8")).startsWith(beginning), button).toBe(true);
    }
    for (const view of ["states", "threats", "more", "model"]) {
      await go(`/conflict?state=5&view=${view}`);
      await page.locator(".conflict-reasons, .conflict-threats, .conflict-model, main section .table").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"), view).toBe(0);
      if (Pictures !== undefined)
        await page.screenshot({
          path: `${Pictures}/conflict-${view}-${options.width}-${options.dark ? "dark" : "light"}.png`,
          fullPage: true,
        });
    }
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("edits the model, answers at once, takes edits back, and keeps it so that it can be undone", async () => {
    await workbench.run("conflict keep", { model: Orsa });
    const { page, trouble, go } = await workbench.visit("/conflict?view=model");
    await page.getByText("13 states; hold for everybody").waitFor();
    const before = await page.locator(".conflict-hint").first().innerText();
    // What cannot be, said in a statement that cannot be read, is told at once and leaves the rest as it was.
    await page.getByLabel("Combinations that cannot be").fill("Close and");
    await page.getByLabel("Combinations that cannot be").blur();
    await page.getByText("cannot be read").first().waitFor();
    await page.getByRole("button", { name: "Undo edit" }).click();
    await expect.poll(() => page.locator(".conflict-hint").first().innerText(), soon).toBe(before);
    await page.getByLabel("Direction of option 1").selectOption("fixed");
    await page.getByLabel("Name of option 1").fill("Close the <b>strait</b>");
    await page.getByLabel("Name of option 1").press("Enter");
    await page.getByLabel("Statement 1 of", { exact: false }).first().waitFor();
    expect(await page.locator("main b").count()).toBe(0);
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByText("The model is kept in the dossier.").waitFor();
    const kept = JSON.stringify((await workbench.run("conflict model", {}))["model"]);
    expect(kept).toContain('{"name":"Close the <b>strait</b>","direction":"fixed"');
    await page.getByRole("button", { name: /^Undo u/u }).click();
    await expect.poll(async () => JSON.stringify((await workbench.run("conflict model", {}))["model"]), soon).not.toContain("<b>");
    await go("/conflict?view=model");
    // A ranking with ties, entered as lines.
    const side = page.locator(".conflict-side").first();
    await side.getByLabel("are").first().selectOption("ranking");
    await side.locator("textarea").first().fill("1 2\n3 x");
    await side.locator("textarea").first().blur();
    await page.getByText("'3 x' cannot be read").waitFor();
    await side.locator("textarea").first().fill("2 4 6 8\n1 3 5 7 9 10 11 12 13");
    await side.locator("textarea").first().blur();
    // The words "Solving …" stand there meanwhile: what counts is the answer, which this ranking changes.
    await page.getByText("13 states; hold for everybody: Nash 13; GMR 1, 3, 7, 9, 12, 13; SMR 1, 3, 7, 9, 12, 13; SEQ 1, 3, 7").waitFor();
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("says how credible threats are, what coalitions change, and what would make a state hold", async () => {
    await workbench.run("conflict keep", { model: Orsa });
    const { page, trouble, go } = await workbench.visit("/conflict?view=threats");
    await page.locator(".conflict-threats tbody tr").first().waitFor();
    await go("/conflict?view=more");
    await page.getByText("holds for every coalition").waitFor();
    await go("/conflict?state=1&concept=Nash");
    await page.getByText("What would make it hold under Nash").click();
    await page.getByText("together the conditions are exact").waitFor();
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("shows each side's own view, unknown preferences and strengths where the model has them", async () => {
    const { page, trouble } = await workbench.visit("/conflict?view=more");
    const model = {
      format: "parley-conflict",
      version: 1,
      options: [{ name: "Stop" }, { name: "Recall" }],
      decisionMakers: [
        { name: "Ostrel", options: ["Stop"], preferences: { statements: ["not Recall", { statement: "Stop", unknown: true }] } },
        { name: "Vesmar", options: ["Recall"], preferences: { statements: [{ statement: "not Stop", strong: true }, "Recall"] } },
      ],
    };
    const open = (value: unknown, name: string) =>
      page
        .getByLabel("Open a model file")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) });
    await open(model, "unknown.json");
    await page.getByRole("heading", { name: "Unknown preferences" }).waitFor();
    await page.getByRole("heading", { name: "Strengths" }).waitFor();
    const [first, second] = model.decisionMakers;
    const view = { unseen: ["Stop and Recall"], preferences: { Vesmar: { statements: ["not Stop"] } } };
    const plain = [
      { ...first, preferences: { statements: ["not Recall", "Stop"] }, view },
      { ...second, preferences: { statements: ["not Stop", "Recall"] } },
    ];
    await open({ ...model, decisionMakers: plain }, "views.json");
    await page.getByText("as Ostrel sees it (without 4)").waitFor();
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("tells a file that is no model", async () => {
    const { page } = await workbench.visit("/conflict");
    await page
      .getByLabel("Open a model file")
      .setInputFiles({ name: "bad.json", mimeType: "application/json", buffer: Buffer.from('{"options": [') });
    await page.getByText("is not JSON").waitFor();
    await page
      .getByLabel("Open a model file")
      .setInputFiles({ name: "none.json", mimeType: "application/json", buffer: Buffer.from('{"options": []}') });
    await page.locator(".failure").waitFor();
    expect(await page.locator(".failure").innerText()).toContain("decisionMakers");
    await page.context().close();
  });
});
