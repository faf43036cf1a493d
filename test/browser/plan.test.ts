import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openTestWorkbench, WaitMs, type Workbench } from "./open-workbench.ts";

const Story = [
  "draft-1-28-points.md",
  "draft-2-20-points.md",
  "draft-3-20-points.md",
  "2026-02-27-farshore-wire-third-round.txt",
  "2026-03-05-signal-eight-astoy-interview.html",
].map((name) => `examples/strait-of-orsa/${name}`);
const Compilation = `# A compilation

1. **Withdrawal.** Kelmara withdraws its forces within [Kelmara proposes: 270 [working] days] [Tovria proposes: 120 days] of [signature].

2. **Fee.** <script>alert(1)</script> [Tovria oppose: The fee is charged.]
`;
/** A draft that takes long enough to be waited for: 600 articles, 0.4 MB, two brackets in each of their paragraphs. */
function longDraft(toll: string): string {
  const words =
    "ships pass the northern channel by day and pay at the harbour of Vell before they leave it, and the monitors note each of them in a list";
  const article = (number: number): string =>
    `Article ${number}\n\n${[1, 2, 3].map((at) => `${at}. In zone ${number * 3 + at} ${words} [Kelmara proposes: for ${toll} ${at}] [Tovria proposes: free of charge].`).join("\n\n")}`;
  return `# A long treaty\n\n${Array.from({ length: 600 }, (_, at) => article(at + 1)).join("\n\n")}\n`;
}

/** Runs in the page, as text: keeps all that was said of work under way. */
const KeepWaiting = `window.waitings = [];
new MutationObserver(() => {
  const words = document.querySelector(".waiting p")?.textContent;
  if (words && window.waitings.at(-1) !== words) window.waitings.push(words);
}).observe(document, { subtree: true, childList: true, characterData: true })`;

const soon = { timeout: WaitMs };

// A browser on a busy machine may come too late once; a fault of the page fails twice.
describe.runIf(hasChromium)("the plan in a browser", { retry: 1 }, () => {
  let workbench: Workbench;
  let folder: string;
  beforeAll(async () => {
    workbench = await openTestWorkbench({ files: Story, gazetteer: "examples/strait-of-orsa/world.json", build: "development" });
    folder = await mkdtemp(join(tmpdir(), "parley-plan-"));
    await writeFile(join(folder, "compilation.md"), Compilation);
    const file = join(folder, "compilation.md");
    await workbench.run("plan add", { files: [file], instrument: "Plan for the strait", date: "2026-01-20", status: "compilation" });
  }, 180_000);
  afterAll(async () => {
    await workbench.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    { width: 1440, dark: true },
    { width: 390, dark: false },
  ])(
    "shows every view at $width without errors or sideways scrolling",
    async (options) => {
      const { page, trouble, go } = await workbench.visit("/plan", options);
      for (const view of ["changes", "side", "brackets", "text"]) {
        await go(`/plan?view=${view}`);
        await page.locator(".plan-row").nth(20).waitFor();
        const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        expect({ view, overflow, trouble }).toEqual({ view, overflow: 0, trouble: [] });
      }
      for (const [view, place] of [
        ["left", ".plan-open tbody tr"],
        ["party", ".plan-words"],
        ["left&about=7", ".one-point"],
      ]) {
        await go(`/plan?view=${view}`);
        await page
          .locator(place ?? "")
          .first()
          .waitFor();
        const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        expect({ view, overflow, trouble }).toEqual({ view, overflow: 0, trouble: [] });
      }
      await page.context().close();
    },
    60_000,
  );

  it("tells the newest draft against the one before, every word of both in it, and walks the changes with the keys", async () => {
    const { page, trouble } = await workbench.visit("/");
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.locator(".plan-row").first().waitFor();
    expect(await page.locator(".draft").count()).toBe(4);
    expect(await page.locator(".draft[data-chosen='true']").innerText()).toContain("2026-03-09");
    expect(await page.locator(".draft[data-other='true']").innerText()).toContain("2026-02-24");
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    await expect.poll(() => new URL(page.url()).searchParams.get("mark"), soon).toBe("2");
    await expect.poll(() => page.evaluate("document.activeElement?.dataset.mark"), soon).toBe("2");
    expect(await page.locator(".mark-walker [role='status']").innerText()).toMatch(/^change 2 of \d+: .*(deleted|inserted|moved)/u);
    await page.keyboard.press("[");
    await expect.poll(() => new URL(page.url()).searchParams.get("mark"), soon).toBe("1");
    // What is drawn as gone and come is said too.
    expect(await page.locator(".plan-words del .sr-only").first().textContent()).toContain("deleted");
    expect(await page.locator(".plan-words ins .sr-only").first().textContent()).toContain("inserted");
    expect(trouble).toEqual([]);
  });

  it("leads from a point of the matrix to the point in the plan, and from there to the evidence of a position", async () => {
    const { page, trouble } = await workbench.visit("/matrix");
    await page.locator(".point-in-plan").first().click();
    await page.waitForURL(/\/plan\?point=T-/u);
    const point = new URL(page.url()).searchParams.get("point") ?? "";
    const row = page.locator(`.plan-row[data-point~="${point}"]`);
    await row.locator(".plan-position").first().click();
    await page.getByRole("complementary", { name: "Evidence" }).waitFor();
    expect(page.url()).toContain("sel=P-");
    expect(trouble).toEqual([]);
  });

  it("shows brackets with the parties behind them, in colour, pattern and words", async () => {
    const { drafts } = await workbench.run("plan list", {});
    const added = (drafts as readonly { readonly id: string; readonly origin: string }[]).find(({ origin }) => origin === "added"); // The command's own shape.
    const { page, trouble } = await workbench.visit(`/plan?view=brackets&draft=${added?.id}`);
    await page.locator(".plan-legend").waitFor();
    expect(await page.locator(".plan-legend").innerText()).toContain("Kelmara: 1");
    const kelmara = page.locator(".plan-row .bracket[data-tint='1']");
    expect(await kelmara.locator(":scope > .sr-only").first().textContent()).toContain("proposed by Kelmara");
    expect(await kelmara.locator(".bracket").count()).toBe(1);
    const looks = await page.evaluate(
      `["1", "2", "0"].map((tint) => getComputedStyle(document.querySelector(".plan-row .bracket[data-tint='" + tint + "']"))).map((look) => [look.borderBottomStyle + look.borderBottomWidth, look.backgroundColor])`,
    );
    // Each part of the look, pattern and colour, tells the three apart.
    for (const part of [0, 1]) expect(new Set((looks as readonly (readonly string[])[]).map((look) => look[part])).size).toBe(3);
    await page.keyboard.press("]");
    await expect.poll(() => page.locator(".mark-walker [role='status']").innerText(), soon).toMatch(/^bracket 1 of 4/u);
    expect(await page.locator("main script").count()).toBe(0);
    expect(trouble).toEqual([]);
  });

  it("says what would fill it when no draft was there yet", async () => {
    const { page, trouble } = await workbench.visit("/plan?asOf=2026-01-01");
    await page.locator(".empty", { hasText: "parley plan add" }).waitFor();
    expect(trouble).toEqual([]);
  });

  it("shows how a party reads a draft by both clocks, as every other view", async () => {
    const { page, trouble, go } = await workbench.visit("/plan");
    const asked = page.waitForRequest((request) => decodeURIComponent(request.url()).includes("plan/reading"));
    await go("/plan?view=party&asOf=2026-02-25&known=2099-01-01");
    const { searchParams } = new URL((await asked).url());
    expect([searchParams.get("asOf"), searchParams.get("knownAsOf")]).toEqual(["2026-02-25", "2099-01-01"]);
    await page.locator(".plan-words").first().waitFor();
    // The draft of 9 March was not there yet.
    expect(await page.locator(".draft[data-chosen='true']").innerText()).toContain("2026-02-24");
    expect(trouble).toEqual([]);
  });

  it("leads from what is left to one point whole, and keeps a person's word on links and brackets, with the way back", async () => {
    const { page, trouble, go } = await workbench.visit("/plan?view=left");
    await page.locator(".plan-open tbody .chip", { hasText: "Passage fee" }).click();
    await page.locator(".one-point h2", { hasText: "Passage fee" }).waitFor();
    expect(await page.locator(".one-point .plan-line li").count()).toBeGreaterThan(0);
    expect(await page.locator(".one-point ins").count()).toBeGreaterThan(0);
    await go("/plan?view=changes");
    const title = page.locator(".plan-title", { hasText: /^12/u }).first();
    await title.locator("summary").click();
    await title.getByRole("button", { name: "It is new" }).click();
    await page.locator(".toast", { hasText: "Point 12 is new" }).waitFor();
    await page.locator(".plan-title", { hasText: "added" }).first().waitFor();
    await page.locator(".toast-act").click();
    await expect.poll(() => page.locator(".plan-title", { hasText: "added" }).count(), soon).toBe(0);
    await go("/plan?view=brackets&mark=1");
    await page.locator(".plan-flip", { hasText: "is taken for" }).waitFor();
    await page.getByRole("button", { name: "Alternatives", exact: true }).click();
    await page.locator(".toast", { hasText: "is an alternative to those beside it" }).waitFor();
    await page.locator(".toast-act").click();
    await page.locator(".toast", { hasText: "Taken back" }).waitFor();
    const saved = page.waitForEvent("download");
    await page.locator(".plan-export summary").click();
    await page.getByRole("button", { name: "docx of All brackets, point by point" }).click();
    expect((await saved).suggestedFilename()).toBe("compilation.docx");
    expect(trouble).toEqual([]);
  });

  it("says which numbers and brackets look like slips, runs lines from the right, and compares within one instrument", async () => {
    const ids: string[] = [];
    for (const [name, text] of [
      ["one.md", "Article 1\n\nتفتح الأطراف الميناء.\n\nArticle 1\n\n[Ships pass.\n\nArticle 4\n\nTolls end.\n"],
      ["two.md", "Article 1\n\nتفتح الأطراف الميناء اليوم.\n"],
    ] as const) {
      await writeFile(join(folder, name), text);
      const input = {
        files: [join(folder, name)],
        instrument: "A slip of a treaty",
        date: name === "one.md" ? "2025-01-01" : "2027-01-01",
      };
      ids.push(...((await workbench.run("plan add", input))["drafts"] as readonly { readonly id: string }[]).map(({ id }) => id)); // The command's own shape.
    }
    const { page, trouble, go } = await workbench.visit(`/plan?draft=${ids[0]}&view=text`);
    await page.locator(".plan-odd summary", { hasText: "3 places look like slips" }).click();
    expect(await page.locator(".plan-odd li").allInnerTexts()).toEqual([
      "Line 5: The number '1' stands a second time.",
      "Line 7: '[' has no partner.",
      "Line 9: Before '4' at least one number is missing.",
    ]);
    await go(`/plan?draft=${ids[1]}&view=changes`);
    await page.locator(".plan-row").first().waitFor();
    expect(await page.locator(".draft[data-other='true']").innerText()).toContain("2025-01-01");
    expect(await page.evaluate("getComputedStyle(document.querySelector('.plan-words')).unicodeBidi")).toBe("plaintext");
    expect(trouble).toEqual([]);
  });

  it("counts the stages and points of a long draft while it is worked on", async () => {
    const ids: string[] = [];
    for (const [at, toll] of ["a toll of", "a fee of"].entries()) {
      const file = join(folder, `long-${at}.md`);
      await writeFile(file, longDraft(toll));
      const { drafts } = await workbench.run("plan add", { files: [file], instrument: "A long treaty", date: `2026-01-0${at + 1}` });
      ids.push(...(drafts as readonly { readonly id: string }[]).map(({ id }) => id)); // The command's own shape.
    }
    const { page, trouble, go } = await workbench.visit("/");
    await page.addInitScript(KeepWaiting);
    const said = async (): Promise<string> => (await page.evaluate<readonly string[]>("window.waitings")).join("\n");
    await go(`/plan?draft=${ids[1]}&view=text`);
    await page.locator(".plan-row").nth(599).waitFor();
    expect(await said()).toMatch(/Reading the draft … structure \(1 of 3\)[\s\S]*Reading the draft … brackets \(2 of 3\)/u);
    await go(`/plan?draft=${ids[1]}&with=${ids[0]}&view=changes`);
    await page.locator(".plan-row").nth(599).waitFor();
    expect(await said()).toMatch(/Comparing … which point became which \(3 of 3\)[\s\S]*Comparing … point by point \(\d+ of \d{3,4}\)/u);
    expect(await page.locator(".plan-counts").innerText()).toContain("600 edited");
    expect(trouble).toEqual([]);
  }, 60_000);
});
