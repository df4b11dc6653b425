import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { PeopleError } from "../server/auth/people";

/** Asks one question on the terminal; what is typed is not shown. */
function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    reader.once("SIGINT", () => reader.close());
    reader.once("close", () => reject(new PeopleError("No password was given; nothing was changed.")));
    reader.question("", (typed) => {
      process.stderr.write("\n");
      resolve(typed);
      reader.close();
    });
  });
}

async function readPiped(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
  return text.replace(/\r?\n$/, "");
}

/**
 * A new password: typed twice without echo on a terminal, else the first line of standard input.
 * @throws PeopleError when the two differ or none is given
 */
export async function readNewPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await readPiped()).split(/\r?\n/)[0] ?? "";
  const first = await askHidden("Password (at least 12 characters): ");
  const second = await askHidden("The same again: ");
  if (first !== second) throw new PeopleError("The two passwords differ; nothing was changed.");
  return first;
}
