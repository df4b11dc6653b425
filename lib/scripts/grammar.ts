/**
 * `npm run --silent grammar -- FILE`: reads JSON lines `{ id, metadata, order, action, values }` and prints for each what the form
 * would show and send (DESIGN §4). `-` reads standard input. Lines are streamed, so a file may be larger than memory.
 */

import { createReadStream } from "node:fs";
import { checkLine, loadMatcher } from "../grammar/index";

const BATCH_CHARACTERS = 65_536;

/** Splits at line feeds only: other separators may stand inside a JSON string. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
      parts.push(chunk.slice(start, end));
      yield parts.join("");
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.slice(start));
  }
  if (parts.length > 0) yield parts.join("");
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

async function main(file: string | undefined): Promise<number> {
  if (file === undefined) {
    console.error("usage: npm run --silent grammar -- FILE   (JSON lines; - reads standard input)");
    return 2;
  }
  const matcher = await loadMatcher();
  const source = file === "-" ? process.stdin.setEncoding("utf8") : createReadStream(file, "utf8");
  let batch = "";
  let isFirst = true;
  for await (const line of linesOf(source as AsyncIterable<string>)) {
    const text = isFirst ? line.replace(/^\ufeff/, "") : line;
    isFirst = false;
    if (text.trim() === "") continue;
    batch += `${checkLine(text, matcher)}\n`;
    if (batch.length < BATCH_CHARACTERS) continue;
    await write(batch);
    batch = "";
  }
  if (batch !== "") await write(batch);
  return 0;
}

// Whoever reads us may stop early (`| head`); that is not a fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

main(process.argv[2]).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(`grammar: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
