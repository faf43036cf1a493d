import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openTestWorkbench, type Workbench } from "./open-workbench.ts";

const Orsa = "examples/strait-of-orsa/conflict.json";
const Pictures = process.env["PARLEY_PICTURES"];

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
    await expect.poll(() => new URL(page.url()).searchParams.get("state")).toBe("8");
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
    const { page, trouble } = await workbench.visit("/conflict?state=5", options);
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
    if (Pictures !== undefined)
      await page.screenshot({ path: `${Pictures}/conflict-${options.width}-${options.dark ? "dark" : "light"}.png`, fullPage: true });
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
