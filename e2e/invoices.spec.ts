import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";
import PDFDocument from "pdfkit";
import type { VcsDocument } from "../lib/contract/vcs";
import { drawSample } from "../lib/scripts/draw-sample";
import { pdfOf } from "../lib/server/documents/testing/hostile-pdfs";
import { expect, test } from "./fixtures";
import { APP_URL, SANDBOX_URL } from "./stage";

const run = promisify(execFile);
const HERE = "/accounts/1/invoices";
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const IDENTITY = {
  company: "Maison Verdier SARL",
  address: "14 rue des Capucins",
  postal_code: "69001",
  city: "Lyon",
  country: "FR",
  vat_numbers: ["FR123456789", "DE123456789", "IT123456789", "ES123456789", "GB123456789"],
  invoice_series: "FA",
  credit_note_series: "AV",
  time_zone: "Europe/Paris",
};

/** The sandbox's Amazon decides about everything it holds, without waiting for its clock. */
async function amazonDecides(): Promise<void> {
  const body = JSON.stringify({ settle: true, account: 1 });
  const headers = { "content-type": "application/json" };
  expect((await fetch(`${SANDBOX_URL}/__sandbox/clock`, { method: "POST", body, headers })).ok).toBe(true);
}

async function sampleFolder(): Promise<{ dir: string; files: string[] }> {
  const dir = await mkdtemp(path.join(tmpdir(), "invoices-"));
  const script = ["tsx", "lib/scripts/sample-invoices.ts", "--sandbox", SANDBOX_URL, "--out", dir, "--count", "14"];
  await run("npx", script, { cwd: path.resolve(import.meta.dirname, "..") });
  return { dir, files: (await readdir(dir)).map((name) => path.join(dir, name)) };
}

async function documents(http: APIRequestContext, query: string): Promise<VcsDocument[]> {
  const answer = await http.get(`/api/accounts/1/vcs/documents?${query}`);
  expect(answer.ok()).toBe(true);
  return (await answer.json()).results;
}

const tray = (page: Page) => page.getByRole("region", { name: "Dropped PDFs" });
const drop = (page: Page, files: string[]) => page.locator("input[type=file]").setInputFiles(files);

/** Rows of the screen of which a document can be made: what Amazon reports for some orders does not allow it. */
async function makeable(page: Page, http: APIRequestContext, count: number): Promise<string[]> {
  const boxes = page.getByRole("checkbox", { name: /^Select \d/ });
  await expect(boxes.first()).toBeVisible();
  const labels = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute("aria-label") ?? ""));
  const all = await documents(http, "detail=short&page_size=5000");
  const found: string[] = [];
  for (const label of labels) {
    const [document, another] = all.filter(({ order_id }) => label === `Select ${order_id}`);
    if (document?.kind !== "invoice" || another || found.length === count) continue;
    const data = { document_key: document.key };
    const preview = await http.post("/api/accounts/1/invoices/preview", { data, headers: { origin: APP_URL } });
    if (preview.ok()) found.push(label);
  }
  expect(found).toHaveLength(count);
  return found;
}

async function confirmSettings(http: APIRequestContext): Promise<void> {
  const answer = await http.put("/api/accounts/1/invoices/settings", {
    data: { identity: IDENTITY, confirmed: true },
    headers: { origin: APP_URL },
  });
  expect(answer.status()).toBe(200);
}

test("an accountant makes three, drops a folder, sends what fits, corrects what Amazon refused and exports the log", async ({
  page,
  httpOf,
}) => {
  test.setTimeout(180_000);
  const http = await httpOf("merchant");

  await confirmSettings(await httpOf("admin"));
  await page.goto(HERE);
  for (const name of await makeable(page, http, 3)) await page.getByRole("checkbox", { name, exact: true }).check();
  await page.getByRole("button", { name: "Make 3 documents" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /it carries no number yet/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Issue 3" }).click();
  await expect(dialog).toHaveCount(0, { timeout: 20_000 });
  await expect(tray(page).locator('[data-tray-file="ready"]')).toHaveCount(3, { timeout: 20_000 });
  await expect(tray(page).getByText("FA-2026-00003.pdf")).toBeVisible();
  await tray(page).getByRole("button", { name: "Upload 3 PDFs" }).click();
  await expect(tray(page).locator('[data-tray-file="sent"]')).toHaveCount(3, { timeout: 20_000 });

  const { dir, files } = await sampleFolder();
  await drop(page, files);
  const region = tray(page);
  await expect(region.getByRole("status")).not.toContainText("reading", { timeout: 30_000 });
  await expect(region.locator('[data-tray-file="ready"]').first()).toBeVisible();
  await expect(region.locator('[data-tray-file="differs"]').first()).toContainText("Off by");
  await expect(region.getByText("It is an Office document.")).toBeVisible();
  await expect(region.getByText("The file is empty.")).toBeVisible();
  await expect(region.getByText("The same file is here twice.")).toBeVisible();

  await region.getByRole("button", { name: /^Upload \d+ PDF/ }).click();
  await expect(region.locator('[data-tray-file="ready"]')).toHaveCount(0, { timeout: 30_000 });
  const sent = await region.locator('[data-tray-file="sent"]').count();
  expect(sent).toBeGreaterThan(6);
  await expect(region.locator('[data-tray-file="sent"]').getByText("Waiting")).toHaveCount(sent, { timeout: 60_000 });

  await amazonDecides();
  await expect(async () => {
    await page.getByRole("button", { name: "Read Amazon’s list again" }).click();
    await expect(region.getByText("Refused").first()).toBeVisible({ timeout: 3_000 });
    await expect(region.getByText("Done").first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(region.getByText("Amazon could not read the file as a PDF.")).toBeVisible();
  await region.getByRole("button", { name: "Close and keep the files" }).click();

  const refused = (await documents(http, "state=rejected")).find(({ uploads }) => uploads[0]?.state === "refused");
  if (!refused) throw new Error("Amazon refused nothing");
  await page.goto(`${HERE}?tab=rejected&open=${refused.key}`);
  const correcting = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload a corrected PDF" }).click();
  const lines = [
    `Invoice No. COR-2026-1`,
    `Order ${refused.order_id}`,
    `Total VAT ${refused.total?.vat.replace("-", "")}`,
    `Total incl. VAT ${refused.total?.gross.replace("-", "")}`,
  ];
  const buffer = await drawSample(lines, { variant: 1 });
  await (await correcting).setFiles({ name: "corrected.pdf", mimeType: "application/pdf", buffer });
  await tray(page).getByRole("button", { name: "Upload 1 PDF" }).click();
  await expect(tray(page).locator('[data-tray-file="sent"]')).toHaveCount(1, { timeout: 20_000 });
  const [again] = await documents(http, `keys=${refused.key}`);
  expect(again?.uploads.map(({ invoice_number }) => invoice_number)).toContain("COR-2026-1");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export sent" }).click();
  const log = await (await download).createReadStream().then(async (stream) => {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString("utf8");
  });
  for (const number of ["COR-2026-1", "FA-2026-00001", "FA-2026-00003"]) expect(log).toContain(number);
  await rm(dir, { recursive: true });
});

test("a file that says nothing is asked for, and the arrow keys choose its document", async ({ page, httpOf }) => {
  const [first] = await documents(await httpOf("merchant"), "state=to_invoice&page_size=1");
  await page.goto(HERE);
  const buffer = await drawSample(["Facture", "Merci"], { variant: 0 });
  await page.locator("input[type=file]").setInputFiles({ name: "scan_1.pdf", mimeType: "application/pdf", buffer });
  const file = tray(page).locator("[data-tray-file]");
  await expect(file).toContainText("No order or shipment id found");
  await file.getByRole("button", { name: "Choose a document" }).click();
  await file.getByRole("textbox").fill(first?.order_id ?? "");
  const offers = file.getByRole("radio");
  await offers.first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(file).toContainText("chosen by you");
  await expect(file.getByText("The amounts could not be read.")).toBeVisible();
  // Its name says why it cannot be pressed.
  await expect(tray(page).getByRole("button", { name: /^Upload/ })).toHaveAttribute("aria-disabled", "true");
});

/** An invoice that opens without a password and is locked all the same. */
function lockedPdf(): Promise<Buffer> {
  const doc = new PDFDocument({ ownerPassword: "only-the-owner", permissions: { printing: "highResolution" } });
  const parts: Buffer[] = [];
  doc.on("data", (part: Buffer) => parts.push(part));
  const finished = new Promise<Buffer>((resolve) => doc.on("end", () => resolve(Buffer.concat(parts))));
  doc.text("Invoice");
  doc.end();
  return finished;
}

test("every file that cannot be used says why in its own words, and nothing of it is sent", async ({ page }) => {
  const script = "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>";
  const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: "application/pdf", buffer });
  const whole = await drawSample(["Invoice", "Order 999-0000000-0000000"], { variant: 1 });
  const files: [string, Buffer][] = [
    ["It is an Office document.", Buffer.from("504b0304", "hex")],
    ["The file is empty.", Buffer.alloc(0)],
    ["It is no PDF, whatever its name says.", Buffer.from("hello")],
    ["It is larger than 10 MB.", Buffer.alloc(11 * 1024 * 1024, 32)],
    ["The PDF is locked with a password.", await lockedPdf()],
    ["The PDF holds active content", pdfOf({ catalog: script })],
    ["Its order is not in Amazon’s list", whole],
    ["The same file is here twice.", whole],
  ];
  await page.goto(HERE);
  await page.locator("input[type=file]").setInputFiles(files.map(([, buffer], at) => pdf(`${at}.pdf`, buffer)));
  const region = tray(page);
  await expect(region.locator('[data-tray-file="reading"]')).toHaveCount(0, { timeout: 30_000 });
  for (const [words] of files) await expect(region.getByText(words)).toBeVisible();
  await expect(region.getByRole("button", { name: /^Upload/ })).toHaveAttribute("aria-disabled", "true");
});

test("an administrator says how long files are kept, and it stays", async ({ pageOf }) => {
  const page = await pageOf("admin");
  await page.goto("/accounts/1/settings/invoices");
  const years = page.getByRole("spinbutton", { name: "Years the PDFs are kept" });
  const form = page.locator("form").filter({ has: years });
  await years.fill("31");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("A whole number of years from 1 to 30.")).toBeVisible();
  await years.fill("12");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("status")).toHaveText("Saved.");
  await page.reload();
  await expect(years).toHaveValue("12");
  await years.fill("10");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("status")).toHaveText("Saved.");
});

test("who may only look sees the list and is offered nothing to send", async ({ pageOf }) => {
  const page = await pageOf("viewer");
  await page.goto(HERE);
  await expect(page.getByRole("heading", { name: "Invoices", level: 1 })).toBeVisible();
  await expect(page.getByText("You can look here; operators send.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add PDFs" })).toHaveCount(0);
  await expect(page.locator("input[type=checkbox]")).toHaveCount(0);
});

test("the store that invoices nothing itself says so and what to do", async ({ page }) => {
  await page.goto(`${HERE}?store=amazon_es`);
  await expect(page.getByText("Amazon makes the invoices for Amazon ES.")).toBeVisible();
  await expect(page.getByText("All clear: nothing waits for an invoice.")).toBeVisible();
  await page.getByRole("link", { name: /^By Amazon/ }).click();
  await expect(page.getByRole("row").nth(2)).toContainText("Amazon invoices");
  await expect(page.locator("tbody").getByText(/late/)).toHaveCount(0);
});

for (const theme of ["light", "dark"] as const) {
  test(`the screen holds no barrier, ${theme}, with a row open and files beside`, async ({ page, httpOf }) => {
    const [first] = await documents(await httpOf("merchant"), "state=to_invoice&page_size=1");
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${HERE}?open=${first?.key}`);
    const lines = ["Invoice", `Order ${first?.order_id}`, "Total incl. VAT 1.00"];
    const buffer = await drawSample(lines, { variant: 0 });
    await page.locator("input[type=file]").setInputFiles({ name: "x.pdf", mimeType: "application/pdf", buffer });
    await expect(tray(page).locator('[data-tray-file="reading"]')).toHaveCount(0);
    await expect(page.getByRole("table", { name: "VAT by rate" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])).toEqual([]);
  });
}
