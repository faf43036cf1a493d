import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openTestWorkbench, WaitMs, type Workbench } from "./open-workbench.ts";

const Orsa = "examples/strait-of-orsa/outcomes.json";
const Ordinal = "examples/strait-of-orsa/outcomes-ordinal.json";
const Story = [
  "examples/strait-of-orsa/draft-2-20-points.md",
  "examples/strait-of-orsa/draft-3-20-points.md",
  "examples/strait-of-orsa/2026-02-24-farshore-wire-20-point-plan.txt",
  "examples/strait-of-orsa/2026-02-27-farshore-wire-third-round.txt",
  "examples/strait-of-orsa/2026-03-11-farshore-wire-framework-agreement.txt",
  "examples/strait-of-orsa/2026-03-14-pellmouth-courier-three-points.md",
];
const Pictures = process.env["PARLEY_PICTURES"];
const soon = { timeout: WaitMs };

// A browser on a busy machine may come too late once; a fault of the page fails twice.
describe.runIf(hasChromium)("the outcome page in a browser", { retry: 1 }, () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openTestWorkbench({
      build: "development",
      files: Story,
      gazetteer: "examples/strait-of-orsa/world.json",
    });
  }, 240_000);
  afterAll(() => workbench.close());

  it.each([
    { width: 1440, dark: false },
    { width: 1440, dark: true },
    { width: 390, dark: false },
    { width: 390, dark: true },
  ])("fits $width (dark: $dark) in every view and saves what it shows", async (options) => {
    await workbench.run("outcomes keep", { files: [Orsa] });
    const { page, trouble, go } = await workbench.visit("/outcome", options);
    for (const view of ["packages", "concede", "unknown", "model"]) {
      await go(`/outcome?view=${view}`);
      await page.locator(".outcome-scatter, .outcome-concede h2, .outcome-unknown, .outcome-entries").first().waitFor();
      if (view === "packages") await page.locator(".outcome-package .outcome-worth").first().waitFor();
      if (view === "unknown") {
        await page.getByRole("button", { name: "Draw preferences" }).click();
        await page.locator(".outcome-bars").waitFor();
      }
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"), view).toBe(0);
      if (Pictures !== undefined)
        await page.screenshot({
          path: `${Pictures}/outcome-${view}-${options.width}-${options.dark ? "dark" : "light"}.png`,
          fullPage: true,
        });
    }
    for (const [view, button, beginning] of [
      ["packages", "Save the table (CSV)", "kind,Kelmara,Tovria"],
      ["packages", "Save the drawing (SVG)", "<svg"],
      ["packages", "Save the answer (JSON)", "{"],
      ["concede", "Save the table (CSV)", "point,from,to,cost"],
      ["model", "Save the table (CSV)", "party,entry,point"],
    ] as const) {
      await go(`/outcome?view=${view}`);
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
      expect((await readFile(await download.path(), "utf8")).startsWith(beginning), button).toBe(true);
    }
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("answers a switch at once, and shows a package of the frontier chosen with the keyboard", async () => {
    await workbench.run("outcomes keep", { files: [Orsa] });
    const { page, trouble } = await workbench.visit("/outcome");
    await page.getByText("Not acceptable to all.").waitFor();
    await page.locator(".outcome-switch").first().getByLabel("120 days").check();
    await page.getByText("Who concedes what, against today's draft").waitFor();
    expect(new URL(page.url()).searchParams.get("package")).toBe("0.1.0.0.1.0");
    await page.keyboard.press("j");
    await expect.poll(() => new URL(page.url()).searchParams.get("package"), soon).not.toBe("0.1.0.0.1.0");
    await page.locator(".outcome-frontier tr[data-current=true]").waitFor();
    // The draft is a package of the frontier here; what follows from it is seen to change with each step.
    await page.keyboard.press("k");
    await page.locator(".outcome-package h2").first().waitFor();
    // What is settled holds for every package of the frontier.
    const all = await page.locator(".outcome-frontier tbody tr").count();
    await page.locator(".outcome-switch").first().getByLabel("settled").check();
    await expect.poll(() => page.locator(".outcome-frontier tbody tr").count(), soon).toBeLessThan(all);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("edits a number with a position of the record beside it, takes the edit back, and keeps it so that it can be undone", async () => {
    await workbench.run("outcomes keep", { files: [Orsa] });
    const { page, trouble } = await workbench.visit("/outcome?view=model");
    // Beside the weight of a point stands what the record has of the party on it.
    await page.locator(".outcome-point-row .stance").first().waitFor();
    await page.getByRole("button", { name: /weight of 2[.] Withdrawal.* for Kelmara/u }).click();
    await page.getByRole("dialog").getByLabel("Number").fill("seven");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    await page.getByText("'seven' is no number").waitFor();
    await page.getByRole("dialog").getByLabel("Number").fill("0.7");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    const cell = page.getByRole("button", { name: /^0[.]7: weight of 2[.] Withdrawal.* for Kelmara/u });
    await cell.waitFor();
    await page.getByText("add up to 1.5, not 1").waitFor();
    await page.getByRole("button", { name: "Undo edit" }).click();
    await page.getByRole("button", { name: /^0[.]2: weight of 2[.] Withdrawal.* for Kelmara/u }).waitFor();
    await page.getByRole("button", { name: "Redo edit" }).click();
    await cell.waitFor();
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByText("The model is kept in the dossier.").waitFor();
    const kept = await workbench.run("outcomes model", {});
    expect(JSON.stringify(kept["model"])).toContain('{"value":"0.7","date":');
    await page.getByRole("button", { name: /^Undo u/u }).click();
    await page.getByRole("button", { name: /^0[.]2: weight of 2[.] Withdrawal.* for Kelmara/u }).waitFor();
    expect(JSON.stringify((await workbench.run("outcomes model", {}))["model"])).not.toContain('"0.7"');
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("says what is wrong with a model or a file, shows the circle of statements, and hostile names as text", async () => {
    await workbench.run("outcomes keep", { files: [Orsa] });
    const { page, trouble } = await workbench.visit("/outcome?view=packages");
    const open = (name: string, text: string) =>
      page.getByLabel("Open a model").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await open("bad.json", '{"points": [');
    await page.locator(".failure").waitFor();
    expect(await page.locator(".failure").innerText()).toContain("bad.json");
    const hostile = "<img src=x onerror=alert(1)>";
    const circle = {
      name: hostile,
      points: [
        { id: hostile, options: ["a", "b"] },
        { id: "B", options: ["a", "b"] },
      ],
      parties: [
        {
          id: "One",
          statements: [
            { moreImportant: hostile, than: "B" },
            { moreImportant: "B", than: hostile },
          ],
        },
        { id: "Two", statements: [{ moreImportant: "B", than: hostile }] },
      ],
    };
    await open("circle.json", JSON.stringify(circle));
    await page.getByText("go round in a circle").first().waitFor();
    await open("open.json", JSON.stringify({ ...circle, parties: circle.parties.slice(1) }));
    await page.getByRole("heading", { name: hostile }).waitFor();
    await page.getByText("numbers are not known exactly").waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("draws preferences with progress, can be cancelled, and names what to find out next", async () => {
    await workbench.run("outcomes keep", { files: [Ordinal] });
    const { page, trouble } = await workbench.visit("/outcome?view=unknown");
    await page.getByLabel("Draws").fill("100000");
    await page.getByRole("button", { name: "Draw preferences" }).click();
    await page.locator("progress").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled").waitFor();
    await page.getByLabel("Draws").fill("500");
    await page.getByRole("button", { name: "Draw preferences" }).click();
    await page.getByText("500 draws (seed 1)").waitFor();
    expect(await page.locator(".outcome-unknown .outcome-worth tbody tr").count()).toBeGreaterThan(3);
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});
