// The thread that draws: one sheet in, its bytes out. A PDF takes 100 ms and more, in which the server would answer nobody.
import { parentPort } from "node:worker_threads";
import { drawSheet } from "./draw-sheet.mjs";

parentPort.on("message", async ({ id, sheet }) => {
  try {
    const { pdf, missing } = await drawSheet(sheet);
    // A copy of its own: only a whole buffer can change hands.
    const bytes = Uint8Array.from(pdf);
    parentPort.postMessage({ id, pdf: bytes, missing }, [bytes.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, failure: String(error) });
  }
});
