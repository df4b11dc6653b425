import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import { PeopleError } from "../server/auth/people";

function ask(reader: Interface, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const givenUp = (): void => reject(new PeopleError("No password was given; nothing was changed."));
    reader.once("close", givenUp);
    reader.question("", (typed) => {
      reader.off("close", givenUp);
      process.stderr.write("\n");
      resolve(typed);
    });
    process.stderr.write(question);
  });
}

/** Asks on the terminal. The reader is there before the first question: from then on nothing that is typed is shown. */
async function askTwice(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  reader.on("SIGINT", () => reader.close());
  try {
    const first = await ask(reader, "Password (at least 12 characters): ");
    const second = await ask(reader, "The same again: ");
    if (first !== second) throw new PeopleError("The two passwords differ; nothing was changed.");
    return first;
  } finally {
    reader.close();
  }
}

async function readPiped(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
  return text.split(/\r?\n/)[0] ?? "";
}

/**
 * A new password: typed twice without echo on a terminal, else the first line of standard input.
 * @throws PeopleError when the two differ or none is given
 */
export function readNewPassword(): Promise<string> {
  return process.stdin.isTTY ? askTwice() : readPiped();
}
