import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext } from "playwright";
import type { VcsDocument } from "@/lib/contract/vcs";
import { drawSample } from "@/lib/scripts/draw-sample";
import { candidateOf } from "@/lib/vcs/matching/candidate";
import { noisyInvoices } from "@/lib/vcs/matching/testing/noisy-invoices";
import { pressed } from "./grid-presses";

const ROUNDS = 6;

/** Presses two tabs in turn, each in a page that has not read them. */
export async function tabTimes(context: BrowserContext, url: string): Promise<number[]> {
  const page = await context.newPage();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(`${url}/accounts/1/invoices`, { waitUntil: "networkidle" });
    for (const tab of ["to_credit", "rejected"]) {
      const link = page.locator(`main nav a[href*="tab=${tab}"]`);
      times.push(await pressed(page, link, true, "documents"));
    }
  }
  await page.close();
  return times;
}

/** Writes invoices as a merchant's own software would draw them, with all their noise. Returns their paths. */
export async function sampleFiles(folder: string, documents: readonly VcsDocument[], count: number): Promise<string[]> {
  const open = documents.filter(({ blocked }) => blocked === null).map(candidateOf);
  const invoices = noisyInvoices(open, count, 7);
  const files: string[] = [];
  for (const [at, { name, lines }] of invoices.entries()) {
    const file = path.join(folder, `${at}`.padStart(3, "0"));
    await mkdir(file);
    const full = path.join(file, path.basename(name));
    await writeFile(full, await drawSample(lines, { variant: at }));
    files.push(full);
  }
  return files;
}

export interface DropTimes {
  /** From the drop to the last file read and matched. */
  ms: number;
  matched: number;
  frames: number;
  longest: number;
  /** Frames of more than 100 ms. */
  over: number;
}

/** Waits in the page for the drop, follows every frame and ends when no file is being read any more. */
function watchDrop(): void {
  const seen = { began: 0, ended: 0, frames: [] as number[] };
  Object.assign(window, { seen });
  const isReading = () => {
    const status = document.querySelector("aside [role=status], section [role=status]");
    return status === null || /reading/.test(status.textContent ?? "");
  };
  let last = 0;
  const frame = (at: number) => {
    if (last > 0) seen.frames.push(at - last);
    last = at;
    if (isReading()) requestAnimationFrame(frame);
    else seen.ended = performance.now();
  };
  const begin = () => {
    seen.began = performance.now();
    requestAnimationFrame(frame);
  };
  document.addEventListener("change", begin, { capture: true, once: true });
}

/** Drops the files on the page and follows its frames until all are matched. */
export async function dropTimes(context: BrowserContext, url: string, files: readonly string[]): Promise<DropTimes> {
  const page = await context.newPage();
  await page.goto(`${url}/accounts/1/invoices`, { waitUntil: "networkidle" });
  await page.evaluate(watchDrop);
  await page.locator("input[type=file]").setInputFiles([...files]);
  await page.waitForFunction(() => (window as unknown as { seen: { ended: number } }).seen.ended > 0, undefined, {
    timeout: 120_000,
    polling: 500,
  });
  const { began, ended, frames } = await page.evaluate(
    () => (window as unknown as { seen: { began: number; ended: number; frames: number[] } }).seen,
  );
  const send = await page.getByRole("button", { name: /^Upload \d+ PDF/ }).textContent();
  await page.close();
  return {
    ms: ended - began,
    matched: Number(/\d+/.exec(send ?? "")?.[0] ?? 0),
    frames: frames.length,
    longest: Math.max(...frames),
    over: frames.filter((frame) => frame > 100).length,
  };
}
